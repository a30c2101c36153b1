//! Who wants to be sent what waits for them, and what was sent: at most one letter an
//! account and week, and one an account and reminder of a quarter, whatever restarts and however many programs run.
//!
//! A letter's row is made once, claimed by one program, and given up rather than sent twice
//! where it is not known whether it went out. What a letter says is never stored.

mod outbox;
mod wishes;

pub use outbox::{Letter, LetterState, OutboxEntry, Outcome};
pub use wishes::MailWish;
