//! Whether every counted measure is worked by hand, with records enough.

use std::collections::{BTreeMap, BTreeSet};

use bigplan_counting::Count;
use bigplan_measure::CountRule;

use crate::cases::{Built, FILES, measures};

/// A rule is tried with this many records, at the least.
const ENOUGH: usize = 10;

#[test]
fn every_counted_measure_is_worked_by_hand() {
    let built = Built::new();
    let named: BTreeSet<&str> = FILES.iter().flat_map(|(_, text)| measures(text)).collect();
    // What has other words or was collected in other years, and counts by the same rule, has the same cases.
    // What it is out of beside records is no matter of theirs.
    let rule = |one: &Count| CountRule { people: None, ..one.rule.clone() };
    let alike = |one: &Count, other: &Count| rule(one) == rule(other) && one.measure.year == other.measure.year;
    let worked: Vec<&Count> = built.counts.iter().filter(|count| named.contains(count.measure.code.as_str())).collect();
    let lacking: Vec<&str> = built
        .counts
        .iter()
        .filter(|count| !worked.iter().any(|known| alike(count, known)))
        .map(|count| count.measure.code.as_str())
        .collect();
    assert!(lacking.is_empty(), "no file of cases works these by hand: {}", lacking.join(", "));
}

#[test]
fn every_file_of_cases_is_run() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/counting/cases");
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let found: BTreeSet<String> = names.filter(|name| name != "README.md").collect();
    let run: BTreeSet<String> = FILES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(found, run);
}

/// Lines of a file that begin with one of the registers, as far as they are records.
fn records<'a>(text: &'a str, registers: &BTreeSet<&str>) -> Vec<&'a str> {
    let lines = text.lines().skip(2).map(|line| line.split('#').next().unwrap());
    lines.filter(|line| line.split_whitespace().next().is_some_and(|first| registers.contains(first))).collect()
}

/// What stands behind the arrows, by measure.
fn said(lines: &[&str], measures: usize) -> Vec<Vec<String>> {
    let mut said = vec![Vec::new(); measures];
    for line in lines {
        let columns: Vec<&str> = line.split_once("->").map_or("", |(_, counts)| counts).split('|').collect();
        for (at, column) in said.iter_mut().enumerate() {
            column.push(columns[at.min(columns.len() - 1)].trim().to_owned());
        }
    }
    said
}

#[test]
fn a_rule_is_tried_with_ten_records_that_differ() {
    let built = Built::new();
    let mut poor: BTreeMap<String, String> = BTreeMap::new();
    for (name, text) in FILES {
        let codes: Vec<&str> = measures(text).collect();
        for (at, code) in codes.iter().enumerate() {
            let count = built.counts.find(&code.parse().unwrap()).unwrap();
            let events = count.rule.events.as_ref().map(|events| events.register.as_str());
            let registers = [Some(count.register().as_str()), events].into_iter().flatten().collect();
            let lines = records(text, &registers);
            let all = &said(&lines, codes.len())[at];
            let some = all.iter().filter(|said| !said.is_empty()).count();
            let nought = all.iter().any(|said| said.contains(":0"));
            // A score is put in order: none need be nought.
            let may_be_nought = count.rule.numerator.is_some() && !count.measure.is_of_scores();
            let enough = lines.len() >= ENOUGH && some > 0 && some < all.len() && (nought || !may_be_nought);
            if !enough {
                let why = format!("{} records, {some} of them count, one comes to nought: {nought}", lines.len());
                poor.insert(format!("{name}, {code}"), why);
            }
        }
    }
    assert!(poor.is_empty(), "{poor:#?}");
}
