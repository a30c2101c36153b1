//! What leaves the registers in somebody else's form, and comes back: the Standard Safeguarding Dataset as tables, the
//! daily messages to the Department for Education, and one register as a spreadsheet.
//!
//! The crate is pure: it knows no database, web, clock of the machine, file or randomness; today's date is an argument,
//! and rows go to whatever takes them. It must never leave out in silence what it cannot make: what is not held is
//! named with the reason, and what does not fit its description is a finding. No finding holds what stands in a field.

pub mod daily;
pub mod dataset;
mod outgoing;
pub mod sheet;

pub use bigplan_measure::BadDefinition;
pub use outgoing::{Outgoing, PersonOut, RecordOut, child_code, closed_on};
