//! A few rows each of published files (see `tests/data/README.md`), held against the measures
//! and places that the program carries.

use std::fs;
use std::path::PathBuf;

use bigplan_figures::{Layout, Vocabulary};
use bigplan_measure::{Areas, Catalogue, Groups};

use crate::shown::{line, recognised};

/// Reads a file; its layout, at least so many figures, these among them, and these codes of errors.
fn check(name: &str, layout: Layout, least: u64, figures: &[&str], errors: &[&str]) {
    let (catalogue, areas, groups) =
        (Catalogue::built_in().unwrap(), Areas::built_in().unwrap(), Groups::built_in().unwrap());
    let vocabulary = Vocabulary { catalogue: &catalogue, areas: &areas, groups: &groups };
    let path = PathBuf::from("tests/data/published").join(name);
    let (mapping, rows, reading) = recognised(&fs::read(path).unwrap(), vocabulary);
    let bare = |row| line(row).split_once(' ').map_or_else(String::new, |(_, rest)| rest.to_owned());
    let lines: Vec<String> = rows.iter().map(bare).collect();
    assert_eq!(mapping.layout, layout, "{name}");
    assert!(reading.given >= least, "{name}: {} given, {:?}", reading.given, reading.counts);
    for figure in figures {
        assert!(lines.iter().any(|line| line == figure), "{name}: {figure} is not among {lines:#?}");
    }
    let known = bigplan_figures::codes::FIGURE_CODES;
    let is_error = |code: &str| known.iter().any(|k| k.code == code && k.severity.as_str() == "error");
    let told: Vec<&str> = reading.counts.keys().map(String::as_str).filter(|code| is_error(code)).collect();
    assert_eq!(told, errors, "{name}: {:?}", reading.counts);
}

#[test]
fn open_data_with_a_column_for_each_measure() {
    check(
        "children-in-need.csv",
        Layout::OpenData,
        27,
        &["children-in-need E92000001 all 2025 402400", "children-in-need E06000031 all 2013 1597"],
        &[],
    );
    check(
        "referrals.csv",
        Layout::OpenData,
        60,
        &["re-referrals-12-months E06000046 all 2024/25f 46.7 (2273 of ?)"],
        &[],
    );
    check(
        "plans-by-length.csv",
        Layout::OpenData,
        50,
        &[
            "protection-plans-open-2-years E06000046 all 2025 3.9 (8 of ?)",
            "protection-plans-open-2-years E10000003 all 2024 [Confidential]",
        ],
        &[],
    );
    check("neet.csv", Layout::OpenData, 60, &["neet-16-17 E06000031 all 2021 4"], &[]);
    check("participation.csv", Layout::OpenData, 40, &["neet-16-17 E06000046 all 2023 3.6"], &[]);
}

#[test]
fn a_column_of_codes_may_come_first() {
    check("participation-code-first.csv", Layout::OpenData, 20, &["neet-16-17 E06000015 all 2022 1"], &[]);
}

#[test]
fn kinds_of_school_are_groups() {
    check(
        "exclusions.csv",
        Layout::OpenData,
        60,
        &[
            "permanent-exclusions E06000031 all 2006/07s 0.15 (42 of ?)",
            "permanent-exclusions E06000031 school-type:primary 2006/07s [NotAvailable]",
        ],
        &[],
    );
}

#[test]
fn rows_that_name_the_measure() {
    check(
        "placement-stability.csv",
        Layout::Long,
        13,
        &["looked-after-long-term-stability E06000031 all 2024/25f 64 (65 of ?)"],
        &["unknown-measure"],
    );
    check(
        "spending.csv",
        Layout::Long,
        12,
        &["spend-leaving-care E06000031 all 2008/09f 1034260.45"],
        &["unknown-measure"],
    );
    check("looked-after-long.csv", Layout::Long, 0, &[], &["unknown-measure"]);
    check("neighbours.csv", Layout::Long, 26, &["children-in-need-rate E10000012 all 2009 238"], &["unknown-area"]);
}

#[test]
fn public_health_profiles() {
    check("profile-poverty.csv", Layout::Profile, 12, &[], &[]);
    check("profile-obesity.csv", Layout::Profile, 21, &[], &[]);
}

#[test]
fn conceptions_with_their_flags() {
    check(
        "conceptions.csv",
        Layout::OpenData,
        60,
        &[
            "under-18-conceptions E06000031 all 2007 45.9",
            "under-18-conceptions E06000017 all 1998 16.9 [Unreliable]",
            "under-18-conceptions K04000001 all 2010 34.3",
            "under-18-conceptions E10000009 all 1998 31.1",
        ],
        &[],
    );
}

#[test]
fn years_of_every_kind_and_two_editions() {
    check("indicators.csv", Layout::Long, 54, &["under-18-conceptions E06000031 all 2016 29.8"], &[]);
    check("two-editions.csv", Layout::Long, 20, &[], &[]);
}
