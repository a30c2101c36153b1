//! Typing figures in: one measure, places down and periods across.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::figures::{NewLoad, Seen};
use bigplan_measure::{Area, Definition, GroupCode, Missing, Observation, Period, Standing};
use serde::Deserialize;

use super::upload;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::{Sent, field_errors};
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::measures::ShownMeasures;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// How many periods can be typed at once.
const MOST: usize = 8;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    measure: String,
    periods: String,
}

#[derive(Template)]
#[template(path = "features/figures/typed.html")]
struct TypedPage<'m> {
    frame: Frame,
    address: String,
    measure: String,
    periods: String,
    grid: Option<Grid<'m>>,
    source: String,
    seen: String,
    seen_choices: Vec<Choice>,
    errors: FieldErrors,
}

struct Grid<'m> {
    definition: &'m Definition,
    periods: Vec<Period>,
    rows: Vec<(String, Vec<Cell>)>,
}

struct Cell {
    id: String,
    words: String,
    value: String,
}

/// Shows the form: first which measure and periods, then the grid.
pub async fn form(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    upload::of(&site, &visit, &slug).await?;
    let measures = site.measures_at(&visit.actor(), &slug).await?;
    let given = Sent::default().with("measure", asked.measure).with("periods", asked.periods);
    show(&visit, &measures, &given, FieldErrors::default())
}

/// Takes the grid.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let partnership = upload::of(&site, &visit, &slug).await?;
    let measures = site.measures_at(&visit.actor(), &slug).await?;
    let mut errors = FieldErrors::default();
    let mut found = Vec::new();
    match asked(&measures, &sent, &mut errors) {
        None => errors.add("measure", "Say which measure and which periods the figures are of"),
        Some((definition, periods)) => {
            found = figures(&measures, definition, &periods, &sent, &mut errors);
            if sent.of("source").is_empty() {
                errors.add("source", "Say where the figures come from");
            }
            if found.is_empty() {
                errors.add("source", "Type at least one figure");
            }
        }
    }
    if !errors.is_empty() {
        return show(&visit, &measures, &sent, errors);
    }
    let new = NewLoad {
        partnership: Some(partnership.id),
        seen: if sent.of("seen") == "public" { Seen::Public } else { Seen::Partnership },
        file: "Typed in".to_owned(),
        sha256: String::new(),
        choices: String::new(),
        source: sent.of("source").to_owned(),
        refused: 0,
        held: None,
    };
    match site.ledger().load_figures(&visit.actor(), new, found, &|_| ()).await {
        Ok(_) => Ok(see_other(&format!("/partnerships/{}/figures", partnership.slug))),
        Err(why) => show(&visit, &measures, &sent, field_errors(why, "source")?),
    }
}

/// The measure and the periods that are asked for; `None` while they are not, or are wrong.
fn asked<'m>(
    measures: &'m ShownMeasures,
    sent: &Sent,
    errors: &mut FieldErrors,
) -> Option<(&'m Definition, Vec<Period>)> {
    let (measure, periods) = (sent.of("measure"), sent.of("periods"));
    if measure.is_empty() && periods.is_empty() {
        return None;
    }
    let definition = measures.definitions().catalogue.find_by_name(measure);
    let Some(definition) = definition else {
        errors.add("measure", "Enter the code or title of a measure of the catalogue, for example NI 59");
        return None;
    };
    let read: Option<Vec<Period>> = periods
        .split(',')
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .map(|text| Period::read(text, definition.year))
        .collect();
    match read.filter(|read| !read.is_empty() && read.len() <= MOST) {
        Some(read) => Some((definition, read)),
        None => {
            errors.add(
                "periods",
                format!("Enter up to {MOST} periods with commas between them, for example 2007/08, 2008/09"),
            );
            None
        }
    }
}

/// The figures of the grid; what is no figure becomes an error of its cell.
fn figures(
    measures: &ShownMeasures,
    definition: &Definition,
    periods: &[Period],
    sent: &Sent,
    errors: &mut FieldErrors,
) -> Vec<Observation> {
    let mut found = Vec::new();
    for area in places(measures) {
        for period in periods {
            let id = cell_id(area, *period);
            let text = sent.of(&id);
            if text.is_empty() {
                continue;
            }
            match value(definition, text) {
                Ok((value, missing)) => found.push(Observation {
                    measure: definition.code.clone(),
                    area: area.code.clone(),
                    group: GroupCode::all(),
                    period: *period,
                    numerator: None,
                    denominator: None,
                    value,
                    missing,
                    standing: Standing::Final,
                    comparable: true,
                    source: sent.of("source").to_owned(),
                    published_on: None,
                }),
                Err(why) => errors.add(&id, format!("{}, {}: {why}", area.name, period.shown())),
            }
        }
    }
    found
}

/// A typed figure, or the symbol that says why there is none.
fn value(definition: &Definition, text: &str) -> Result<(Option<f64>, Option<Missing>), &'static str> {
    let number: String = text.chars().filter(|c| !matches!(c, ',' | '%' | '£' | ' ')).collect();
    match number.parse::<f64>() {
        Ok(value) if !value.is_finite() => Err("enter a number"),
        Ok(value) if definition.unit.most().is_some_and(|most| value.abs() > most) => {
            Err("a percentage is at most 100")
        }
        Ok(value) => Ok((Some(value), None)),
        Err(_) => match Missing::read(text) {
            Some(why) => Ok((None, Some(why))),
            None => Err("enter a number, or a symbol such as z or [c]"),
        },
    }
}

fn places(measures: &ShownMeasures) -> impl Iterator<Item = &Area> {
    measures.places.own.iter().chain(&measures.places.parts)
}

fn cell_id(area: &Area, period: Period) -> String {
    format!("f-{}-{}", area.code.as_str().replace(':', "-"), period.code().replace('/', "-"))
}

fn show(visit: &Visit, measures: &ShownMeasures, sent: &Sent, mut errors: FieldErrors) -> Answer {
    let address = format!("/partnerships/{}", measures.partnership.slug);
    let grid =
        asked(measures, sent, &mut errors).map(|(definition, periods)| grid(measures, definition, periods, sent));
    let frame = Frame::new(visit, errors.title("Type figures in"))
        .under("Home", "/")
        .under(&measures.partnership.name, &address)
        .under("Figures", format!("{address}/figures"));
    let seen = if sent.of("seen").is_empty() { "partnership" } else { sent.of("seen") };
    page_with(
        errors.status(),
        &TypedPage {
            frame,
            address,
            measure: sent.of("measure").to_owned(),
            periods: sent.of("periods").to_owned(),
            grid,
            source: sent.of("source").to_owned(),
            seen: seen.to_owned(),
            seen_choices: vec![Choice::new("partnership", "The partnership only"), Choice::new("public", "Everybody")],
            errors,
        },
    )
}

fn grid<'m>(measures: &'m ShownMeasures, definition: &'m Definition, periods: Vec<Period>, sent: &Sent) -> Grid<'m> {
    let cell = |area: &Area, period: &Period| {
        let id = cell_id(area, *period);
        let figures = measures.figures(&definition.code, &area.code);
        let known = figures.iter().find(|figure| figure.point.period == *period).and_then(|figure| figure.point.value);
        let typed = sent.of(&id).to_owned();
        let value = if typed.is_empty() { known.map(|value| value.to_string()).unwrap_or_default() } else { typed };
        Cell { words: format!("{}, {}", area.name, period.shown()), id, value }
    };
    let row = |area: &Area| (area.name.clone(), periods.iter().map(|period| cell(area, period)).collect());
    let rows = places(measures).map(row).collect();
    Grid { definition, periods, rows }
}
