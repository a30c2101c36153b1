//! Case audit: samples with their grades, what is still to be read, and what must follow.

use askama::Template;
use axum::extract::State;
use bigplan_ledger::registers::{SampleGrades, WorkList, WorkPage};
use bigplan_register::Definition;
use bigplan_register::definition::Right;

use super::desk::{Asked, Desk};
use super::list::{self, LINES, Line, lines};
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// The register of what auditors find.
pub const AUDITS: &str = "case-audit";

#[derive(Template)]
#[template(path = "features/record/audits.html")]
struct AuditsPage {
    frame: Frame,
    place: String,
    query: String,
    draws: bool,
    /// The grades in use, code and word.
    grades: Vec<(String, String)>,
    samples: Vec<SampleGrades>,
    lists: Vec<(&'static str, Vec<Line>)>,
}

/// Shows them, as far as the reader may see audits.
pub async fn page_of(State(site): State<Site>, visit: Visit, Lenient(asked): Lenient<Asked>) -> Answer {
    let desk = Desk::of(&site, &visit, &asked.at).await?;
    let definition = desk.register(AUDITS)?;
    let of = desk.partnership.id;
    let mut lists = Vec::new();
    for (words, state) in [("To be read and graded", "drawn"), ("To be followed up", "graded")] {
        let state = state.parse().map_err(|_| PageError::not_found())?;
        let list = WorkList::InState(definition.code.clone(), state);
        let items = desk.casework.work_list(&desk.actor, of, &list, &WorkPage::first(LINES)).await?;
        lists.push((words, lines(desk.casework, items, site.today())));
    }
    let samples = desk.casework.audit_grades(&desk.actor, of).await?;
    page(&AuditsPage {
        frame: Frame::new(&visit, "Case audit")
            .under("Home", "/")
            .under("Registers", format!("/registers{}", desk.query())),
        place: desk.partnership.name.clone(),
        query: desk.query(),
        draws: desk.may(definition, Right::Add),
        grades: grades(&desk, definition, &samples),
        samples,
        lists,
    })
}

/// The grades that some sample has or that may be given today.
fn grades(desk: &Desk<'_>, definition: &Definition, samples: &[SampleGrades]) -> Vec<(String, String)> {
    let field = definition.fields.iter().find(|field| field.code.as_str() == "grade");
    let list =
        field.and_then(|field| field.list.as_ref()).and_then(|list| desk.casework.registers().list(definition, list));
    let values = list.map(|list| list.values.as_slice()).unwrap_or_default();
    let today = desk.casework.ledger().now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let used = |code: &str| samples.iter().any(|sample| sample.grades.contains_key(code));
    let shown = values.iter().filter(|value| value.held().on(today) || used(&value.code));
    shown.map(|value| (value.code.clone(), value.says.clone())).collect()
}
