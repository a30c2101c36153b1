//! The partnership's own page: what it is, its plans, groups and organisations.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{PlanState, Right};
use bigplan_plan::{Kind, Severity};

use crate::parts::partnership_nav::{Tab, tabs};
use crate::parts::{kind_words, plan_words, words};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::plans::ShownPlan;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

use super::choice::Seen;

#[derive(Template)]
#[template(path = "features/partnership/overview.html")]
struct OverviewPage {
    frame: Frame,
    tabs: Vec<Tab>,
    name: String,
    about: String,
    plans: Vec<PlanLine>,
    groups: Vec<GroupLine>,
    groups_address: String,
    organisations: Vec<String>,
    /// Whether the reader looks after the partnership: its teams, duties and old files.
    looks_after: bool,
    /// Whether the reader looks after its figures.
    counts: bool,
    address: String,
}

struct PlanLine {
    address: String,
    title: String,
    years: String,
    state: &'static str,
    draft: bool,
    facts: String,
    holes: String,
}

struct GroupLine {
    address: String,
    name: String,
    chair: Option<String>,
}

/// Shows a partnership.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let actor = visit.actor();
    let seen = Seen::at(&site, &actor, &slug).await?;
    let organisations = site.ledger().organisations(&actor, seen.partnership.id).await?;
    let chosen = seen.chosen(None)?;
    let groups_address = format!("{}/groups", seen.address());
    page(&OverviewPage {
        frame: Frame::new(&visit, &seen.partnership.name).under("Home", "/"),
        tabs: tabs(&seen.address(), "", None),
        name: seen.partnership.name.clone(),
        about: seen.partnership.about.clone(),
        plans: seen.plans.iter().map(|shown| plan_line(shown)).collect(),
        groups: chosen.map(|shown| group_lines(shown, &groups_address)).unwrap_or_default(),
        looks_after: actor.may(Right::Administer, Some(seen.partnership.id)),
        counts: actor.may(Right::LoadFigures, Some(seen.partnership.id)),
        address: seen.address(),
        groups_address,
        organisations: organisations.into_iter().map(|organisation| organisation.name).collect(),
    })
}

fn plan_line(shown: &ShownPlan) -> PlanLine {
    let plan = &shown.stored.plan;
    let count = |kind: Kind| plan.items.iter().filter(|item| item.kind == kind).count();
    let kinds = [Kind::Outcome, Kind::Priority, Kind::Objective, Kind::Action];
    let words = |kind| kind_words::count_of(count(kind), kind, &plan.head);
    let facts = kinds.into_iter().filter(|kind| count(*kind) > 0).map(words);
    let holes = shown.findings.iter().filter(|found| found.severity <= Severity::Hole).count();
    let period = plan.head.period.as_ref();
    PlanLine {
        address: format!("/plans/{}", shown.stored.id),
        title: plan.head.title.clone(),
        years: period.map_or_else(String::new, |period| format!("{} to {}", period.from, period.to)),
        state: words::plan_state(shown.stored.state),
        draft: shown.stored.state == PlanState::Draft,
        facts: facts.collect::<Vec<_>>().join(", "),
        holes: plan_words::counted(holes, "hole", "holes"),
    }
}

fn group_lines(shown: &ShownPlan, page: &str) -> Vec<GroupLine> {
    let described = shown.stored.plan.groups.iter().enumerate();
    let list = bigplan_plan::GroupList::of(&shown.stored.plan);
    let line = |(at, group): (usize, &bigplan_plan::PartnershipGroup)| GroupLine {
        address: format!("{page}?plan={}#group-{}", shown.stored.id, list.position(&group.name).unwrap_or(at) + 1),
        name: group.name.clone(),
        chair: group.chair.clone(),
    };
    described.map(line).collect()
}
