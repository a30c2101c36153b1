//! Whole plans for pages, read once a revision.
//!
//! The ledger is asked on every request whether this actor may see the plan and at
//! which revision it stands; only what was read at that same revision, for actors who
//! see people's names or for those who do not, is shown again.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

use bigplan_ledger::{Actor, Partnership, PlanId, Right, StoredPlan};
use bigplan_plan::check::check;
use bigplan_plan::{Facets, Finding, PartIndex, PlanIndex};
use jiff::civil::Date;

use super::errors::PageError;
use super::site::Site;

/// How many plans are kept before all are let go.
const KEPT: usize = 64;

/// A plan with its partnership and what the plan check finds in it.
#[derive(Debug)]
pub struct ShownPlan {
    /// The plan as stored.
    pub stored: StoredPlan,
    /// Whose it is.
    pub partnership: Partnership,
    /// What the plan check found, worst first.
    pub findings: Vec<Finding>,
    /// The day that the check was made for.
    pub checked_on: Date,
    made: Made,
}

/// What is made from the plan when it is first asked for.
#[derive(Debug, Default)]
struct Made {
    index: OnceLock<PlanIndex>,
    facets: OnceLock<Facets>,
    parts: OnceLock<PartIndex>,
    plan_page: OnceLock<String>,
}

impl ShownPlan {
    /// The plan ready for filters and search.
    pub fn index(&self) -> &PlanIndex {
        self.made.index.get_or_init(|| PlanIndex::of(&self.stored.plan))
    }

    /// What the plan can be filtered by.
    pub fn facets(&self) -> &Facets {
        self.made.facets.get_or_init(|| Facets::of(self.index()))
    }

    /// The plan's measures, needs, groups and terms ready for search.
    pub fn parts(&self) -> &PartIndex {
        self.made.parts.get_or_init(|| PartIndex::of(&self.stored.plan))
    }

    /// The part of the plan page that is the same for every visitor, drawn once a revision.
    ///
    /// # Errors
    /// When it cannot be drawn; it is tried again the next time.
    pub fn plan_page(&self, draw: impl FnOnce() -> Result<String, PageError>) -> Result<&str, PageError> {
        match self.made.plan_page.get() {
            Some(drawn) => Ok(drawn),
            None => {
                let drawn = draw()?;
                Ok(self.made.plan_page.get_or_init(|| drawn))
            }
        }
    }
}

/// The plans that were read lately.
#[derive(Debug, Default)]
pub struct Plans {
    kept: Mutex<HashMap<(PlanId, Named), Arc<ShownPlan>>>,
}

/// Whether people's names are in it.
type Named = bool;

impl Site {
    /// The plan at this id, where the actor may see it.
    ///
    /// # Errors
    /// Not found, or the database does not answer.
    pub async fn plan(&self, actor: &Actor, id: &str) -> Result<Arc<ShownPlan>, PageError> {
        let id: PlanId = id.parse().map_err(|_| PageError::not_found())?;
        let unavailable = |why| PageError::unavailable(&why);
        let summary =
            self.ledger().plan_summary(actor, id).await.map_err(unavailable)?.ok_or_else(PageError::not_found)?;
        let key = (id, actor.may(Right::ReadDrafts, Some(summary.partnership)));
        let today = self.today();
        if let Some(kept) = self.plans().get(key, summary.revision, today) {
            return Ok(kept);
        }
        let stored = self.ledger().plan(actor, id).await.map_err(unavailable)?.ok_or_else(PageError::not_found)?;
        let partnership = self.ledger().partnership_by_id(actor, stored.partnership).await.map_err(unavailable)?;
        let partnership = partnership.ok_or_else(PageError::not_found)?;
        let findings = check(&stored.plan, today);
        let shown = Arc::new(ShownPlan { stored, partnership, findings, checked_on: today, made: Made::default() });
        self.plans().keep(key, &shown);
        Ok(shown)
    }
}

impl Plans {
    fn get(&self, key: (PlanId, Named), revision: i64, today: Date) -> Option<Arc<ShownPlan>> {
        let kept = self.kept.lock().ok()?;
        kept.get(&key).filter(|shown| shown.stored.revision == revision && shown.checked_on == today).cloned()
    }

    fn keep(&self, key: (PlanId, Named), shown: &Arc<ShownPlan>) {
        let Ok(mut kept) = self.kept.lock() else { return };
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(key, Arc::clone(shown));
    }
}
