//! The cluster's figures are the ledger's, row for row.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::nodes::Nodes;
use crate::place::{Place, said};

/// Numerator, denominator, value and standing by measure, area, group and year.
type Rows = BTreeMap<[String; 4], [Value; 4]>;

/// What the ledger's figures can be broken down by.
const BY: [&str; 8] = ["district", "sex", "age", "ethnicity", "disability", "looked-after", "free-meals", "source"];

fn rows(document: &Value) -> Rows {
    let text = |one: &Value, name: &str| one[name].as_str().unwrap().to_owned();
    let row = |one: &Value| {
        // The ledger's document leaves out the letter that tells the kinds of split years apart.
        let year = text(one, "period").trim_end_matches(['f', 's']).to_owned();
        let key = [text(one, "measure"), text(one, "area"), text(one, "group"), year];
        (key, ["numerator", "denominator", "value", "standing"].map(|name| one[name].clone()))
    };
    let results = document["results"].as_array().unwrap();
    let found: Rows = results.iter().map(row).collect();
    assert_eq!(found.len(), results.len(), "no row comes twice");
    found
}

/// The ledger's figures of the years that were counted.
fn ledger(place: &Place, wanted: &Rows) -> Rows {
    let mut asked: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for [measure, _, _, year] in wanted.keys() {
        let measures = asked.entry(year).or_default();
        if !measures.contains(&measure.as_str()) {
            measures.push(measure);
        }
    }
    let mut found = Rows::new();
    for (year, measures) in asked {
        for by in BY {
            // Where records came from is told of how well registers are kept only.
            let told = measures.iter().copied().filter(|code| by != "source" || code.starts_with("quality-"));
            let measures: Vec<&str> = told.collect();
            if !measures.is_empty() {
                let arguments =
                    [&["count", "--json", "--by", by, "--period", year, "--measure"], &measures[..]].concat();
                found.extend(rows(&place.main(&arguments)));
            }
        }
    }
    found
}

fn told(place: &Place, more: &[&str]) -> Rows {
    let (code, document) = place.json(&[&["count", "--from", "counted", "--json"], more].concat());
    assert_eq!(code, 0, "{document}");
    rows(&document)
}

#[test]
fn here_and_on_a_cluster_the_figures_are_the_ledgers() {
    let place = Place::new("equal").with_county("700");
    let here = told(&place, &[]);
    let ledger = ledger(&place, &here);
    assert!(here.len() > 2_000, "{}", here.len());
    for (key, row) in &ledger {
        assert_eq!(here.get(key), Some(row), "{key:?}");
    }
    assert_eq!(here.len(), ledger.len());
    let nodes = Nodes::start(&place);
    let folder = place.folder.join("counted").display().to_string();
    let (code, document) = place.json(&["count", "--from", &folder, "--json", "--cluster", &nodes.address]);
    assert_eq!(code, 0, "{document}");
    assert_eq!(rows(&document), here);
    // Some only.
    let some = told(&place, &["--measure", "referrals", "--period", "2022/23f"]);
    assert!(!some.is_empty() && some.iter().all(|(key, row)| here.get(key) == Some(row)), "{some:?}");
    assert!(some.keys().all(|[measure, _, _, year]| measure == "referrals" && year == "2022/23"));
    let less = told(&place, &["--as-of", "2022-01-01"]);
    assert!(less.len() < here.len(), "what came later is not counted");
}

#[test]
fn what_is_not_as_it_was_written_is_refused() {
    let place = Place::new("refused").with_county("60");
    let ends = |wanted: &str, more: &[&str]| {
        let output = place.begin(&[&["count", "--from", "counted"], more].concat()).output().unwrap();
        let said = said(&output);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(wanted), "{said}");
    };
    ends("No measure \"otters\"", &["--measure", "otters"]);
    ends("is no period", &["--period", "last year"]);
    ends("df://HOST:PORT", &["--cluster", "http://127.0.0.1:1"]);
    ends("No figure was told", &["--cluster", "df://127.0.0.1:9"]);
    let manifest = place.folder.join("counted/manifest.json");
    let text = std::fs::read_to_string(&manifest).unwrap();
    std::fs::write(&manifest, text.replacen("\"rules\": \"", "\"rules\": \"0", 1)).unwrap();
    ends("with other definitions", &[]);
    std::fs::write(&manifest, text).unwrap();
    let file = place.folder.join("counted/address.parquet");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[100] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    ends("is not as it was written", &[]);
    std::fs::remove_file(&file).unwrap();
    ends("is no export for counting", &[]);
}
