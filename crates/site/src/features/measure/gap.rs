//! The gap of a measure: between two groups, two places, or the lowest fifth and the middle child, with its interval
//! and whether it is more than chance.

use bigplan_measure::where_we_stand::{Difference, gap, gap_series, lowest_fifth_gap};
use bigplan_measure::{Area, Definition, GapRule, Point, Series};
use bigplan_press::NumberFormat;
use bigplan_press::gap::{Gap, GapRow};

use super::sides::{Pair, Side, Sides};
use crate::parts::chart::ChartView;
use crate::parts::course;
use crate::parts::figure_words as words;
use crate::parts::form::Choice;
use crate::shell::errors::PageError;
use crate::shell::measures::{MeasureFile, ShownMeasures};

/// No chart has more rows: the newest are shown.
const ROWS: usize = 8;

/// A gap on the page.
#[derive(Default)]
pub struct GapView {
    /// The newest gap in words, with its interval and whether it is more than chance; empty where there is none.
    pub newest: String,
    /// A word of care; empty where none is needed.
    pub care: &'static str,
    /// Whether what was asked for cannot be set against each other.
    pub refused: bool,
    /// The chart.
    pub chart: Option<ChartView>,
    /// What can be set against each other.
    choices: Vec<Choice>,
    /// What stands first now.
    pub of: String,
    /// What it stands against.
    pub against: String,
}

impl GapView {
    /// What can be set against each other.
    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }
}

/// The gap of a measure in a place, between what is asked for or what is usual; `None` where nothing can be set against
/// anything.
///
/// # Errors
/// When the chart cannot be drawn.
pub fn of(
    measures: &ShownMeasures,
    definition: &Definition,
    file: &MeasureFile,
    place: &Area,
    asked: (&str, &str),
) -> Result<Option<GapView>, PageError> {
    let sides = Sides::of(measures, definition, file, place);
    let families = sides.families();
    let wanted = sides.asked(&families, asked.0, asked.1);
    let refused = wanted.is_none() && !(asked.0.is_empty() && asked.1.is_empty());
    if wanted.is_none() && definition.gap == Some(GapRule::LowestFifth) {
        let series = course::series(measures, definition, place);
        if let Some(view) = lowest_fifth(definition, place, &series)? {
            return Ok(Some(GapView { choices: sides.choices(&families), refused, ..view }));
        }
    }
    let Some(pair) = wanted.or_else(|| sides.usual(&families)) else { return Ok(None) };
    let view = between(definition, place, &sides, &pair)?;
    Ok(Some(GapView { choices: sides.choices(&families), refused, ..view }))
}

fn between(definition: &Definition, place: &Area, sides: &Sides<'_>, pair: &Pair) -> Result<GapView, PageError> {
    let (first, second) = (sides.series(&pair.of), sides.series(&pair.against));
    let names = (sides.name(&pair.of), sides.name(&pair.against));
    let steps = gap_series(&first, &second);
    let mut shown: Vec<(&Point, &Point, bool)> = steps
        .points()
        .iter()
        .filter(|step| step.value.is_some())
        .filter_map(|step| Some((first.at(step.period)?, second.at(step.period)?, step.comparable)))
        .collect();
    shown.drain(..shown.len().saturating_sub(ROWS));
    let found: Vec<Option<Difference>> = shown.iter().map(|(one, other, _)| gap(definition, one, other)).collect();
    let chart = Gap {
        title: format!("{} and {}{}", names.0, names.1, within(pair, place)),
        unit: words::unit(definition),
        numbers: words::numbers(definition),
        differences: words::differences(definition),
        first: names.0.clone(),
        second: names.1.clone(),
        rows: shown.iter().enumerate().map(|(index, row)| row_of(index, row)).collect(),
        // A short distance must look short.
        from_nought: true,
    };
    let range = |one: &Option<Difference>| one.map(|one| interval_words(definition, &one)).unwrap_or_default();
    let sure = |one: &Option<Difference>| one.map(|one| words::sure(one.sure).to_owned()).unwrap_or_default();
    let columns = [
        ("95% interval of the gap".to_owned(), found.iter().map(range).collect()),
        ("Chance".to_owned(), found.iter().map(sure).collect()),
    ];
    Ok(GapView {
        newest: newest(definition, &names, &shown, &found),
        care: if pair.furthest { FURTHEST } else { "" },
        chart: Some(ChartView::of(&chart, "gap")?.with_columns(columns)),
        of: pair.of.text(),
        against: pair.against.text(),
        ..GapView::default()
    })
}

/// Said of two that were picked by their figures.
const FURTHEST: &str = "These two are the highest and the lowest of several. Picked so, the gap between them looks larger than it is likely to stay.";

/// Groups are those of a place; places speak for themselves.
fn within(pair: &Pair, place: &Area) -> String {
    match pair.of {
        Side::Group(_) => format!(", {}", place.name),
        Side::Place(_) => String::new(),
    }
}

fn row_of(index: usize, (one, other, comparable): &(&Point, &Point, bool)) -> GapRow {
    let breaks = if *comparable || index == 0 { "" } else { " (counted anew)" };
    GapRow { name: format!("{}{breaks}", one.period.short()), first: one.value, second: other.value }
}

/// "2009/10: Girls 84.1%, Boys 81.0%. The gap is 3.1 points (95% interval 0.4 to 5.8 points): more than chance."
fn newest(
    definition: &Definition,
    names: &(String, String),
    shown: &[(&Point, &Point, bool)],
    found: &[Option<Difference>],
) -> String {
    let Some(((one, other, _), Some(gap))) = shown.last().zip(found.last().copied()) else { return String::new() };
    let range = interval_words(definition, &gap);
    let range = if range.is_empty() { range } else { format!(" (95% interval {range})") };
    format!(
        "{}: {} {}, {} {}. The first less the second is {}{range}: {}.",
        one.period.shown(),
        names.0,
        words::figure(definition, one),
        names.1,
        words::figure(definition, other),
        words::differences(definition).signed(gap.value),
        words::sure(gap.sure),
    )
}

fn interval_words(definition: &Definition, gap: &Difference) -> String {
    let numbers = words::differences(definition);
    let range = gap.interval.map(|one| format!("{} to {}", numbers.signed(one.lower), numbers.signed(one.upper)));
    range.unwrap_or_default()
}

/// The gap of the lowest fifth where the figures give what it is reckoned from: the median of all, and how far the mean
/// of the lowest fifth lies below it. `None` where they do not.
fn lowest_fifth(definition: &Definition, place: &Area, series: &Series) -> Result<Option<GapView>, PageError> {
    let reckoned = series.points().iter().filter_map(|point| {
        let (below, median) = point.numerator.zip(point.denominator)?;
        let lowest = median - below;
        Some((point, lowest, median, lowest_fifth_gap(median, lowest)?))
    });
    let mut shown: Vec<(&Point, f64, f64, f64)> = reckoned.collect();
    shown.drain(..shown.len().saturating_sub(ROWS));
    let Some((point, lowest, median, share)) = shown.last().copied() else { return Ok(None) };
    let numbers = NumberFormat::plain(definition.decimals);
    let points = NumberFormat { after: " points".to_owned(), ..numbers.clone() };
    let row = |(point, lowest, median, _): &(&Point, f64, f64, f64)| GapRow {
        name: point.period.short(),
        first: Some(*lowest),
        second: Some(*median),
    };
    let chart = Gap {
        title: format!("The lowest fifth and the child in the middle, {}", place.name),
        unit: "points".to_owned(),
        numbers: numbers.clone(),
        differences: points.clone(),
        first: "Mean of the lowest fifth".to_owned(),
        second: "Median of all".to_owned(),
        rows: shown.iter().map(row).collect(),
        // A short distance must look short.
        from_nought: true,
    };
    let shares = shown.iter().map(|(.., share)| words::value(definition, *share)).collect();
    let newest = format!(
        "{}: the mean of the lowest fifth is {}, the median of all {}: a gap of {} of the median. {}",
        point.period.shown(),
        points.text(lowest),
        points.text(median),
        words::value(definition, share),
        "No interval is given: nobody can say from these two numbers whether it is more than chance.",
    );
    let columns = [("Gap as a share of the median".to_owned(), shares)];
    let chart = ChartView::of(&chart, "gap")?.with_columns(columns);
    Ok(Some(GapView { newest, chart: Some(chart), ..GapView::default() }))
}
