//! Adding an item.

use axum::extract::{Path, State};
use bigplan_ledger::{LedgerError, Place};
use bigplan_plan::{Item, Kind};
use serde::Deserialize;

use super::item_page::{self, Filled, Page, check_reason, stored_problem};
use super::opened::{Open, open};
use crate::parts::error_summary::FieldErrors;
use crate::parts::item_form::{Fields, ItemForm};
use crate::shell::answer::{Answer, see_other};
use crate::shell::form::Checked;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// Where the item is to stand.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The id of the item above; empty for none.
    under: String,
    /// The id of the item before; empty to come last.
    after: String,
}

/// Shows the form.
pub async fn form(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let open = open(&site, &visit, &plan).await?;
    let parent = open.plan().items.iter().find(|item| item.id == asked.under);
    let kind = kind_under(&open, parent, &asked.after).as_str().to_owned();
    let parent = parent.map(|parent| parent.id.clone()).unwrap_or_default();
    let form = ItemForm { kind, parent, ..ItemForm::default() }.with_empty_rows();
    draw(&visit, &open, &Filled { form, hidden: vec![("after", asked.after)], ..Filled::default() })
}

/// Takes the form: the item is added, or the form shown again with what is wrong.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Checked(fields): Checked<Fields>,
) -> Answer {
    let open = open(&site, &visit, &plan).await?;
    let one = |name: &str| fields.get(name).map(|value| value.trim().to_owned()).unwrap_or_default();
    let (form, why, after) = (ItemForm::sent(&fields), one("why"), one("after"));
    let mut errors = FieldErrors::default();
    check_reason(&why, &mut errors);
    let checked =
        form.checked(&open.context("", None)).and_then(|item| if errors.is_empty() { Ok(item) } else { Err(errors) });
    let errors = match checked {
        Err(errors) => errors,
        Ok(item) => {
            let place = place(&open, &item, &after);
            match site.ledger().add_item(&visit.actor(), open.id(), item, place, &why).await {
                Ok(id) => return Ok(see_other(&open.item_address(&id.to_string()))),
                Err(LedgerError::Field { field, message }) => stored_problem(field, message),
                Err(why) => return Err(why.into()),
            }
        }
    };
    draw(&visit, &open, &Filled { form: form.with_empty_rows(), why, hidden: vec![("after", after)], errors })
}

/// After the item that was asked for, where the new one still stands beside it; else last.
fn place(open: &Open, item: &Item, after: &str) -> Place {
    let beside = open.siblings(item.parent.as_deref()).into_iter().find(|sibling| sibling.id == after);
    beside.and_then(|sibling| sibling.id.parse().ok()).map_or(Place::Last, Place::After)
}

/// The kind of the item before, of the first one there, or the next in order.
fn kind_under(open: &Open, parent: Option<&Item>, after: &str) -> Kind {
    let siblings = open.siblings(parent.map(|parent| parent.id.as_str()));
    let like = siblings.iter().find(|item| item.id == after).or(siblings.first());
    let next = || Kind::ALL.into_iter().find(|kind| parent.is_none_or(|parent| *kind > parent.kind));
    like.map(|item| item.kind).or_else(next).unwrap_or(Kind::Action)
}

fn draw(visit: &Visit, open: &Open, filled: &Filled) -> Answer {
    let heading = "Add an item";
    let parent = open.plan().items.iter().find(|item| item.id == filled.form.parent);
    let (frame, back) = match parent {
        Some(parent) => (open.item_frame(visit, heading, parent), open.item_address(&parent.id)),
        None => (open.frame(visit, heading), open.address.clone()),
    };
    let page = Page { heading, action: &format!("{}/items/new", open.address), back: &back };
    item_page::draw(frame, &page, &open.context("", None), filled)
}
