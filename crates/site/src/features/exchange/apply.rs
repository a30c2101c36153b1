//! Taking a returned export, or letting it go.

use std::collections::HashMap;

use axum::extract::{Path, State};
use bigplan_ledger::{LedgerError, ReturnedId, ReturnedState};

use super::laid::laid;
use super::preview::show;
use super::send::editable;
use crate::parts::error_summary::FieldErrors;
use crate::parts::plan_nav::plan_address;
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

const CHANGED: &str =
    "The plan was changed while you looked. This is how the file differs now; look again, then save. Nothing was saved";

/// Saves what the page showed, in one transaction; or the page again where something is to be chosen.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, id)): Path<(String, String)>,
    Checked(fields): Checked<HashMap<String, String>>,
) -> Answer {
    let laid = laid(&site, &visit, (&plan, &id), &fields).await?;
    let why = fields.get("why").map(|why| why.trim().to_owned()).unwrap_or_default();
    let mut errors = FieldErrors::default();
    for conflict in laid.merged.conflicts.iter().filter(|conflict| conflict.chosen.is_none()) {
        let sentence = format!("Choose which side holds: {}", conflict.change.label);
        errors.add(&super::choices::field(&conflict.change.subject), sentence);
    }
    if why.chars().count() > 1_000 {
        errors.add("why", "Say why in 1,000 letters or fewer");
    }
    let revision = laid.shown.stored.revision;
    if fields.get("revision").map(String::as_str) != Some(revision.to_string().as_str()) {
        errors.add("why", CHANGED);
    }
    if !errors.is_empty() {
        return show(&visit, &laid, why, errors);
    }
    let new = laid.merged.plan.clone();
    match site.ledger().lay_over(&visit.actor(), laid.shown.stored.id, revision, new, &why).await {
        Ok(_) => {}
        Err(LedgerError::Conflict { .. }) => return show(&visit, &laid, why, FieldErrors::one("why", CHANGED)),
        Err(why) => return Err(why.into()),
    }
    let (actor, plan) = (visit.actor(), laid.shown.stored.id);
    site.ledger().close_returned(&actor, plan, laid.returned.id, ReturnedState::Taken).await?;
    Ok(see_other(&plan_address(&laid.shown)))
}

/// Lets the file go; the plan stays as it is.
pub async fn discard(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, id)): Path<(String, String)>,
    Checked(_): Checked<HashMap<String, String>>,
) -> Answer {
    let shown = editable(&site, &visit, &plan).await?;
    let id: ReturnedId = id.parse().map_err(|_| PageError::not_found())?;
    site.ledger().close_returned(&visit.actor(), shown.stored.id, id, ReturnedState::Discarded).await?;
    Ok(see_other(&plan_address(&shown)))
}
