//! The trend in sentences.

use super::{Forecast, Line, Trend};
use crate::paper::clean::sentence;
use crate::paper::said::{from_to, listed, moved_words};
use crate::point::{Point, Standing, first_comparable, latest};

/// The latest figure, the change, the target, the comparators, the forecast, and what to mind.
pub fn description(trend: &Trend) -> String {
    let mut said = vec![latest_words(trend)];
    said.extend(trend.targets.iter().filter_map(|line| target_words(trend, line)));
    said.extend(trend.comparators.iter().filter_map(|line| comparator_words(trend, line)));
    said.extend(trend.forecast.iter().filter_map(|forecast| forecast_words(trend, forecast)));
    said.extend(missing_words(&trend.points));
    said.extend(break_words(&trend.points));
    said.join(" ")
}

fn subject(trend: &Trend) -> &str {
    if trend.subject.is_empty() { "This measure" } else { &trend.subject }
}

fn latest_words(trend: &Trend) -> String {
    let Some((last, value)) = latest(&trend.points) else {
        return format!("{} has no figures yet.", subject(trend));
    };
    let numbers = &trend.numbers;
    let standing = match last.standing {
        Standing::Final => "",
        Standing::Provisional => " (provisional)",
        Standing::Estimated => " (estimated)",
    };
    let mut said = format!("{}: {} in {}{standing}", subject(trend), numbers.text(value), last.period);
    if let Some((first, from)) = first_comparable(&trend.points) {
        let moved = moved_words(from, value, numbers);
        said.push_str(&format!(", {moved} {} in {}", numbers.text(from), first.period));
    }
    sentence(&said)
}

fn target_words(trend: &Trend, line: &Line) -> Option<String> {
    let (point, value) = latest(&line.points)?;
    Some(sentence(&format!("{}: {} for {}", line.name, trend.numbers.text(value), point.period)))
}

fn comparator_words(trend: &Trend, line: &Line) -> Option<String> {
    let (point, value) = latest(&line.points)?;
    Some(sentence(&format!("{}: {} in {}", line.name, trend.numbers.text(value), point.period)))
}

fn forecast_words(trend: &Trend, forecast: &Forecast) -> Option<String> {
    let (point, value) = latest(&forecast.points)?;
    let edges = point.interval.map_or(String::new(), |edges| format!(" ({})", from_to(edges, &trend.numbers)));
    let said = sentence(&format!("Forecast for {}: {}{edges}", point.period, trend.numbers.text(value)));
    Some(format!("{said} {}", sentence(&forecast.assumes)).trim_end().to_owned())
}

fn missing_words(points: &[Point]) -> Option<String> {
    let periods: Vec<String> =
        points.iter().filter(|point| point.value.is_none()).map(|point| point.period.clone()).collect();
    (!periods.is_empty()).then(|| sentence(&format!("No figure for {}", listed(&periods))))
}

fn break_words(points: &[Point]) -> Option<String> {
    let periods: Vec<String> = points.iter().filter(|point| point.breaks).map(|point| point.period.clone()).collect();
    let said = || format!("Figures from {} on are not comparable with those before", listed(&periods));
    (!periods.is_empty()).then(|| sentence(&said()))
}

/// What the signs of the drawing mean, in sentences below it.
pub fn signs(trend: &Trend, left_out: &[&str]) -> String {
    let mut said: Vec<String> = Vec::new();
    if trend.points.iter().any(|point| point.standing == Standing::Provisional) {
        said.push("Hollow points are provisional.".into());
    }
    if trend.points.iter().any(|point| point.standing == Standing::Estimated) {
        said.push("Hollow squares are estimates.".into());
    }
    if trend.points.iter().any(|point| point.interval.is_some()) {
        let drawn = match trend.intervals {
            super::Intervals::Whiskers => "Upright lines",
            super::Intervals::Band => "The shaded band",
        };
        let verb = if drawn.ends_with('s') { "show" } else { "shows" };
        let name = if trend.interval_name.is_empty() { "interval" } else { &trend.interval_name };
        said.push(format!("{drawn} {verb} the {name}."));
    }
    if let Some(forecast) = &trend.forecast {
        let band = forecast.points.iter().any(|point| point.interval.is_some());
        let name = if forecast.interval_name.is_empty() { "interval" } else { &forecast.interval_name };
        let shaded = if band { format!(", shaded: its {name}") } else { String::new() };
        said.push(format!("Dashed: forecast{shaded}."));
    }
    if !left_out.is_empty() {
        let names: Vec<String> = left_out.iter().map(|name| (*name).to_owned()).collect();
        said.push(format!("Only in the table: {}.", listed(&names)));
    }
    said.join(" ")
}
