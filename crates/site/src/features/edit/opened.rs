//! A plan that this visitor may change, and items of it.

use std::sync::Arc;

use axum::http::StatusCode;
use bigplan_ledger::{ItemId, On, PlanId, PlanState, Right, StoredItem};
use bigplan_plan::{Item, Plan, Tree};

use crate::parts::item_facts;
use crate::parts::kind_words::inside;
use crate::parts::plan_nav::plan_address;
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::plans::ShownPlan;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// A plan that is open for changes.
pub struct Open {
    /// The plan as it stands.
    pub shown: Arc<ShownPlan>,
    /// Its address.
    pub address: String,
}

/// The plan at this id, where the visitor may change it and it still changes.
///
/// # Errors
/// Not found, not allowed, or the plan has been replaced.
pub async fn open(site: &Site, visit: &Visit, plan: &str) -> Result<Open, PageError> {
    let shown = site.plan(&visit.actor(), plan).await?;
    if !visit.actor().may(Right::EditPlans, Some(shown.stored.partnership)) {
        return Err(PageError::forbidden());
    }
    unless_replaced(shown)
}

/// The plan of an item of which the visitor may say how it goes, which is as much as may attach files to it.
///
/// # Errors
/// As [`open`].
pub async fn open_item(site: &Site, visit: &Visit, plan: &str, item: &str) -> Result<Open, PageError> {
    let shown = site.plan(&visit.actor(), plan).await?;
    let id: ItemId = item.parse().map_err(|_| PageError::not_found())?;
    if !site.ledger().may(&visit.actor(), Right::UpdateItem, On::Item(shown.stored.id, id)).await? {
        return Err(PageError::forbidden());
    }
    unless_replaced(shown)
}

fn unless_replaced(shown: Arc<ShownPlan>) -> Result<Open, PageError> {
    if shown.stored.state == PlanState::Replaced {
        let next = "Another plan has taken its place, so it stays as it is. Nothing was saved. Change the plan that replaced it.";
        return Err(PageError::new(StatusCode::CONFLICT, "This plan no longer changes", next));
    }
    let address = plan_address(&shown);
    Ok(Open { shown, address })
}

impl Open {
    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.shown.stored.plan
    }

    /// The plan's id.
    pub fn id(&self) -> PlanId {
        self.shown.stored.id
    }

    /// An item with its revision, as it stands now.
    ///
    /// # Errors
    /// Not found, or the database does not answer.
    pub async fn item(&self, site: &Site, visit: &Visit, item: &str) -> Result<(ItemId, StoredItem), PageError> {
        let id: ItemId = item.parse().map_err(|_| PageError::not_found())?;
        let stored = site.ledger().item(&visit.actor(), self.id(), id).await?;
        Ok((id, stored.ok_or_else(PageError::not_found)?))
    }

    /// Where an item's page is.
    pub fn item_address(&self, item: &str) -> String {
        format!("{}/items/{item}", self.address)
    }

    /// "Change action 1.1": a verb and what the plan calls the item.
    pub fn heading(&self, verb: &str, item: &Item) -> String {
        let kind = inside(self.plan().head.label(item.kind));
        match &item.reference {
            Some(reference) => format!("{verb} {kind} {reference}"),
            None => format!("{verb} {kind}"),
        }
    }

    /// The frame of a page about the plan, with the way up.
    pub fn frame(&self, visit: &Visit, title: impl Into<String>) -> Frame {
        Frame::new(visit, title)
            .under("Home", "/")
            .under(&self.shown.partnership.name, format!("/partnerships/{}", self.shown.partnership.slug))
            .under(&self.plan().head.title, &self.address)
    }

    /// The frame of a page about an item, with the way up through the item.
    pub fn item_frame(&self, visit: &Visit, title: impl Into<String>, item: &Item) -> Frame {
        self.frame(visit, title).under(self.label(item), self.item_address(&item.id))
    }

    /// An item in one short line.
    pub fn label(&self, item: &Item) -> String {
        item_facts::label(item, &self.plan().head)
    }

    /// The items that stand under the same one as this item, in order, this one among them.
    pub fn siblings(&self, parent: Option<&str>) -> Vec<&Item> {
        let tree = Tree::of(self.plan());
        match parent {
            Some(parent) => tree.children(parent).collect(),
            None => tree.roots().collect(),
        }
    }
}

/// The revision that a form was filled from.
///
/// # Errors
/// It is missing or no number: the form was not sent by its page.
pub fn seen(given: &str) -> Result<i64, PageError> {
    given.parse().map_err(|_| PageError::bad_request("Nothing was saved. Open the page again and send it once more."))
}
