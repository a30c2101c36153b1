//! Loading figures at the command line, and definitions of one's own: good and bad input. The figures are invented.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it stands")]

use std::fs;
use std::process::{Command, Output};

use serde_json::Value;

const BAD: &str = "measure,area,period,value\nNI 59,Peterborough,2009/10,71.5\nNI 61,Peterborough,2009/10,140\n";

fn run(folder: &std::path::Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bigplan"))
        .args(arguments)
        .current_dir(folder)
        .env("BIGPLAN_DATABASE", format!("sqlite:{}", folder.join("figures.sqlite").display()))
        .env("BIGPLAN_DEFINITIONS", folder.join("definitions"))
        .output()
        .unwrap()
}

fn folder(name: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("bigplan-figures-{name}-{}", std::process::id()));
    fs::create_dir_all(folder.join("definitions/measures")).unwrap();
    folder
}

#[test]
fn a_bad_row_keeps_a_file_out_until_good_rows_are_asked_for_and_twice_changes_nothing() {
    let folder = folder("load");
    fs::write(folder.join("bad.csv"), BAD).unwrap();
    let load = |more: &[&str]| -> (i32, Value) {
        let output = run(&folder, &[&["figures", "load", "bad.csv", "--json"], more].concat());
        let json = serde_json::from_slice(&output.stdout).expect("one JSON document and nothing else");
        (output.status.code().unwrap(), json)
    };
    let (code, refused) = load(&[]);
    assert_eq!((code, &refused["saved"], &refused["refused"]), (1, &Value::from(false), &Value::from(1)));
    assert!(refused["findings"][0]["message"].as_str().unwrap().contains("D3"));
    let (code, kept) = load(&["--good-rows"]);
    assert_eq!((code, &kept["saved"], &kept["new"]), (1, &Value::from(true), &Value::from(1)));
    let (_, again) = load(&["--good-rows"]);
    assert_eq!((&again["saved"], &again["same"]), (&Value::from(false), &Value::from(1)));
    let missing = run(&folder, &["figures", "load", "nowhere.csv"]);
    assert_eq!(missing.status.code(), Some(2));
    let nobody = run(&folder, &["figures", "load", "bad.csv", "--partnership", "nobody", "--good-rows"]);
    assert!(String::from_utf8_lossy(&nobody.stderr).contains("There is no partnership"));
    let _ = fs::remove_dir_all(folder);
}

#[test]
fn a_bad_definition_stops_the_start_with_file_line_and_reason() {
    let folder = folder("definitions");
    fs::write(folder.join("definitions/measures/mine.toml"), "code = \"mine\"\ntitle = 3\n").unwrap();
    let output = run(&folder, &["serve", "--listen", "127.0.0.1:0"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("mine.toml, line 2:") && said.contains("nothing was started"), "{said}");
    let _ = fs::remove_dir_all(folder);
}

#[test]
fn a_bad_file_of_outlines_stops_the_start_with_its_reason() {
    let folder = folder("outlines");
    fs::create_dir_all(folder.join("definitions/areas")).unwrap();
    let file = folder.join("definitions/areas/wards.geojson");
    let bad: [(&[u8], &str); 3] =
        [(b"{\n\"features\": [", "wards.geojson, line 2:"), (b"{}", "no polygon"), (b"\xff\xfe{", "wards.geojson")];
    for (text, reason) in bad {
        fs::write(&file, text).unwrap();
        let output = run(&folder, &["serve", "--listen", "127.0.0.1:0"]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("wards.geojson") && said.contains(reason), "{said}");
        assert!(said.to_lowercase().contains("nothing was started"), "{said}");
    }
    let _ = fs::remove_dir_all(folder);
}
