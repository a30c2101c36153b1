//! Finding the plan that a command names.

use bigplan_ledger::{Actor, Ledger, StoredPlan};

use crate::commands::database::failure;
use crate::outcome::Failure;

/// The plan with this id, or at PARTNERSHIP/PLAN.
///
/// # Errors
/// When there is none.
pub async fn find(ledger: &Ledger, actor: &Actor, named: &str) -> Result<StoredPlan, Failure> {
    let id = match named.split_once('/') {
        Some((partnership, plan)) => match ledger.partnership(actor, partnership).await.map_err(failure)? {
            Some(found) => ledger.plan_at(actor, found.id, plan).await.map_err(failure)?.map(|summary| summary.id),
            None => None,
        },
        None => named.parse().ok(),
    };
    let stored = match id {
        Some(id) => ledger.plan(actor, id).await.map_err(failure)?,
        None => None,
    };
    stored.ok_or_else(|| {
        let message = format!(
            "There is no plan \"{named}\" in this database. Name it by its id, or as PARTNERSHIP/PLAN. Nothing was saved."
        );
        Failure::new("no-such-plan", message)
    })
}
