//! One register as a spreadsheet: its columns, the cells of a record, and what the cells of a row mean.
//!
//! A column of the record's own or of the person has two words, so that no field's code can be the same. What is
//! written comes back as it was; what cannot be understood is a finding with its row and column, and never holds what
//! stands in the cell.

mod columns;
mod escape;
mod file;
mod finding;
mod read;
mod write;

pub use columns::{Column, columns};
pub use file::SheetFile;
pub use finding::{SheetFinding, SheetFindingCode};
pub use read::{Layout, PersonGiven, SheetRow};
pub use write::{Format, WriteSheetError, cells, file};
