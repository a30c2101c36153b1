//! Invented updates, so that the demonstration shows how items go.

use bigplan_ledger::{Evidence, ItemId, Ledger, NewUpdate, PartnershipId};
use bigplan_plan::progress::Status;
use jiff::civil::Date;
use serde::Deserialize;

use crate::{ACTOR, LoadDemonstrationError};

/// A file of updates.
#[derive(Deserialize)]
pub struct Updates {
    updates: Vec<Update>,
}

#[derive(Deserialize)]
struct Update {
    /// The title of the item.
    item: String,
    status: Status,
    #[serde(default)]
    progress: String,
    #[serde(default)]
    why: String,
    #[serde(default)]
    done_on: Option<Date>,
    #[serde(default)]
    evidence: String,
}

/// Says of each item what the file has, where nothing was said of it yet.
///
/// # Errors
/// When the database does not answer.
pub async fn load(ledger: &Ledger, of: PartnershipId, updates: Updates) -> Result<(), LoadDemonstrationError> {
    let mut items = Vec::new();
    for plan in ledger.plans(&ACTOR, of).await? {
        let Some(stored) = ledger.plan(&ACTOR, plan.id).await? else { continue };
        let said = ledger.standings(&ACTOR, plan.id).await?;
        for item in stored.plan.items {
            if let Some(id) = item.id.parse::<ItemId>().ok().filter(|id| !said.contains_key(id)) {
                items.push((item.title, plan.id, id));
            }
        }
    }
    for update in updates.updates {
        let Some((_, plan, item)) = items.iter().find(|(title, ..)| *title == update.item) else { continue };
        let evidence = Evidence { words: update.evidence, address: String::new() };
        let (why, done_on) = (update.why, update.done_on);
        let new = NewUpdate { why, done_on, evidence, ..NewUpdate::new(update.status, update.progress) };
        ledger.add_update(&ACTOR, *plan, *item, 0, new).await?;
    }
    Ok(())
}
