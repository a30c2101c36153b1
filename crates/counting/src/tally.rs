//! What each record of a child counts for.

use bigplan_measure::{Areas, GroupCode, MeasureCode, Period};
use bigplan_register::{Calendar, Definition, Record, RegisterCode, Registers};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::Child;
use crate::counts::{Count, Counted, Counts, Events, When};
use crate::language::{Expr, Scope};
use crate::per::told_apart;
use crate::slice::{EACH, SCORE, Slice, Slicer};
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

/// What a record counts for in a measure and a year: so much in the numerator and so much in the denominator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Of which measure.
    pub measure: MeasureCode,
    /// In which year.
    pub period: Period,
    /// The record.
    pub record: String,
    /// The day on which it counts, the last of them where it counts on several.
    pub day: Date,
    /// What it adds to what is counted.
    pub counted: i64,
    /// What it adds to that out of which it is counted: one for each day on which it counts, nothing where it is an
    /// event that is counted out of other records.
    pub of: i64,
    /// Where the child belonged on that day.
    pub slice: Slice,
}

/// Everything that a child's records count for, in the order of measures.
pub fn tallies(frame: Frame<'_>, child: &Child) -> Vec<Tally> {
    let slicer = Slicer::new(child, frame.areas);
    let mut tallies = Vec::new();
    for count in frame.counts.iter() {
        let before = tallies.len();
        for one in of_register(frame, child, count, count.register()) {
            one.days(|period, day| tallies.extend(one.tally(period, day, &slicer)));
        }
        let several = matches!(count.when, When::Days(_));
        if count.rule.once_a_child {
            once(&mut tallies, before, several, count.per.is_some());
        }
        if several {
            together(&mut tallies, before);
        }
        if let Some(events) = &count.events {
            let found = of_register(frame, child, count, &events.register);
            tallies.extend(found.filter_map(|one| one.event(events, &slicer)));
        }
    }
    tallies
}

fn of_register<'a>(
    frame: Frame<'a>,
    child: &'a Child,
    count: &'a Count,
    register: &RegisterCode,
) -> impl Iterator<Item = One<'a>> + use<'a> {
    let records = child.records(register);
    let definition = if records.is_empty() { None } else { frame.registers.find(register) };
    let all = definition.into_iter().flat_map(move |definition| records.iter().map(move |record| (definition, record)));
    all.map(move |(definition, record)| One { frame, child, count, definition, record })
}

/// Keeps of each year, or of each day where records count on several, the record that counts on the latest day, the
/// last of its id among such of one day. Of a ratio, it does so for each whom records are with.
fn once(tallies: &mut Vec<Tally>, from: usize, several: bool, ratio: bool) {
    let with = |tally: &Tally| if ratio { tally.slice.apart() } else { None };
    let mut own = tallies.split_off(from);
    own.sort_by(|one, two| {
        let (first, second) = ((one.period.ends(), with(one)), (two.period.ends(), with(two)));
        (first, two.day, &two.record).cmp(&(second, one.day, &one.record))
    });
    own.dedup_by_key(|tally| (tally.period, with(tally), several.then_some(tally.day)));
    tallies.extend(own);
}

/// Makes one of what a record counts for on several days of a year. The child belongs where they belonged on the last.
fn together(tallies: &mut Vec<Tally>, from: usize) {
    let mut own = tallies.split_off(from);
    own.sort_by(|one, two| (one.period.ends(), &one.record, two.day).cmp(&(two.period.ends(), &two.record, one.day)));
    own.dedup_by(|earlier, kept| {
        let same = (earlier.period, &earlier.record) == (kept.period, &kept.record);
        if same {
            kept.counted += earlier.counted;
            kept.of += earlier.of;
        }
        same
    });
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
        if let When::On(on) = &self.count.when {
            self.on(on).into_iter().for_each(|(year, day)| each(year, day));
            return;
        }
        let Some(episode) = &self.definition.episode else { return };
        let at = |field| self.record.value(field).and_then(bigplan_register::Value::day);
        let Some(began) = at(&episode.starts) else { return };
        let until = at(&episode.ends).unwrap_or(today).min(today);
        // A day of a year may lie outside of it: the last one of the year before, say.
        let wide = if matches!(self.count.when, When::Days(_)) { 12 } else { 0 };
        let (from, to) = (began.saturating_sub(wide.months()), until.saturating_add(wide.months()));
        for year in years(kind, from, to) {
            if let When::Days(days) = &self.count.when {
                let days = days.iter().filter_map(|expr| self.scope(Some(year), year.ends()).day(expr));
                days.filter(|day| began <= *day && *day <= until).for_each(|day| each(year, day));
                continue;
            }
            let last = year.ends().min(today);
            if self.count.rule.any_time {
                each(year, last.min(until));
            } else if last <= until {
                each(year, last);
            }
        }
    }

    /// The one day that an expression gives, with its year; none that is still to come.
    fn on(&self, on: &Expr) -> Option<(Period, Date)> {
        let today = self.frame.today;
        let day = self.scope(None, today).day(on).filter(|day| *day <= today)?;
        Some((year_of(self.count.measure.year, day)?, day))
    }

    fn tally(&self, period: Period, day: Date, slicer: &Slicer<'_>) -> Option<Tally> {
        let scope = self.scope(Some(period), day);
        if !self.count.measure.held_in(period) || !scope.is(&self.count.those) {
            return None;
        }
        let counted = match &self.count.counted {
            None => i64::from(self.count.events.is_none()),
            Some(Counted::If(expr)) => i64::from(scope.is(expr)),
            // Fractions of what is added up are of no use to a mean of whole days, children or months.
            Some(Counted::Sum(expr)) => scope.number(expr)?.round() as i64,
        };
        let mut slice = own_slice(scope, &self.count.groups, slicer);
        if self.count.measure.is_of_scores() {
            // What is below nought is no score.
            slice.own.push(format!("{SCORE}:{counted}").parse().ok()?);
        }
        if let Some(field) = &self.count.per {
            // Nobody is divided by whom nobody wrote down.
            let with = told_apart(self.record.value(field)?)?;
            slice.own.push(format!("{EACH}:{with}").parse().ok()?);
        }
        let of = self.count.out_of.as_ref().map_or(Some(1.0), |expr| scope.number(expr))?.round() as i64;
        Some(self.says(period, day, (counted, of), slice))
    }

    /// What it counts for as an event.
    fn event(&self, events: &Events, slicer: &Slicer<'_>) -> Option<Tally> {
        let (period, day) = self.on(&events.on)?;
        let scope = self.scope(Some(period), day);
        let counts = self.count.measure.held_in(period) && scope.is(&events.those);
        counts.then(|| self.says(period, day, (1, 0), own_slice(scope, &events.groups, slicer)))
    }

    fn says(&self, period: Period, day: Date, (counted, of): (i64, i64), slice: Slice) -> Tally {
        let (measure, record) = (self.count.measure.code.clone(), self.record.id.clone());
        Tally { measure, period, record, day, counted, of, slice }
    }

    fn scope(&self, year: Option<Period>, day: Date) -> Scope<'a> {
        let Frame { registers, calendar, today, .. } = self.frame;
        let looked_at = (self.definition, self.record);
        Scope { registers, calendar, child: self.child, this: looked_at, own: looked_at, day, year, today }
    }
}

/// Where the child belongs on the day, and the groups of the measure's own that the record is of.
fn own_slice<'a>(scope: Scope<'a>, groups: &'a [(GroupCode, Expr)], slicer: &Slicer<'_>) -> Slice {
    let own = groups.iter().filter(|(_, those)| scope.is(those)).map(|(group, _)| group.clone());
    Slice { own: own.collect(), ..slicer.on(scope.day) }
}
