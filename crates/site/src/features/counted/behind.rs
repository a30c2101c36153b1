//! The records behind a figure.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::Right;
use bigplan_ledger::registers::{BehindFigure, FigureKey, RecordBehind};
use bigplan_measure::{Definition, GroupCode, MeasureCode, Period};
use serde::Deserialize;

use crate::parts::dates;
use crate::parts::plan_words::counted;
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::measures::ShownMeasures;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The code of a year.
    year: String,
    /// A district.
    place: String,
    /// A group of children.
    group: String,
}

struct Line {
    address: String,
    title: String,
    on: String,
    is_counted: bool,
    adds: i64,
}

#[derive(Template)]
#[template(path = "features/counted/behind.html")]
struct BehindPage {
    frame: Frame,
    place: String,
    definition: Definition,
    /// Which year, place and group, in words.
    of: String,
    /// How many there are, for whom that may be said.
    all: Option<String>,
    seen: String,
    more: i64,
    destroyed: i64,
    sums: bool,
    lines: Vec<Line>,
}

/// Shows those that the reader may see.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, code)): Path<(String, String)>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let actor = visit.actor();
    let (measures, definition) = site.measure_at(&actor, &slug, &code).await?;
    if definition.count.is_none() {
        return Err(PageError::not_found());
    }
    let key = key(&definition.code, &asked).ok_or_else(PageError::not_found)?;
    let casework = site.casework().await?;
    let found = casework.behind_figure(&actor, measures.partnership.id, &key).await?;
    let line = |record: &RecordBehind| {
        let one = casework.registers().named(&record.register).map_or("record", |known| known.one.as_str());
        Line {
            address: format!("/registers/{}/records/{}", record.register, record.id),
            title: one.to_owned(),
            on: dates::day(record.on),
            is_counted: record.counted > 0,
            adds: record.counted,
        }
    };
    let address = format!("/partnerships/{slug}");
    let mut frame = Frame::new(&visit, "Records behind a figure")
        .under("Home", "/")
        .under(&measures.partnership.name, &address)
        .under(&definition.title, format!("{address}/measures/{code}"));
    let officer = actor.may(Right::LoadFigures, Some(measures.partnership.id));
    if officer {
        frame = frame.under("Counted from records", format!("{address}/measures/{code}/counted"));
    }
    page(&BehindPage {
        frame,
        place: measures.partnership.name.clone(),
        of: words(&measures, &key),
        all: officer.then(|| all(&definition, &found)),
        seen: counted(usize::try_from(found.seen).unwrap_or_default(), "record", "records"),
        more: found.seen - i64::try_from(found.records.len()).unwrap_or_default(),
        destroyed: found.destroyed,
        sums: adds_up(&definition),
        lines: found.records.iter().map(line).collect(),
        definition,
    })
}

fn key(measure: &MeasureCode, asked: &Asked) -> Option<FigureKey> {
    let period: Period = asked.year.parse().ok()?;
    let district = (!asked.place.is_empty()).then(|| asked.place.parse()).transpose().ok()?;
    let group = if asked.group.is_empty() { GroupCode::all() } else { asked.group.parse().ok()? };
    Some(FigureKey { measure: measure.clone(), period, district, group })
}

fn words(measures: &ShownMeasures, key: &FigureKey) -> String {
    let definitions = measures.definitions();
    let district = key.district.as_ref().and_then(|code| definitions.areas.find(code));
    let mut parts = vec![key.period.shown()];
    parts.extend(district.map(|area| area.name.clone()));
    if !key.group.is_all() {
        parts.push(definitions.groups.name(&key.group).to_owned());
    }
    parts.join(", ")
}

/// Whether a record adds a number, and is not counted or left.
fn adds_up(definition: &Definition) -> bool {
    let rule = definition.count.as_ref();
    if definition.people().is_some() {
        return false;
    }
    definition.is_of_scores()
        || matches!(definition.basis, bigplan_measure::Basis::Mean | bigplan_measure::Basis::Rate)
        || rule.is_some_and(|rule| rule.out_of.is_some() || rule.days.len() > 1)
}

fn all(definition: &Definition, found: &BehindFigure) -> String {
    let (all, counted) = found.all;
    match definition.basis {
        bigplan_measure::Basis::Count => format!("{counted} are counted"),
        bigplan_measure::Basis::Ratio => {
            let per = definition.count.as_ref().and_then(|rule| rule.per.as_deref()).unwrap_or_default();
            format!("{counted} are counted, and shared out among those whom their field “{per}” names")
        }
        _ if definition.people().is_some() => format!("{counted} are counted, out of the people who live there"),
        _ if definition.is_of_scores() => format!("{all} records, put in order by their scores"),
        bigplan_measure::Basis::Mean => format!("{all} records, which add up to {counted}"),
        _ if adds_up(definition) => format!("{counted} are counted, out of {all}"),
        _ => format!("{counted} of {all} are counted"),
    }
}
