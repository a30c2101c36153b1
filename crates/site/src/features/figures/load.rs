//! One load: what it brought and what it changed.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::figures::{ChangedFigure, Load, MeasureCounts};
use bigplan_ledger::{LoadId, Right};

use crate::parts::{figure_words, moments};
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// How many changed figures are listed.
const LISTED: u32 = 500;

#[derive(Template)]
#[template(path = "features/figures/load.html")]
struct LoadPage {
    frame: Frame,
    load: Load,
    by: String,
    measures: Vec<(String, MeasureCounts)>,
    changed: Vec<Line>,
}

struct Line {
    measure: String,
    of: String,
    before: String,
    after: String,
}

/// Shows a load.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(id): Path<String>) -> Answer {
    let id: LoadId = id.parse().map_err(|_| PageError::not_found())?;
    let actor = visit.actor();
    let load = site.ledger().figure_load(&actor, id).await?.ok_or_else(PageError::not_found)?;
    if !actor.may(Right::ReadDrafts, load.partnership) {
        return Err(PageError::not_found());
    }
    let changed = site.ledger().changed_by_load(&actor, id, LISTED).await?;
    let title = |code: &bigplan_measure::MeasureCode| {
        site.definitions().catalogue.find(code).map_or_else(|| code.shown(), |one| one.title.clone())
    };
    page(&LoadPage {
        frame: Frame::new(&visit, format!("Load of {}", load.file)).under("Home", "/"),
        by: load.by.clone().unwrap_or_else(|| "Bigplan".to_owned()),
        measures: load.by_measure.iter().map(|(code, counts)| (title(code), *counts)).collect(),
        changed: changed.iter().map(|one| line(&site, one)).collect(),
        load,
    })
}

fn line(site: &Site, one: &ChangedFigure) -> Line {
    let definitions = site.definitions();
    let definition = definitions.catalogue.find(&one.measure);
    let number = |value: Option<f64>| match (value, definition) {
        (Some(value), Some(definition)) => figure_words::value(definition, value),
        (Some(value), None) => value.to_string(),
        (None, _) => "no figure".to_owned(),
    };
    let area = definitions.areas.find(&one.area).map_or(one.area.as_str(), |area| area.name.as_str());
    let group = if one.group.is_all() { String::new() } else { format!(", {}", definitions.groups.name(&one.group)) };
    Line {
        measure: definition.map_or_else(|| one.measure.shown(), |one| one.title.clone()),
        of: format!("{area}{group}, {}", one.period.shown()),
        before: number(one.before),
        after: number(one.after),
    }
}
