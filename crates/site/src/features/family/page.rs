//! The page of a plan's family.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{AgreementSort, Answer as Answers, Family, Level, PlanLink, Relative, Right};
use bigplan_plan::{Item, Tree};

use super::coverage::{By, coverage, level};
use crate::parts::form::Choice;
use crate::parts::plan_nav::{PlanNav, PlanPage};
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::plans::ShownPlan;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/family/page.html")]
struct FamilyPage {
    frame: Frame,
    nav: PlanNav,
    address: String,
    title: String,
    family: Family,
    tables: Vec<Table>,
    agreement: Vec<(String, &'static str)>,
    edits: bool,
}

/// The items of one plan with what answers them.
struct Table {
    heading: String,
    /// The plan whose items are to be answered.
    plan: String,
    /// What its items are called, many of them.
    kind: String,
    rows: Vec<Row>,
    /// Whether items of this plan can be added to what answers.
    adds: bool,
}

struct Row {
    item: String,
    title: String,
    by: Vec<By>,
}

/// Shows the plans around a plan, and what answers what.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    let actor = visit.actor();
    let shown = site.plan(&actor, &plan).await?;
    let id = shown.stored.id;
    let family = site.ledger().family(&actor, id).await?;
    let answers = site.ledger().answers(&actor, id).await?;
    let edits = actor.may(Right::EditPlans, Some(shown.stored.partnership));
    let mut tables = Vec::new();
    for link in &family.above {
        if let Some(other) = link.link.to {
            let upper = site.plan(&actor, &other.to_string()).await?;
            let ours: Vec<By> = answers
                .iter()
                .filter(|one| one.plan == id && one.to_plan == other)
                .map(|one| by(one, &shown, false))
                .collect();
            let heading = format!("What of “{}” we answer", link.link.title);
            tables.push(table(heading, &upper, &ours, edits));
        }
    }
    if !family.below.is_empty() {
        let theirs = from_below(&site, &visit, &shown, &answers).await?;
        tables.push(table("What plans under this one answer".to_owned(), &shown, &theirs, false));
    }
    let agreement = site.ledger().agreement(&actor, id).await?;
    let (title, address) = (shown.stored.plan.head.title.clone(), format!("/plans/{id}"));
    page(&FamilyPage {
        frame: Frame::new(&visit, format!("Family of {title}"))
            .under("Home", "/")
            .under(&title, shown.address())
            .under("Life", format!("{address}/life")),
        nav: PlanNav::of(&shown, PlanPage::Life),
        agreement: shown
            .stored
            .plan
            .measures
            .iter()
            .filter_map(|measure| {
                let found = agreement.iter().find(|one| one.measure.to_string() == measure.id)?;
                let code = measure.code.as_ref().map(|code| format!("{code} ")).unwrap_or_default();
                Some((format!("{code}{}", measure.title), sort_word(found.sort)))
            })
            .collect(),
        address,
        title,
        family,
        tables,
        edits,
    })
}

/// What items of plans below say that they answer.
async fn from_below(
    site: &Site,
    visit: &Visit,
    shown: &Arc<ShownPlan>,
    answers: &[Answers],
) -> Result<Vec<By>, PageError> {
    let mut theirs = Vec::new();
    for one in answers.iter().filter(|one| one.to_plan == shown.stored.id) {
        let lower = site.plan(&visit.actor(), &one.plan.to_string()).await?;
        theirs.push(by(one, &lower, true));
    }
    Ok(theirs)
}

fn by(answer: &Answers, from: &ShownPlan, told: bool) -> By {
    let id = answer.item.to_string();
    let item = from.stored.plan.items.iter().find(|item| item.id == id);
    By {
        to: answer.to_item.to_string(),
        plan: answer.plan.to_string(),
        plan_title: if told { from.stored.plan.head.title.clone() } else { String::new() },
        title: item.map_or_else(|| "an item that is no longer in the plan".to_owned(), named),
        item: id,
    }
}

fn table(heading: String, of: &ShownPlan, answers: &[By], adds: bool) -> Table {
    let plan = &of.stored.plan;
    let row = |one: super::coverage::Covered<'_>| Row { item: one.item.id.clone(), title: named(one.item), by: one.by };
    Table {
        heading,
        plan: of.stored.id.to_string(),
        kind: plan.head.label_of_many(level(plan)),
        rows: coverage(plan, answers).into_iter().map(row).collect(),
        adds,
    }
}

/// Its reference and title.
pub fn named(item: &Item) -> String {
    match &item.reference {
        Some(reference) => format!("{reference} {}", item.title),
        None => item.title.clone(),
    }
}

/// The items of a plan to choose from, indented.
pub fn choices(shown: &ShownPlan) -> Vec<Choice> {
    let choice = |(depth, item): (usize, &Item)| {
        let title: String = named(item).chars().take(90).collect();
        Choice::new(item.id.clone(), format!("{}{title}", "– ".repeat(depth.min(4))))
    };
    Tree::of(&shown.stored.plan).walk().map(choice).collect()
}

/// How a measure stands in the local agreement, in words.
pub fn sort_word(sort: AgreementSort) -> &'static str {
    match sort {
        AgreementSort::Designated => "Agreed with the government",
        AgreementSort::Local => "Agreed among the partners",
        AgreementSort::Stretch => "Stretch target with a reward",
    }
}

/// What a plan is for, in words.
pub fn level_word(level: Level) -> &'static str {
    match level {
        Level::County => "County or city plan",
        Level::Area => "Area plan",
        Level::Locality => "Locality plan",
        Level::Service => "Service plan",
    }
}

impl FamilyPage {
    fn levels(&self) -> Vec<Choice> {
        let mut all = vec![Choice::new("", "Not said")];
        all.extend(Level::ALL.iter().map(|level| Choice::new(level.as_str(), level_word(*level))));
        all
    }

    fn level(&self) -> &'static str {
        self.family.level.map_or("", level_word)
    }

    fn level_code(&self) -> &'static str {
        self.family.level.map_or("", Level::as_str)
    }

    fn level_of(&self, relative: &Relative) -> &'static str {
        relative.level.map_or("", level_word)
    }

    fn other(&self, link: &PlanLink) -> Option<String> {
        link.link.to.map(|plan| format!("/plans/{plan}"))
    }

    /// "3 of 8: nothing answers them."
    fn holes(&self, table: &Table) -> String {
        let holes = table.rows.iter().filter(|row| row.by.is_empty()).count();
        let all = table.rows.len();
        if holes == 0 {
            return format!("All {all} are answered.");
        }
        format!("{holes} of {all}: nothing answers {}.", if holes == 1 { "it" } else { "them" })
    }
}
