//! What is asked for in the address: a plan and a level.

use std::sync::Arc;

use bigplan_ledger::Actor;
use bigplan_plan::labels::plural;
use bigplan_plan::{Kind, Plan};
use serde::Deserialize;

use crate::shell::errors::PageError;
use crate::shell::plans::ShownPlan;
use crate::shell::site::Site;

use super::super::choice::Seen;

/// The levels that can be shown, and the one that is shown where none is asked for first.
const LEVELS: [Kind; 4] = [Kind::Outcome, Kind::Priority, Kind::Objective, Kind::Action];

/// Which plan and which level are asked for.
#[derive(Deserialize)]
pub struct Asked {
    plan: Option<String>,
    level: Option<String>,
}

/// The partnership, and the plan and level that were found for what was asked.
pub struct Found {
    /// The partnership and its plans.
    pub seen: Seen,
    /// The plan; `None` where no plan names a group.
    pub plan: Option<Arc<ShownPlan>>,
    /// The kind of item in the rows.
    pub level: Kind,
}

impl Asked {
    /// Finds what is asked for.
    ///
    /// # Errors
    /// Not found, or the database does not answer.
    pub async fn find(&self, site: &Site, actor: &Actor, slug: &str) -> Result<Found, PageError> {
        let seen = Seen::at(site, actor, slug).await?;
        let plan = seen.chosen(self.plan.as_deref())?.cloned();
        let asked = self.level.as_deref().filter(|level| !level.is_empty());
        let level = match asked {
            Some(asked) => LEVELS.into_iter().find(|kind| word(*kind) == asked).ok_or_else(PageError::not_found)?,
            None => plan.as_ref().map_or(Kind::Priority, |shown| usual(&shown.stored.plan)),
        };
        Ok(Found { seen, plan, level })
    }
}

/// The word of a level in addresses: the standard one, whatever the plan calls it.
pub fn word(level: Kind) -> String {
    plural(level.word()).to_lowercase()
}

/// The levels that a plan has.
pub fn levels(plan: &Plan) -> Vec<Kind> {
    let mut levels = LEVELS.to_vec();
    levels.retain(|kind| plan.items.iter().any(|item| item.kind == *kind));
    levels
}

/// Priorities, where the plan has some; else its first level.
fn usual(plan: &Plan) -> Kind {
    let levels = levels(plan);
    let priorities = levels.iter().find(|kind| **kind == Kind::Priority);
    priorities.or(levels.first()).copied().unwrap_or(Kind::Priority)
}
