//! Tests of what leaves the registers.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop where it stands"
)]

mod daily;
mod dataset;
mod given;
mod sheet;
