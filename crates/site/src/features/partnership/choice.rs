//! Which of a partnership's plans a page is about.

use std::sync::Arc;

use bigplan_ledger::{Actor, Partnership, PlanState};
use bigplan_plan::GroupList;

use crate::shell::errors::PageError;
use crate::shell::plans::ShownPlan;
use crate::shell::site::Site;

/// A partnership and those of its plans that the visitor may see.
pub struct Seen {
    /// The partnership.
    pub partnership: Partnership,
    /// Its plans, newest first.
    pub plans: Vec<Arc<ShownPlan>>,
}

/// A plan that can be chosen on a page.
pub struct Offer {
    /// The plan's title.
    pub title: String,
    /// The page with this plan.
    pub address: String,
    /// Whether it is the one that is shown.
    pub current: bool,
}

impl Seen {
    /// The partnership at an address.
    ///
    /// # Errors
    /// Not found, or the database does not answer.
    pub async fn at(site: &Site, actor: &Actor, slug: &str) -> Result<Self, PageError> {
        let partnership = site.ledger().partnership(actor, slug).await?.ok_or_else(PageError::not_found)?;
        let mut plans = Vec::new();
        for summary in site.ledger().plans(actor, partnership.id).await? {
            plans.push(site.plan(actor, &summary.id.to_string()).await?);
        }
        Ok(Self { partnership, plans })
    }

    /// The plan that is asked for, else the newest published plan with groups, else the newest
    /// with groups; `None` where no plan has any.
    ///
    /// # Errors
    /// Not found, where the plan that is asked for is not among these.
    pub fn chosen(&self, asked: Option<&str>) -> Result<Option<&Arc<ShownPlan>>, PageError> {
        if let Some(asked) = asked.filter(|asked| !asked.is_empty()) {
            let plan = self.plans.iter().find(|shown| shown.stored.id.to_string() == asked);
            return plan.map(Some).ok_or_else(PageError::not_found);
        }
        let published = self.with_groups().find(|shown| shown.stored.state == PlanState::Published);
        Ok(published.or_else(|| self.with_groups().next()))
    }

    /// The plans with groups, for a page below the partnership's address; none where there is
    /// nothing to choose between.
    pub fn offers(&self, page: &str, chosen: Option<&Arc<ShownPlan>>) -> Vec<Offer> {
        let offer = |shown: &Arc<ShownPlan>| Offer {
            title: shown.stored.plan.head.title.clone(),
            address: format!("{}/{page}?plan={}", self.address(), shown.stored.id),
            current: chosen.is_some_and(|chosen| chosen.stored.id == shown.stored.id),
        };
        let offers: Vec<Offer> = self.with_groups().map(offer).collect();
        if offers.len() > 1 { offers } else { Vec::new() }
    }

    /// The address of the partnership's own page.
    pub fn address(&self) -> String {
        format!("/partnerships/{}", self.partnership.slug)
    }

    fn with_groups(&self) -> impl Iterator<Item = &Arc<ShownPlan>> {
        self.plans.iter().filter(|shown| !GroupList::of(&shown.stored.plan).groups.is_empty())
    }
}
