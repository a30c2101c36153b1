//! The area on one page: its parts side by side, with England.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::figures::Figure;
use bigplan_measure::{Area, Definition};

use crate::parts::figure_words as words;
use crate::parts::partnership_nav::{Tab, tabs};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::measures::ShownMeasures;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/scorecard/area.html")]
struct AreaPage {
    frame: Frame,
    tabs: Vec<Tab>,
    name: String,
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
    value: String,
    /// The time, where it is not the row's.
    of: String,
}

/// Shows the area.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let measures = site.measures_at(&visit.actor(), &slug).await?;
    let address = format!("/partnerships/{}", measures.partnership.slug);
    let all = measures.all();
    let places = shown_places(&measures, &all);
    let rows = all.iter().filter_map(|definition| row(&measures, definition, &places)).collect();
    let name = measures.places.own.as_ref().map_or(measures.partnership.name.as_str(), |own| own.name.as_str());
    page(&AreaPage {
        frame: Frame::new(&visit, "Area profile").under("Home", "/").under(&measures.partnership.name, &address),
        tabs: tabs(&address, "/scorecard", None),
        name: name.to_owned(),
        places: places.iter().map(|area| area.name.clone()).collect(),
        rows,
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
    let cell = |figure: &Option<&Figure>| match figure {
        None => Cell { value: String::new(), of: String::new() },
        Some(figure) => {
            let other = figure.point.period != newest;
            let of = if other { figure.point.period.short() } else { String::new() };
            Cell { value: words::figure(definition, &figure.point), of }
        }
    };
    Some(Row {
        title: definition.title.clone(),
        address: measures.address(&definition.code),
        period: newest.shown(),
        cells: found.iter().map(cell).collect(),
    })
}
