//! The control chart in sentences and as a table.

use super::{Control, Rule};
use crate::chart::Table;
use crate::paper::clean::{sentence, words};
use crate::paper::said::{figure, from_to, listed};
use crate::point::{Point, latest};

/// The latest figure, the limits and the signals.
pub fn description(control: &Control) -> String {
    let mut said = vec![latest_words(control)];
    said.extend(limit_words(control));
    said.extend(signal_words(control));
    said.join(" ")
}

fn latest_words(control: &Control) -> String {
    latest(&control.points).map_or("No figures yet.".into(), |(point, value)| {
        sentence(&format!("Latest: {} in {}", control.numbers.text(value), words(&point.period)))
    })
}

fn limit_words(control: &Control) -> Option<String> {
    let stretch = control.stretches.last()?;
    let centre = control.numbers.text(stretch.centre);
    Some(match stretch.limits {
        Some(limits) => {
            format!("The average is {centre}; figures from {} can be chance.", from_to(limits, &control.numbers))
        }
        None => format!("The average is {centre}; there are too few figures for limits."),
    })
}

fn signal_words(control: &Control) -> Option<String> {
    if control.points.is_empty() {
        return None;
    }
    let found = by_rule(control);
    if found.is_empty() {
        return Some("Nothing points to a change beyond chance.".into());
    }
    let said = found.iter().map(|(rule, points)| {
        let periods = spans(control, points);
        sentence(&format!("More than chance: {} ({})", listed(&periods), rule.says()))
    });
    Some(said.collect::<Vec<_>>().join(" "))
}

/// Figures that follow each other as "from to".
fn spans(control: &Control, points: &[&Point]) -> Vec<String> {
    let known: Vec<&Point> = control.points.iter().filter(|point| point.value.is_some()).collect();
    let mut spans: Vec<Vec<&Point>> = Vec::new();
    let mut before = false;
    for point in known {
        let met = points.iter().any(|one| std::ptr::eq(*one, point));
        match spans.last_mut() {
            Some(span) if met && before => span.push(point),
            _ if met => spans.push(vec![point]),
            _ => {}
        }
        before = met;
    }
    let said = spans.iter().filter_map(|span| match span.as_slice() {
        [] => None,
        [one] => Some(words(&one.period)),
        [first, .., last] => Some(format!("{} to {}", words(&first.period), words(&last.period))),
    });
    said.collect()
}

/// The figures that met a rule, by the rule that their mark shows.
fn by_rule(control: &Control) -> Vec<(Rule, Vec<&Point>)> {
    let all = [Rule::Outside, Rule::Side, Rule::Course, Rule::NearLimit];
    let met = |rule: Rule| {
        let points = control.points.iter().filter(|point| point.value.is_some());
        points.filter(|point| control.rule_at(point.at) == Some(rule)).collect::<Vec<_>>()
    };
    all.into_iter().map(|rule| (rule, met(rule))).filter(|(_, points)| !points.is_empty()).collect()
}

/// The rules whose marks are in the drawing.
pub fn rules(control: &Control) -> Vec<Rule> {
    by_rule(control).into_iter().map(|(rule, _)| rule).collect()
}

/// Period, figure, average, limits, signal.
pub fn table(control: &Control) -> Table {
    let headings = ["Period", "Figure", "Average", "Limits", "Signal"].map(str::to_owned).to_vec();
    let caption =
        if control.unit.is_empty() { control.title.clone() } else { format!("{}: {}", control.title, control.unit) };
    Table { caption, headings, rows: control.points.iter().map(|point| row(control, point)).collect() }
}

fn row(control: &Control, point: &Point) -> Vec<String> {
    let numbers = &control.numbers;
    let stretch = control.stretches.iter().find(|stretch| (stretch.from..=stretch.to).contains(&point.at));
    let signals = control.signals.iter().filter(|signal| crate::paper::moments::same(signal.at, point.at));
    let signals: Vec<&str> = signals.map(|signal| signal.rule.says()).collect();
    vec![
        words(&point.period),
        figure(point, numbers),
        stretch.map_or(String::new(), |stretch| numbers.text(stretch.centre)),
        stretch.and_then(|stretch| stretch.limits).map_or(String::new(), |limits| from_to(limits, numbers)),
        signals.join("; "),
    ]
}
