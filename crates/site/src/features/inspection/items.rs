//! Tying recommendations and requirements to items and measures of plans.

use axum::extract::{Path, State};
use bigplan_ledger::inspection::NewRequirement;
use bigplan_ledger::{ItemId, LedgerError};
use serde::Deserialize;

use super::place::{self, Place};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::Sent;
use crate::parts::item_choice::{ItemChoice, Picked, Wanted};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// The words that are sought.
#[derive(Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    words: String,
}

fn none_chosen() -> FieldErrors {
    FieldErrors::one("tie", "Choose one of what was found.")
}

fn tie_choice(visit: &Visit, place: &Place, text: &str, address: &str) -> ItemChoice {
    ItemChoice {
        frame: place.frame(visit, "Which item answers it?").under("Inspections", place.inspections()),
        caption: text.to_owned(),
        action: format!("{address}/items"),
        cancel: address.to_owned(),
        wanted: Wanted::Items,
    }
}

/// Seeks an item that answers a recommendation.
pub async fn form(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let one = place.recommendation(&site, &visit.actor(), &id).await?.recommendation;
    let choice = tie_choice(&visit, &place, &one.text, &place.below("recommendations", one.id));
    choice.show(&site, &visit, place.partnership.id, &asked.words, FieldErrors::default()).await
}

/// Ties the item to the recommendation.
pub async fn tie(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let one = place.recommendation(&site, &visit.actor(), &id).await?.recommendation;
    let address = place.below("recommendations", one.id);
    let Some(Picked::Item(plan, item)) = Picked::sent(&sent)? else {
        let choice = tie_choice(&visit, &place, &one.text, &address);
        return choice.show(&site, &visit, place.partnership.id, sent.of("words"), none_chosen()).await;
    };
    site.ledger().tie_recommendation(&visit.actor(), one.id, plan, item).await?;
    Ok(see_other(&address))
}

/// Unties an item.
pub async fn untie(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, id, item)): Path<(String, String, String)>,
    Checked(_): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let one = place.recommendation(&site, &visit.actor(), &id).await?.recommendation;
    let item: ItemId = item.parse().map_err(|_| PageError::not_found())?;
    match site.ledger().untie_recommendation(&visit.actor(), one.id, item).await {
        // Somebody else untied it first: what was wanted is so.
        Ok(()) | Err(LedgerError::NotFound(_)) => Ok(see_other(&place.below("recommendations", one.id))),
        Err(why) => Err(why.into()),
    }
}

fn map_choice(visit: &Visit, place: &Place, text: &str, notice: &str, address: &str) -> ItemChoice {
    ItemChoice {
        frame: place.frame(visit, "What meets this requirement?").under("Inspections", place.inspections()),
        caption: text.to_owned(),
        action: format!("{address}/item"),
        cancel: notice.to_owned(),
        wanted: Wanted::ItemsAndMeasures,
    }
}

/// Seeks an item or a measure that meets a requirement.
pub async fn requirement_form(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, notice, id)): Path<(String, String, String)>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let notice = place.notice(&site, &visit.actor(), &notice).await?;
    let one = place::requirement(&notice, &id)?;
    let address = place.below("notices", notice.id);
    let own = format!("{address}/requirements/{}", one.id);
    let choice = map_choice(&visit, &place, &one.says.text, &address, &own);
    choice.show(&site, &visit, place.partnership.id, &asked.words, FieldErrors::default()).await
}

/// Maps the requirement to an item, or to a measure beside its item.
pub async fn map(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, notice, id)): Path<(String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let notice = place.notice(&site, &visit.actor(), &notice).await?;
    let one = place::requirement(&notice, &id)?;
    let address = place.below("notices", notice.id);
    let Some(picked) = Picked::sent(&sent)? else {
        let own = format!("{address}/requirements/{}", one.id);
        let choice = map_choice(&visit, &place, &one.says.text, &address, &own);
        return choice.show(&site, &visit, place.partnership.id, sent.of("words"), none_chosen()).await;
    };
    let new = mapped(one.says, picked);
    site.ledger().change_requirement(&visit.actor(), one.id, one.revision, new, one.met).await?;
    Ok(see_other(&address))
}

/// A requirement is mapped within one plan: what stood in another gives way.
fn mapped(says: NewRequirement, picked: Picked) -> NewRequirement {
    let plan = match picked {
        Picked::Item(plan, _) | Picked::Measure(plan, _) => plan,
    };
    let kept = says.plan == Some(plan);
    let (item, measure) = (says.item.filter(|_| kept), says.measure.filter(|_| kept));
    match picked {
        Picked::Item(plan, item) => NewRequirement { plan: Some(plan), item: Some(item), measure, ..says },
        Picked::Measure(plan, measure) => NewRequirement { plan: Some(plan), item, measure: Some(measure), ..says },
    }
}
