//! Fields of forms in the GOV.UK pattern. The macros stand in `form.html`; a page imports
//! it (`{% import "parts/form/form.html" as form %}`) and calls one macro a field. Every
//! macro takes the field's id, which is its name too, and what is wrong with it, which
//! [`FieldErrors::of`](super::error_summary::FieldErrors::of) gives.

mod choice;
mod mark;

pub use choice::Choice;
pub use mark::mark;
