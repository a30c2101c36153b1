//! The exception report: what is off target, late, stale or without data, and what is done about it.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::quarter::{Entry, ExceptionKind};

use super::lines::{Line, exception};
use super::place::Opened;
use super::report::Report;
use crate::parts::{dates, plan_words};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/quarter/exceptions.html")]
struct ExceptionsPage {
    frame: Frame,
    opened: Opened,
    count: usize,
    without: usize,
    groups: Vec<Group>,
}

/// Exceptions of one kind.
struct Group {
    id: String,
    heading: &'static str,
    rows: Vec<Row>,
}

struct Row {
    line: Line,
    why: String,
    next: String,
    actions: Vec<Done>,
}

/// An action in the report.
struct Done {
    text: String,
    owner: String,
    when: String,
    overdue: bool,
}

/// Shows the report.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path((slug, quarter)): Path<(String, String)>) -> Answer {
    let actor = visit.actor();
    let opened = Opened::at(&site, &actor, &slug, &quarter).await?;
    let report = Report::of(&site, &actor, &opened).await?;
    let of = |kind: ExceptionKind| report.entries.iter().filter(move |entry| entry.reported.exception == Some(kind));
    let row = |entry: &Entry| row(&site, &opened, entry);
    let groups = ExceptionKind::ALL.iter().map(|kind| Group {
        id: kind.as_str().replace(' ', "-"),
        heading: exception(*kind).0,
        rows: of(*kind).map(row).collect(),
    });
    let groups: Vec<Group> = groups.filter(|group| !group.rows.is_empty()).collect();
    let rows = || groups.iter().flat_map(|group| &group.rows);
    page(&ExceptionsPage {
        frame: opened.frame(&visit, "Exception report"),
        count: rows().count(),
        without: rows().filter(|row| row.actions.is_empty()).count(),
        groups,
        opened,
    })
}

fn row(site: &Site, opened: &Opened, entry: &Entry) -> Row {
    let words = entry.words.clone().unwrap_or_default();
    let actions = entry.actions.iter().map(|action| Done {
        text: action.text.clone(),
        owner: action.owner.as_ref().map(|(_, title)| title.clone()).unwrap_or_default(),
        when: match &action.done {
            Some((on, _)) => format!("done on {}", dates::day(*on)),
            None => format!("by {}", dates::day(action.due)),
        },
        overdue: action.is_overdue(site.today()),
    });
    Row { line: Line::of(opened, entry), why: words.why, next: words.next, actions: actions.collect() }
}
