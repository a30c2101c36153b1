//! Inputs that try to break the readers: seeds, mangled byte by byte and piece by piece.
//!
//! Each target runs a bounded number of rounds from a fixed seed, so a failure comes
//! back on the next run. `BIGPLAN_FUZZ_ROUNDS=100000 cargo test -p bigplan-documents
//! --test fuzz` searches longer. A failing round prints its target and number.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it stands")]

#[path = "../made/mod.rs"]
mod made;

mod mangle;
mod seeds;
mod targets;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use made::timer::Timer;
use mangle::Mangler;
use targets::Target;

const ROUNDS: u64 = 300;
/// No small input may take more work than this.
const SLOW: Duration = Duration::from_secs(2);

fn rounds() -> u64 {
    std::env::var("BIGPLAN_FUZZ_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(ROUNDS)
}

fn run(target: &Target) {
    for (number, seed) in target.seeds.iter().enumerate() {
        assert!((target.read)(seed), "seed {number} of {} is read", target.name);
    }
    for round in 0..rounds() {
        let mut mangler = Mangler::new(round);
        let input = (target.mangle)(&mut mangler, &target.seeds);
        let begun = Timer::start();
        let survived = catch_unwind(AssertUnwindSafe(|| (target.read)(&input))).is_ok();
        assert!(survived, "{} panicked in round {round}", target.name);
        assert!(begun.elapsed() < SLOW, "{} took {:?} in round {round}", target.name, begun.elapsed());
    }
}

#[test]
fn text() {
    run(&targets::plain("plan.txt", seeds::text()));
}

#[test]
fn csv() {
    run(&targets::plain("plan.csv", seeds::csv()));
}

#[test]
fn html() {
    run(&targets::plain("plan.html", seeds::html()));
}

#[test]
fn markdown() {
    run(&targets::plain("plan.md", seeds::markdown()));
}

#[test]
fn pdf_layout() {
    run(&targets::pdf_layout(seeds::pdf_layout()));
}

#[test]
fn docx() {
    run(&targets::packed("plan.docx", seeds::docx()));
}

#[test]
fn xlsx() {
    run(&targets::packed("plan.xlsx", seeds::xlsx()));
}
