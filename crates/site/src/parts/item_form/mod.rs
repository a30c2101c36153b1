//! The form of one item: what stands in it, how it is drawn and what it means. Used
//! wherever an item is corrected, added or changed.
//!
//! The way of an item through it: [`ItemForm::of`] fills the form, [`ItemFields`] draws
//! its fields (the page around it has the `form` element, its key and its buttons),
//! [`ItemForm::sent`] reads what the browser sends, and [`ItemForm::checked`] gives the
//! item back or says what is wrong beside which field.

mod check;
mod fields;
mod form;
mod place;
mod row_checks;
mod rows;

pub use check::PlanContext;
pub use fields::ItemFields;
pub use form::{Fields, ItemForm};
pub use place::possible_parents;
pub use rows::{FundRow, GroupRow, LeadRow, LinkRow};
