//! Changing one item.

use axum::extract::{Path, State};
use bigplan_ledger::{ItemId, LedgerError, StoredItem};
use bigplan_plan::Item;

use super::conflict::{self, Two};
use super::item_page::{self, Filled, Page, check_reason, stored_problem};
use super::merge;
use super::opened::{self, Open, open, seen};
use crate::parts::error_summary::FieldErrors;
use crate::parts::item_form::{Fields, ItemForm};
use crate::shell::answer::{Answer, see_other};
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// Shows the form.
pub async fn form(State(site): State<Site>, visit: Visit, Path((plan, item)): Path<(String, String)>) -> Answer {
    let open = open(&site, &visit, &plan).await?;
    let (_, stored) = open.item(&site, &visit, &item).await?;
    let hidden = vec![("seen", stored.revision.to_string())];
    draw(&visit, &open, &stored, &Filled { form: ItemForm::of(&stored.item), hidden, ..Filled::default() })
}

/// Takes the form: saved, or shown again with what is wrong, or both versions where
/// somebody else was quicker.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, item)): Path<(String, String)>,
    Checked(fields): Checked<Fields>,
) -> Answer {
    let open = open(&site, &visit, &plan).await?;
    let (id, stored) = open.item(&site, &visit, &item).await?;
    let sent = Sent::of(&fields)?;
    let form = ItemForm::sent(&fields);
    let mine = match form.checked(&open.context(&item, Some(&stored.item))) {
        Ok(mine) if sent.errors.is_empty() => mine,
        Ok(_) => return draw(&visit, &open, &stored, &sent.filled(form, sent.errors.clone())),
        Err(errors) => return draw(&visit, &open, &stored, &sent.filled(form, errors)),
    };
    if stored.revision != sent.seen {
        return differ(&site, &visit, &open, id, stored, mine, &fields).await;
    }
    let value = match (sent.chosen, merge::merged(&stored.item, &mine, &fields)) {
        (Chosen::FieldByField, Ok(merged)) => merged,
        (Chosen::FieldByField, Err(_)) => return differ(&site, &visit, &open, id, stored, mine, &fields).await,
        (Chosen::Whole, _) => mine.clone(),
    };
    if value == stored.item {
        return Ok(see_other(&open.item_address(&item)));
    }
    let saved = site.ledger().change_item(&visit.actor(), open.id(), id, sent.seen, value, &sent.why).await;
    match saved {
        Ok(_) => Ok(see_other(&open.item_address(&item))),
        Err(LedgerError::Conflict { .. }) => {
            let open = opened::open(&site, &visit, &plan).await?;
            let (id, stored) = open.item(&site, &visit, &item).await?;
            differ(&site, &visit, &open, id, stored, mine, &fields).await
        }
        Err(LedgerError::Field { field, message }) => {
            draw(&visit, &open, &stored, &sent.filled(form, stored_problem(field, message)))
        }
        Err(why) => Err(why.into()),
    }
}

/// How the sender chose between two versions.
#[derive(Clone, Copy)]
enum Chosen {
    FieldByField,
    Whole,
}

/// What the form sends beside the item.
struct Sent {
    seen: i64,
    why: String,
    chosen: Chosen,
    errors: FieldErrors,
}

impl Sent {
    fn of(fields: &Fields) -> Result<Self, crate::shell::errors::PageError> {
        let one = |name: &str| fields.get(name).map(|value| value.trim().to_owned()).unwrap_or_default();
        let mut errors = FieldErrors::default();
        let why = one("why");
        check_reason(&why, &mut errors);
        let chosen = if one("choosing") == "fields" { Chosen::FieldByField } else { Chosen::Whole };
        Ok(Self { seen: seen(&one("seen"))?, why, chosen, errors })
    }

    fn filled(&self, form: ItemForm, errors: FieldErrors) -> Filled {
        let hidden = vec![("seen", self.seen.to_string())];
        Filled { form: form.with_empty_rows(), why: self.why.clone(), hidden, errors }
    }
}

fn draw(visit: &Visit, open: &Open, stored: &StoredItem, filled: &Filled) -> Answer {
    let heading = open.heading("Change", &stored.item);
    let back = open.item_address(&stored.item.id);
    let frame = open.item_frame(visit, heading.clone(), &stored.item);
    let page = Page { heading: &heading, action: &format!("{back}/change"), back: &back };
    item_page::draw(frame, &page, &open.context(&stored.item.id, Some(&stored.item)), filled)
}

async fn differ(
    site: &Site,
    visit: &Visit,
    open: &Open,
    id: ItemId,
    theirs: StoredItem,
    mine: Item,
    sent: &Fields,
) -> Answer {
    let history = site.ledger().history_before(&visit.actor(), open.id(), Some(id), None, 50).await?;
    conflict::page(visit, open, &Two { theirs: &theirs, mine: &mine, sent, history: &history })
}
