//! One figure of a row: what it belongs to, whether it can be, and the observation it makes.

use std::borrow::Cow;

use bigplan_measure::{AreaCode, Definition, GroupCode, Missing, Observation, Period, Standing, YearKind};
use jiff::civil::Date;

use super::cells::{Parts, parts};
use super::figures::{OfRow, Pass};
use super::whole;
use crate::cells::place::Place;
use crate::checks::{self, Given, Key};
use crate::codes::{DECIMAL_COMMA, MEASURE_NOT_SAID, SHIFTED, UNREAD_NUMBER, UNREAD_PERIOD};
use crate::row::Row;
use crate::source::Record;
use crate::words::quoted;

/// What became of a figure.
enum Outcome {
    /// It is given.
    Good(Box<Row>),
    /// It is not given; a finding says why.
    Bad,
    /// It is no figure of its own.
    Total,
}

/// What a figure belongs to.
struct Belongs<'a> {
    definition: &'a Definition,
    period: Period,
    standing: Option<Standing>,
    area: AreaCode,
    group: GroupCode,
    published_on: Option<Date>,
}

impl<'a> Pass<'a> {
    /// One figure of a row; `None` where it is not given.
    pub(super) fn figure(&mut self, record: &Record, row: &OfRow<'_>, index: usize) -> Option<Row> {
        let place = self.place(record, self.slots.get(index)?.main());
        if self.mapping.contradicted.contains(&(place.row, place.column)) {
            return None;
        }
        match self.checked(record, row, index, place) {
            Outcome::Good(row) => {
                self.reading.given += 1;
                Some(*row)
            }
            Outcome::Bad => {
                self.reading.refused += 1;
                None
            }
            Outcome::Total => None,
        }
    }

    fn checked(&mut self, record: &Record, row: &OfRow<'_>, index: usize, place: Place) -> Outcome {
        let Some(mut parts) = self.cells(record, index) else { return Outcome::Bad };
        if row.total {
            if let Some(total) = parts.value.or(parts.numerator) {
                self.sums.row(total, place, &mut self.findings);
            }
            return Outcome::Total;
        }
        let Some(belongs) = self.belongs(record, row, index, place) else { return Outcome::Bad };
        parts.complete(belongs.definition);
        if !self.is_good(&belongs, &parts, row, place) {
            return Outcome::Bad;
        }
        let observation = self.observation(belongs, &parts, row);
        Outcome::Good(Box::new(Row { observation, place, bytes: record.bytes }))
    }

    /// The cells of a figure; `None` where one of them holds words.
    fn cells(&mut self, record: &Record, index: usize) -> Option<Parts> {
        match parts(record, self.slots.get(index)?) {
            Ok(parts) => Some(parts),
            Err(column) => {
                // Words under a measure that nobody knows need not be told twice.
                if self.measure(record, index).is_some() {
                    let at = self.place(record, column);
                    self.findings
                        .add(UNREAD_NUMBER, at, || format!("{} is not a number.", quoted(record.cell(column))));
                }
                None
            }
        }
    }

    fn belongs(&mut self, record: &Record, row: &OfRow<'_>, index: usize, place: Place) -> Option<Belongs<'a>> {
        let definition = self.measure(record, index)?;
        let (period, standing) = self.period(record, row, index, definition)?;
        let slot = self.slots.get(index)?;
        let Some(area) = slot.area.clone().or_else(|| row.area.clone()) else {
            let [_, unknown, _] = &mut self.unknown;
            unknown.add("", place);
            return None;
        };
        let group = slot.group.clone().unwrap_or_else(|| row.group.clone());
        let group = match &self.mapping.all.group {
            Some(whole) if group.is_all() => whole.clone(),
            _ => group,
        };
        let published_on = slot.published_on.or(row.beside.published_on).or(self.mapping.all.published_on);
        Some(Belongs { definition, period, standing, area, group, published_on })
    }

    /// Whether it can be, and whether it stands in the file for the first time.
    fn is_good(&mut self, belongs: &Belongs<'a>, parts: &Parts, row: &OfRow<'_>, place: Place) -> bool {
        let Belongs { definition, period, .. } = *belongs;
        if parts.comma {
            self.findings.add(DECIMAL_COMMA, place, || "a comma was read as the decimal point.".to_owned());
        }
        let given = Given { definition, parts, unit: row.beside.unit, period, place };
        if !checks::alone(&given, &mut self.findings) {
            return false;
        }
        let key = Key {
            measure: self.ids.measures.id(&definition.code),
            area: self.ids.areas.id(&belongs.area),
            group: self.ids.groups.id(&belongs.group),
            period: self.ids.periods.id(&period),
            edition: self.ids.editions.id(&belongs.published_on),
        };
        if !self.twice.see(key, parts, place, &mut self.findings) {
            return false;
        }
        if let Some(value) = parts.value {
            self.fractions.see(definition, value, place);
            self.sums.see(definition, (key.measure, key.group, key.period), &belongs.area, value, place);
        }
        true
    }

    fn observation(&self, belongs: Belongs<'a>, parts: &Parts, row: &OfRow<'_>) -> Observation {
        let beside = &row.beside;
        // "Not reliable" beside a value is kept with it; any other symbol stands for a value.
        let missing = match (parts.value, beside.symbol) {
            (Some(_), Some(Missing::Unreliable)) => Some(Missing::Unreliable),
            (Some(_), _) => None,
            (None, symbol) => symbol.or(parts.missing),
        };
        let whole = self.mapping.all.source.as_deref().unwrap_or_default();
        Observation {
            measure: belongs.definition.code.clone(),
            area: belongs.area,
            group: belongs.group,
            period: belongs.period,
            numerator: parts.numerator,
            denominator: parts.denominator,
            value: parts.value,
            missing,
            standing: beside.standing.or(parts.standing).or(belongs.standing).unwrap_or_default(),
            comparable: beside.comparable,
            source: if beside.source.is_empty() { whole } else { beside.source }.to_owned(),
            published_on: belongs.published_on,
        }
    }

    /// The measure of a figure; where nobody knows it, its name is counted.
    fn measure(&mut self, record: &Record, index: usize) -> Option<&'a Definition> {
        let slot = self.slots.get(index)?;
        if slot.measure.is_some() {
            return slot.measure;
        }
        let (heading, main) = (slot.heading.as_deref(), slot.main());
        let mut first = None;
        for column in &self.columns.measures {
            let text = record.cell(*column);
            if text.is_empty() {
                continue;
            }
            let name = heading.map_or(Cow::Borrowed(text), |heading| format!("{text} | {heading}").into());
            if let Some(found) = self.measures.named(&name) {
                return Some(found);
            }
            first.get_or_insert((name, *column));
        }
        match first {
            Some((name, column)) => {
                let place = self.place(record, column);
                let [unknown, ..] = &mut self.unknown;
                unknown.add(&name, place);
            }
            None => {
                let place = self.place(record, main);
                self.findings.add(MEASURE_NOT_SAID, place, || "nothing says which measure this is.".to_owned());
            }
        }
        None
    }

    fn period(
        &mut self,
        record: &Record,
        row: &OfRow<'_>,
        index: usize,
        definition: &Definition,
    ) -> Option<(Period, Option<Standing>)> {
        let slot = self.slots.get(index)?;
        let kind = self.mapping.all.year.unwrap_or(definition.year);
        let (text, column) = match (&slot.period, self.columns.period) {
            (Some(own), _) => (own.as_str(), None),
            (None, Some(column)) if !record.cell(column).is_empty() => (record.cell(column), Some(column)),
            (None, column) => (self.mapping.all.period.as_deref().unwrap_or_default(), column),
        };
        if let Some(dated) = self.periods.read(text, row.beside.kind, kind) {
            return Some((dated.period, dated.standing));
        }
        let text = text.to_owned();
        // A heading is told once, and so is a row, however many figures hang on them.
        let told = if column.is_some() { index > 0 } else { !self.told_headings.insert(index) };
        if !told {
            self.tell_period(record, column, &text, kind, index);
        }
        None
    }

    fn tell_period(&mut self, record: &Record, column: Option<usize>, text: &str, kind: YearKind, index: usize) {
        let main = self.slots.get(index).map_or(0, super::slots::Slot::main);
        let place = column.map_or_else(|| whole::heading(self.mapping, main), |column| self.place(record, column));
        match column.and_then(|column| self.moved(record, column, kind)) {
            Some(at) => self.findings.add(SHIFTED, place, || {
                format!(
                    "the period stands in {} instead, so the cells of this row have moved. The row was not read.",
                    at.shown()
                )
            }),
            None => self.findings.add(UNREAD_PERIOD, place, || {
                format!("{} was not understood as a period; {} were expected.", quoted(text), in_words(kind))
            }),
        }
    }

    /// Where the period stands when the cells of a row have moved by one.
    fn moved(&self, record: &Record, column: usize, kind: YearKind) -> Option<Place> {
        let near = [column.checked_sub(1), column.checked_add(1)];
        let free = |at: &usize| !self.slots.iter().any(|slot| slot.has(*at));
        near.into_iter()
            .flatten()
            .filter(free)
            .find(|at| Period::read(record.cell(*at), kind).is_some())
            .map(|at| self.place(record, at))
    }
}

fn in_words(kind: YearKind) -> &'static str {
    match kind {
        YearKind::Calendar => "calendar years",
        YearKind::School => "school years",
        YearKind::Financial => "financial years",
        YearKind::Snapshot => "days",
        YearKind::Pooled => "several years together",
    }
}
