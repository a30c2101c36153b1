//! Statutory returns: bytes become rows, and rows become findings.
//!
//! A return is read into compact rows (codes as one number, dates as days), gathered child by child, and every rule of its
//! year is tried on every child. Rules see only the rows as they were read, so their order does not matter. What cannot be
//! read, and a rule that cannot run, is a finding as well. Of a looked-after return, 64 MB of rows are held at most: where
//! there are more, its files are gone through again, each time for other children. Findings are packed.
//!
//! This crate knows no clock, no file, no database and no web: readers, the collection year, the postcode directory
//! and the list of registered providers are arguments.

#![allow(
    clippy::neg_cmp_op_on_partial_ord,
    reason = "a missing date is neither before nor after another, and rules mean just that"
)]

#[macro_use]
mod table;
#[cfg(test)]
mod cases;
mod children;
mod councils;
mod error;
mod left_out;
mod listed;
mod packed;
mod passing;
mod prints;
mod written;
mod xml;

pub mod annex_a;
pub mod change;
pub mod checking;
pub mod layout;
pub mod looked_after;
pub mod need;
pub mod report;
pub mod school;
pub mod value;

pub use children::Children;
pub use error::ReadReturnError;
pub use left_out::LeftOut;
pub use passing::{Detail, Matched, Said};
pub use table::{Cell, Filled, Row};
pub use value::{ByCode, Code, Date, Letters, Number};
