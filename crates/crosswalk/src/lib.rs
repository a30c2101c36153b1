//! From the rows of a statutory return to the records of the registers that they were, or could have been, made from, and
//! back: [`out`] makes returns of records.
//!
//! A return says once a year what registers say day by day. Rows of several years are laid over each other first: what a later
//! year says of the same episode holds. What a return does not say (the day of a health check, the district of a home) stays
//! empty, so a measure that needs it counts nothing rather than something else.
//!
//! This crate is pure: it knows no file, clock or database. What a return is written to is an argument.

pub mod care;
pub mod need;
pub mod out;

mod codes;
mod counted;
mod draft;
mod reading;

pub use counted::{Sums, add_up, counts_for, not_told};
pub use draft::{Draft, Person};
pub use reading::{Given, ReadReturnsError, Returns};
