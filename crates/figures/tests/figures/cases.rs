//! Every invented file in `tests/data/cases` gives what stands beside it.
//!
//! `BIGPLAN_WRITE_CASES=1` writes what is given instead; look at the difference before it is kept.

use std::fs;
use std::path::PathBuf;

use crate::shown::shown;
use crate::vocabulary::invented;

fn folder() -> PathBuf {
    PathBuf::from("tests/data/cases")
}

fn check(name: &str) {
    let bytes = fs::read(folder().join(format!("{name}.csv"))).unwrap();
    let given = shown(&bytes, invented());
    let kept = folder().join(format!("{name}.txt"));
    if std::env::var_os("BIGPLAN_WRITE_CASES").is_some() {
        fs::write(kept, given).unwrap();
        return;
    }
    let expected = fs::read_to_string(kept).unwrap_or_default();
    assert_eq!(given, expected, "{name}");
}

#[test]
fn every_case_gives_what_stands_beside_it() {
    let mut names: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().to_str()?.strip_suffix(".csv").map(str::to_owned))
        .collect();
    names.sort();
    assert!(names.len() > 20, "{names:?}");
    names.iter().for_each(|name| check(name));
}
