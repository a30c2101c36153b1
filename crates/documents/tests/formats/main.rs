//! Every reader on small invented files: what it must see, and what it must refuse.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it stands")]

#[path = "../made/mod.rs"]
mod made;

mod bad;
mod bombs;
mod markup;
mod mutated;
mod pdf;
mod same_plan;
mod sheets;
mod sheets_made;
mod told;
mod word;
