//! Compressed office files, opened within limits, and spreadsheet cells as people see them.
//!
//! Every reader of office files opens them here first. Nothing is unpacked beyond the
//! limits that the caller gives, and the sizes that a file claims are never trusted.
//! This crate must never know what a document or a table means.

mod cell_value;
mod limits;
mod package;
mod problem;

pub use cell_value::{amount, shown};
pub use limits::Limits;
pub use package::Package;
pub use problem::Problem;
