//! Good files, damaged byte by byte and piece by piece: reading ends, and soon.
//!
//! `BIGPLAN_FUZZ_ROUNDS=100000` searches longer. A failing round prints its number.

use std::io::{Cursor, Read};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use bigplan_figures::{propose, read};

use crate::books::{merged, open_document, package};
use crate::old_book::falls;
use crate::vocabulary::invented;
use mangle::Mangler;

#[path = "../../../documents/tests/fuzz/mangle.rs"]
mod mangle;

fn rounds(usual: u64) -> u64 {
    std::env::var("BIGPLAN_FUZZ_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(usual)
}

/// Reads as far as it goes; what is given is a number, never "not a number".
fn try_read(bytes: &[u8]) {
    let Ok(proposal) = propose(Cursor::new(bytes), invented()) else { return };
    let reading = read(Cursor::new(bytes), &proposal.mapping, invented(), &mut |row| {
        let o = &row.observation;
        assert!([o.value, o.numerator, o.denominator].into_iter().flatten().all(f64::is_finite), "{row:?}");
        assert!(o.value.is_some() || o.missing.is_some(), "{row:?}");
        ControlFlow::Continue(())
    });
    if let Ok(reading) = reading {
        let kept = reading.findings.iter().filter(|finding| finding.code != "pictures-only").count() as u64;
        assert!(reading.counts.values().sum::<u64>() >= kept);
    }
}

fn run(name: &str, usual: u64, damaged: impl Fn(&mut Mangler) -> Vec<u8>) {
    for round in 0..rounds(usual) {
        let bytes = damaged(&mut Mangler::new(round));
        let survived = catch_unwind(AssertUnwindSafe(|| try_read(&bytes))).is_ok();
        assert!(survived, "{name} failed in round {round}");
    }
}

const TEXTS: [&[u8]; 6] = [
    include_bytes!("../data/cases/long.csv"),
    include_bytes!("../data/cases/symbols.csv"),
    include_bytes!("../data/cases/wide-two-lines.csv"),
    include_bytes!("../data/cases/open-data.csv"),
    include_bytes!("../data/cases/profile.csv"),
    include_bytes!("../data/cases/totals.csv"),
];

#[test]
fn text() {
    run("text", 1200, |mangler| {
        let seed = TEXTS[mangler.below(TEXTS.len())];
        mangler.mangled(seed)
    });
}

#[test]
fn old_workbooks() {
    let seed = falls();
    run("xls", 300, |mangler| mangler.mangled(&seed));
}

fn inside(mangler: &mut Mangler, seed: &[u8]) -> Vec<u8> {
    if mangler.below(4) == 0 {
        return mangler.mangled(seed);
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(seed)).unwrap();
    let damaged = mangler.below(archive.len());
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let (name, mut bytes) = (file.name().unwrap().to_string(), Vec::new());
        file.read_to_end(&mut bytes).unwrap();
        if index == damaged {
            bytes = mangler.mangled(&bytes);
        }
        parts.push((name, String::from_utf8_lossy(&bytes).into_owned()));
    }
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    package(&parts)
}

#[test]
fn workbooks() {
    let seed = merged();
    run("xlsx", 200, |mangler| inside(mangler, &seed));
}

#[test]
fn open_documents() {
    let seed = open_document();
    run("ods", 200, |mangler| inside(mangler, &seed));
}
