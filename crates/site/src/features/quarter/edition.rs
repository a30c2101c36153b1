//! An edition: what was reported, what is known now beside it, and what was restated since.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use bigplan_ledger::quarter::{Entry, Field};

use super::lines::{self, Line};
use super::place::Opened;
use super::report::Report;
use crate::parts::{dates, figure_words, plan_words};
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/quarter/edition.html")]
struct EditionPage {
    frame: Frame,
    opened: Opened,
    signed_as: String,
    signed_on: String,
    sha256: String,
    withheld: usize,
    has_file: bool,
    rows: Vec<Row>,
    restated: Vec<(String, String)>,
}

/// A question with what was reported of it and what is known now.
struct Row {
    line: Line,
    id: String,
    now: String,
    differs: bool,
    said: Vec<(&'static str, String)>,
    actions: Vec<String>,
    challenges: Vec<(String, String)>,
}

/// Shows the edition of a quarter that was signed off.
pub fn page_of(site: &Site, visit: &Visit, opened: Opened, report: Report) -> Answer {
    let frozen = report.frozen.as_ref().ok_or_else(PageError::not_found)?;
    let restated = report.changed.iter().map(|one| (one.title.clone(), lines::changed(site, one)));
    page(&EditionPage {
        frame: opened.place.frame(visit, &opened.name).under("Quarters", opened.place.quarters()),
        signed_as: frozen.edition.signed_as.clone(),
        signed_on: dates::day(frozen.edition.signed_on),
        sha256: frozen.sha256.clone(),
        withheld: frozen.withheld,
        has_file: frozen.body.is_some(),
        rows: report.entries.iter().map(|entry| row(site, &opened, &report, entry)).collect(),
        restated: restated.collect(),
        opened,
    })
}

fn row(site: &Site, opened: &Opened, report: &Report, entry: &Entry) -> Row {
    let figure = entry.reported.figure.as_ref();
    let now = figure.and_then(|figure| {
        let definition = site.definitions().catalogue.find(&figure.key.measure)?;
        Some(figure_words::value(definition, *report.now.get(&figure.key)?))
    });
    let words = entry.words.as_ref();
    let said = Field::ALL.iter().filter_map(|field| Some((lines::field(*field), words?.of(*field).to_owned())));
    let challenge = |one: &bigplan_ledger::quarter::QuarterChallenge| {
        let by = |by: &str| if by.is_empty() { "a reader".to_owned() } else { format!("the {by}") };
        let answer = one.answer.as_ref().map(|answer| format!("{} ({})", answer.text, by(&answer.by)));
        (format!("{} ({})", one.text, by(&one.asked_as)), answer.unwrap_or_else(|| "Not answered.".to_owned()))
    };
    Row {
        line: Line::of(opened, entry),
        id: format!("ask-{}", entry.ask),
        differs: report.changed.iter().any(|one| one.ask == entry.ask && one.field.is_none()),
        now: now.unwrap_or_default(),
        said: said.filter(|(_, words)| !words.is_empty()).collect(),
        actions: entry.actions.iter().map(action).collect(),
        challenges: entry.challenges.iter().map(challenge).collect(),
    }
}

fn action(action: &bigplan_ledger::quarter::ExceptionAction) -> String {
    let owner = action.owner.as_ref().map(|(_, title)| format!("{title}, ")).unwrap_or_default();
    let when = match &action.done {
        Some((on, how)) => format!("done on {}: {how}", dates::day(*on)),
        None => format!("by {}", dates::day(action.due)),
    };
    format!("{} ({owner}{when})", action.text)
}

/// The bytes of the edition, as they were frozen.
pub async fn file_of(State(site): State<Site>, visit: Visit, Path((slug, quarter)): Path<(String, String)>) -> Answer {
    let opened = Opened::at(&site, &visit.actor(), &slug, &quarter).await?;
    let frozen = site.ledger().edition(&visit.actor(), opened.quarter.id).await?;
    let body = frozen.and_then(|frozen| frozen.body).ok_or_else(PageError::not_found)?;
    let name = opened.quarter.period.code().replace('/', "-");
    let headers = BTreeMap::from([
        (header::CONTENT_TYPE.as_str(), "application/json".to_owned()),
        (header::CONTENT_DISPOSITION.as_str(), format!("attachment; filename=\"{slug}-{name}.json\"")),
    ]);
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        if let (Ok(name), Ok(value)) = (name.parse::<header::HeaderName>(), value.parse()) {
            map.insert(name, value);
        }
    }
    Ok((map, body).into_response())
}
