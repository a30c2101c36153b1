//! The pass itself: row by row, figure by figure.

use std::collections::BTreeSet;
use std::io::{Read, Seek};
use std::ops::ControlFlow;

use bigplan_measure::{AreaCode, GroupCode, MeasureCode, Period};
use jiff::civil::Date;

use super::columns::Columns;
use super::context::{self, Beside, Dates, Wanted, beside};
use super::outline::{Kind, Outline};
use super::slots::{Slot, slots};
use super::whole;
use crate::cells::place::Place;
use crate::checks::{Fractions, Totals, Twice, is_total};
use crate::codes::{
    NO_FIGURES, NOTES_NOT_READ, ROWS_LEFT_OUT, SHIFTED, TOO_MANY_ROWS, TOTAL_ROW, UNKNOWN_AREA, UNKNOWN_GROUP,
    UNKNOWN_MEASURE,
};
use crate::findings::Findings;
use crate::limits::MAX_ROWS;
use crate::mapping::Mapping;
use crate::reading::Reading;
use crate::resolve::ids::Ids;
use crate::resolve::is_period;
use crate::resolve::{AreaWords, Found, GroupWords, MeasureWords, PeriodWords, Unknowns};
use crate::row::Row;
use crate::source::{Record, Source, Told};
use crate::vocabulary::Vocabulary;
use crate::words::{quoted, rows};

type Each<'e> = dyn FnMut(Row) -> ControlFlow<()> + 'e;

/// A pass over one table.
pub(crate) struct Pass<'a> {
    pub(super) mapping: &'a Mapping,
    pub(super) vocabulary: Vocabulary<'a>,
    pub(super) columns: Columns,
    pub(super) outline: Outline,
    pub(super) slots: Vec<Slot<'a>>,
    pub(super) measures: MeasureWords<'a>,
    pub(super) areas: AreaWords<'a>,
    pub(super) groups: GroupWords<'a>,
    pub(super) periods: PeriodWords,
    pub(super) unknown: [Unknowns; 3],
    pub(super) left_out: (u64, Option<Place>),
    pub(super) notes: (u64, Option<Place>),
    pub(super) totals: (u64, Option<Place>),
    pub(super) undecided: bool,
    pub(super) told_headings: BTreeSet<usize>,
    dates: Dates,
    hopeless: bool,
    pub(super) ids: KeyIds,
    pub(super) twice: Twice,
    pub(super) sums: Totals,
    pub(super) fractions: Fractions,
    pub(super) findings: Findings,
    pub(super) reading: Reading,
}

/// Small numbers for what makes a key.
#[derive(Default)]
pub(super) struct KeyIds {
    pub(super) measures: Ids<MeasureCode>,
    pub(super) areas: Ids<AreaCode>,
    pub(super) groups: Ids<GroupCode>,
    pub(super) periods: Ids<Period>,
    pub(super) editions: Ids<Option<Date>>,
}

/// What holds for all figures of a row.
pub(super) struct OfRow<'r> {
    pub(super) area: Option<AreaCode>,
    pub(super) total: bool,
    pub(super) group: GroupCode,
    pub(super) beside: Beside<'r>,
}

impl<'a> Pass<'a> {
    /// Before the first row.
    pub(crate) fn new(mapping: &'a Mapping, vocabulary: Vocabulary<'a>, is_text: bool) -> Self {
        let measures = MeasureWords::new(vocabulary.catalogue, &mapping.names.measures);
        let (slots, unmapped) = slots(mapping, &measures);
        let mut findings = Findings::default();
        whole::unmapped(mapping, &unmapped, &mut findings);
        let hopeless = slots.is_empty();
        if hopeless && unmapped.is_empty() {
            findings.add_whole(
                NO_FIGURES,
                "No table of figures was recognised. Say what the columns hold, or choose another file.",
            );
        }
        let columns = Columns::of(mapping);
        let lacking = whole::lacking(mapping, &columns, &slots, &mut findings);
        Self {
            mapping,
            vocabulary,
            columns,
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
            told_headings: BTreeSet::new(),
            dates: Dates::default(),
            hopeless: hopeless || lacking,
            ids: KeyIds::default(),
            twice: Twice::default(),
            sums: Totals::default(),
            fractions: Fractions::default(),
            findings,
            reading: Reading::default(),
        }
    }

    pub(super) fn place(&self, record: &Record, column: usize) -> Place {
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
        if self.hopeless {
            self.reading.refused += 1;
            return ControlFlow::Continue(());
        }
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
        Some(OfRow { area, total, group, beside: beside(record, &self.columns, &mut self.dates) })
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
            Found::Unknown if is_period(shown) => {
                self.findings.add(SHIFTED, place, || {
                    format!(
                        "{} stands where a place should, so the cells of this row have moved. The row was not read.",
                        quoted(shown)
                    )
                });
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

    /// After the last row.
    pub(crate) fn finish<R: Read + Seek>(mut self, told: Told, source: &Source<R>) -> Reading {
        let findings = &mut self.findings;
        whole::told(&told, self.reading.rows, self.mapping, source, findings);
        whole::years(self.periods.ways(), self.mapping, findings);
        let catalogue = self.vocabulary.catalogue;
        self.fractions
            .tell(|code| catalogue.find(code).map_or_else(String::new, |found| found.title.clone()), findings);
        self.sums.tell(self.vocabulary.areas, findings);
        let several = [
            (
                ROWS_LEFT_OUT,
                self.left_out,
                "left out, from here on, because a column holds something else than was asked for",
            ),
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

fn count(of: &mut (u64, Option<Place>), place: Place) {
    of.0 += 1;
    of.1.get_or_insert(place);
}
