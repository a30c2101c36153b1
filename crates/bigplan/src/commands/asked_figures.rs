//! Which figures a program asks for, and how they are told to it.

use std::collections::BTreeSet;

use bigplan_counting::{Count, Counts, DIMENSIONS, year_of};
use bigplan_ledger::figures::Figure;
use bigplan_measure::{AreaCode, GroupCode, MeasureCode, Observation, Period, Standing, YearKind};
use jiff::civil::Date;
use serde_json::{Value, json};

use crate::cli;
use crate::outcome::Failure;
use crate::table::table;

/// The breakdown by place; others are dimensions of groups.
const DISTRICT: &str = "district";

/// A figure as it is told.
#[derive(Debug)]
pub struct Told {
    measure: MeasureCode,
    area: AreaCode,
    group: GroupCode,
    period: Period,
    numerator: Option<f64>,
    denominator: Option<f64>,
    value: Option<f64>,
    standing: Standing,
}

impl From<Observation> for Told {
    fn from(one: Observation) -> Self {
        let Observation { measure, area, group, period, numerator, denominator, value, standing, .. } = one;
        Self { measure, area, group, period, numerator, denominator, value, standing }
    }
}

impl From<Figure> for Told {
    fn from(one: Figure) -> Self {
        let Figure { measure, area, group, point, .. } = one;
        let (numerator, denominator, value) = (point.numerator, point.denominator, point.value);
        Self { measure, area, group, period: point.period, numerator, denominator, value, standing: point.standing }
    }
}

/// What is asked for, checked.
pub struct Asked {
    /// Of which measures, each with the period of its kind.
    pub measures: Vec<(MeasureCode, Period)>,
    by: Option<String>,
}

impl Asked {
    /// Checks what is asked for against the rules.
    ///
    /// # Errors
    /// A measure that is not counted from records, a period that is none of its kind, or another breakdown.
    pub fn read(asked: &cli::Count, counts: &Counts) -> Result<Self, Failure> {
        let period = asked.period.as_deref().unwrap_or_default();
        let measures = asked.measures.iter().map(|text| measure(text, counts)).map(|found| {
            let count = found?;
            Ok((count.measure.code.clone(), period_of(&count.measure.code, count.measure.year, period)?))
        });
        let measures = measures.collect::<Result<Vec<_>, Failure>>()?;
        let by = asked.by.clone();
        let mut known: Vec<&str> = [DISTRICT].into_iter().chain(DIMENSIONS).collect();
        known.extend(own_dimensions(measures.iter().filter_map(|(code, _)| counts.find(code))));
        match by.as_deref().filter(|by| !known.contains(by)) {
            None => Ok(Self { measures, by }),
            Some(by) => {
                let message = format!("\"{by}\": figures are told by {}.", known.join(", "));
                Err(Failure::new("bad-group", format!("{message} Nothing was counted.")))
            }
        }
    }

    /// Of these figures, what is asked for; `own` is the whole area.
    pub fn of(&self, figures: impl Iterator<Item = Told>, own: &AreaCode) -> Vec<Told> {
        figures.filter(|one| self.wants(one, one.area == *own)).collect()
    }

    /// Says on the error output which measures have no figure, and why that may be.
    pub fn tell_missing(&self, found: &[Told]) {
        for (measure, period) in &self.measures {
            if !found.iter().any(|one| one.measure == *measure) {
                let period = year(*period);
                eprintln!(
                    "{measure} has no figure for {period}: no record counts for it, or it was not collected then."
                );
            }
        }
    }

    /// Whether a figure is among what is asked for; `own` says whether its place is the whole area.
    fn wants(&self, one: &Told, own: bool) -> bool {
        let of_group = |by: &str| one.group.as_str().strip_prefix(by).is_some_and(|rest| rest.starts_with(':'));
        let is_asked = self.measures.iter().any(|(measure, period)| *measure == one.measure && *period == one.period);
        let by = self.by.as_deref();
        is_asked
            && match (own, one.group.is_all()) {
                (true, true) => true,
                (true, false) => by.is_some_and(of_group),
                (false, all) => all && by == Some(DISTRICT),
            }
    }
}

/// The dimensions that measures break their own figures down by, such as kinds of school or where records came from.
fn own_dimensions<'a>(counts: impl Iterator<Item = &'a Count>) -> BTreeSet<&'a str> {
    let groups = counts.flat_map(|count| count.rule.groups.keys());
    groups.filter_map(|group| group.as_str().split_once(':')).map(|(dimension, _)| dimension).collect()
}

fn measure<'a>(text: &str, counts: &'a Counts) -> Result<&'a Count, Failure> {
    let code = text.trim().to_lowercase().replace(' ', "-");
    let apart = code.strip_prefix("ni").filter(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
    let code = apart.map_or(code.clone(), |number| format!("ni-{number}"));
    let found = code.parse().ok().and_then(|code| counts.find(&code));
    found.ok_or_else(|| {
        let message = format!("No measure \"{text}\" is counted from records. Nothing was counted.");
        Failure::new("not-counted", message)
    })
}

/// The period of a measure's own kind: `2019/20` is 31 March 2020 for a measure of one day a year.
fn period_of(measure: &MeasureCode, kind: YearKind, text: &str) -> Result<Period, Failure> {
    let split = text.trim_end_matches(['f', 's']).split_once(['/', '-']).and_then(|(first, last)| {
        let first: i16 = first.parse().ok().filter(|year| (1990..2100).contains(year))?;
        (last == format!("{:02}", (first + 1) % 100)).then_some(first)
    });
    let found = match (text.parse::<Date>(), split, kind) {
        (Ok(day), ..) => year_of(kind, day),
        (_, Some(first), YearKind::Financial) => Some(Period::FinancialYear(first)),
        (_, Some(first), YearKind::School) => Some(Period::SchoolYear(first)),
        (_, Some(first), YearKind::Snapshot) => Date::new(first + 1, 3, 31).ok().map(Period::Day),
        (_, None, YearKind::Calendar) => text.parse().ok().filter(|found| matches!(found, Period::Year(_))),
        _ => None,
    };
    found.ok_or_else(|| {
        let wanted = match kind {
            YearKind::Calendar => "a calendar year, such as 2020",
            YearKind::Snapshot => "a financial year or its last day, such as 2019/20 or 2020-03-31",
            _ => "a year such as 2019/20",
        };
        let message = format!("\"{text}\" is no period of {measure}: give {wanted}. Nothing was counted.");
        Failure::new("bad-period", message)
    })
}

/// The figures for programs. `run` names the count that they come from: the same rules and records give the same.
pub fn document(run: &str, figures: &[Told], area: bool) -> Value {
    let one = |one: &Told| {
        json!({
            "measure": one.measure, "area": area.then_some(one.area.as_str()), "group": one.group.as_str(),
            "period": year(one.period), "numerator": one.numerator, "denominator": one.denominator, "value": one.value,
            "standing": one.standing
        })
    };
    json!({"version": 1, "run": run, "results": figures.iter().map(one).collect::<Vec<_>>()})
}

/// The figures for people.
pub fn words(figures: &[Told], area: bool) -> String {
    // Of several days or of scores it is no whole number.
    let number = |number: Option<f64>| number.map(|n| ((n * 10.0).round() / 10.0).to_string()).unwrap_or_default();
    let row = |one: &Told| {
        let place = if area { one.area.to_string() } else { String::new() };
        let value = one.value.map(|value| format!("{value:.1}")).unwrap_or_default();
        let names = [one.measure.to_string(), place, one.group.to_string(), year(one.period)];
        [names.as_slice(), &[number(one.numerator), number(one.denominator), value]].concat()
    };
    let rows: Vec<Vec<String>> = figures.iter().map(row).collect();
    table(&["measure", "area", "group", "period", "counted", "out of", "value"], &rows)
}

/// A period as other programs write it: split years without the letter that tells their kind.
fn year(period: Period) -> String {
    period.code().trim_end_matches(['f', 's']).to_owned()
}
