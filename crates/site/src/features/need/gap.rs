//! A need as a gap: how far a figure falls short of what it is held against, in words and as bars. Pure.

use bigplan_ledger::figures::Figure;
use bigplan_ledger::needs::{Against, NewNeedGap};
use bigplan_measure::need::{Shortfall, Wished, best_place, shortfall};
use bigplan_measure::statistics::mean;
use bigplan_measure::where_we_stand::{Sure, TargetKind, interval};
use bigplan_measure::{AreaCode, Definition, Point};
use bigplan_press::ranked::Bar;
use bigplan_press::{Interval, NumberFormat, Ranked};

use super::figures::Figures;
use super::known::{is_large, peers_within, place, whose};
use crate::parts::figure_words::{apart, numbers, unit};

/// A gap in words and numbers.
#[derive(Debug)]
pub struct Told {
    /// The measure's title.
    pub measure: String,
    /// How great the gap is, or why that cannot be said.
    pub sentence: String,
    /// Whether it is more than chance, in words.
    pub sure: &'static str,
    /// How the words look: `real`, `chance` or `none`.
    pub look: &'static str,
    /// What else there is to say: the range, the children, the source.
    pub more: Vec<String>,
    /// The figures as bars, where there are any.
    pub bars: Option<Ranked>,
}

/// What a figure is held against, found.
struct Found<'f> {
    own: &'f Figure,
    /// What it is called in a sentence.
    name: String,
    value: f64,
    short: Option<Shortfall>,
    bars: Vec<Bar>,
    average: Option<(String, f64)>,
}

/// Tells a gap by the latest time for which both figures are there.
pub fn tell(gap: &NewNeedGap, figures: &Figures) -> Told {
    let Some(definition) = figures.known().catalogue.find(&gap.measure) else {
        return missing(gap.measure.shown(), "The catalogue no longer has this measure.".to_owned());
    };
    let series = figures.series(&gap.measure, &gap.area, &gap.group);
    let whose = whose(figures.known(), &gap.area, &gap.group);
    if series.iter().all(|figure| figure.point.value.is_none()) {
        return missing(definition.title.clone(), format!("There is no figure for {whose} yet."));
    }
    let newest_first = series.iter().rev().filter(|figure| figure.point.value.is_some());
    let mut found = newest_first.filter_map(|own| find(gap, definition, own, figures));
    match found.next() {
        Some(found) => told(gap, definition, &whose, &found),
        None => {
            let nothing = match gap.against {
                Against::Target => "no target in a plan that it can be held against",
                _ => "nothing of the same time to hold it against",
            };
            missing(definition.title.clone(), format!("There is a figure for {whose}, but {nothing}."))
        }
    }
}

fn missing(measure: String, sentence: String) -> Told {
    Told { measure, sentence, sure: "Not known", look: "none", more: Vec::new(), bars: None }
}

fn find<'f>(gap: &NewNeedGap, definition: &Definition, own: &'f Figure, figures: &'f Figures) -> Option<Found<'f>> {
    let (known, period) = (figures.known(), own.point.period);
    let at = |area: &AreaCode, group| {
        let series = figures.series(&gap.measure, area, group);
        series.iter().map(|figure| &figure.point).find(|point| point.period == period && point.value.is_some())
    };
    let bar = |name: String, point: &Point, own: bool| bar(definition, name, point, own);
    let mine = bar(whose(known, &gap.area, &gap.group), &own.point, true);
    let of = |name: String, wished: Wished<'_>, value: f64, bars: Vec<Bar>, average| {
        Some(Found { own, name, value, short: shortfall(definition, &own.point, wished), bars, average })
    };
    match &gap.against {
        Against::Place(area) => {
            let point = at(area, &gap.group)?;
            let wished = if is_large(known, area) { Wished::Comparator(point) } else { Wished::Counted(point) };
            let name = place(known, area);
            of(name.clone(), wished, point.value?, vec![mine, bar(name, point, false)], None)
        }
        Against::Group(group) => {
            let point = at(&gap.area, group)?;
            let name = known.groups.name(group).to_owned();
            of(name.clone(), Wished::Counted(point), point.value?, vec![mine, bar(name, point, false)], None)
        }
        Against::Target => {
            let target = figures.target(gap, definition, period)?;
            let kind = match target.kind {
                TargetKind::Plan => "target",
                TargetKind::Stretch => "stretch target",
                TargetKind::ImprovementNotice => "target of the improvement notice",
            };
            let name = format!("the {kind} for {}", target.period.shown());
            let value = target.value;
            of(name, Wished::Set(value), value, vec![mine], Some(("Target".to_owned(), value)))
        }
        Against::BestPlace => {
            let places = peers_within(known, &gap.area);
            let points: Vec<(AreaCode, Point)> = places
                .iter()
                .filter_map(|area| Some((area.code.clone(), at(&area.code, &gap.group)?.clone())))
                .collect();
            let (best, point) = best_place(definition, &points).filter(|_| points.len() > 1)?;
            let mut bars: Vec<Bar> =
                points.iter().map(|(area, point)| bar(place(known, area), point, *area == gap.area)).collect();
            if !points.iter().any(|(area, _)| *area == gap.area) {
                bars.push(mine);
            }
            let name = format!("{}, the best of {} districts", place(known, best), points.len());
            of(name, Wished::Counted(point), point.value?, by_value(bars), None)
        }
        Against::Neighbours => {
            let neighbours = figures.neighbours(&gap.area);
            let points: Vec<(&AreaCode, &Point)> =
                neighbours.iter().filter_map(|area| Some((area, at(area, &gap.group)?))).collect();
            let values: Vec<f64> = points.iter().filter_map(|(_, point)| point.value).collect();
            let middle = mean(&values).filter(|_| values.len() > 2)?;
            let point = Point { value: Some(middle), numerator: None, denominator: None, ..own.point };
            let bars = points.iter().map(|(area, point)| bar(place(known, area), point, false)).chain([mine]);
            let average = Some(("Mean of the neighbours".to_owned(), middle));
            let name = format!("the mean of its {} statistical neighbours", values.len());
            of(name, Wished::Comparator(&point), middle, by_value(bars.collect()), average)
        }
    }
}

fn bar(definition: &Definition, name: String, point: &Point, own: bool) -> Bar {
    let range = interval(definition, point).map(|range| Interval { low: range.lower, high: range.upper });
    Bar { name, value: point.value, interval: range, own, missing: String::new() }
}

/// The highest first.
fn by_value(mut bars: Vec<Bar>) -> Vec<Bar> {
    bars.sort_by(|one, other| other.value.unwrap_or_default().total_cmp(&one.value.unwrap_or_default()));
    bars
}

fn told(gap: &NewNeedGap, definition: &Definition, whose: &str, found: &Found<'_>) -> Told {
    let own = found.own.point.value.unwrap_or_default();
    let period = found.own.point.period.shown();
    let format = numbers(definition);
    let (mine, other) = (definition.rounded(own), definition.rounded(found.value));
    let is = if gap.group.is_all() { " is" } else { ":" };
    let against = format!("{} against {}, {period}", format.text(own), format.text(found.value));
    let is_best = gap.against == Against::BestPlace && mine == other;
    let sentence = if is_best {
        format!("{whose} is the best of the districts ({}, {period}).", format.text(own))
    } else if mine == other {
        format!("{whose}{is} level with {} ({against}).", found.name)
    } else {
        let side = if mine > other { "above" } else { "below" };
        let far = apart(definition, (mine - other).abs());
        format!("{whose}{is} {far} {side} {} ({against}).", found.name)
    };
    let (sure, look) = match found.short {
        None => ("Neither good nor bad in itself", "none"),
        Some(short) if short.amount <= 0.0 || mine == other => ("No gap: as good or better", "none"),
        Some(Shortfall { sure: Sure::Real, .. }) => ("More than chance", "real"),
        Some(Shortfall { sure: Sure::MayBeChance, .. }) => ("May be chance", "chance"),
        Some(Shortfall { sure: Sure::Unknown, .. }) => {
            ("Chance cannot be told: what was counted is not known", "chance")
        }
    };
    let title = format!("{}: {whose} against {}, {period}", definition.title, found.name);
    let interval_name = if found.bars.iter().any(|bar| bar.interval.is_some()) { "95% interval" } else { "" };
    let bars = Ranked {
        title,
        unit: unit(definition),
        numbers: format,
        bars: found.bars.clone(),
        interval_name: interval_name.to_owned(),
        average: found.average.clone(),
    };
    Told {
        measure: definition.title.clone(),
        sentence,
        sure,
        look,
        more: more(definition, found, look),
        bars: Some(bars),
    }
}

fn more(definition: &Definition, found: &Found<'_>, look: &str) -> Vec<String> {
    let mut more = Vec::new();
    if let Some(short) = found.short.filter(|_| look != "none") {
        if let Some(range) = short.interval {
            let low = NumberFormat::plain(definition.decimals).text(range.lower);
            let high = apart(definition, range.upper);
            more.push(format!("The gap lies between {low} and {high}, 95 times in 100."));
        }
        if let Some(children) = short.children {
            let word = if found.value > found.own.point.value.unwrap_or_default() { "more" } else { "fewer" };
            let number = NumberFormat::plain(0).text(children);
            more.push(format!("{number} {word} would close it."));
        }
    }
    if !found.own.source.is_empty() {
        more.push(format!("Source: {}.", found.own.source.trim_end_matches('.')));
    }
    more
}
