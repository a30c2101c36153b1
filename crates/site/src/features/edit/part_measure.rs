//! The form of a measure: what it is, where it stood, and where it should be. Pure.

use bigplan_ledger::PlanPart;
use bigplan_plan::{Baseline, MeasureUse, Target, Unit};

use super::part_fields::{Entry, Way};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::item_form::Fields;
use crate::parts::plan_words;

/// The most targets that are read.
const TARGETS: usize = 40;

const UNITS: [(Unit, &str, &str); 9] = [
    (Unit::Percent, "percent", "Percent"),
    (Unit::PercentagePoints, "percentage points", "Percentage points"),
    (Unit::Per1000, "per 1000", "Per 1,000"),
    (Unit::Per10000, "per 10000", "Per 10,000"),
    (Unit::Count, "count", "Number"),
    (Unit::Points, "points", "Points"),
    (Unit::Gbp, "gbp", "Pounds"),
    (Unit::Days, "days", "Days"),
    (Unit::Hours, "hours", "Hours"),
];

/// The fields, filled; with one empty target at the end.
pub fn entries(filled: &Fields) -> Vec<Entry> {
    let line = |name: &str, label: &str| Entry::of(name, label, Way::Line, filled);
    let mut all = vec![
        line("code", "Code, for example NI 72"),
        line("title", "What is measured"),
        line("group", "Of which children, if not of all"),
        line("area", "Of which place, if not of all"),
    ];
    let mut figure = |heading: String, prefix: &str| {
        all.push(Entry::of("", &heading, Way::Heading, filled));
        all.push(Entry::of(
            &format!("{prefix}-period"),
            &format!("{heading}: period, for example 2009/10"),
            Way::Line,
            filled,
        ));
        all.push(Entry::of(&format!("{prefix}-value"), &format!("{heading}: number"), Way::Line, filled));
        all.push(Entry::of(&format!("{prefix}-unit"), &format!("{heading}: unit"), Way::One(units()), filled));
        all.push(Entry::of(
            &format!("{prefix}-text"),
            &format!("{heading}: in words, if not only the number"),
            Way::Line,
            filled,
        ));
    };
    figure("Where it stood".to_owned(), "baseline");
    for number in 0..=targets(filled) {
        figure(format!("Target {}", number + 1), &format!("target-{number}"));
    }
    all
}

fn units() -> Vec<Choice> {
    let known = UNITS.iter().map(|(_, word, words)| Choice::new(*word, *words));
    [Choice::new("", "None")].into_iter().chain(known).collect()
}

/// How many targets the form holds.
fn targets(filled: &Fields) -> usize {
    let said = |number: usize| {
        ["period", "value", "text"]
            .iter()
            .any(|part| filled.get(&format!("target-{number}-{part}")).is_some_and(|value| !value.trim().is_empty()))
    };
    (0..TARGETS).rev().find(|number| said(*number)).map_or(0, |last| last + 1)
}

/// What the form holds for a measure that is there.
pub fn filled(measure: &MeasureUse) -> Vec<(String, String)> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let mut all = vec![
        ("code".to_owned(), text(&measure.code)),
        ("title".to_owned(), measure.title.clone()),
        ("group".to_owned(), text(&measure.group)),
        ("area".to_owned(), text(&measure.area)),
    ];
    let mut figure = |prefix: String, period: &Option<String>, value: Option<f64>, unit: Option<Unit>, words: &str| {
        let unit = UNITS.iter().find(|(known, ..)| Some(*known) == unit).map_or("", |(_, word, _)| word);
        all.push((format!("{prefix}-period"), text(period)));
        all.push((format!("{prefix}-value"), value.map(|value| value.to_string()).unwrap_or_default()));
        all.push((format!("{prefix}-unit"), unit.to_owned()));
        all.push((format!("{prefix}-text"), words.to_owned()));
    };
    if let Some(from) = &measure.baseline {
        figure("baseline".to_owned(), &from.period, from.value, from.unit, &from.text);
    }
    for (number, target) in measure.targets.iter().enumerate() {
        figure(format!("target-{number}"), &target.period, target.value, target.unit, &target.text);
    }
    all
}

/// The measure that the form describes.
///
/// # Errors
/// A number that is none.
pub fn measure(sent: &Fields, before: Option<&PlanPart>) -> Result<MeasureUse, FieldErrors> {
    let some = |name: &str| sent.get(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
    let (id, at) = match before {
        Some(PlanPart::Measure(measure)) => (measure.id.clone(), measure.at),
        _ => (String::new(), None),
    };
    let mut errors = FieldErrors::default();
    let baseline = figure(sent, "baseline", &mut errors);
    let targets: Vec<Figure> =
        (0..targets(sent)).filter_map(|number| figure(sent, &format!("target-{number}"), &mut errors)).collect();
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(MeasureUse {
        id,
        code: some("code"),
        title: some("title").unwrap_or_default(),
        group: some("group"),
        area: some("area"),
        baseline: baseline.map(|Figure { period, value, unit, text }| Baseline { period, value, unit, text }),
        targets: targets
            .into_iter()
            .map(|Figure { period, value, unit, text }| Target { period, value, unit, text })
            .collect(),
        at,
    })
}

struct Figure {
    period: Option<String>,
    value: Option<f64>,
    unit: Option<Unit>,
    text: String,
}

/// A figure as typed; `None` where nothing is. Its words are made from the number where there are none.
fn figure(sent: &Fields, prefix: &str, errors: &mut FieldErrors) -> Option<Figure> {
    let one =
        |part: &str| sent.get(&format!("{prefix}-{part}")).map(|value| value.trim().to_owned()).unwrap_or_default();
    let (period, typed, unit, text) = (one("period"), one("value"), one("unit"), one("text"));
    if period.is_empty() && typed.is_empty() && text.is_empty() {
        return None;
    }
    let value = typed.replace([',', '%', '£', ' '], "").parse::<f64>().ok().filter(|value| value.is_finite());
    if value.is_none() && !typed.is_empty() {
        errors.add(&format!("{prefix}-value"), "Enter a number, for example 62.5, or leave it empty and use words");
    }
    let unit = UNITS.iter().find(|(_, word, _)| *word == unit).map(|(unit, ..)| *unit);
    let text = match (text.is_empty(), value) {
        (true, Some(value)) => plan_words::value(value, unit),
        _ => text,
    };
    Some(Figure { period: Some(period).filter(|period| !period.is_empty()), value, unit, text })
}
