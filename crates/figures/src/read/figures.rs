//! The pass itself: row by row, figure by figure.

use std::borrow::Cow;
use std::io::{Read, Seek};
use std::ops::ControlFlow;

use bigplan_measure::{AreaCode, Definition, GroupCode, MeasureCode, Missing, Observation, Period, YearKind};
use jiff::civil::Date;

use super::cells::parts;
use super::columns::Columns;
use super::context::{self, Beside, Wanted, beside};
use super::outline::{Kind, Outline};
use super::slots::{Slot, slots};
use super::whole;
use crate::cells::place::Place;
use crate::checks::{self, Fractions, Given, Key, Totals, Twice, is_total};
use crate::codes::{
    DECIMAL_COMMA, MEASURE_NOT_SAID, NO_FIGURES, NOTES_NOT_READ, ROWS_LEFT_OUT, SHIFTED, TOO_MANY_ROWS, TOTAL_ROW,
    UNKNOWN_AREA, UNKNOWN_GROUP, UNKNOWN_MEASURE, UNREAD_NUMBER, UNREAD_PERIOD,
};
use crate::findings::Findings;
use crate::limits::MAX_ROWS;
use crate::mapping::Mapping;
use crate::reading::Reading;
use crate::resolve::ids::Ids;
use crate::resolve::{AreaWords, Found, GroupWords, MeasureWords, PeriodWords, Unknowns};
use crate::row::Row;
use crate::source::{Record, Source, Told};
use crate::vocabulary::Vocabulary;
use crate::words::{quoted, rows};

type Each<'e> = dyn FnMut(Row) -> ControlFlow<()> + 'e;

/// A pass over one table.
pub(crate) struct Pass<'a> {
    mapping: &'a Mapping,
    vocabulary: Vocabulary<'a>,
    columns: Columns,
    outline: Outline,
    slots: Vec<Slot<'a>>,
    measures: MeasureWords<'a>,
    areas: AreaWords<'a>,
    groups: GroupWords<'a>,
    periods: PeriodWords,
    unknown: [Unknowns; 3],
    left_out: (u64, Option<Place>),
    notes: (u64, Option<Place>),
    totals: (u64, Option<Place>),
    undecided: bool,
    ids: KeyIds,
    twice: Twice,
    sums: Totals,
    fractions: Fractions,
    findings: Findings,
    reading: Reading,
}

/// Small numbers for what makes a key.
#[derive(Default)]
struct KeyIds {
    measures: Ids<MeasureCode>,
    areas: Ids<AreaCode>,
    groups: Ids<GroupCode>,
    periods: Ids<Period>,
    editions: Ids<Option<Date>>,
}

/// What holds for all figures of a row.
struct OfRow<'r> {
    area: Option<AreaCode>,
    total: bool,
    group: GroupCode,
    beside: Beside<'r>,
}

impl<'a> Pass<'a> {
    /// Before the first row.
    pub(crate) fn new(mapping: &'a Mapping, vocabulary: Vocabulary<'a>, is_text: bool) -> Self {
        let measures = MeasureWords::new(vocabulary.catalogue, &mapping.names.measures);
        let (slots, unmapped) = slots(mapping, &measures);
        let mut findings = Findings::default();
        whole::unmapped(mapping, &unmapped, &mut findings);
        if slots.is_empty() && unmapped.is_empty() {
            findings.add_whole(NO_FIGURES, "No table of figures was recognised. Say what the columns hold, or choose another file.");
        }
        Self {
            mapping,
            vocabulary,
            columns: Columns::of(mapping),
            outline: Outline::of(mapping, is_text),
            slots,
            measures,
            areas: AreaWords::new(vocabulary.areas, &mapping.names.areas),
            groups: GroupWords::new(vocabulary.groups, &mapping.names.groups),
            periods: PeriodWords::default(),
            unknown: Default::default(),
            left_out: (0, None),
            notes: (0, None),
            totals: (0, None),
            undecided: false,
            ids: KeyIds::default(),
            twice: Twice::default(),
            sums: Totals::default(),
            fractions: Fractions::default(),
            findings,
            reading: Reading::default(),
        }
    }

    fn place(&self, record: &Record, column: usize) -> Place {
        let column = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(1);
        Place { sheet: self.mapping.sheet.max(1), row: record.row(), column }
    }

    /// Takes a row.
    pub(crate) fn row(&mut self, record: &Record, each: &mut Each<'_>) -> ControlFlow<()> {
        if record.row() <= self.mapping.headings {
            return ControlFlow::Continue(());
        }
        if self.mapping.until.is_some_and(|until| record.row() > until) {
            return ControlFlow::Break(());
        }
        let whole = Place { column: 0, ..self.place(record, 0) };
        if self.reading.rows >= u64::from(MAX_ROWS) {
            self.findings.add(TOO_MANY_ROWS, whole, || {
                format!("the table has more than {MAX_ROWS} rows; from here on nothing was read. Split the file.")
            });
            return ControlFlow::Break(());
        }
        match self.outline.kind(record, whole, &mut self.findings) {
            Kind::Nothing => return ControlFlow::Continue(()),
            Kind::Note => count(&mut self.notes, whole),
            Kind::Broken => self.reading.refused += 1,
            Kind::Figures => {
                self.reading.rows += 1;
                return self.figures(record, each);
            }
        }
        self.reading.rows += 1;
        ControlFlow::Continue(())
    }

    fn figures(&mut self, record: &Record, each: &mut Each<'_>) -> ControlFlow<()> {
        let Some(row) = self.of_row(record) else { return ControlFlow::Continue(()) };
        for index in 0..self.slots.len() {
            if let Some(row) = self.figure(record, &row, index)
                && each(row).is_break()
            {
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    }

    /// What the row says about all its figures; `None` where none of them can be given.
    fn of_row<'r>(&mut self, record: &'r Record) -> Option<OfRow<'r>> {
        match context::wanted(record, &self.columns) {
            Wanted::Yes => {}
            Wanted::No => {
                let whole = Place { column: 0, ..self.place(record, 0) };
                count(&mut self.left_out, whole);
                return None;
            }
            Wanted::Undecided(column) => {
                self.tell_undecided(column);
                self.reading.refused += 1;
                return None;
            }
        }
        let (area, total) = match self.area(record) {
            Ok(area) => area,
            Err(()) => {
                self.reading.refused += 1;
                return None;
            }
        };
        let sheet = self.mapping.sheet.max(1);
        let place = |column: usize| Place {
            sheet,
            row: record.row(),
            column: u32::try_from(column).unwrap_or(u32::MAX).saturating_add(1),
        };
        let [_, _, unknown] = &mut self.unknown;
        let group = context::group(record, &self.columns, &mut self.groups, place, unknown, &mut self.findings);
        let Some(group) = group else {
            self.reading.refused += 1;
            return None;
        };
        Some(OfRow { area, total, group, beside: beside(record, &self.columns) })
    }

    fn tell_undecided(&mut self, column: usize) {
        if !self.undecided {
            self.undecided = true;
            let heading = self.mapping.columns.get(column).map_or("", |column| column.heading.as_str());
            context::tell_undecided(heading, whole::heading(self.mapping, column), &mut self.findings);
        }
    }

    /// The place of a row, and whether it is a row of totals. Columns with places of their own need none.
    fn area(&mut self, record: &Record) -> Result<(Option<AreaCode>, bool), ()> {
        let whole = self.mapping.all.area.clone();
        if !self.columns.say_area() {
            return Ok((whole, false));
        }
        let (texts, column) = self.columns.area(record);
        let place = self.place(record, column);
        let shown = texts.shown();
        if shown.is_empty() && whole.is_some() {
            return Ok((whole, false));
        }
        match self.areas.find(texts, place, &mut self.findings) {
            Found::Area(area) => Ok((Some(area), false)),
            Found::Unknown if is_total(shown) => {
                count(&mut self.totals, place);
                Ok((None, true))
            }
            Found::Unknown if self.outline.is_empty(record) => {
                count(&mut self.notes, Place { column: 0, ..place });
                Err(())
            }
            Found::Unknown => {
                let [_, unknown, _] = &mut self.unknown;
                unknown.add(shown, place);
                Err(())
            }
            Found::Contradiction => Err(()),
        }
    }

    /// One figure of a row; `None` where it is not given.
    fn figure(&mut self, record: &Record, row: &OfRow<'_>, index: usize) -> Option<Row> {
        let main = self.slots.get(index)?.main();
        let place = self.place(record, main);
        if self.mapping.contradicted.contains(&(place.row, place.column)) {
            return None;
        }
        let found = self.checked(record, row, index, place);
        match found {
            Some(Checked::Good(row)) => {
                self.reading.given += 1;
                Some(*row)
            }
            Some(Checked::Bad) => {
                self.reading.refused += 1;
                None
            }
            None => None,
        }
    }

    fn checked(&mut self, record: &Record, row: &OfRow<'_>, index: usize, place: Place) -> Option<Checked> {
        let slot = self.slots.get(index)?;
        let mut parts = match parts(record, slot) {
            Ok(parts) => parts,
            Err(column) => {
                // Words under a measure that nobody knows need not be told twice.
                let known = self.measure(record, index).is_some();
                if known {
                    let at = self.place(record, column);
                    self.findings.add(UNREAD_NUMBER, at, || {
                        format!("{} is not a number.", quoted(record.cell(column)))
                    });
                }
                return Some(Checked::Bad);
            }
        };
        if row.total {
            if let Some(total) = parts.value.or(parts.numerator) {
                self.sums.row(total, place, &mut self.findings);
            }
            return None;
        }
        let Some(definition) = self.measure(record, index) else { return Some(Checked::Bad) };
        let Some((period, standing)) = self.period(record, row, index, definition) else { return Some(Checked::Bad) };
        parts.complete(definition);
        let slot = self.slots.get(index)?;
        let Some(area) = slot.area.clone().or_else(|| row.area.clone()) else {
            let [_, unknown, _] = &mut self.unknown;
            unknown.add("", place);
            return Some(Checked::Bad);
        };
        let group = slot.group.clone().unwrap_or_else(|| row.group.clone());
        let group = match &self.mapping.all.group {
            Some(whole) if group.is_all() => whole.clone(),
            _ => group,
        };
        let published_on = slot.published_on.or(row.beside.published_on).or(self.mapping.all.published_on);
        if parts.comma {
            self.findings.add(DECIMAL_COMMA, place, || "a comma was read as the decimal point.".to_owned());
        }
        let given = Given { definition, parts: &parts, unit: row.beside.unit, period, place };
        if !checks::alone(&given, &mut self.findings) {
            return Some(Checked::Bad);
        }
        let key = Key {
            measure: self.ids.measures.id(&definition.code),
            area: self.ids.areas.id(&area),
            group: self.ids.groups.id(&group),
            period: self.ids.periods.id(&period),
            edition: self.ids.editions.id(&published_on),
        };
        if !self.twice.see(key, &parts, place, &mut self.findings) {
            return Some(Checked::Bad);
        }
        if let Some(value) = parts.value {
            self.fractions.see(definition, value, place);
            self.sums.see(definition, (key.measure, key.group, key.period), &area, value, place);
        }
        let beside = &row.beside;
        let missing = match (parts.value, beside.symbol) {
            (Some(_), Some(Missing::Unreliable)) => Some(Missing::Unreliable),
            (Some(_), _) => None,
            (None, symbol) => symbol.or(parts.missing),
        };
        let source = if beside.source.is_empty() { self.mapping.all.source.as_deref().unwrap_or_default() } else { beside.source };
        let observation = Observation {
            measure: definition.code.clone(),
            area,
            group,
            period,
            numerator: parts.numerator,
            denominator: parts.denominator,
            value: parts.value,
            missing,
            standing: beside.standing.or(parts.standing).or(standing).unwrap_or_default(),
            comparable: beside.comparable,
            source: source.to_owned(),
            published_on,
        };
        Some(Checked::Good(Box::new(Row { observation, place, bytes: record.bytes })))
    }

    /// The measure of a figure; where nobody knows it, its name is counted.
    fn measure(&mut self, record: &Record, index: usize) -> Option<&'a Definition> {
        let slot = self.slots.get(index)?;
        if slot.measure.is_some() {
            return slot.measure;
        }
        let (heading, main) = (slot.heading.clone(), slot.main());
        let mut first = None;
        for column in &self.columns.measures {
            let text = record.cell(*column);
            if text.is_empty() {
                continue;
            }
            let name = heading.as_ref().map_or(Cow::Borrowed(text), |heading| format!("{text} | {heading}").into());
            if let Some(found) = self.measures.named(&name) {
                return Some(found);
            }
            first.get_or_insert((name, *column));
        }
        let place = self.place(record, main);
        match first {
            Some((name, column)) => {
                let place = self.place(record, column);
                let [unknown, ..] = &mut self.unknown;
                unknown.add(&name, place);
            }
            None => self.findings.add(MEASURE_NOT_SAID, place, || "nothing says which measure this is.".to_owned()),
        }
        None
    }

    fn period(
        &mut self,
        record: &Record,
        row: &OfRow<'_>,
        index: usize,
        definition: &Definition,
    ) -> Option<(Period, Option<bigplan_measure::Standing>)> {
        let slot = self.slots.get(index)?;
        let kind = self.mapping.all.year.unwrap_or(definition.year);
        let (text, column) = match (&slot.period, self.columns.period) {
            (Some(own), _) => (own.as_str(), None),
            (None, Some(column)) if !record.cell(column).is_empty() => (record.cell(column), Some(column)),
            (None, _) => (self.mapping.all.period.as_deref().unwrap_or_default(), None),
        };
        if let Some(dated) = self.periods.read(text, row.beside.kind, kind) {
            return Some((dated.period, dated.standing));
        }
        let place = match column {
            Some(column) => self.place(record, column),
            None => whole::heading(self.mapping, slot.main()),
        };
        let beyond = column.and_then(|column| self.moved(record, column, kind));
        if slot.parts.iter().flatten().min() == self.slots.first().and_then(|slot| slot.parts.iter().flatten().min()) || column.is_none() {
            match beyond {
                Some(at) => self.findings.add(SHIFTED, place, || {
                    format!("the period stands in {} instead, so the cells of this row have moved. The row was not read.", at.shown())
                }),
                None => self.findings.add(UNREAD_PERIOD, place, || {
                    format!("{} was not understood as a period of {}.", quoted(text), in_words(kind))
                }),
            }
        }
        None
    }

    /// Where the period stands when the cells of a row have moved by one.
    fn moved(&self, record: &Record, column: usize, kind: YearKind) -> Option<Place> {
        let near = [column.checked_sub(1), column.checked_add(1)];
        let free = |at: &usize| !self.slots.iter().any(|slot| slot.has(*at));
        near.into_iter()
            .flatten()
            .filter(free)
            .find(|at| bigplan_measure::Period::read(record.cell(*at), kind).is_some())
            .map(|at| self.place(record, at))
    }

    /// After the last row.
    pub(crate) fn finish<R: Read + Seek>(mut self, told: Told, source: &Source<R>) -> Reading {
        let findings = &mut self.findings;
        whole::told(&told, self.reading.rows, self.mapping, source, findings);
        whole::years(self.periods.ways(), self.mapping, findings);
        let catalogue = self.vocabulary.catalogue;
        self.fractions.tell(|code| catalogue.find(code).map_or_else(String::new, |found| found.title.clone()), findings);
        self.sums.tell(self.vocabulary.areas, findings);
        let several = [
            (ROWS_LEFT_OUT, self.left_out, "left out, from here on, because a column holds something else than was asked for"),
            (NOTES_NOT_READ, self.notes, "of words, this one first, not read"),
            (TOTAL_ROW, self.totals, "of totals, this one first, not read as a place"),
        ];
        for (code, (count, first), says) in several {
            if let Some(first) = first {
                findings.add_times(code, first, count, || format!("{} {says}.", rows(count)));
            }
        }
        let [measures, areas, groups] = self.unknown;
        self.reading.measures = measures.tell(UNKNOWN_MEASURE, "is not a known measure", findings);
        self.reading.areas = areas.tell(UNKNOWN_AREA, "is not a known place", findings);
        self.reading.groups = groups.tell(UNKNOWN_GROUP, "is not a known group", findings);
        self.reading.contradicted = self.twice.contradicted;
        (self.reading.findings, self.reading.counts) = self.findings.finish();
        self.reading
    }
}

enum Checked {
    Good(Box<Row>),
    Bad,
}

fn count(of: &mut (u64, Option<Place>), place: Place) {
    of.0 += 1;
    of.1.get_or_insert(place);
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
