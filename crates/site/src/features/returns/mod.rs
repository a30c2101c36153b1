//! Checking a statutory return before it is sent, and holding one against the records. Nothing is stored: files lie aside
//! while they are read, without a name on the disk, and are gone with the answer.

mod against;
mod attendance;
mod changed;
mod form;
mod found;
mod held;
mod in_return;
mod sent;

use tokio::sync::Semaphore;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// One return is read at a time: it takes all there is of the machine, and seconds at most.
static TURN: Semaphore = Semaphore::const_new(1);

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get("/returns/check", Access::Editor, form::page_of)
        .upload("/returns/check", Access::Editor, form::take)
        .get("/partnerships/{slug}/returns", Access::Editor, against::page_of)
        .upload("/partnerships/{slug}/returns", Access::Editor, against::take)
}

/// With a capital letter and a full stop.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
