//! Persistent absence of invented pupils, held against plain addition.

use std::collections::BTreeMap;

use crate::nodes::Nodes;
use crate::place::{Place, said};

#[test]
fn pupils_count_once_a_school_and_year_here_and_on_a_cluster() {
    let place = Place::new("attendance");
    let made = place.begin(&["make-attendance", "--rows", "100000", "--files", "3", "--out", "rows"]).output().unwrap();
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    assert!(said(&made).contains("Nobody in it is a person"));
    let folder = place.folder.join("rows").display().to_string();
    let (code, here) = place.json(&["attendance", "--from", &folder, "--json"]);
    assert_eq!(code, 0, "{here}");
    let results = here["results"].as_array().unwrap();
    let mut sums: BTreeMap<(bool, String), (i64, i64)> = BTreeMap::new();
    for one in results {
        let key = (one["school"].is_null(), one["group"].as_str().unwrap().to_owned());
        let sum = sums.entry(key).or_default();
        let (pupils, absent) = (one["pupils"].as_i64().unwrap(), one["persistently-absent"].as_i64().unwrap());
        assert_eq!(one["value"].as_f64().unwrap(), absent as f64 / pupils as f64 * 100.0);
        *sum = (sum.0 + pupils, sum.1 + absent);
    }
    // A third of the rows, made up to whole pupils.
    assert_eq!(sums[&(true, "all".to_owned())].0, 33_334);
    for ((whole, group), sum) in &sums {
        assert_eq!(sums[&(!whole, group.clone())], *sum, "schools together are all: {group}");
    }
    let (girls, boys) = (sums[&(true, "sex:girls".to_owned())], sums[&(true, "sex:boys".to_owned())]);
    assert_eq!((girls.0 + boys.0, girls.1 + boys.1), sums[&(true, "all".to_owned())]);
    let nodes = Nodes::start(&place);
    let (code, there) = place.json(&["attendance", "--from", &folder, "--json", "--cluster", &nodes.address]);
    assert_eq!((code, there == here), (0, true), "the cluster's figures are others");
}
