//! What each record of a child counts for.

use bigplan_measure::{Areas, MeasureCode, Period};
use bigplan_register::{Calendar, Definition, Record, Registers};
use jiff::civil::Date;

use crate::Child;
use crate::counts::{Count, Counted, Counts};
use crate::language::Scope;
use crate::slice::{Slice, Slicer};
use crate::years::{year_of, years};

/// What counting needs beside the child.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// What is counted.
    pub counts: &'a Counts,
    /// The registers.
    pub registers: &'a Registers,
    /// The working days.
    pub calendar: &'a Calendar,
    /// The places.
    pub areas: &'a Areas,
    /// The day of counting. A year that has not ended is counted as it stands on this day.
    pub today: Date,
}

/// What a record counts for: once in the denominator of a measure in a year, and so much in its numerator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Of which measure.
    pub measure: MeasureCode,
    /// In which year.
    pub period: Period,
    /// The record.
    pub record: String,
    /// The day on which it counts.
    pub day: Date,
    /// What it adds to what is counted.
    pub counted: i64,
    /// Where the child belonged on that day.
    pub slice: Slice,
}

/// Everything that a child's records count for, in the order of measures.
pub fn tallies(frame: Frame<'_>, child: &Child) -> Vec<Tally> {
    let slicer = Slicer::new(child, frame.areas);
    let mut tallies = Vec::new();
    for count in frame.counts.iter() {
        let records = child.records(count.register());
        let Some(definition) = count.definition(frame.registers).filter(|_| !records.is_empty()) else { continue };
        let before = tallies.len();
        for record in records {
            let one = One { frame, child, count, definition, record };
            one.days(|period, day| tallies.extend(one.tally(period, day, &slicer)));
        }
        if count.rule.once_a_child {
            once(&mut tallies, before);
        }
    }
    tallies
}

/// Keeps of each year the record that counts on the latest day, the last of its id among such of one day.
fn once(tallies: &mut Vec<Tally>, from: usize) {
    let mut own = tallies.split_off(from);
    own.sort_by(|one, two| (one.period.ends(), two.day, &two.record).cmp(&(two.period.ends(), one.day, &one.record)));
    own.dedup_by_key(|tally| tally.period);
    tallies.extend(own);
}

struct One<'a> {
    frame: Frame<'a>,
    child: &'a Child,
    count: &'a Count,
    definition: &'a Definition,
    record: &'a Record,
}

impl<'a> One<'a> {
    /// The days on which the record may count, each with its year.
    fn days(&self, mut each: impl FnMut(Period, Date)) {
        let today = self.frame.today;
        let kind = self.count.measure.year;
        if let Some(on) = &self.count.on {
            let day = self.scope(None, today).day(on).filter(|day| *day <= today);
            day.and_then(|day| Some((year_of(kind, day)?, day))).into_iter().for_each(|(year, day)| each(year, day));
            return;
        }
        let Some(episode) = &self.definition.episode else { return };
        let at = |field| self.record.value(field).and_then(bigplan_register::Value::day);
        let Some(began) = at(&episode.starts) else { return };
        let until = at(&episode.ends).unwrap_or(today).min(today);
        for year in years(kind, began, until) {
            let last = year.ends().min(today);
            if self.count.rule.any_time {
                each(year, last.min(until));
            } else if last <= until {
                each(year, last);
            }
        }
    }

    fn tally(&self, period: Period, day: Date, slicer: &Slicer<'_>) -> Option<Tally> {
        let scope = self.scope(Some(period), day);
        if !self.count.measure.held_in(period) || !scope.is(&self.count.those) {
            return None;
        }
        let counted = match &self.count.counted {
            None => 1,
            Some(Counted::If(expr)) => i64::from(scope.is(expr)),
            // Fractions of what is added up are of no use to a mean of whole days, children or months.
            Some(Counted::Sum(expr)) => scope.number(expr)?.round() as i64,
        };
        let (measure, record) = (self.count.measure.code.clone(), self.record.id.clone());
        Some(Tally { measure, period, record, day, counted, slice: slicer.on(day) })
    }

    fn scope(&self, year: Option<Period>, day: Date) -> Scope<'a> {
        let Frame { registers, calendar, today, .. } = self.frame;
        let looked_at = (self.definition, self.record);
        Scope { registers, calendar, child: self.child, this: looked_at, own: looked_at, day, year, today }
    }
}
