//! A plan goes out and comes back: whole, edited by hand, and laid over what it has become.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it stands")]

mod bad_files;
mod book;
mod edited;
mod given;
mod merging;
mod round_trip;
