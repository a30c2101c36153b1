//! Returns made of records: the way back of [`crate::care`] and [`crate::need`].
//!
//! Children are given one after the other, each with all records of all years; what belongs to the year goes to a sink at
//! once, so that no more than one child is held. What no register holds stays empty and is listed with its reason; what a
//! record lacks, or holds in a code that the year does not have, is told as it is met.
//!
//! Nothing is made up. Where a return has a code for "not known", that is used; a day that nobody wrote down is not guessed.

pub mod care;
pub mod need;

mod child;
mod element;
mod span;
mod told;

pub use child::Child;
pub use told::{Given, Misfit, NotHeld, Told};

use span::Span;

/// A return cannot be begun.
#[derive(Debug, thiserror::Error)]
pub enum BeginReturnError {
    /// The calendar does not have the year.
    #[error("{0} is no year that a return can be made of")]
    Year(u16),
    /// The number is none of a council.
    #[error("\"{0}\" is no number of a council: write its three digits, such as 330")]
    Council(String),
    /// The beginning cannot be written.
    #[error("the return cannot be begun: {0}")]
    Write(#[from] std::io::Error),
}
