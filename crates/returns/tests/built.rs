//! Every rule that has a case is built: nothing is left out in silence.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::collections::BTreeSet;

use bigplan_returns::{looked_after, need};

fn cases(folder: &str) -> BTreeSet<String> {
    let path = format!("tests/data/{folder}");
    let files = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    let cases = files.filter(|path| path.extension().is_some_and(|end| end == "jsonl"));
    cases.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect()
}

fn count(folder: &str) -> usize {
    let path = |code| format!("tests/data/{folder}/{code}.jsonl");
    cases(folder).iter().map(|code| std::fs::read_to_string(path(code)).unwrap().lines().count()).sum()
}

/// Rules whose cases are there and that are not built yet.
const NOT_BUILT: [&str; 0] = [];

#[test]
fn rules_and_cases_are_the_same() {
    let codes: BTreeSet<String> = looked_after::rules::RULES.iter().map(|rule| rule.code.to_owned()).collect();
    let wanted: BTreeSet<String> =
        cases("ssda903").into_iter().filter(|code| !NOT_BUILT.contains(&code.as_str())).collect();
    assert_eq!(codes, wanted);
    let codes: BTreeSet<String> = need::rules::RULES.iter().map(|rule| rule.code.to_owned()).collect();
    let wanted: BTreeSet<String> =
        cases("cin").into_iter().filter(|code| !NOT_BUILT.contains(&code.as_str())).collect();
    assert_eq!(codes, wanted);
}

#[test]
fn all_cases_are_carried() {
    assert_eq!((count("ssda903"), count("cin")), (379, 114));
}

#[test]
fn every_rule_says_what_it_is_about() {
    for rule in looked_after::rules::RULES {
        assert!(rule.text.ends_with('.') && !rule.fields.is_empty() && rule.from <= rule.until, "{}", rule.code);
    }
    for rule in need::rules::RULES {
        assert!(rule.text.ends_with('.') && !rule.text.is_empty(), "{}", rule.code);
    }
}
