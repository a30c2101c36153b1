//! The quarter: owners are asked, they answer in words whose numbers are tied to figures, exceptions get an action,
//! readers challenge, the chair signs, and what was reported is frozen.
//!
//! A quarter that is signed off is an edition: bytes that never change, which the database itself refuses to alter.
//! What is known of the same figures later stands beside it, never in it.

mod actions;
mod asked;
mod asks;
mod calendar;
mod challenges;
mod commentary;
mod early;
mod edition;
mod numbers;
mod open;
mod past;
mod quarters;
mod remind;
mod restated;
mod rights;
mod sign_off;
mod words;

pub use actions::{ExceptionAction, NewExceptionAction};
pub use asked::{AskedAbout, Owner};
pub use asks::Ask;
pub use calendar::{Calendar, Coming};
pub use challenges::QuarterChallenge;
pub use commentary::{Commentary, FigureKey, Tie, Words};
pub use edition::{Aimed, Edition, Entry, FrozenEdition, Reported, ReportedFigure};
pub use numbers::{Candidate, Number, numbers, says, tie_up};
pub use open::NewQuarter;
pub use past::{PastAction, PastAsk, PastChallenge, PastQuarter};
pub use quarters::{Quarter, Signed};
pub use remind::Reminded;
pub use restated::{Restated, restated};
pub use words::{ExceptionKind, Field, QuarterState};

pub(crate) use remind::reminder_of;
