//! The area on one page: a map of one measure, and all measures with the parts side by side and England.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::Right;
use bigplan_ledger::figures::Figure;
use bigplan_measure::{Area, Definition};
use serde::Deserialize;

use super::area_map::{self, AreaMap};
use crate::parts::figure_words as words;
use crate::parts::form::Choice;
use crate::parts::partnership_nav::{Tab, tabs};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::measures::ShownMeasures;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The measure that the map shows, by its code.
    measure: String,
}

#[derive(Template)]
#[template(path = "features/scorecard/area.html")]
struct AreaPage {
    frame: Frame,
    tabs: Vec<Tab>,
    name: String,
    address: String,
    map: Option<AreaMap>,
    mapped: Vec<Choice>,
    /// Whether the reader may bring outlines and there are none.
    unmapped: bool,
    places: Vec<String>,
    rows: Vec<Row>,
}

struct Row {
    title: String,
    address: String,
    period: String,
    /// One for each place; empty where there is no figure.
    cells: Vec<Cell>,
}

struct Cell {
    place: String,
    value: String,
    /// The time, where it is not the row's.
    of: String,
}

/// Shows the area.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let measures = site.measures_at(&visit.actor(), &slug).await?;
    let address = format!("/partnerships/{}", measures.partnership.slug);
    let all = measures.all();
    let places = shown_places(&measures, &all);
    let rows = all.iter().filter_map(|definition| row(&measures, definition, &places)).collect();
    let sheet = site.outlines().of(measures.places.parts.iter());
    let mapped = sheet.map(|sheet| area_map::mapped(&measures, sheet)).unwrap_or_default();
    let chosen = mapped.iter().find(|one| one.code.as_str() == asked.measure).or(mapped.first());
    let map = sheet.zip(chosen).map(|(sheet, one)| AreaMap::of(&measures, sheet, one)).transpose()?;
    let officer = visit.actor().may(Right::LoadFigures, Some(measures.partnership.id));
    let name = measures.places.own.as_ref().map_or(measures.partnership.name.as_str(), |own| own.name.as_str());
    page(&AreaPage {
        frame: Frame::new(&visit, "Area profile").under("Home", "/").under(&measures.partnership.name, &address),
        tabs: tabs(&address, "/scorecard", None),
        name: name.to_owned(),
        map,
        mapped: mapped.iter().map(|one| Choice::new(one.code.to_string(), one.title.clone())).collect(),
        unmapped: officer && sheet.is_none() && measures.places.parts.len() > 1,
        places: places.iter().map(|area| area.name.clone()).collect(),
        rows,
        address,
    })
}

/// The whole area, its parts that have any figure, and England.
fn shown_places<'m>(measures: &'m ShownMeasures, all: &[&Definition]) -> Vec<&'m Area> {
    let any = |area: &&Area| all.iter().any(|definition| !measures.figures(&definition.code, &area.code).is_empty());
    let places = &measures.places;
    places.own.iter().chain(places.parts.iter().filter(any)).chain(&places.country).collect()
}

fn row(measures: &ShownMeasures, definition: &Definition, places: &[&Area]) -> Option<Row> {
    let latest = |area: &Area| {
        let figures = measures.figures(&definition.code, &area.code);
        figures.iter().rev().find(|figure| figure.point.value.is_some())
    };
    let found: Vec<Option<&Figure>> = places.iter().map(|area| latest(area)).collect();
    // What only the whole area and England have is on the scorecard: here the parts stand side by side.
    let parts = found.len().saturating_sub(2);
    found.iter().skip(1).take(parts).flatten().next()?;
    let newest = found.iter().flatten().map(|figure| figure.point.period).max_by_key(|period| period.ends())?;
    let cell = |(area, figure): (&&Area, &Option<&Figure>)| match figure {
        None => Cell { place: area.name.clone(), value: String::new(), of: String::new() },
        Some(figure) => {
            let other = figure.point.period != newest;
            let of = if other { figure.point.period.short() } else { String::new() };
            Cell { place: area.name.clone(), value: words::figure(definition, &figure.point), of }
        }
    };
    Some(Row {
        title: definition.title.clone(),
        address: measures.address(&definition.code),
        period: newest.shown(),
        cells: places.iter().zip(&found).map(cell).collect(),
    })
}
