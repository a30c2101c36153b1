//! `bigplan demo county` at the command line: a small one, again, and bad input.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it stands")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bigplan"))
        .args(["demo", "county"])
        .args(arguments)
        .current_dir(folder)
        .env("BIGPLAN_DATABASE", format!("sqlite:{}", folder.join("county.sqlite").display()))
        .output()
        .unwrap()
}

fn folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("bigplan-county-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn a_county_is_made_once_and_bad_input_has_its_sentence() {
    let folder = folder();
    let small = ["--children", "60", "--years", "3", "--until", "2024-03-31", "--attendance", "terms.csv", "--json"];
    let made = run(&folder, &small);
    assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
    let first: Value = serde_json::from_slice(&made.stdout).expect("one JSON document and nothing else");
    assert_eq!((&first["complete"], &first["people_before"]), (&Value::from(true), &Value::from(0)));
    assert!(first["records"]["school-place"].as_u64() > Some(30), "{first}");
    let terms = std::fs::read_to_string(folder.join("terms.csv")).unwrap();
    assert_eq!(terms.lines().count() as u64, first["attendance_rows"].as_u64().unwrap() + 1);
    assert!(terms.starts_with("upn,school,") && terms.contains("INV0"), "{terms}");
    let again: Value = serde_json::from_slice(&run(&folder, &small).stdout).unwrap();
    assert_eq!((&again["people"], &again["people_before"]), (&first["people"], &first["people"]));
    let ends = |arguments: &[&str], wanted: &str| {
        let output = run(&folder, arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(wanted) && said.contains("Nothing was saved."), "{said}");
    };
    ends(&["--children", "0"], "from 1 to 2000000 children");
    ends(&["--years", "26"], "from 1 to 25 years");
    ends(&["--until", "2028-01-01"], "lies ahead");
    ends(&["--children", "60", "--until", "2024-03-31"], "another invented county");
    ends(&["--database", "postgres://nobody@127.0.0.1:9/none"], "did not answer");
    let _ = std::fs::remove_dir_all(folder);
}
