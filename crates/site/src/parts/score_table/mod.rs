//! Measures in one table, one a line: status in word, shape and colour, latest, target, change,
//! and the course with a band of those it is compared with.
//!
//! A page holds the table as a field and draws it with `{{ table|safe }}`.

use askama::Template;
use bigplan_ledger::figures::Seen;
use bigplan_measure::where_we_stand::{Against, TargetKind, peers};
use bigplan_measure::{Area, Definition, Period};
use bigplan_press::{Interval, Sparkline};

use crate::parts::figure_words as words;
use crate::shell::measures::ShownMeasures;
use crate::shell::measures::standing::Standing;

/// The width of a course in the table.
const WIDTH: f64 = 110.0;

/// The table.
#[derive(Template)]
#[template(path = "parts/score_table/score_table.html")]
pub struct ScoreTable {
    /// What it shows.
    pub caption: String,
    /// The lines.
    pub rows: Vec<ScoreRow>,
}

/// One measure.
pub struct ScoreRow {
    /// Its page.
    pub address: String,
    /// Its title.
    pub title: String,
    /// Its national number; empty where it has none.
    pub code: String,
    /// The status: word and class.
    pub status: (&'static str, &'static str),
    /// Whether a newer figure should be there by now.
    pub late: bool,
    /// The latest figure; empty where there is none.
    pub latest: String,
    /// What it speaks of, and how settled it is.
    pub of: String,
    /// The target; empty where there is none.
    pub target: String,
    /// What it is for: its time, stretch, improvement notice.
    pub target_of: String,
    /// How much it changed, which way, whether by more than chance; `None` where there is nothing to compare.
    pub change: Option<(String, &'static str, &'static str)>,
    /// The course, drawn.
    pub course: String,
    /// England's figure for the same time; empty where there is none.
    pub country: String,
    /// Whether the latest figure is for the partnership alone.
    pub internal: bool,
}

impl ScoreTable {
    /// The table of some measures in a place.
    pub fn of(caption: impl Into<String>, measures: &ShownMeasures, all: &[&Definition], place: &Area) -> Self {
        let rows = all.iter().map(|definition| ScoreRow::of(measures, definition, place)).collect();
        Self { caption: caption.into(), rows }
    }
}

impl ScoreRow {
    /// Where a measure stands in a place.
    pub fn of(measures: &ShownMeasures, definition: &Definition, place: &Area) -> Self {
        let standing = measures.standing(definition, &place.code);
        let latest = standing.latest.as_ref();
        let period = latest.map(|figure| figure.point.period);
        let own = measures.places.own.as_ref().is_some_and(|own| own.code == place.code);
        let query = if own { String::new() } else { format!("?place={}", place.code) };
        Self {
            address: format!("{}{query}", measures.address(&definition.code)),
            title: definition.title.clone(),
            code: definition.code.national().unwrap_or_default(),
            status: words::status(standing.assessment.last_status),
            late: standing.is_late(),
            latest: latest.map(|figure| words::figure(definition, &figure.point)).unwrap_or_default(),
            of: latest
                .map(|figure| of(figure.point.period, words::standing(figure.point.standing)))
                .unwrap_or_default(),
            target: target(definition, &standing),
            target_of: target_of(&standing),
            change: words::travel(definition, &standing.travel),
            course: course(measures, definition, place, &standing),
            country: period.map(|period| country(measures, definition, period)).unwrap_or_default(),
            internal: latest.is_some_and(|figure| figure.seen == Seen::Partnership),
        }
    }
}

fn of(period: Period, standing: &str) -> String {
    if standing.is_empty() { period.shown() } else { format!("{}, {standing}", period.shown()) }
}

fn target(definition: &Definition, standing: &Standing) -> String {
    let against = standing.assessment.against.map(Against::value);
    against.map(|value| words::value(definition, value)).unwrap_or_default()
}

/// What the target is for: its time, and what sort of promise it is.
fn target_of(standing: &Standing) -> String {
    let (said, period) = match standing.assessment.against {
        None => return String::new(),
        Some(Against::Trajectory(_)) => return "where it should be by now".to_owned(),
        Some(Against::Target(period, _)) => (format!("for {}", period.short()), period),
        Some(Against::Past(period, _)) => (format!("was for {}", period.short()), period),
        Some(Against::Coming(period, _)) => (format!("for {}", period.short()), period),
    };
    let kind = standing.aim.targets.iter().find(|target| target.period == period).map(|target| target.kind);
    match kind {
        Some(TargetKind::Stretch) => format!("{said}, stretch target"),
        Some(TargetKind::ImprovementNotice) => format!("{said}, improvement notice"),
        Some(TargetKind::Plan) | None => said,
    }
}

fn country(measures: &ShownMeasures, definition: &Definition, period: Period) -> String {
    let Some(country) = &measures.places.country else { return String::new() };
    let figures = measures.figures(&definition.code, &country.code);
    let same = figures.iter().find(|figure| figure.point.period == period && figure.point.value.is_some());
    same.map(|figure| words::figure(definition, &figure.point)).unwrap_or_default()
}

/// The course with the middle half of its neighbours behind it.
fn course(measures: &ShownMeasures, definition: &Definition, place: &Area, standing: &Standing) -> String {
    let figures = measures.figures(&definition.code, &place.code);
    if figures.iter().filter(|figure| figure.point.value.is_some()).count() < 2 {
        return String::new();
    }
    let band = figures.iter().filter_map(|figure| {
        let period = figure.point.period;
        let others = neighbours(measures, definition, period);
        let (low, high) = peers(definition, None, &others).filter(|found| found.count >= 4)?.middle_half;
        Some((words::moment(period), Interval { low, high }))
    });
    let line = Sparkline {
        title: format!("{}, {}", definition.title, place.name),
        numbers: words::numbers(definition),
        points: figures.iter().map(|figure| words::chart_point(definition, &figure.point)).collect(),
        band_name: "the middle half of its statistical neighbours".to_owned(),
        band: band.collect(),
        target: standing.assessment.against.map(Against::value),
        width: WIDTH,
    };
    let prefix = format!("s-{}-{}", definition.code, place.code.as_str().replace(':', "-"));
    line.draw(&prefix).map(|chart| chart.svg).unwrap_or_default()
}

/// The figures of the neighbours for one time.
pub fn neighbours(measures: &ShownMeasures, definition: &Definition, period: Period) -> Vec<f64> {
    let figure = |area: &Area| {
        let figures = measures.figures(&definition.code, &area.code);
        figures.iter().find(|figure| figure.point.period == period).and_then(|figure| figure.point.value)
    };
    measures.places.neighbours.iter().filter_map(figure).filter(|value| value.is_finite()).collect()
}
