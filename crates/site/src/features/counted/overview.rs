//! What a partnership counts from records, and the latest runs.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::registers::CountRun;

use super::years;
use crate::parts::dates;
use crate::parts::form_page::Sent;
use crate::shell::answer::{Answer, page, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// How many runs are listed.
const RUNS: u32 = 20;

struct Line {
    title: String,
    address: String,
    year: String,
    /// Whether the year has not ended.
    running: bool,
    value: String,
}

struct Run {
    number: i64,
    at: String,
    figures: String,
    program: String,
    entry: i64,
    inputs: String,
    outputs: String,
}

#[derive(Template)]
#[template(path = "features/counted/overview.html")]
struct Overview {
    frame: Frame,
    place: String,
    address: String,
    /// Where a return is held against the records.
    returns: String,
    has_area: bool,
    counts: bool,
    lines: Vec<Line>,
    /// Those with a rule and no figure.
    uncounted: Vec<Line>,
    runs: Vec<Run>,
}

/// Shows it to officers.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let actor = visit.actor();
    let measures = site.measures_at(&actor, &slug).await?;
    let of = measures.partnership.id;
    visit.require_officer(of)?;
    let casework = site.casework().await?;
    let runs = casework.count_runs(&actor, of, RUNS).await?;
    let own = measures.places.own.as_ref();
    let line = |definition: &bigplan_measure::Definition| {
        let figures = own.map(|area| measures.figures(&definition.code, &area.code)).unwrap_or_default();
        let newest = years::years(definition, figures).into_iter().next();
        let address = format!("/partnerships/{slug}/measures/{}/counted", definition.code);
        let running = newest.as_ref().is_some_and(|year| year.running);
        let (year, value) = newest.map(|year| (year.shown, year.value)).unwrap_or_default();
        Line { title: definition.title.clone(), address, year, running, value }
    };
    let with_rule = measures.definitions().catalogue.iter().filter(|definition| definition.count.is_some());
    let mut all: Vec<Line> = with_rule.map(line).collect();
    all.sort_by(|one, other| one.title.cmp(&other.title));
    let (uncounted, lines) = all.into_iter().partition(|line| line.year.is_empty());
    page(&Overview {
        frame: Frame::new(&visit, "Counted from records")
            .under("Home", "/")
            .under(&measures.partnership.name, format!("/partnerships/{slug}")),
        place: measures.partnership.name.clone(),
        address: format!("/partnerships/{slug}/counted"),
        returns: format!("/partnerships/{slug}/returns"),
        has_area: own.is_some(),
        counts: casework.is_counted(&actor, of).await?,
        lines,
        uncounted,
        runs: runs.into_iter().map(run).collect(),
    })
}

/// Begins or ends counting.
pub async fn switch(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let actor = visit.actor();
    let measures = site.measures_at(&actor, &slug).await?;
    let of = measures.partnership.id;
    let counted = match sent.of("do") {
        "begin" => true,
        "end" => false,
        _ => return Err(PageError::not_found()),
    };
    // An area that was only taken for granted until now is chosen: figures belong there from now on.
    if let (true, None, Some(own)) = (counted, &measures.choices.area, &measures.places.own) {
        site.ledger().choose_area(&actor, of, &own.code).await?;
    }
    site.casework().await?.set_counted(&actor, of, counted).await?;
    Ok(see_other(&format!("/partnerships/{slug}/counted")))
}

fn run(run: CountRun) -> Run {
    let short = |digest: &str| digest.chars().take(12).collect();
    Run {
        number: run.number,
        at: dates::day_of(run.at),
        figures: format!("{} of {}", run.figures.1, run.figures.0),
        program: run.program,
        entry: run.journal.0,
        inputs: short(&run.inputs),
        outputs: short(&run.outputs),
    }
}
