//! A returned export laid over the plan as it stands now.

use std::collections::HashMap;
use std::sync::Arc;

use bigplan_exchange::{Choices, Export, Merged, merge, read};
use bigplan_ledger::{Returned, ReturnedId, ReturnedState};

use super::choices::chosen;
use super::send::editable;
use crate::shell::errors::PageError;
use crate::shell::plans::ShownPlan;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// A plan, what came back, and what laying one over the other gives.
pub struct Laid {
    /// The plan as it stands.
    pub shown: Arc<ShownPlan>,
    /// What came back.
    pub returned: Returned,
    /// What it changes, with the choices that were made.
    pub merged: Merged,
}

/// Lays the export over the plan. `fields` are those of the form, where one was sent.
///
/// # Errors
/// Not found, not allowed, or closed already.
pub async fn laid(
    site: &Site,
    visit: &Visit,
    (plan, id): (&str, &str),
    fields: &HashMap<String, String>,
) -> Result<Laid, PageError> {
    let shown = editable(site, visit, plan).await?;
    let id: ReturnedId = id.parse().map_err(|_| PageError::not_found())?;
    let returned = site.ledger().returned(&visit.actor(), shown.stored.id, id).await?;
    let returned = returned.filter(|one| one.state == ReturnedState::Open).ok_or_else(PageError::not_found)?;
    let (export, _) = read(returned.export.as_bytes()).map_err(|why| PageError::fault(&why))?;
    let merged = settled(&shown, &export, fields);
    Ok(Laid { shown, returned, merged })
}

/// Merges until no new conflict follows from what was chosen: to put an item back may ask about the one above it.
fn settled(shown: &ShownPlan, export: &Export, fields: &HashMap<String, String>) -> Merged {
    let (plan, revision) = (&shown.stored.plan, shown.stored.revision);
    let mut choices = Choices::default();
    loop {
        let merged = merge(plan, revision, export, &choices);
        let more = chosen(&merged.conflicts, fields);
        if more.iter().all(|(subject, choice)| choices.get(subject) == Some(choice)) {
            return merged;
        }
        choices.extend(more);
    }
}
