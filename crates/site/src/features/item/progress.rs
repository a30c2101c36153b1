//! How the item goes: the newest that was said, what was said before, and who may say more.

use bigplan_ledger::{Actor, ItemId, On, PlanState, Right};
use bigplan_plan::Item;
use bigplan_plan::progress::{is_updated, timing};
use jiff::civil::Date;

use crate::parts::said::{self, Said};
use crate::shell::errors::PageError;
use crate::shell::plans::ShownPlan;
use crate::shell::site::Site;

/// More than this was said is not shown on the item's page.
const SHOWN: u32 = 20;

/// What the item page shows of an item's progress.
pub struct Progress {
    /// Whether anybody says how items of this kind go.
    pub shown: bool,
    /// "Late by 12 days"; empty without a date, and where nothing more is awaited.
    pub timing: String,
    /// What was said, newest first.
    pub said: Vec<Said>,
    /// Where this visitor may say how it goes.
    pub update: Option<String>,
}

impl Progress {
    /// How an item goes.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn of(site: &Site, actor: &Actor, shown: &ShownPlan, item: &Item) -> Result<Self, PageError> {
        let (plan, id): (_, ItemId) = (shown.stored.id, item.id.parse().map_err(|_| PageError::not_found())?);
        let updated = is_updated(item.kind);
        let updates = if updated { site.ledger().item_updates(actor, plan, id, SHOWN).await? } else { Vec::new() };
        let open = updated && shown.stored.state != PlanState::Replaced;
        let may = open && site.ledger().may(actor, Right::UpdateItem, On::Item(plan, id)).await?;
        Ok(Self {
            shown: updated,
            timing: words(item, updates.first().map(|newest| newest.said.status), site.today()),
            said: updates.iter().map(Said::of).collect(),
            update: may.then(|| format!("/plans/{plan}/items/{}/update", item.id)),
        })
    }
}

fn words(item: &Item, status: Option<bigplan_plan::progress::Status>, today: Date) -> String {
    timing(item, status, today).map(said::timing).unwrap_or_default()
}
