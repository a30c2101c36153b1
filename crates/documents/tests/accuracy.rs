//! Reads real documents and holds the reading to its answer keys.
//!
//! The documents are not part of the repository: `BIGPLAN_PLANS` names the folder that
//! holds them. Without it the test says that it was skipped.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it stands")]

use std::collections::BTreeMap;
use std::path::Path;

use bigplan_documents::accuracy::{Key, Tally, compare};
use bigplan_documents::{formats::text, understand::understand};

/// The least that a kind must reach over all documents, in precision and recall. Fields
/// that hang on an item have a lower bar than the kinds themselves.
const FLOORS: [(&str, f64); 6] = [
    ("need", 0.95),
    ("group", 0.95),
    ("recommendation", 0.95),
    ("judgement", 0.95),
    ("term", 0.95),
    ("all items", 0.80),
];

#[test]
fn the_reading_agrees_with_the_answer_keys() {
    let Ok(folder) = std::env::var("BIGPLAN_PLANS") else {
        eprintln!("skipped: set BIGPLAN_PLANS to the folder that holds the documents of the answer keys");
        return;
    };
    let totals = totals(Path::new(&folder));
    let mut short = Vec::new();
    for (kind, floor) in FLOORS {
        let tally = totals.get(kind).unwrap_or_else(|| panic!("no key speaks of {kind}"));
        if tally.precision() < floor || tally.recall() < floor {
            short.push(format!(
                "{kind}: precision {:.3}, recall {:.3}, at least {floor}",
                tally.precision(),
                tally.recall()
            ));
            short.extend(tally.missed.iter().map(|m| format!("  missed {m}")));
            short.extend(tally.extra.iter().map(|m| format!("  extra {m}")));
        }
    }
    assert!(short.is_empty(), "{}", short.join("\n"));
}

fn totals(folder: &Path) -> BTreeMap<String, Tally> {
    let mut keys: BTreeMap<String, Key> = BTreeMap::new();
    for entry in std::fs::read_dir("tests/keys").unwrap() {
        let key = Key::read(&std::fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        keys.entry(key.document.clone()).or_default().take_in(key);
    }
    let mut totals: BTreeMap<String, Tally> = BTreeMap::new();
    for (document, key) in keys {
        let bytes = std::fs::read(folder.join(&document)).unwrap();
        let (plan, _) = understand(&text::read(&String::from_utf8_lossy(&bytes)));
        for tally in compare(&plan, &key) {
            let empty = Tally { kind: tally.kind.clone(), ..Tally::default() };
            totals.entry(tally.kind.clone()).or_insert(empty).take_in(tally);
        }
    }
    totals
}
