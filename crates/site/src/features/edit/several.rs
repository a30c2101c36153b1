//! Giving several items the same: what to give, the answers to check, and then all are saved or none.

use axum::extract::{Path, State};
use bigplan_ledger::{ItemId, LedgerError, Several, StoredItem};

use super::giving::{self, Gift};
use super::item_page::{check_reason, stored_problem};
use super::opened::{Open, open};
use super::several_check::{self, Answers};
use super::several_list::{self, Asked};
use crate::parts::error_summary::FieldErrors;
use crate::parts::item_form::Fields;
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// The most items that are changed at once.
pub const MOST: usize = 500;

/// Takes each of the three forms in turn.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Checked(fields): Checked<Fields>,
) -> Answer {
    let open = open(&site, &visit, &plan).await?;
    let ticked: Vec<&str> = fields.keys().filter_map(|name| name.strip_prefix("item-")).collect();
    let gift = Gift::sent(&fields);
    let mut errors = FieldErrors::default();
    if ticked.is_empty() {
        errors.add("items", "Tick the items to change");
    } else if ticked.len() > MOST {
        errors.add("items", "Tick 500 items or fewer, and change the others afterwards");
    }
    if gift.is_none() {
        errors.add("give", "Choose what to give them");
    }
    let Some(gift) = gift.filter(|_| errors.is_empty()) else {
        return several_list::draw(&visit, &open, Asked::default(), &fields, errors);
    };
    let items = items(&site, &visit, &open, &ticked).await?;
    let answers = Answers { gift, fields: &fields, items: &items };
    let stage = fields.get("stage").map_or("", String::as_str);
    if stage.is_empty() {
        return several_check::ask(&visit, &open, &answers, FieldErrors::default());
    }
    let why = fields.get("why").map(|why| why.trim()).unwrap_or_default();
    check_reason(why, &mut errors);
    let give = match giving::give(gift, &fields) {
        Ok(give) if errors.is_empty() => give,
        Ok(_) => return several_check::ask(&visit, &open, &answers, errors),
        Err(errors) => return several_check::ask(&visit, &open, &answers, errors),
    };
    if stage != "save" {
        return several_check::check(&visit, &open, &answers, &give, &[]);
    }
    let seen = seen(&fields, &ticked)?;
    match site.ledger().change_items(&visit.actor(), open.id(), &seen, &give, why).await {
        Ok(Several::Saved { .. }) => Ok(see_other(&format!("{}/history", open.address))),
        Ok(Several::ChangedMeanwhile(which)) => several_check::check(&visit, &open, &answers, &give, &which),
        Err(LedgerError::Field { field, message }) => {
            several_check::ask(&visit, &open, &answers, stored_problem(field, message))
        }
        Err(why) => Err(why.into()),
    }
}

/// The items as they stand now; those that are gone are left out.
async fn items(site: &Site, visit: &Visit, open: &Open, ticked: &[&str]) -> Result<Vec<StoredItem>, PageError> {
    let mut items = Vec::new();
    for item in open.plan().items.iter().filter(|item| ticked.contains(&item.id.as_str())) {
        let id: ItemId = item.id.parse().map_err(|_| PageError::not_found())?;
        items.extend(site.ledger().item(&visit.actor(), open.id(), id).await?);
    }
    Ok(items)
}

/// The items with the revisions that the check showed.
fn seen(fields: &Fields, ticked: &[&str]) -> Result<Vec<(ItemId, i64)>, PageError> {
    let one = |id: &&str| Some((id.parse().ok()?, fields.get(&format!("item-{id}"))?.parse().ok()?));
    let all: Option<Vec<(ItemId, i64)>> = ticked.iter().map(one).collect();
    all.ok_or_else(|| PageError::bad_request("Nothing was saved. Open the page again and send it once more."))
}
