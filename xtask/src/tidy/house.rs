//! SQL stands in the ledger and in `queries.rs`, HTML in templates, and nothing is left half done.

use super::Breach;
use super::files::SourceFile;

const SQL: [&str; 4] =
    [concat!("\"SEL", "ECT "), concat!("\"INS", "ERT INTO "), concat!("\"UPD", "ATE "), concat!("\"DEL", "ETE FROM ")];
const HTML: [&str; 9] = ["\"<div", "\"<p>", "\"<span", "\"<a ", "\"<li", "\"<table", "\"<svg", "\"<path", "\"<text"];
const UNFINISHED: [&str; 5] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("to", "do!("),
    concat!("unimple", "mented!("),
    concat!("#[ig", "nore]"),
];

/// Looks at every line of the program.
pub fn check(sources: &[SourceFile]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in sources.iter().filter(|file| file.path.ends_with(".rs")) {
        for (index, line) in file.text.lines().enumerate() {
            if UNFINISHED.iter().any(|word| line.contains(word)) && !file.path.ends_with("tidy/house.rs") {
                breaches.push(Breach::new(file.place(index + 1), "finish it, or leave it out and say so"));
            }
        }
    }
    for file in sources.iter().filter(|file| file.is_program()) {
        let sql_home = matches!(file.krate(), Some("ledger" | "testbed")) || file.path.ends_with("/queries.rs");
        let html_home = !matches!(file.krate(), Some("site" | "press"));
        for (number, line) in file.code() {
            if !sql_home && SQL.iter().any(|start| line.contains(start)) {
                breaches
                    .push(Breach::new(file.place(number), "SQL belongs in the ledger or in a feature's queries.rs"));
            }
            if !html_home && HTML.iter().any(|start| line.contains(start)) {
                breaches.push(Breach::new(file.place(number), "HTML belongs in a template"));
            }
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::{SourceFile, check};

    #[test]
    fn sql_and_html_have_their_homes() {
        let broken = |path: &str, text: &str| check(&[SourceFile { path: path.into(), text: text.into() }]).len();
        assert_eq!(broken("crates/site/src/features/plan/page.rs", "let a = \"SELECT 1\";"), 1);
        assert_eq!(broken("crates/site/src/features/plan/queries.rs", "let a = \"SELECT 1\";"), 0);
        assert_eq!(broken("crates/site/src/features/plan/page.rs", "let a = \"<div class='x'>\";"), 1);
    }
}
