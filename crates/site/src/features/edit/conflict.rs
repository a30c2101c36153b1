//! Two people changed the same item: both versions, and whoever came second chooses field by field or whole.

use askama::Template;
use axum::http::StatusCode;
use bigplan_ledger::{Event, StoredItem};
use bigplan_plan::Item;

use super::fields::{Difference, Field, differences};
use super::history_words::moment;
use super::merge::{From, picked, suggested};
use super::opened::Open;
use crate::parts::error_summary::FieldErrors;
use crate::parts::item_form::Fields;
use crate::shell::answer::{Answer, page_with};
use crate::shell::frame::Frame;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/edit/conflict.html")]
struct ConflictPage {
    frame: Frame,
    errors: FieldErrors,
    /// Who changed it and when, and why where they said so.
    changed: Option<(String, String, String)>,
    choices: Vec<Choice>,
    back: String,
    action: String,
    /// What is sent again, the revision of what stands now among it.
    hidden: Vec<(String, String)>,
}

/// One field to choose.
struct Choice {
    difference: Difference,
    chosen: Option<From>,
}

impl Choice {
    fn theirs(&self) -> bool {
        self.chosen == Some(From::Theirs)
    }

    fn mine(&self) -> bool {
        self.chosen == Some(From::Mine)
    }

    fn id(&self) -> String {
        format!("pick-{}", self.difference.field.name())
    }
}

/// The two versions.
pub struct Two<'a> {
    /// What stands now.
    pub theirs: &'a StoredItem,
    /// What was sent.
    pub mine: &'a Item,
    /// The form as it was sent.
    pub sent: &'a Fields,
    /// The item's latest history, newest first.
    pub history: &'a [Event],
}

/// Shows both.
///
/// # Errors
/// When it cannot be drawn, which is a fault of the program.
pub fn page(visit: &Visit, open: &Open, two: &Two<'_>) -> Answer {
    let theirs = &two.theirs.item;
    let seen: i64 = two.sent.get("seen").and_then(|seen| seen.parse().ok()).unwrap_or_default();
    let before = before(two.history, seen);
    let again = two.sent.contains_key("choosing") && seen == two.theirs.revision;
    let chosen = |field: Field| picked(field, two.sent).or_else(|| suggested(field, before.as_ref(), theirs, two.mine));
    let choice = |difference: Difference| Choice { chosen: chosen(difference.field), difference };
    let choices: Vec<Choice> = differences(theirs, two.mine, open.plan()).into_iter().map(choice).collect();
    let mut errors = FieldErrors::default();
    for open in choices.iter().filter(|choice| again && choice.chosen.is_none()) {
        errors.add(&open.id(), format!("Choose what to keep: {}", open.difference.field.words()));
    }
    let address = open.item_address(&theirs.id);
    let page = ConflictPage {
        frame: open.item_frame(visit, errors.title("Somebody changed this item meanwhile"), theirs),
        errors,
        changed: changed(two),
        choices,
        action: format!("{address}/change"),
        back: address,
        hidden: hidden(two),
    };
    page_with(StatusCode::CONFLICT, &page)
}

fn hidden(two: &Two<'_>) -> Vec<(String, String)> {
    let own = |name: &str| name != "seen" && name != "choosing" && !name.starts_with("pick-");
    let mut hidden: Vec<(String, String)> =
        two.sent.iter().filter(|(name, _)| own(name)).map(|(name, value)| (name.clone(), value.clone())).collect();
    hidden.push(("seen".to_owned(), two.theirs.revision.to_string()));
    hidden
}

/// The item as it was when the form was opened: what the first change after it began with.
fn before(history: &[Event], seen: i64) -> Option<Item> {
    let next = history.iter().find(|event| event.body.get("revision").and_then(|at| at.as_i64()) == Some(seen + 1))?;
    serde_json::from_value(next.body.get("before")?.clone()).ok()
}

fn changed(two: &Two<'_>) -> Option<(String, String, String)> {
    let last = two.history.first()?;
    let why = last.body.get("why").and_then(|why| why.as_str()).unwrap_or_default().to_owned();
    Some((last.actor_name.clone().unwrap_or_else(|| "Bigplan".to_owned()), moment(last.at), why))
}
