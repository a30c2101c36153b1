//! The plan whose needs a page shows, and one need of it.

use std::sync::Arc;

use bigplan_ledger::PlanState;
use bigplan_ledger::needs::{BesideNeeds, NeedDecision, NeedKey};
use bigplan_measure::{AreaCode, Definitions};
use bigplan_plan::{Item, Need, Plan};

use super::known;
use crate::parts::plan_nav::plan_address;
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::plans::ShownPlan;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// A plan with what stands beside its needs.
pub struct OnPlan {
    /// The plan.
    pub shown: Arc<ShownPlan>,
    /// What stands beside its needs, as this reader may see it.
    pub beside: BesideNeeds,
    /// The plan's address.
    pub address: String,
    /// What is known of measures, places and groups.
    pub known: Arc<Definitions>,
}

/// One of the pages of a needs assessment.
pub struct NeedsLink {
    /// What the link says.
    pub words: &'static str,
    /// Where it leads.
    pub address: String,
    /// Whether it is the page that is shown.
    pub current: bool,
}

impl OnPlan {
    /// The plan at an address.
    ///
    /// # Errors
    /// Not found, or the database does not answer.
    pub async fn at(site: &Site, visit: &Visit, plan: &str) -> Result<Self, PageError> {
        let actor = visit.actor();
        let shown = site.plan(&actor, plan).await?;
        let beside = site.ledger().beside_needs(&actor, shown.stored.id).await?;
        let address = plan_address(&shown);
        Ok(Self { shown, beside, address, known: Arc::clone(site.definitions()) })
    }

    /// What the plan says.
    pub fn plan(&self) -> &Plan {
        &self.shown.stored.plan
    }

    /// A place's name; its code where it is not known.
    pub fn place(&self, code: &AreaCode) -> String {
        known::place(&self.known, code)
    }

    /// Whether what stands beside the needs can be changed by this visitor.
    pub fn edits(&self, visit: &Visit) -> bool {
        let open = self.shown.is_working() && self.shown.stored.state != PlanState::Replaced;
        open && visit.edits_in(&self.shown.stored.partnership)
    }

    /// The need at a place of the plan's list.
    ///
    /// # Errors
    /// Not found.
    pub fn need(&self, place: &str) -> Result<(usize, &Need), PageError> {
        let place: usize = place.parse().map_err(|_| PageError::not_found())?;
        self.plan().needs.get(place).map(|need| (place, need)).ok_or_else(PageError::not_found)
    }

    /// The address of a need's page.
    pub fn need_address(&self, place: usize) -> String {
        format!("{}/needs/{place}", self.address)
    }

    /// The address of the partnership's triangle of need.
    pub fn triangle_address(&self) -> String {
        format!("/partnerships/{}/triangle", self.shown.partnership.slug)
    }

    /// Where a need stands in the plan's list.
    pub fn place_of(&self, key: &NeedKey) -> Option<usize> {
        self.plan().needs.iter().position(|need| NeedKey::of(need) == *key)
    }

    /// What was decided last on a need.
    pub fn decided(&self, key: &NeedKey) -> Option<&NeedDecision> {
        self.beside.decisions.iter().find(|one| one.need == *key)
    }

    /// The items that needs became, each with its need.
    pub fn taken_up(&self) -> Vec<(NeedKey, String)> {
        let decided = self.plan().needs.iter().filter_map(|need| self.decided(&NeedKey::of(need)));
        decided.filter_map(|one| Some((one.need.clone(), one.item?.to_string()))).collect()
    }

    /// A frame under the plan.
    pub fn frame(&self, visit: &Visit, title: impl Into<String>) -> Frame {
        Frame::new(visit, title)
            .under("Home", "/")
            .under(&self.shown.partnership.name, format!("/partnerships/{}", self.shown.partnership.slug))
            .under(&self.plan().head.title, &self.address)
    }

    /// The pages of the needs assessment, with the one at `end` marked.
    pub fn links(&self, end: &str) -> Vec<NeedsLink> {
        let pages = [
            ("Needs and evidence", ""),
            ("Hot spots", "/hot-spots"),
            ("Decisions", "/decisions"),
            ("From need to measure", "/chain"),
        ];
        let link = |(words, own): (&'static str, &str)| NeedsLink {
            words,
            address: format!("{}/needs{own}", self.address),
            current: own == end,
        };
        let triangle = NeedsLink { words: "Triangle of need", address: self.triangle_address(), current: false };
        pages.into_iter().map(link).chain([triangle]).collect()
    }
}

/// A need by its reference and words: "1.11 Fewer teenage conceptions".
pub fn called(need: &Need) -> String {
    format!("{} {}", need.reference.trim(), need.need.trim()).trim().to_owned()
}

/// An item by its reference and title.
pub fn item_called(item: &Item) -> String {
    let reference = item.reference.as_ref().map(|text| format!("{text} ")).unwrap_or_default();
    reference + &item.title
}
