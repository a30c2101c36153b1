//! Pure crates know no clock, file system, network, process or randomness.

use super::Breach;
use super::files::SourceFile;

const PURE: [&str; 13] = [
    "plan",
    "measure",
    "register",
    "county",
    "counting",
    "columnar",
    "outward",
    "documents",
    "exchange",
    "press",
    "figures",
    "office",
    "returns",
];
const IMPURE: [&str; 12] = [
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "SystemTime",
    "Instant::now",
    "Zoned::now",
    "Timestamp::now",
    "tokio::",
    "sqlx::",
    "getrandom",
    "rand::",
];

/// Looks for impure paths in the pure crates.
pub fn check(sources: &[SourceFile]) -> Vec<Breach> {
    let pure =
        sources.iter().filter(|file| file.is_program() && file.krate().is_some_and(|krate| PURE.contains(&krate)));
    pure.flat_map(|file| {
        file.code().filter_map(|(number, line)| {
            let word = IMPURE.iter().find(|word| line.contains(**word))?;
            Some(Breach::new(file.place(number), format!("a pure crate must not use {word}: take it as an argument")))
        })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::{SourceFile, check};

    #[test]
    fn a_clock_in_a_pure_crate_is_a_breach_and_in_its_tests_is_not() {
        let text = "use jiff::Zoned;\nfn a() { Zoned::now(); }\n#[cfg(test)]\nuse std::fs;\n";
        let file = |path: &str| SourceFile { path: path.into(), text: text.into() };
        assert_eq!(check(&[file("crates/plan/src/a.rs")]).len(), 1);
        assert_eq!(check(&[file("crates/ledger/src/a.rs")]).len(), 0);
    }
}
