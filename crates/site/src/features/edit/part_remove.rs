//! Removing a part of a plan beside its items: where it is used, why, and the answer to check.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{LedgerError, PartValue, Uses};
use serde::Deserialize;

use super::item_page::{check_reason, stored_problem};
use super::opened::Open;
use super::part_list::line;
use super::part_page::{Asked, at_place};
use crate::parts::error_summary::FieldErrors;
use crate::parts::part_words::{many, one};
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/edit/part_remove.html")]
struct RemovePage {
    frame: Frame,
    heading: String,
    action: String,
    back: String,
    words: String,
    /// The items that use it: words and address.
    used_by: Vec<(String, String)>,
    given: Given,
    errors: FieldErrors,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Given {
    seen: String,
    #[serde(rename = "uses")]
    take_off: String,
    why: String,
}

/// Shows what would be removed and where it is used.
pub async fn form(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, kind, place)): Path<(String, String, String)>,
) -> Answer {
    let (open, asked, part) = at_place(&site, &visit, &plan, &kind, &place).await?;
    let given = Given { seen: part.mark(), ..Given::default() };
    draw(&visit, &open, &asked, &part, given, FieldErrors::default())
}

/// Removes it.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, kind, place)): Path<(String, String, String)>,
    Checked(given): Checked<Given>,
) -> Answer {
    let (open, asked, part) = at_place(&site, &visit, &plan, &kind, &place).await?;
    let mut errors = FieldErrors::default();
    check_reason(&given.why, &mut errors);
    if !errors.is_empty() {
        return draw(&visit, &open, &asked, &part, given, errors);
    }
    let uses = if given.take_off.is_empty() { Uses::Nothing } else { Uses::TakeOff };
    let actor = visit.actor();
    match site.ledger().remove_part(&actor, open.id(), asked.kind, &given.seen, uses, &given.why).await {
        Ok(()) => Ok(see_other(&asked.list(&open))),
        Err(LedgerError::Conflict { .. }) => Err(PageError::conflict(
            "It was not removed. Open it again, look at what was changed, and remove it then if you still want to.",
        )),
        Err(LedgerError::Field { field, message }) => {
            draw(&visit, &open, &asked, &part, given, stored_problem(field, message))
        }
        Err(why) => Err(why.into()),
    }
}

fn draw(visit: &Visit, open: &Open, asked: &Asked, part: &PartValue, given: Given, errors: FieldErrors) -> Answer {
    let heading = format!("Remove a {}", one(asked.kind));
    let list = asked.list(open);
    let used_by = match part {
        PartValue::Measure(measure) => {
            let using = open.plan().items.iter().filter(|item| item.measures.contains(&measure.id));
            using.map(|item| (open.label(item), open.item_address(&item.id))).collect()
        }
        _ => Vec::new(),
    };
    let page = RemovePage {
        frame: open.frame(visit, errors.title(&heading)).under(many(asked.kind), &list),
        heading,
        action: format!("{list}/{}/remove", asked.place.unwrap_or_default()),
        back: list,
        words: line(part),
        used_by,
        given,
        errors,
    };
    page_with(page.errors.status(), &page)
}
