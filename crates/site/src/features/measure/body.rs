//! What the page of a measure shows to everybody who may read the same.

use askama::Template;
use bigplan_ledger::figures::{NewStory, Seen, Story};
use bigplan_measure::where_we_stand::peers;
use bigplan_measure::{Area, Definition, Successor};

use super::charts;
use super::gap::{self, GapView};
use super::tables::{self, Part, Revision};
use crate::parts::chart::ChartView;
use crate::parts::course::{course, series};
use crate::parts::figure_words as words;
use crate::parts::form::Choice;
use crate::parts::measure_table::{MeasureRow, MeasureTable};
use crate::parts::score_table::{ScoreRow, neighbours};
use crate::shell::errors::PageError;
use crate::shell::measures::in_plans::ItemLine;
use crate::shell::measures::{MeasureFile, ShownMeasures};

#[derive(Template)]
#[template(path = "features/measure/body.html")]
struct Body<'m> {
    definition: &'m Definition,
    address: String,
    row: Option<ScoreRow>,
    range: String,
    rank: String,
    source: String,
    place: String,
    places: Vec<Choice>,
    course: Option<ChartView>,
    control: Option<ChartView>,
    ranked: Option<ChartView>,
    gap: Option<GapView>,
    by_place: Vec<Part>,
    by_group: Vec<Part>,
    revisions: Vec<Revision>,
    story: Option<&'m NewStory>,
    story_seen: bool,
    writes: bool,
    in_plans: Vec<(String, MeasureTable<'m>)>,
    items: Vec<&'m ItemLine>,
    successors: Vec<(&'m Successor, &'m Definition)>,
    predecessors: Vec<&'m Definition>,
}

/// What of a measure is wanted.
pub struct Wanted<'w> {
    /// Of which place; `None` where the partnership has none.
    pub place: Option<&'w Area>,
    /// The two sides of the gap, as an address writes them; both empty for the usual ones.
    pub sides: (&'w str, &'w str),
    /// Whether the reader may write the story.
    pub writes: bool,
}

/// Draws what is wanted.
///
/// # Errors
/// When a chart or the template cannot be drawn, which is a fault of the program.
pub fn drawn(
    measures: &ShownMeasures,
    definition: &Definition,
    file: &MeasureFile,
    wanted: &Wanted<'_>,
) -> Result<String, PageError> {
    let place = wanted.place;
    let story: Option<&Story> = file.story.as_ref();
    let catalogue = &measures.definitions().catalogue;
    let charts = place.map(|place| drawn_charts(measures, definition, place)).transpose()?;
    let (course, control, ranked) = charts.unwrap_or_default();
    let gap = place.map(|place| gap::of(measures, definition, file, place, wanted.sides)).transpose()?.flatten();
    let beside: Vec<&Area> = place.into_iter().chain(&measures.places.country).collect();
    let body = Body {
        row: place.map(|place| ScoreRow::of(measures, definition, place)),
        range: place.map(|place| range(measures, definition, place)).unwrap_or_default(),
        rank: place.map(|place| rank(measures, definition, place)).unwrap_or_default(),
        source: place.map(|place| source(measures, definition, place)).unwrap_or_default(),
        place: place.map(|place| place.code.to_string()).unwrap_or_default(),
        places: shown_places(measures, definition),
        course,
        control,
        ranked,
        gap,
        by_place: tables::places(measures, definition),
        by_group: place.map(|place| tables::groups(measures, definition, file, place)).unwrap_or_default(),
        revisions: tables::revisions(definition, file, &beside),
        story: story.map(|story| &story.says),
        story_seen: story.is_some_and(|story| story.says.seen == Seen::Public),
        writes: wanted.writes,
        in_plans: in_plans(measures, definition),
        items: items(measures, definition),
        successors: catalogue.successors(&definition.code),
        predecessors: catalogue.predecessors(&definition.code),
        address: format!("/partnerships/{}", measures.partnership.slug),
        definition,
    };
    body.render().map_err(|why| PageError::fault(&why))
}

type Charts = (Option<ChartView>, Option<ChartView>, Option<ChartView>);

fn drawn_charts(measures: &ShownMeasures, definition: &Definition, place: &Area) -> Result<Charts, PageError> {
    let course = course(measures, definition, place);
    let control = charts::control(definition, place, &series(measures, definition, place));
    let ranked = charts::ranked(measures, definition, place);
    Ok((
        course.map(|chart| ChartView::of(&chart, "course")).transpose()?,
        control.map(|chart| ChartView::of(&chart, "control")).transpose()?,
        ranked.map(|chart| ChartView::of(&chart, "ranked")).transpose()?,
    ))
}

/// Where the true figure lies.
fn range(measures: &ShownMeasures, definition: &Definition, place: &Area) -> String {
    let numbers = words::numbers(definition);
    let interval = measures.standing(definition, &place.code).interval;
    interval.map(|one| format!("{} to {}", numbers.text(one.lower), numbers.text(one.upper))).unwrap_or_default()
}

/// Its place among its neighbours for the time of the latest figure.
fn rank(measures: &ShownMeasures, definition: &Definition, place: &Area) -> String {
    let latest = measures.standing(definition, &place.code).latest;
    let Some((period, value)) = latest.and_then(|figure| Some((figure.point.period, figure.point.value?))) else {
        return String::new();
    };
    let found = peers(definition, Some(value), &neighbours(measures, definition, period));
    let rank = found.and_then(|found| found.rank);
    rank.map(|rank| format!("{} of {}, 1 being the best", rank.place, rank.of)).unwrap_or_default()
}

fn source(measures: &ShownMeasures, definition: &Definition, place: &Area) -> String {
    let latest = measures.standing(definition, &place.code).latest;
    let said = latest.map(|figure| match figure.published_on {
        Some(day) => format!("{}, {}", figure.source, crate::parts::dates::day(day)),
        None => figure.source,
    });
    said.unwrap_or_default()
}

/// The places of which there are figures.
fn shown_places(measures: &ShownMeasures, definition: &Definition) -> Vec<Choice> {
    let places = measures.places.own.iter().chain(&measures.places.parts);
    let any = places.filter(|area| !measures.figures(&definition.code, &area.code).is_empty());
    any.map(|area| Choice::new(area.code.to_string(), area.name.clone())).collect()
}

/// What each plan says: its address and the table.
fn in_plans<'m>(measures: &'m ShownMeasures, definition: &Definition) -> Vec<(String, MeasureTable<'m>)> {
    let mut tables: Vec<(String, &'m str, &'m str, Vec<MeasureRow<'m>>)> = Vec::new();
    for one in measures.in_plans(&definition.code) {
        let row = MeasureRow::of(&one.measure);
        match tables.iter_mut().find(|(_, address, ..)| *address == one.address) {
            Some((.., rows)) => rows.push(row),
            None => tables.push((one.plan.clone(), one.address.as_str(), one.plan.as_str(), vec![row])),
        }
    }
    let table = |(title, address, plan, rows): (String, &'m str, &'m str, Vec<MeasureRow<'m>>)| {
        (title, MeasureTable::of(format!("Baseline and targets in “{plan}”"), address, rows))
    };
    tables.into_iter().map(table).collect()
}

/// The items that are meant to move it, actions first, each once.
fn items<'m>(measures: &'m ShownMeasures, definition: &Definition) -> Vec<&'m ItemLine> {
    let mut items: Vec<&ItemLine> = measures.in_plans(&definition.code).iter().flat_map(|one| &one.items).collect();
    items.sort_by(|one, other| (!one.acts, &one.address).cmp(&(!other.acts, &other.address)));
    items.dedup_by(|one, other| one.address == other.address);
    items
}
