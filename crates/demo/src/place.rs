//! A partnership with what the files of its work name: groups, posts, plans, items and measures.

use bigplan_ledger::{GroupId, ItemId, Ledger, MeasureId, PartnershipId, PlanId, Post, PostId, StandingGroup};
use bigplan_plan::{MeasureUse, Plan};

use crate::{ACTOR, LoadDemonstrationError};

/// A partnership as its files find their way in it.
pub struct Place<'l> {
    /// Where it is stored.
    pub ledger: &'l Ledger,
    /// The partnership.
    pub of: PartnershipId,
    groups: Vec<StandingGroup>,
    posts: Vec<Post>,
    plans: Vec<(PlanId, Plan)>,
}

impl<'l> Place<'l> {
    /// Looks a partnership up.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn of(ledger: &'l Ledger, of: PartnershipId) -> Result<Self, LoadDemonstrationError> {
        let groups = ledger.standing_groups(&ACTOR, of).await?;
        let posts = ledger.posts(&ACTOR, of).await?;
        let mut plans = Vec::new();
        for summary in ledger.plans(&ACTOR, of).await? {
            if let Some(stored) = ledger.plan(&ACTOR, summary.id).await? {
                plans.push((summary.id, stored.plan));
            }
        }
        Ok(Self { ledger, of, groups, posts, plans })
    }

    /// The group of this name.
    pub fn group(&self, name: &str) -> Option<GroupId> {
        self.groups.iter().find(|group| group.name == name).map(|group| group.id)
    }

    /// The post of this title.
    pub fn post(&self, title: &str) -> Option<PostId> {
        self.posts.iter().find(|post| post.title == title).map(|post| post.id)
    }

    /// The plan whose title begins so.
    pub fn plan(&self, title: &str) -> Option<PlanId> {
        self.plans.iter().find(|(_, plan)| plan.head.title.starts_with(title)).map(|(id, _)| *id)
    }

    /// The first item whose title begins so, in the order of the plans.
    pub fn item(&self, title: &str) -> Option<(PlanId, ItemId)> {
        self.plans.iter().find_map(|(id, plan)| {
            let item = plan.items.iter().find(|item| item.title.starts_with(title))?;
            Some((*id, item.id.parse().ok()?))
        })
    }

    /// The title of an item, with its reference.
    pub fn title(&self, plan: PlanId, item: ItemId) -> Option<String> {
        let (_, plan) = self.plans.iter().find(|(id, _)| *id == plan)?;
        let found = plan.items.iter().find(|one| one.id == item.to_string())?;
        Some(found.reference.iter().cloned().chain([found.title.clone()]).collect::<Vec<_>>().join(" "))
    }

    /// Every measure of every plan, in their order.
    pub fn measures(&self) -> impl Iterator<Item = &MeasureUse> {
        self.plans.iter().flat_map(|(_, plan)| &plan.measures)
    }

    /// The measure of a plan that bears this code.
    pub fn measure(&self, plan: PlanId, code: &str) -> Option<MeasureId> {
        let (_, plan) = self.plans.iter().find(|(id, _)| *id == plan)?;
        let measure = plan.measures.iter().find(|measure| measure.code.as_deref() == Some(code))?;
        measure.id.parse().ok()
    }
}
