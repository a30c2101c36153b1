//! The weekly letter: what waits for somebody, by e-mail, at most once a week and only to
//! those who asked for it; and reminders of a quarter's questions, once an account and reminder.
//!
//! The only crate that knows SMTP. A letter is plain text: addresses of pages and titles of
//! plans, items, posts and groups, never anything about a child.

mod letter;
mod round;
mod settings;

pub use letter::{Text, compose, compose_chase, compose_reminder};
pub use round::{Round, RoundError, send_round};
pub use settings::{Post, PostError, Settings};
