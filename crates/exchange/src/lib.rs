//! A whole plan as tables, and back again without loss: JSON, CSV and Excel.
//!
//! An [`Export`] is a plan with the marks by which it is known again when it comes back:
//! which plan it is, at which revision it left, and a seal of each part. So a file that
//! people have edited by hand can be laid over the plan as it is now ([`merge`]): what they
//! changed is taken, what others changed meanwhile stays, and where both did, somebody chooses.
//!
//! This crate is pure: no database, no web, no clock, no files. It must never drop anything
//! of a plan in silence: what cannot be read is a finding that names sheet, row and column.

mod export;
mod formats;
mod grid;
mod labels;
mod merge;
mod problems;
mod rows;
mod seals;
mod sheet;
mod tables;

pub use export::{Export, Origin};
pub use formats::{ExportFormat, ReadExportError, WriteExportError, read, write};
pub use labels::item_label;
pub use merge::{Change, Choice, Choices, Conflict, FieldChange, Merged, Subject, What, merge};
pub use rows::plan_from;
pub use seals::{Seal, Seals};
pub use sheet::{Column, Holds, Sheet};
pub use tables::{Row, Tables};
