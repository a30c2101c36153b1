//! Checking a statutory return before it is sent, keeping it, and holding returns against the records. Files lie aside while they
//! are read, without a name on the disk, and are gone with the answer; only what is kept is stored.

mod against;
mod attendance;
mod changed;
mod form;
mod found;
mod held;
mod in_return;
mod kept;
mod sent;

use bigplan_returns::looked_after::FIRST;
use tokio::sync::Semaphore;

use crate::collections::last_year;
use crate::shell::access::Access;
use crate::shell::routes::Routes;
use crate::shell::site::Site;

/// One return is read at a time: it takes all there is of the machine, and seconds at most.
static TURN: Semaphore = Semaphore::const_new(1);

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get("/returns/check", Access::Editor, form::page_of)
        .upload("/returns/check", Access::Editor, form::take)
        .get("/partnerships/{slug}/returns", Access::Editor, kept::list)
        .get("/partnerships/{slug}/returns/new", Access::Editor, kept::form)
        .upload("/partnerships/{slug}/returns/new", Access::Editor, kept::keep)
        .get("/partnerships/{slug}/returns/against", Access::Editor, against::page_of)
        .upload("/partnerships/{slug}/returns/against", Access::Editor, against::take)
        .get("/partnerships/{slug}/returns/{id}", Access::Editor, kept::shown)
        .get("/partnerships/{slug}/returns/{id}/removal", Access::Editor, kept::removal)
        .post("/partnerships/{slug}/returns/{id}/removal", Access::Editor, kept::remove)
}

/// The year in which a collection ends, as it was typed in; `None` where nothing was.
///
/// # Errors
/// A year of which no layout is known, or that lies ahead, in words.
fn year(site: &Site, text: &str) -> Result<Option<u16>, String> {
    let newest = last_year(site.today()).max(FIRST) + 1;
    match text.parse::<u16>() {
        Ok(year) if (FIRST..=newest).contains(&year) => Ok(Some(year)),
        _ if text.is_empty() => Ok(None),
        _ => Err(format!("Enter a year from {FIRST} to {newest}, or leave it empty.")),
    }
}

/// With a capital letter and a full stop.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
