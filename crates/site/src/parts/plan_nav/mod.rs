//! The links between the pages of one plan.
//!
//! A page holds it as `nav` and draws it with `{% include "parts/plan_nav/plan_nav.html" %}`.

use bigplan_ledger::{PartnershipId, PlanState, Stage};
use bigplan_plan::Kind;

use crate::shell::plans::{ShownPlan, version_address};

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
    /// Where the plan is in its life.
    Life,
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
    /// Whether this is the working copy of a plan that still changes: no other has taken its place.
    pub changes: bool,
    /// The page that is shown.
    pub on: PlanPage,
    /// Which copy of the plan this is, and who sees it.
    pub copy: Option<Copy>,
    /// Where something can be said about the plan, for those who may.
    pub says: Option<String>,
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

/// Which copy of a plan a page shows, where that is not what everybody sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// A word for it.
    pub tag: String,
    /// The colour of the word: a modifier of the GOV.UK tag.
    pub colour: &'static str,
    /// Who sees it.
    pub words: String,
    /// Where another copy, or what can be done with this one, is found: words and address.
    pub link: Option<(String, String)>,
}

const PAGES: [(PlanPage, &str, &str); 9] = [
    (PlanPage::Plan, "Plan", ""),
    (PlanPage::OnePage, "On one page", "/rings"),
    (PlanPage::Progress, "Progress", "/progress"),
    (PlanPage::Measures, "Measures", "/measures"),
    (PlanPage::Needs, "Needs", "/needs"),
    (PlanPage::Check, "Check", "/check"),
    (PlanPage::Glossary, "Glossary", "/glossary"),
    (PlanPage::Inspection, "Inspection", "/inspection"),
    (PlanPage::Life, "Life", "/life"),
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
            changes: shown.is_working() && shown.stored.state != PlanState::Replaced,
            on,
            copy: copy(shown),
            says: says(shown),
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
    shown.address()
}

/// Those who see the working copy are partners; everybody is asked about the version they see in a consultation.
fn says(shown: &ShownPlan) -> Option<String> {
    let stored = &shown.stored;
    let asked = stored.version.is_none() || stored.stage == Stage::Consultation;
    (shown.asked.is_none() && asked).then(|| format!("/plans/{}/consultation", stored.id))
}

fn copy(shown: &ShownPlan) -> Option<Copy> {
    let stored = &shown.stored;
    let plain = format!("/plans/{}", stored.id);
    if let Some(version) = shown.asked {
        return Some(Copy {
            tag: format!("Version {version}"),
            colour: "grey",
            words: "This is the plan as it was then.".to_owned(),
            link: Some(("See it as it stands now".to_owned(), plain)),
        });
    }
    let everybody = |version| Some((format!("See version {version}"), version_address(stored.id, version)));
    match (stored.version, stored.shown, stored.state) {
        (Some(version), _, PlanState::Draft) => Some(Copy {
            tag: "Draft".to_owned(),
            colour: "yellow",
            words: format!(
                "This is version {version} of a plan that is being made. Everybody is asked what they think of it."
            ),
            link: Some(("Have your say".to_owned(), format!("{plain}/consultation"))),
        }),
        (None, None, PlanState::Draft) => Some(Copy {
            tag: "Draft".to_owned(),
            colour: "yellow",
            words: "Only people with an account of this partnership can see this plan.".to_owned(),
            link: None,
        }),
        (None, Some(version), PlanState::Draft) => Some(Copy {
            tag: "Draft".to_owned(),
            colour: "yellow",
            words: format!(
                "Everybody is asked about version {version} of this plan; this working copy is seen by its partnership alone."
            ),
            link: everybody(version),
        }),
        (None, Some(version), _) => Some(Copy {
            tag: "Working copy".to_owned(),
            colour: "light-blue",
            words: format!("Everybody else sees version {version}, whatever is changed here."),
            link: everybody(version),
        }),
        _ => None,
    }
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
        | PlanPage::Life
        | PlanPage::OnePage
        | PlanPage::Other
        | PlanPage::Plan
        | PlanPage::Progress => true,
    }
}
