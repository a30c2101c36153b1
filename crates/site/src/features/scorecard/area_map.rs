//! A small map of the area: one measure by district, with its figures as a table beside it.

use bigplan_measure::where_we_stand::{against, interval};
use bigplan_measure::{Area, Definition, Period, Point, Polarity};
use bigplan_press::map::{Map, Place};
use bigplan_press::{Chart, Drawn};

use super::classes::Classes;
use crate::parts::course::series;
use crate::parts::figure_words as words;
use crate::shell::errors::PageError;
use crate::shell::measures::ShownMeasures;
use crate::shell::outlines::Sheet;

/// The map with its table.
pub struct AreaMap {
    /// The drawing, with its title and description.
    pub chart: Chart,
    /// The measure's code.
    pub code: String,
    /// The measure's page.
    pub address: String,
    /// Which way is good.
    pub good: &'static str,
    /// Whether shapes and sizes are not true.
    pub schematic: bool,
    /// Whom to name; may be empty.
    pub credit: String,
    /// The districts, then the whole area, then the country.
    pub rows: Vec<Row>,
}

/// One place.
pub struct Row {
    /// Its name.
    pub name: String,
    /// Its page for the measure; empty for the country.
    pub address: String,
    /// Its figure, or why there is none.
    pub figure: String,
    /// Where the true figure lies; empty where that cannot be told.
    pub range: String,
    /// How it lies to the country, and whether that is more than chance; empty where that cannot be told.
    pub against: String,
}

/// The measures that a sheet can show: those with figures of two of its places for the same time, the top ones first.
pub fn mapped<'m>(measures: &'m ShownMeasures, sheet: &Sheet) -> Vec<&'m Definition> {
    let all = measures.all();
    let known = |definition: &&&Definition| newest(measures, definition, sheet).is_some();
    let mut found: Vec<&Definition> = all.iter().filter(known).copied().collect();
    found.sort_by_key(|one| measures.top.iter().position(|code| *code == one.code).unwrap_or(usize::MAX));
    found
}

/// The newest time of which two places of the sheet have a figure.
fn newest(measures: &ShownMeasures, definition: &Definition, sheet: &Sheet) -> Option<Period> {
    let mut periods: Vec<Period> = Vec::new();
    for area in parts(measures, sheet) {
        let figures = measures.figures(&definition.code, &area.code);
        periods.extend(figures.iter().filter(|one| one.point.value.is_some()).map(|one| one.point.period));
    }
    periods.sort_by_cached_key(|period| (period.ends(), period.code()));
    periods.windows(2).rev().find_map(|two| match two {
        [one, other] if one == other => Some(*one),
        _ => None,
    })
}

fn parts<'m>(measures: &'m ShownMeasures, sheet: &Sheet) -> impl Iterator<Item = &'m Area> + Clone {
    measures.places.parts.iter().filter(|area| sheet.shows(area))
}

impl AreaMap {
    /// The map of a measure.
    ///
    /// # Errors
    /// When it cannot be drawn.
    pub fn of(measures: &ShownMeasures, sheet: &Sheet, definition: &Definition) -> Result<Self, PageError> {
        let period = newest(measures, definition, sheet).ok_or_else(PageError::not_found)?;
        let at = |area: &Area| series(measures, definition, area).at(period).cloned();
        let districts: Vec<(&Area, Option<Point>)> = parts(measures, sheet).map(|area| (area, at(area))).collect();
        let chart = map(sheet, definition, period, &districts).for_page("map").map_err(|why| PageError::fault(&why))?;
        let country = measures.places.country.as_ref().map(|area| (area, at(area)));
        let whole = measures.places.own.iter().map(|area| (area, at(area)));
        let compared = country.as_ref().and_then(|(_, point)| point.as_ref());
        let mut rows: Vec<Row> =
            districts.iter().cloned().chain(whole).map(|place| row(measures, definition, &place, compared)).collect();
        rows.extend(
            country.as_ref().map(|place| Row { address: String::new(), ..row(measures, definition, place, None) }),
        );
        Ok(Self {
            chart,
            code: definition.code.to_string(),
            address: measures.address(&definition.code),
            good: good(definition.polarity),
            schematic: sheet.schematic,
            credit: sheet.credit.clone(),
            rows,
        })
    }
}

fn good(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::High => "Higher is better.",
        Polarity::Low => "Lower is better.",
        Polarity::NearZero => "Near nought is better.",
        Polarity::Context => "Neither high nor low is good by itself.",
    }
}

fn map(sheet: &Sheet, definition: &Definition, period: Period, districts: &[(&Area, Option<Point>)]) -> Map {
    let value = |point: &Option<Point>| point.as_ref().and_then(|point| point.value);
    let values: Vec<f64> = districts.iter().filter_map(|(_, point)| value(point)).collect();
    let classes = Classes::of(definition, &values);
    let place = |(area, point): &(&Area, Option<Point>)| Place {
        code: area.code.to_string(),
        name: area.name.clone(),
        value: value(point),
        class: value(point).and_then(|value| classes.class(definition, value)),
        missing: point
            .as_ref()
            .filter(|one| one.value.is_none())
            .map(|one| words::figure(definition, one))
            .unwrap_or_default(),
    };
    Map {
        title: format!("{}, {}", definition.title, period.shown()),
        unit: words::unit(definition),
        numbers: words::numbers(definition),
        shapes: sheet.shapes(districts.iter().map(|(area, _)| *area)),
        places: districts.iter().map(place).collect(),
        classes: classes.words.clone(),
    }
}

fn row(
    measures: &ShownMeasures,
    definition: &Definition,
    (area, point): &(&Area, Option<Point>),
    country: Option<&Point>,
) -> Row {
    let numbers = words::numbers(definition);
    let range = point.as_ref().and_then(|point| interval(definition, point));
    let range = range.map(|one| format!("{} to {}", numbers.text(one.lower), numbers.text(one.upper)));
    let apart = point.as_ref().zip(country).and_then(|(own, country)| against(definition, own, country));
    let apart = apart.map(|apart| match words::change(definition, &apart) {
        (_, way, "") => way.to_owned(),
        (by, way, sure) => format!("{by}, {way}: {sure}"),
    });
    Row {
        name: area.name.clone(),
        address: format!("{}?place={}", measures.address(&definition.code), area.code),
        figure: point.as_ref().map_or_else(|| "no figure".to_owned(), |point| words::figure(definition, point)),
        range: range.unwrap_or_default(),
        against: apart.unwrap_or_default(),
    }
}
