//! Whole plans for pages, read once a revision.
//!
//! The ledger is asked on every request whether this actor may see the plan and at
//! which revision it stands; only what was read at that same revision, for actors who
//! see people's names or for those who do not, is shown again.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

use bigplan_ledger::{Actor, Partnership, PlanId, Right, StoredPlan, VersionNumber};
use bigplan_plan::check::{Pointers, check};
use bigplan_plan::{Facets, Finding, PartIndex, PlanIndex};
use jiff::civil::Date;

use super::errors::PageError;
use super::site::Site;
use crate::shell::Awaited;

/// How many plans are kept before all are let go.
const KEPT: usize = 64;

/// A plan with its partnership and what the plan check finds in it.
#[derive(Debug)]
pub struct ShownPlan {
    /// The plan as stored.
    pub stored: StoredPlan,
    /// The version that the address asks for; `None` where it asks for the plan as it is
    /// shown to this reader.
    pub asked: Option<VersionNumber>,
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
    pointers: OnceLock<Pointers>,
    plan_page: OnceLock<String>,
    check_page: OnceLock<String>,
}

impl ShownPlan {
    /// The address of the plan's own page. Pages of a version link to pages of that version.
    pub fn address(&self) -> String {
        match self.asked {
            Some(version) => version_address(self.stored.id, version),
            None => format!("/plans/{}", self.stored.id),
        }
    }

    /// Whether this is the working copy, which can be edited.
    pub fn is_working(&self) -> bool {
        self.stored.version.is_none()
    }

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

    /// The plan's references, ready to be looked up.
    pub fn pointers(&self) -> &Pointers {
        self.made.pointers.get_or_init(|| Pointers::of(&self.stored.plan))
    }

    /// The part of the plan page that is the same for every visitor, drawn once a revision.
    ///
    /// # Errors
    /// When it cannot be drawn; it is tried again the next time.
    pub fn plan_page(&self, draw: impl FnOnce() -> Result<String, PageError>) -> Result<&str, PageError> {
        once(&self.made.plan_page, draw)
    }

    /// What the plan check found, as everybody who may see it reads it, drawn once a revision and day.
    ///
    /// # Errors
    /// As [`ShownPlan::plan_page`].
    pub fn check_page(&self, draw: impl FnOnce() -> Result<String, PageError>) -> Result<&str, PageError> {
        once(&self.made.check_page, draw)
    }
}

fn once(kept: &OnceLock<String>, draw: impl FnOnce() -> Result<String, PageError>) -> Result<&str, PageError> {
    match kept.get() {
        Some(drawn) => Ok(drawn),
        None => {
            let drawn = draw()?;
            Ok(kept.get_or_init(|| drawn))
        }
    }
}

/// The address of a plan as one of its versions has it. All pages of the plan stand under it.
pub fn version_address(plan: PlanId, version: VersionNumber) -> String {
    format!("/plans/{plan}@{version}")
}

/// The plans that were read lately.
#[derive(Debug, Default)]
pub struct Plans {
    kept: Mutex<HashMap<Key, Arc<ShownPlan>>>,
}

type Key = (PlanId, Named, Option<VersionNumber>);

/// Whether people's names are in it.
type Named = bool;

impl Site {
    /// The plan at this id, or one of its versions (`ID@1.0`), where the actor may see it.
    ///
    /// # Errors
    /// Not found, or the database does not answer.
    pub fn plan<'a>(&'a self, actor: &'a Actor, id: &'a str) -> Awaited<'a, Result<Arc<ShownPlan>, PageError>> {
        Box::pin(self.find_plan(actor, id))
    }

    async fn find_plan(&self, actor: &Actor, id: &str) -> Result<Arc<ShownPlan>, PageError> {
        let (id, asked) = match id.split_once('@') {
            Some((id, version)) => (id, Some(version.parse().map_err(|_| PageError::not_found())?)),
            None => (id, None),
        };
        let id: PlanId = id.parse().map_err(|_| PageError::not_found())?;
        let unavailable = |why| PageError::unavailable(&why);
        let summary =
            self.ledger().plan_summary(actor, id).await.map_err(unavailable)?.ok_or_else(PageError::not_found)?;
        let key = (id, actor.may(Right::ReadDrafts, Some(summary.partnership)), asked);
        let today = self.today();
        if let Some(kept) = self.plans().get(key, summary.revision, today) {
            return Ok(kept);
        }
        let stored = match asked {
            Some(version) => self.ledger().version(actor, id, version).await,
            None => self.ledger().plan(actor, id).await,
        };
        let stored = stored.map_err(unavailable)?.ok_or_else(PageError::not_found)?;
        let partnership = self.ledger().partnership_by_id(actor, stored.partnership).await.map_err(unavailable)?;
        let partnership = partnership.ok_or_else(PageError::not_found)?;
        let findings = check(&stored.plan, today);
        let shown =
            Arc::new(ShownPlan { stored, asked, partnership, findings, checked_on: today, made: Made::default() });
        self.plans().keep(key, &shown);
        Ok(shown)
    }
}

impl Plans {
    fn get(&self, key: Key, revision: i64, today: Date) -> Option<Arc<ShownPlan>> {
        let kept = self.kept.lock().ok()?;
        kept.get(&key).filter(|shown| shown.stored.revision == revision && shown.checked_on == today).cloned()
    }

    fn keep(&self, key: Key, shown: &Arc<ShownPlan>) {
        let Ok(mut kept) = self.kept.lock() else { return };
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(key, Arc::clone(shown));
    }
}
