//! The links between the pages of one plan.
//!
//! A page holds it as `nav` and draws it with `{% include "parts/plan_nav/plan_nav.html" %}`.

use bigplan_ledger::{PartnershipId, PlanState};
use bigplan_plan::Kind;

use crate::shell::plans::ShownPlan;

/// A page of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanPage {
    /// The tree.
    Plan,
    /// The rings.
    OnePage,
    /// How it goes: what is late and what is due.
    Progress,
    /// The measures.
    Measures,
    /// The needs.
    Needs,
    /// What the plan check found.
    Check,
    /// The plan's own words.
    Glossary,
    /// Judgements and recommendations.
    Inspection,
    /// What happened to the plan.
    History,
    /// All that can be changed in it.
    Edit,
    /// A page that has no place in the navigation, such as an item's.
    Other,
}

/// The links between the pages of a plan, with the current one marked.
#[derive(Clone, Debug)]
pub struct PlanNav {
    /// The plan's title, which names the navigation.
    pub title: String,
    /// Whose plan it is.
    pub partnership: PartnershipId,
    /// The plan's address.
    pub address: String,
    /// Whether the plan still changes: no other has taken its place.
    pub changes: bool,
    /// The page that is shown.
    pub on: PlanPage,
    /// Whether only the partnership's accounts can see the plan.
    pub draft: bool,
    /// The pages in order.
    pub links: Vec<PlanLink>,
}

/// One page of the plan.
#[derive(Clone, Debug)]
pub struct PlanLink {
    /// What the link says.
    pub words: &'static str,
    /// Where it leads.
    pub address: String,
    /// Whether it is the page that is shown.
    pub current: bool,
}

const PAGES: [(PlanPage, &str, &str); 8] = [
    (PlanPage::Plan, "Plan", ""),
    (PlanPage::OnePage, "On one page", "/rings"),
    (PlanPage::Progress, "Progress", "/progress"),
    (PlanPage::Measures, "Measures", "/measures"),
    (PlanPage::Needs, "Needs", "/needs"),
    (PlanPage::Check, "Check", "/check"),
    (PlanPage::Glossary, "Glossary", "/glossary"),
    (PlanPage::Inspection, "Inspection", "/inspection"),
];

impl PlanNav {
    /// The navigation of a plan on one of its pages. What the plan does not have is not offered.
    pub fn of(shown: &ShownPlan, on: PlanPage) -> Self {
        let address = plan_address(shown);
        let links = PAGES.into_iter().filter(|(page, ..)| *page == on || has(shown, *page));
        let link = |(page, words, end): (PlanPage, &'static str, &str)| PlanLink {
            words,
            address: format!("{address}{end}"),
            current: page == on,
        };
        Self {
            title: shown.stored.plan.head.title.clone(),
            partnership: shown.stored.partnership,
            changes: shown.stored.state != PlanState::Replaced,
            on,
            draft: shown.stored.state == PlanState::Draft,
            links: links.map(link).collect(),
            address,
        }
    }

    /// Whether an item of this kind may hold others.
    pub fn may_hold(&self, kind: &Kind) -> bool {
        Kind::ALL.into_iter().any(|below| below.may_stand_under(*kind))
    }

    /// Whether the page that leads to every change is shown.
    pub fn is_edit(&self) -> bool {
        self.on == PlanPage::Edit
    }

    /// Whether the plan's history is the page that is shown.
    pub fn is_history(&self) -> bool {
        self.on == PlanPage::History
    }
}

/// The address of the plan's own page.
pub fn plan_address(shown: &ShownPlan) -> String {
    format!("/plans/{}", shown.stored.id)
}

fn has(shown: &ShownPlan, page: PlanPage) -> bool {
    let plan = &shown.stored.plan;
    match page {
        PlanPage::Measures => !plan.measures.is_empty(),
        PlanPage::Needs => !plan.needs.is_empty(),
        PlanPage::Glossary => !plan.glossary.is_empty(),
        PlanPage::Inspection => !plan.judgements.is_empty() || !plan.recommendations.is_empty(),
        PlanPage::Check
        | PlanPage::Edit
        | PlanPage::History
        | PlanPage::OnePage
        | PlanPage::Other
        | PlanPage::Plan
        | PlanPage::Progress => true,
    }
}
