//! The command line as officers and other programs use it: the built program, good and bad input.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it stands")]

mod cli;
mod count_returns;
mod county;
mod export_parquet;
mod figures;
mod place;
mod registers;
mod returns;
mod write_return;
