//! Leaving out what was read beside the items, and putting it back.

use axum::extract::{Path, State};
use bigplan_ledger::PartKind;
use serde::Deserialize;

use super::correct::{Wish, correct};
use super::correct_part::{self, Wanted};
use super::opened::{self, Open};
use super::review::Asked;
use super::{conflict, part_words};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// What the form around the parts of one kind sends: which button was pressed, and how the page was shown.
#[derive(Deserialize)]
pub struct Pressed {
    /// "leave-out 3 0123456789abcdef": the wish, the part's key, the mark of the part as it was shown.
    decide: String,
    #[serde(default)]
    show: Option<String>,
    #[serde(default)]
    part: Option<String>,
}

enum Done {
    Kept,
    Unknown,
    Changed(Box<Open>),
}

/// Takes the wish and goes back to the same place in the page.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((import, kind)): Path<(String, String)>,
    Checked(pressed): Checked<Pressed>,
) -> Answer {
    let kind: PartKind = part_words::kind(&kind).ok_or_else(PageError::not_found)?;
    let word = Some(kind.as_str().to_owned());
    let asked = Asked { show: pressed.show.clone(), part: pressed.part.clone(), open: word };
    let mut words = pressed.decide.split(' ');
    let (Some(wanted), Some(key), Some(shown)) = (words.next().and_then(Wanted::of), words.next(), words.next()) else {
        return Err(PageError::bad_request("Nothing was saved. Open the import again and choose once more."));
    };
    let done = correct(&site, &visit, &import, |open| {
        let Some(part) = open.part(kind, key) else { return Wish::Nothing(Done::Unknown) };
        if part.left_out == (wanted == Wanted::LeaveOut) {
            return Wish::Nothing(Done::Kept);
        }
        if correct_part::seen(&part) != shown {
            return Wish::Nothing(Done::Changed(Box::new(open.clone())));
        }
        Wish::Keep(Box::new(correct_part::left_out(&open.corrections, kind, key, wanted)), Done::Kept)
    });
    match done.await? {
        Done::Unknown => Err(PageError::not_found()),
        Done::Changed(open) => {
            let theirs = open.part(kind, key).ok_or_else(PageError::not_found)?;
            conflict::about_part_decision(&visit, &open, &theirs, wanted, &asked)
        }
        Done::Kept => {
            let import = import.parse().map_err(|_| PageError::not_found())?;
            Ok(see_other(&format!("{}{}#part-{}-{key}", opened::address(import), asked.query(), kind.as_str())))
        }
    }
}
