//! The page of a plan's measures.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::Right;
use bigplan_plan::{Item, Plan};

use crate::parts::measure_table::{MeasureRow, MeasureTable};
use crate::parts::plan_nav::{PlanNav, PlanPage, plan_address};
use crate::parts::plan_words::{self, counted};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/measure/page.html")]
struct MeasuresPage<'p> {
    frame: Frame,
    nav: PlanNav,
    title: &'p str,
    measures: usize,
    facts: Vec<String>,
    table: MeasureTable<'p>,
}

/// Shows the measures.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let (plan, address) = (&shown.stored.plan, plan_address(&shown));
    let mut rows = rows(plan);
    let measures = site.measures_of(&visit.actor(), &shown.partnership).await?;
    let edits = visit.actor().may(Right::LoadFigures, Some(shown.partnership.id)) && shown.is_working();
    for row in &mut rows {
        row.figures = measures.tied_to(&row.measure.id).map(|code| measures.address(code));
        row.tie = edits.then(|| format!("{address}/measures/{}/tie", row.measure.id));
    }
    page(&MeasuresPage {
        frame: Frame::new(&visit, format!("Measures: {}", plan.head.title))
            .under("Home", "/")
            .under(&shown.partnership.name, format!("/partnerships/{}", shown.partnership.slug))
            .under(&plan.head.title, &address),
        nav: PlanNav::of(&shown, PlanPage::Measures),
        title: &plan.head.title,
        measures: rows.len(),
        facts: facts(&rows),
        table: MeasureTable::of("Measures with baselines and targets", &address, rows),
    })
}

fn rows(plan: &Plan) -> Vec<MeasureRow<'_>> {
    let mut used: HashMap<&str, Vec<&Item>> = HashMap::new();
    for item in &plan.items {
        item.measures.iter().for_each(|id| used.entry(id).or_default().push(item));
    }
    let mut rows: Vec<MeasureRow<'_>> = plan.measures.iter().map(MeasureRow::of).collect();
    for row in &mut rows {
        row.used_by = used.remove(row.measure.id.as_str()).unwrap_or_default();
    }
    rows
}

/// How many measures lack something.
fn facts(rows: &[MeasureRow<'_>]) -> Vec<String> {
    let count = |lacks: fn(&MeasureRow<'_>) -> bool| rows.iter().filter(|row| lacks(row)).count();
    let lacking = [
        (count(|row| row.measure.baseline.is_none()), "without a baseline"),
        (count(|row| row.measure.targets.is_empty()), "without a target"),
        (count(|row| row.used_by.is_empty()), "that no item uses"),
    ];
    let lacking = lacking.into_iter().filter(|(count, _)| *count > 0);
    lacking.map(|(count, what)| format!("{} {what}", counted(count, "measure", "measures"))).collect()
}
