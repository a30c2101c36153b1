//! One step among the items beside it: up, down, to the top, to the bottom.

use axum::extract::{Path, State};
use bigplan_ledger::Place;
use bigplan_plan::Item;
use serde::Deserialize;

use super::opened::{open, seen};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// What the buttons send.
#[derive(Deserialize)]
pub struct Given {
    #[serde(default)]
    seen: String,
    #[serde(default)]
    step: String,
}

/// Takes the step and shows the page again, the keyboard on the same button.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, item)): Path<(String, String)>,
    Checked(given): Checked<Given>,
) -> Answer {
    let open = open(&site, &visit, &plan).await?;
    let (id, stored) = open.item(&site, &visit, &item).await?;
    let expected = seen(&given.seen)?;
    let parent = stored.item.parent.as_deref();
    let siblings = open.siblings(parent);
    let parent = parent.map(str::parse).transpose().map_err(|_| PageError::not_found())?;
    if let Some(place) = place(&siblings, &item, &given.step) {
        site.ledger().move_item(&visit.actor(), open.id(), id, expected, parent, place, "").await?;
    }
    let stepped = if matches!(given.step.as_str(), "up" | "down" | "first" | "last") { &given.step } else { "" };
    Ok(see_other(&format!("{}/move?stepped={stepped}#beside", open.item_address(&item))))
}

/// The place that a step leads to; `None` where there is none.
fn place(siblings: &[&Item], item: &str, step: &str) -> Option<Place> {
    let at = siblings.iter().position(|sibling| sibling.id == item)?;
    let id = |place: usize| siblings.get(place)?.id.parse().ok();
    match step {
        "up" => id(at.checked_sub(1)?).map(Place::Before),
        "down" => id(at + 1).map(Place::After),
        "first" => Some(Place::First),
        "last" => Some(Place::Last),
        _ => None,
    }
}
