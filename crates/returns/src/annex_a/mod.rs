//! The child-level lists that inspectors of children's services ask for (Annex A): eleven lists of one workbook, a sheet
//! each. Authorities write their headings, sheets and categories in many ways, so all three are matched, and what was
//! matched is told. The workbook is held packed, never its cells.

mod category;
mod cell;
mod column;
mod error;
mod heading;
mod layout;
mod plan;
mod reading;
pub mod rules;
mod sheet;
mod workbook;

pub use category::Category;
pub use cell::Cell;
pub use column::{Column, Kind};
pub use error::ReadWorkbookError;
pub(crate) use layout::FIRST;
pub use layout::{List, Lists, lists};
pub(crate) use reading::read;
