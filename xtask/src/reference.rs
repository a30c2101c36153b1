//! Reference pages that are made from the code, so that they are always true.

use std::path::Path;
use std::process::ExitCode;
use std::{fs, io};

use bigplan_documents::codes::READING_CODES;
use bigplan_figures::codes::FIGURE_CODES;
use bigplan_plan::check::rules;
use bigplan_register::{Registers, described};

/// A page: its name in `docs/reference/`, and its text.
type Page = (&'static str, String);

/// Writes every page.
pub fn run(workspace: &Path) -> ExitCode {
    match write(workspace) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("reference: a page could not be written: {why}");
            ExitCode::from(2)
        }
    }
}

fn write(workspace: &Path) -> io::Result<()> {
    for (name, text) in pages() {
        fs::write(folder(workspace).join(name), text)?;
    }
    Ok(())
}

fn folder(workspace: &Path) -> std::path::PathBuf {
    workspace.join("docs/reference")
}

fn pages() -> Vec<Page> {
    vec![
        ("plan-check.md", plan_check()),
        ("reading-findings.md", reading_findings()),
        ("figures-findings.md", figures_findings()),
        ("registers.md", registers()),
    ]
}

fn reading_findings() -> String {
    let mut text = String::from(
        "# What a reading says\n\nMade by `cargo xtask reference` from `crates/documents/src/codes.rs`. Nothing that a reading does not understand is\nleft out in silence: it becomes a finding with its place.\n\n| code | severity | meaning |\n|---|---|---|\n",
    );
    for known in READING_CODES {
        text.push_str(&format!("| `{}` | {} | {} |\n", known.code, known.severity.as_str(), known.means));
    }
    text
}

fn figures_findings() -> String {
    let mut text = String::from(
        "# What loading figures says\n\nMade by `cargo xtask reference` from `crates/figures/src/codes.rs`. Each finding names its cell. An *error* means\nthat a figure is not among those that can be kept, a *doubt* that it is and someone should look at it, a *note* that\nnothing has to be done.\n\n| code | severity | meaning |\n|---|---|---|\n",
    );
    for known in FIGURE_CODES {
        text.push_str(&format!("| `{}` | {} | {} |\n", known.code, known.severity.as_str(), known.means));
    }
    text
}

/// Every register that the program carries. The same stands on each register's own page, one's own registers among them.
fn registers() -> String {
    let mut text = String::from(
        "# Registers\n\nMade by `cargo xtask reference` from `definitions/registers/`. A register of one's own is one file more:\nsee [the guide](../guides/add-a-register.md).\n",
    );
    let Ok(registers) = Registers::built_in() else { return text };
    for definition in registers.iter() {
        let about = described::about(definition);
        text.push_str(&format!("\n## {} (`{}`)\n\n{}\n", definition.title, definition.code, definition.plain));
        text.push_str(&format!(
            "\nA record is about {about}. The rules were {}.\n",
            described::confirmed(definition.confirmed)
        ));
        for section in described::described(&registers, definition) {
            text.push_str(&format!("\n### {}\n\n| {} |\n|", section.title, section.columns.join(" | ")));
            text.push_str(&"---|".repeat(section.columns.len()));
            for row in section.rows {
                text.push_str(&format!("\n| {} |", row.join(" | ").replace('\n', " ")));
            }
            text.push('\n');
        }
    }
    text
}

fn plan_check() -> String {
    let mut text = String::from(
        "# The plan check\n\nMade by `cargo xtask reference`. Each rule is one file in `crates/plan/src/check/rules/`. A *hole* is something\nmissing, a *doubt* something to decide, an *error* something broken, a *note* worth knowing.\n\n| code | severity | what | why it matters |\n|---|---|---|---|\n",
    );
    for rule in rules() {
        text.push_str(&format!(
            "| `{}` | {} | {} | {} |\n",
            rule.code,
            rule.severity.as_str(),
            rule.title,
            rule.reason
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    #[test]
    fn the_pages_are_those_that_the_code_makes() {
        let workspace = Path::new("..");
        for (name, text) in super::pages() {
            let kept = fs::read_to_string(super::folder(workspace).join(name)).unwrap_or_default();
            assert_eq!(kept, text, "run `cargo xtask reference` and commit {name}");
        }
    }
}
