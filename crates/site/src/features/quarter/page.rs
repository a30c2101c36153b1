//! The page of a quarter: while it is open who has answered and who has not, afterwards the edition.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::Right;

use super::edition;
use super::lines::{self, Line};
use super::place::Opened;
use super::report::Report;
use crate::parts::dates;
use crate::parts::plan_words::{self, counted};
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/quarter/page.html")]
struct QuarterPage {
    frame: Frame,
    opened: Opened,
    opens_on: String,
    answers_by: String,
    overdue: bool,
    reminded: String,
    early: Option<String>,
    groups: Vec<Group>,
    changed: Vec<(String, String, String)>,
    exceptions: usize,
    challenges: usize,
    runs: bool,
    signs: bool,
}

/// Questions that stand together.
struct Group {
    id: &'static str,
    heading: String,
    caption: &'static str,
    lines: Vec<Line>,
}

/// Shows a quarter.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path((slug, quarter)): Path<(String, String)>) -> Answer {
    let actor = visit.actor();
    let opened = Opened::at(&site, &actor, &slug, &quarter).await?;
    let report = Report::of(&site, &actor, &opened).await?;
    if !opened.is_open() {
        return edition::page_of(&site, &visit, opened, report);
    }
    let of = opened.place.partnership.id;
    let changed =
        report.changed.iter().map(|one| (one.title.clone(), opened.ask_address(&one.ask), lines::changed(&site, one)));
    let waiting = report.entries.iter().flat_map(|entry| &entry.challenges).filter(|one| one.answer.is_none()).count();
    let days = site.ledger().reminder_days(&actor, of).await?;
    let early = opened.quarter.reminds_on(days).filter(|_| site.settings().sends_mail);
    page(&QuarterPage {
        frame: opened.place.frame(&visit, &opened.name).under("Quarters", opened.place.quarters()),
        opens_on: dates::day(opened.quarter.opens_on),
        answers_by: dates::day(opened.quarter.answers_by),
        overdue: opened.quarter.is_overdue(site.today()),
        reminded: opened.quarter.reminded_at.map(dates::day_of).unwrap_or_default(),
        early: early.map(dates::day),
        changed: changed.collect(),
        exceptions: report.entries.iter().filter(|entry| entry.reported.exception.is_some()).count(),
        challenges: waiting,
        runs: actor.may(Right::RunQuarters, Some(of)),
        signs: site.ledger().may_sign_off(&actor, of).await.map_err(PageError::from)?,
        groups: groups(&opened, &report),
        opened,
    })
}

fn groups(opened: &Opened, report: &Report) -> Vec<Group> {
    let (answered, waiting): (Vec<_>, Vec<_>) = report.entries.iter().partition(|entry| entry.answered_on.is_some());
    let lines = |entries: &[&_]| entries.iter().map(|entry| Line::of(opened, entry)).collect::<Vec<_>>();
    let questions = |count: usize| counted(count, "question", "questions");
    [
        Group {
            id: "waiting",
            heading: format!("Not answered: {}", questions(waiting.len())),
            caption: "Questions without an answer",
            lines: lines(&waiting),
        },
        Group {
            id: "answered",
            heading: format!("Answered: {}", questions(answered.len())),
            caption: "Questions with an answer",
            lines: lines(&answered),
        },
    ]
    .into_iter()
    .filter(|group| !group.lines.is_empty())
    .collect()
}
