//! The school census as a council holds it: pupils on roll, the sessions that they missed by reason, and their suspensions
//! and exclusions, one CSV file a table. Rows go by and are forgotten; what stays is what each pupil has of state.

mod attendance;
mod layout;
mod plan;
mod reading;
mod rows;
pub mod rules;
mod table;

pub use attendance::{Attendance, Totals};
pub(crate) use layout::FIRST;
pub use layout::layout;
pub(crate) use reading::{Intake, Known};
pub use table::Table;
pub(crate) use table::begins;
