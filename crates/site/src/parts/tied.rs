//! Something that is tied to an item of a plan, named as far as the visitor may see it.

use bigplan_ledger::{Actor, ItemId, MeasureId, PlanId};

use crate::parts::item_facts;
use crate::shell::errors::PageError;
use crate::shell::plans::ShownPlan;
use crate::shell::site::Site;

/// An item or a measure in words, with its page where the visitor may see that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tied {
    /// What it is called.
    pub words: String,
    /// The plan that it stands in; empty where the visitor may not see that.
    pub plan: String,
    /// Its page.
    pub address: Option<String>,
}

impl Tied {
    /// The item of a plan.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn item(site: &Site, actor: &Actor, plan: PlanId, item: ItemId) -> Result<Self, PageError> {
        let named = |shown: &ShownPlan| {
            let id = item.to_string();
            let found = shown.stored.plan.items.iter().find(|item| item.id == id)?;
            Some((item_facts::label(found, &shown.stored.plan.head), format!("/plans/{plan}/items/{id}")))
        };
        Self::of(site, actor, plan, named).await
    }

    /// The measure of a plan.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn measure(site: &Site, actor: &Actor, plan: PlanId, measure: MeasureId) -> Result<Self, PageError> {
        let named = |shown: &ShownPlan| {
            let id = measure.to_string();
            let found = shown.stored.plan.measures.iter().find(|measure| measure.id == id)?;
            Some((item_facts::measure_line(found), format!("/plans/{plan}/measures#m-{id}")))
        };
        Self::of(site, actor, plan, named).await
    }

    async fn of(
        site: &Site,
        actor: &Actor,
        plan: PlanId,
        named: impl Fn(&ShownPlan) -> Option<(String, String)>,
    ) -> Result<Self, PageError> {
        if site.ledger().plan_summary(actor, plan).await?.is_none() {
            let words = "something in a plan that you cannot see".to_owned();
            return Ok(Self { words, plan: String::new(), address: None });
        }
        let shown = site.plan(actor, &plan.to_string()).await?;
        let title = shown.stored.plan.head.title.clone();
        Ok(match named(&shown) {
            Some((words, address)) => Self { words, plan: title, address: Some(address) },
            None => Self { words: "something that was removed from the plan".to_owned(), plan: title, address: None },
        })
    }
}
