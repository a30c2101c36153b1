//! Episodes of the year: a row for every stretch of days under one legal status in one placement.

use std::collections::HashMap;

use bigplan_register::Record;
use bigplan_returns::looked_after::Table;
use jiff::civil::Date;

use super::row::Row;
use crate::out::{Child, Span};

/// Why an episode began whose placement alone is another: the carer is another too, as far as the registers tell.
const PLACEMENT: &str = "P";
/// Why an episode began whose placement is the same: only the legal status is another.
const LEGAL_STATUS: &str = "L";
/// Why an episode ended that another follows.
const GOES_ON: &str = "X1";

/// A row, and whether the child was alone seeking asylum.
pub(super) struct Episode {
    pub(super) row: Row,
    pub(super) alone: bool,
}

/// A stretch of an episode in one placement.
struct Stretch<'a> {
    episode: &'a Record,
    began: Date,
    ended: Option<Date>,
    is_first: bool,
    is_last: bool,
    /// Which placement, by its place in the list.
    placement: Option<usize>,
}

/// The episodes that touch the year.
pub(super) fn of(child: &Child<'_>, span: Span) -> Vec<Episode> {
    let placements = in_order(child.of("placement", "began"));
    let mut episodes = in_order(child.of("looked-after-episode", "began"));
    episodes.retain(|episode| episode.state.as_str() != "draft");
    let mut stretches = stretches(&episodes, &placements);
    house(&mut stretches, &placements);
    let is_last_there =
        |at: usize, placement: usize| !stretches.iter().skip(at + 1).any(|later| later.placement == Some(placement));
    let mut rows = Vec::new();
    for (at, stretch) in stretches.iter().enumerate().filter(|(_, one)| span.touches(one.began, one.ended)) {
        let left = stretch.placement.filter(|placement| is_last_there(at, *placement));
        let record = |at: Option<usize>| at.and_then(|at| placements.get(at)).copied();
        let row = row(stretch, record(stretch.placement), record(left), span);
        rows.push(Episode { row, alone: stretch.episode.yes_no("alone") == Some(true) });
    }
    rows
}

/// By first day, then by last: what lasted no day comes before what began on that day and went on.
fn in_order(mut records: Vec<&Record>) -> Vec<&Record> {
    records.retain(|record| record.day("began").is_some());
    records.sort_by_key(|record| (record.day("began"), record.day("ended").unwrap_or(Date::MAX)));
    records
}

/// Cuts episodes where a placement begins within them. Where another episode begins on that day, the placement is its own.
fn stretches<'a>(episodes: &[&'a Record], placements: &[&Record]) -> Vec<Stretch<'a>> {
    let mut begins: Vec<Date> = placements.iter().filter_map(|placement| placement.day("began")).collect();
    begins.dedup();
    begins.retain(|day| !episodes.iter().any(|episode| episode.day("began") == Some(*day)));
    let mut found = Vec::new();
    for episode in episodes {
        let (Some(began), ended) = (episode.day("began"), episode.day("ended")) else { continue };
        let cuts: Vec<Date> =
            begins.iter().copied().filter(|day| began < *day && ended.is_none_or(|ended| *day < ended)).collect();
        let starts = std::iter::once(began).chain(cuts.iter().copied());
        let ends = cuts.iter().copied().map(Some).chain([ended]);
        found.extend(starts.zip(ends).enumerate().map(|(nth, (began, ended))| {
            let (is_first, is_last) = (nth == 0, nth == cuts.len());
            Stretch { episode, began, ended, is_first, is_last, placement: None }
        }));
    }
    found
}

/// Finds the placement of each stretch.
fn house(stretches: &mut [Stretch<'_>], placements: &[&Record]) {
    let mut of_no_day: HashMap<Date, usize> = HashMap::new();
    let days = |at: usize| {
        placements.get(at).and_then(|placement| Some((at, placement.day("began")?, placement.day("ended"))))
    };
    let all = || (0..placements.len()).filter_map(days);
    let mut before: Option<(usize, Option<Date>)> = None;
    for stretch in stretches {
        let (on, lasts_no_day) = (stretch.began, stretch.ended == Some(stretch.began));
        let goes_on = |(at, ended): (usize, Option<Date>)| {
            let lasts = days(at)?.2.is_none_or(|until| stretch.ended.is_some_and(|ended| until >= ended));
            (ended == Some(on) && lasts).then_some(at)
        };
        let is_same = stretch.is_first && stretch.episode.code("reason") == Some(LEGAL_STATUS);
        let same = before.filter(|_| is_same).and_then(goes_on);
        let mut own = || {
            let nth = of_no_day.entry(on).or_default();
            let found = all().filter(|(_, began, ended)| *began == on && *ended == Some(on)).nth(*nth)?.0;
            *nth += 1;
            Some(found)
        };
        let own = if same.is_none() && lasts_no_day { own() } else { None };
        let around = || all().rfind(|(_, began, ended)| *began <= on && ended.is_none_or(|ended| ended > on));
        // Days that cannot be: what began with it is the nearest.
        let beside = || all().rfind(|(_, began, ended)| *began == on || (*began <= on && *ended == Some(on)));
        let found = || around().or_else(beside).map(|(at, ..)| at);
        stretch.placement = same.or(own).or_else(found);
        before = stretch.placement.map(|at| (at, stretch.ended));
    }
}

fn row(stretch: &Stretch<'_>, placement: Option<&Record>, left: Option<&Record>, span: Span) -> Row {
    let Stretch { episode, began, ended, is_first, is_last, .. } = stretch;
    let code = |record: Option<&'_ Record>, field| record.and_then(|record| record.code(field)).map(str::to_owned);
    let row = Row::of(Table::Episode).day("DECOM", Some(*began));
    let row = row.with("RNE", if *is_first { episode.code("reason") } else { Some(PLACEMENT) });
    let row = row.with("LS", episode.code("legal-status")).with("CIN", episode.code("need"));
    let row = row.with("PLACE", code(placement, "type").as_deref());
    let row = row.with("PLACE_PROVIDER", code(placement, "provider").as_deref());
    let row = row.with("HOME_POST", episode.text("home-postcode"));
    if ended.is_some_and(|ended| ended > span.last) {
        return row;
    }
    let row = row.day("DEC", *ended).with("REC", if *is_last { episode.code("end-reason") } else { Some(GOES_ON) });
    row.with("REASON_PLACE_CHANGE", code(left, "change-reason").as_deref())
}
