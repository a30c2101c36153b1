//! Dependencies point down, and heavy libraries stand in one crate each.

use super::Breach;
use super::files::SourceFile;

/// Which of our crates each may use.
const ALLOWED: [(&str, &[&str]); 21] = [
    ("plan", &[]),
    ("measure", &["plan"]),
    ("register", &["plan", "measure"]),
    ("counting", &["measure", "register"]),
    ("columnar", &["measure", "register", "counting"]),
    ("outward", &["measure", "register", "figures"]),
    ("county", &["register"]),
    ("office", &[]),
    ("figures", &["plan", "measure", "office"]),
    ("returns", &["office"]),
    ("crosswalk", &["measure", "register", "counting", "returns"]),
    ("documents", &["plan", "office"]),
    ("exchange", &["plan"]),
    ("press", &[]),
    ("pdftext", &["documents", "plan"]),
    ("ledger", &["plan", "measure", "register", "counting"]),
    (
        "site",
        &[
            "plan",
            "measure",
            "register",
            "figures",
            "documents",
            "exchange",
            "ledger",
            "outward",
            "pdftext",
            "press",
            "returns",
            "counting",
            "crosswalk",
        ],
    ),
    (
        "bigplan",
        &[
            "plan",
            "measure",
            "register",
            "figures",
            "documents",
            "exchange",
            "ledger",
            "outward",
            "returns",
            "crosswalk",
            "counting",
            "site",
            "pdftext",
            "demo",
            "county",
            "mail",
            "columnar",
        ],
    ),
    ("mail", &["plan", "ledger"]),
    ("testbed", &[]),
    ("demo", &["plan", "measure", "register", "figures", "ledger", "county"]),
];

/// Libraries that only one crate may name.
const ONLY_IN: [(&str, &[&str]); 6] = [
    ("parquet", &["columnar"]),
    ("axum", &["site"]),
    ("askama", &["site", "press"]),
    ("sqlx", &["ledger", "testbed"]),
    ("clap", &["bigplan"]),
    ("lettre", &["mail"]),
];

/// Reads the manifests: what stands under `[dependencies]`.
pub fn check(sources: &[SourceFile]) -> Vec<Breach> {
    let manifests =
        sources.iter().filter(|file| file.path.starts_with("crates/") && file.path.ends_with("/Cargo.toml"));
    manifests.flat_map(check_manifest).collect()
}

fn check_manifest(file: &SourceFile) -> Vec<Breach> {
    let krate = file.krate().unwrap_or_default();
    let Some((_, allowed)) = ALLOWED.iter().find(|(name, _)| *name == krate) else {
        return vec![Breach::new(&file.path, "a new crate: say in xtask/src/tidy/dependencies.rs what it may use")];
    };
    let mut breaches = Vec::new();
    let mut section = "";
    for (index, line) in file.text.lines().enumerate() {
        if line.starts_with('[') {
            section = line.trim_matches(['[', ']']);
        }
        if section != "dependencies" {
            continue;
        }
        let name = line.split(['=', '.', ' ']).next().unwrap_or_default();
        if name.strip_prefix("bigplan-").is_some_and(|own| !allowed.contains(&own)) {
            breaches.push(Breach::new(file.place(index + 1), format!("{krate} must not depend on {name}")));
        }
        if ONLY_IN.iter().any(|(library, homes)| *library == name && !homes.contains(&krate)) {
            breaches.push(Breach::new(file.place(index + 1), format!("{name} does not belong in {krate}")));
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::{SourceFile, check};

    fn broken(path: &str, text: &str) -> usize {
        check(&[SourceFile { path: path.into(), text: text.into() }]).len()
    }

    #[test]
    fn what_points_up_is_a_breach() {
        assert_eq!(broken("crates/plan/Cargo.toml", "[dependencies]\nbigplan-ledger.workspace = true\n"), 1);
        assert_eq!(broken("crates/ledger/Cargo.toml", "[dependencies]\naxum = \"0.8\"\n"), 1);
        assert_eq!(
            broken(
                "crates/ledger/Cargo.toml",
                "[dependencies]\nbigplan-plan.workspace = true\n[dev-dependencies]\nbigplan-testbed.workspace = true\n"
            ),
            0
        );
        assert_eq!(broken("crates/unheard-of/Cargo.toml", ""), 1);
    }
}
