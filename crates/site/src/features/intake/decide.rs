//! Deciding about one item: accept, leave out, or take the decision back.

use axum::extract::{Path, State};
use bigplan_ledger::Decision;
use serde::Deserialize;

use super::conflict;
use super::correct::{self, Wish, correct};
use super::opened::{self, Open};
use super::review::{Asked, Show};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// What the form around all items sends: which button was pressed, and how the page was shown.
#[derive(Deserialize)]
pub struct Pressed {
    /// "accept i12 0123456789abcdef": the wish, the item, the mark of the item as it was shown.
    decide: String,
    #[serde(default)]
    show: Option<String>,
    #[serde(default)]
    part: Option<String>,
}

/// What somebody wants to be done with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// It is to be in the plan.
    Accept,
    /// It is not.
    LeaveOut,
    /// Nobody is to have decided.
    Undo,
}

impl Wanted {
    fn of(word: &str) -> Option<Self> {
        match word {
            "accept" => Some(Self::Accept),
            "leave-out" => Some(Self::LeaveOut),
            "undo" => Some(Self::Undo),
            _ => None,
        }
    }

    /// The word in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::LeaveOut => "leave-out",
            Self::Undo => "undo",
        }
    }

    fn decision(self) -> Option<Decision> {
        match self {
            Self::Accept => Some(Decision::Accept),
            Self::LeaveOut => Some(Decision::Reject),
            Self::Undo => None,
        }
    }
}

enum Done {
    Kept(String),
    Unknown,
    Changed(Box<Open>),
}

/// Takes a decision and goes back to the same place in the page.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(import): Path<String>,
    Checked(pressed): Checked<Pressed>,
) -> Answer {
    let asked = Asked { show: pressed.show.clone(), part: pressed.part.clone(), open: None };
    let mut words = pressed.decide.split(' ');
    let (Some(wanted), Some(id), Some(seen)) = (words.next().and_then(Wanted::of), words.next(), words.next()) else {
        return Err(PageError::bad_request("Nothing was saved. Open the import again and choose once more."));
    };
    let done = correct(&site, &visit, &import, |open| {
        let Some(item) = open.item(id) else { return Wish::Nothing(Done::Unknown) };
        let decision = open.decision(id);
        if decision == wanted.decision() {
            return Wish::Nothing(Done::Kept(next(open, id, &asked)));
        }
        if correct::seen(item, decision) != seen {
            return Wish::Nothing(Done::Changed(Box::new(open.clone())));
        }
        Wish::Keep(
            Box::new(correct::decided(&open.corrections, id, wanted.decision())),
            Done::Kept(next(open, id, &asked)),
        )
    });
    match done.await? {
        Done::Unknown => Err(PageError::not_found()),
        Done::Changed(open) => conflict::about_decision(&visit, &open, id, wanted, &asked),
        Done::Kept(next) => {
            let import = import.parse().map_err(|_| PageError::not_found())?;
            Ok(see_other(&format!("{}{}#item-{next}", opened::address(import), asked.query())))
        }
    }
}

/// Where to go on: at the same item, or at the next undecided one where only those are shown.
fn next(open: &Open, id: &str, asked: &Asked) -> String {
    let tree = bigplan_plan::Tree::of(&open.plan);
    let mut after = tree.walk().map(|(_, item)| item.id.as_str()).skip_while(|other| *other != id).skip(1);
    let undecided =
        if asked.show() == Show::Undecided { after.find(|other| open.decision(other).is_none()) } else { None };
    undecided.unwrap_or(id).to_owned()
}
