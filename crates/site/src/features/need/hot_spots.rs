//! Hot spots: places down, needs across, by figures; and the places that were named without a number.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::needs::NewNeedGap;
use bigplan_measure::need::{self, Heat, HotSpots, NeedColumn, PlaceRow, hot_spots};
use bigplan_measure::{Area, AreaCode, Definition, Definitions, GroupCode, Period, Point};
use bigplan_press::Grid;
use bigplan_press::grid::{Cell, Column, GridRow};

use super::choices;
use super::figures::Figures;
use super::known::place;
use super::place::{NeedsLink, OnPlan, called};
use crate::parts::chart::ChartView;
use crate::parts::figure_words::{apart, numbers};
use crate::parts::plan_nav::{PlanNav, PlanPage};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/need/hot_spots.html")]
struct HotSpotsPage<'p> {
    frame: Frame,
    nav: PlanNav,
    links: Vec<NeedsLink>,
    title: &'p str,
    chart: Option<ChartView>,
    /// What is hot, in sentences: the place, and what it is worse in.
    hot: Vec<(String, Vec<String>)>,
    /// Places that were named: the place, and the needs with who named them.
    named: Vec<(String, Vec<Named>)>,
    /// Who named them, where it is the same for all; said once then.
    named_by: Option<&'p str>,
}

/// A need that was named for a place.
struct Named {
    need: String,
    address: Option<String>,
    source: String,
}

/// A measure that is known for several places at one time.
struct Compared<'f> {
    definition: &'f Definition,
    period: Period,
    whole: Option<Point>,
    points: Vec<Option<Point>>,
}

/// Shows the places.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    let on = OnPlan::at(&site, &visit, &plan).await?;
    let measures = site.measures_of(&visit.actor(), &on.shown.partnership).await?;
    let places = choices::places(&measures);
    let codes: Vec<_> = places.iter().map(|area| area.code.clone()).collect();
    let gaps: Vec<&NewNeedGap> = on.beside.gaps.iter().map(|one| &one.gap).collect();
    let figures = Figures::of(&site, &visit.actor(), &on, &gaps, &codes).await?;
    let compared = compared(&gaps, &places, &figures);
    let parts: Vec<&Area> = places.iter().skip(1).copied().collect();
    let rows: Vec<PlaceRow> = parts
        .iter()
        .enumerate()
        .map(|(index, area)| PlaceRow {
            area: area.code.clone(),
            points: compared.iter().map(|one| one.points.get(index).cloned().flatten()).collect(),
        })
        .filter(|row| row.points.iter().any(Option::is_some))
        .collect();
    let columns: Vec<NeedColumn<'_>> =
        compared.iter().map(|one| NeedColumn { definition: one.definition, whole: one.whole.as_ref() }).collect();
    let found = hot_spots(&columns, &rows);
    let drawn = (!rows.is_empty()).then(|| ChartView::of(&grid(&on.known, &found, &compared), "hot-spots"));
    page(&HotSpotsPage {
        frame: on.frame(&visit, format!("Hot spots: {}", on.plan().head.title)),
        nav: PlanNav::of(&on.shown, PlanPage::Other),
        links: on.links("/hot-spots"),
        title: &on.plan().head.title,
        chart: drawn.transpose()?,
        hot: hot(&on.known, &found, &compared),
        named: named(&on),
        named_by: one_source(&on),
    })
}

/// The measures of the gaps with their newest time for which at least two parts of the area have a figure.
fn compared<'f>(gaps: &[&NewNeedGap], places: &[&Area], figures: &'f Figures) -> Vec<Compared<'f>> {
    let all = GroupCode::all();
    let mut codes: Vec<_> = gaps.iter().map(|gap| &gap.measure).collect();
    let mut seen = std::collections::BTreeSet::new();
    codes.retain(|code| seen.insert((*code).clone()));
    let one = |code| {
        let definition = figures.known().catalogue.find(code)?;
        let at = |area: &Area, period: Period| {
            let series = figures.series(code, &area.code, &all);
            let found = series.iter().find(|figure| figure.point.period == period && figure.point.value.is_some());
            found.map(|figure| figure.point.clone())
        };
        let (own, parts) = places.split_first()?;
        let mut periods: Vec<Period> = parts
            .iter()
            .flat_map(|area| figures.series(code, &area.code, &all))
            .map(|figure| figure.point.period)
            .collect();
        periods.sort_by_key(|period| std::cmp::Reverse(period.ends()));
        periods.dedup();
        let period =
            periods.into_iter().find(|period| parts.iter().filter(|area| at(area, *period).is_some()).count() > 1)?;
        let points = parts.iter().map(|area| at(area, period)).collect();
        Some(Compared { definition, period, whole: at(own, period), points })
    };
    codes.into_iter().filter_map(one).collect()
}

fn grid(known: &Definitions, found: &HotSpots, compared: &[Compared<'_>]) -> Grid {
    let column = |one: &Compared<'_>| Column {
        name: format!("{}, {}", one.definition.title, one.period.shown()),
        numbers: numbers(one.definition),
    };
    let cell = |cell: &need::Cell| {
        let heat = match cell.heat {
            Heat::Hot => Some(4),
            Heat::Warm => Some(2),
            Heat::Plain => Some(0),
            Heat::NoData => None,
        };
        Cell { value: cell.value, heat }
    };
    let row = |(area, cells): &(AreaCode, Vec<need::Cell>)| GridRow {
        name: place(known, area),
        cells: cells.iter().map(cell).collect(),
    };
    Grid {
        title: "Places and needs by their figures".to_owned(),
        columns: compared.iter().map(column).collect(),
        rows: found.hottest_first().into_iter().map(row).collect(),
        says: "Darkest: worse than the whole area, and more than chance. Less dark: worse, but it may be chance"
            .to_owned(),
    }
}

fn hot(known: &Definitions, found: &HotSpots, compared: &[Compared<'_>]) -> Vec<(String, Vec<String>)> {
    let said = |(area, cells): &(AreaCode, Vec<need::Cell>)| {
        let hot = cells.iter().zip(compared).filter(|(cell, _)| cell.heat == Heat::Hot).filter_map(|(cell, one)| {
            let far = cell.against_whole?.value;
            let side = if far > 0.0 { "above" } else { "below" };
            let far = apart(one.definition, far.abs());
            Some(format!("{}: {far} {side} the whole area ({})", one.definition.title, one.period.shown()))
        });
        (place(known, area), hot.collect::<Vec<_>>())
    };
    found.hottest_first().into_iter().map(said).filter(|(_, hot)| !hot.is_empty()).collect()
}

/// Who named the places, where it is the same for all.
fn one_source(on: &OnPlan) -> Option<&str> {
    let mut sources = on.beside.hot_spots.iter().map(|spot| spot.source.as_str());
    let first = sources.next()?;
    sources.all(|source| source == first).then_some(first)
}

fn named(on: &OnPlan) -> Vec<(String, Vec<Named>)> {
    let mut by: BTreeMap<String, Vec<Named>> = BTreeMap::new();
    for spot in &on.beside.hot_spots {
        let place = on.place_of(&spot.need);
        let need = place.and_then(|place| on.plan().needs.get(place)).map(called);
        by.entry(on.place(&spot.area)).or_default().push(Named {
            need: need.unwrap_or_else(|| spot.need.reference.clone()),
            address: place.map(|place| on.need_address(place)),
            source: spot.source.clone(),
        });
    }
    let mut named: Vec<_> = by.into_iter().collect();
    named.sort_by_key(|(_, needs)| std::cmp::Reverse(needs.len()));
    named
}
