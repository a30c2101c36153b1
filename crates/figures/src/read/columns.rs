//! Where in a row the things stand that hold for all its figures.

use crate::mapping::{Holds, Mapping};
use crate::resolve::AreaTexts;
use crate::source::Record;
use crate::words::plain;

/// Columns by what they hold, from 0.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    pub measures: Vec<usize>,
    pub groups: Vec<(usize, Option<String>)>,
    pub only: Vec<(usize, Option<String>)>,
    pub period: Option<usize>,
    pub kind: Option<usize>,
    pub unit: Option<usize>,
    pub symbol: Option<usize>,
    pub standing: Option<usize>,
    pub comparable: Option<usize>,
    pub source: Option<usize>,
    pub published_on: Option<usize>,
    level: Option<usize>,
    own: Place,
    region: Place,
    country: Place,
}

/// The columns of one place.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    code: Option<usize>,
    number: Option<usize>,
    name: Option<usize>,
}

impl Columns {
    /// Of a mapping.
    pub(crate) fn of(mapping: &Mapping) -> Self {
        let first = |holds: Holds| mapping.first(&holds);
        let mut columns = Self {
            period: first(Holds::Period),
            kind: first(Holds::PeriodKind),
            unit: first(Holds::Unit),
            symbol: first(Holds::Symbol),
            standing: first(Holds::Standing),
            comparable: first(Holds::Comparable),
            source: first(Holds::Source),
            published_on: first(Holds::PublishedOn),
            level: first(Holds::Level),
            own: Place { code: first(Holds::AreaCode), number: first(Holds::AreaNumber), name: first(Holds::AreaName) },
            region: Place { code: first(Holds::RegionCode), number: None, name: first(Holds::RegionName) },
            country: Place { code: first(Holds::CountryCode), number: None, name: first(Holds::CountryName) },
            ..Self::default()
        };
        for (index, column) in mapping.columns.iter().enumerate() {
            match &column.holds {
                Holds::Measure => columns.measures.push(index),
                Holds::Group { dimension } => columns.groups.push((index, dimension.clone())),
                Holds::Only { value } => columns.only.push((index, value.clone())),
                _ => {}
            }
        }
        columns
    }

    /// Whether any column says the place.
    pub(crate) fn say_area(&self) -> bool {
        [self.own, self.region, self.country].iter().any(|place| place.first().is_some())
    }

    /// What a row says about its place, and in which column.
    pub(crate) fn area<'r>(&self, record: &'r Record) -> (AreaTexts<'r>, usize) {
        let level = plain(text(record, self.level));
        let order = match level.as_str() {
            "national" | "country" | "england" => [self.country, self.own, self.region],
            "regional" | "region" => [self.region, self.own, self.country],
            _ => [self.own, self.region, self.country],
        };
        for place in order {
            let texts = place.texts(record);
            if !texts.shown().is_empty() {
                return (texts, place.first().unwrap_or_default());
            }
        }
        // A country need not be named where the level says it.
        let country = if level == "national" {
            AreaTexts { name: "England", ..AreaTexts::default() }
        } else {
            AreaTexts::default()
        };
        (country, self.level.or(self.own.first()).unwrap_or_default())
    }

    /// The text of a column; empty where there is none.
    pub(crate) fn text<'r>(&self, record: &'r Record, column: Option<usize>) -> &'r str {
        text(record, column)
    }
}

impl Place {
    fn first(self) -> Option<usize> {
        self.name.or(self.code).or(self.number)
    }

    fn texts(self, record: &Record) -> AreaTexts<'_> {
        AreaTexts {
            code: said(text(record, self.code)),
            number: said(text(record, self.number)),
            name: said(text(record, self.name)),
        }
    }
}

fn text(record: &Record, column: Option<usize>) -> &str {
    column.map_or("", |column| record.cell(column))
}

/// Symbols for "does not apply" say nothing.
fn said(text: &str) -> &str {
    if matches!(text, "z" | "x" | ":" | "." | "NA" | "N/A" | "n/a" | "-" | "NULL") { "" } else { text }
}
