//! The records that a child's history comes to.

use bigplan_register::Value;
use bigplan_returns::Code;
use bigplan_returns::looked_after::Episode;
use jiff::civil::Date;

use super::history::History;
use super::{adoption, before, leavers, workers};
use crate::codes::ethnic_group;
use crate::draft::{Draft, Person, day, pupil_number};

/// Reasons for a new episode in which the placement stays: only the legal status is another.
const SAME_PLACEMENT: Code = Code::new("L");
const CARE_BEGAN: Code = Code::new("S");

pub(super) fn person(id: &str, history: &History, from: Option<Date>) -> Person {
    let born = day(history.born());
    let records = [details(history, born).into_iter().collect(), episodes(history), placements(history)];
    let others = [
        reviews(history, from),
        missing(history),
        leavers::birthdays(history, born),
        adoption::decisions(history),
        workers::times(history),
    ];
    let sex = Some(history.header.sex.to_string()).filter(|sex| !sex.is_empty());
    let records = records.into_iter().chain(others).flatten().collect();
    let pupil_number = pupil_number(history.header.upn.letters);
    Person { id: id.to_owned(), born, died: None, sex, pupil_number, records }
}

/// The ethnic group, since birth: the return says no day.
fn details(history: &History, born: Option<Date>) -> Option<Draft> {
    let group = ethnic_group(&history.header.ethnic.to_string())?;
    let first = history.episodes.keys().next().map(|(began, _)| *began);
    Some(Draft::of("child-details", "stored")?.day("from", born.or(first)).word("ethnic-group", Some(group)))
}

/// Each episode, with the first day of the care that it belongs to.
fn in_care(history: &History) -> impl Iterator<Item = (Date, Date, &Episode)> {
    let mut before: Option<(Date, Option<Date>)> = None;
    history.episodes.iter().map(move |((began, _), row)| {
        let goes_on = before.filter(|(_, ended)| row.rne != CARE_BEGAN && ended.is_none_or(|ended| ended >= *began));
        let since = goes_on.map_or(*began, |(since, _)| since);
        before = Some((since, day(row.dec)));
        (since, *began, row)
    })
}

fn episodes(history: &History) -> Vec<Draft> {
    let permanence = before::by_care(history, in_care(history).map(|(since, ..)| since));
    let record = |(since, began, row): (Date, Date, &Episode)| {
        let ended = day(row.dec);
        let alone = history.alone.iter().any(|until| until.is_none_or(|until| until > began));
        let draft = Draft::of("looked-after-episode", if ended.is_some() { "closed" } else { "open" })?;
        let home = Some(row.home_post.to_string()).filter(|code| !code.is_empty()).map(Value::Text);
        let draft = draft.day("began", Some(began)).day("care-began", Some(since)).day("ended", ended);
        let draft = draft.code("reason", row.rne).code("legal-status", row.ls).code("need", row.cin);
        let draft = draft.code("end-reason", row.rec).with("home-postcode", home);
        let draft = before::told(draft, permanence.get(&began).filter(|_| since == began));
        Some(draft.with("alone", alone.then_some(Value::YesNo(true))))
    };
    in_care(history).filter_map(record).collect()
}

/// Episodes that follow each other in one placement, together.
fn placements(history: &History) -> Vec<Draft> {
    let mut stays: Vec<(Date, Option<Date>, &Episode, &Episode)> = Vec::new();
    for (_, began, row) in in_care(history) {
        match stays.last_mut() {
            Some((_, ended, first, last))
                if row.rne == SAME_PLACEMENT && *ended == Some(began) && first.place == row.place =>
            {
                (*ended, *last) = (day(row.dec), row);
            }
            _ => stays.push((began, day(row.dec), row, row)),
        }
    }
    let record = |(began, ended, first, last): (Date, Option<Date>, &Episode, &Episode)| {
        let draft = Draft::of("placement", if ended.is_some() { "closed" } else { "open" })?;
        let draft = draft.day("began", Some(began)).day("ended", ended).code("type", first.place);
        Some(draft.code("provider", first.provider).code("change-reason", last.reason))
    };
    stays.into_iter().filter_map(record).collect()
}

/// Reviews that were held, each counted from the one before, the first from the day on which care began; and, while
/// care goes on, the one to come. Of care that began before the first year the earlier reviews are not known: nobody
/// can tell how long after the one before its first known review came.
fn reviews(history: &History, from: Option<Date>) -> Vec<Draft> {
    let cares: Vec<Date> =
        in_care(history).filter(|(since, began, _)| since == began).map(|(since, ..)| since).collect();
    let goes_on = in_care(history).last().filter(|(_, _, row)| day(row.dec).is_none()).map(|(since, ..)| since);
    let mut drafts = Vec::new();
    let (mut before, mut nth): (Option<Date>, usize) = (None, 0);
    let mut next = |on: Date| {
        let care = cares.iter().rev().find(|since| **since <= on).copied()?;
        let of_this_care = before.filter(|before| *before >= care);
        nth = of_this_care.map_or(if from.is_some_and(|from| care < from) { LATER } else { 0 }, |_| nth + 1);
        before = Some(on);
        Some((nth, of_this_care.or_else(|| (nth == 0).then_some(care))))
    };
    for (held, code) in &history.reviews {
        let Some((nth, counted)) = next(*held) else { continue };
        drafts
            .extend(review("sent", nth, counted).map(|draft| draft.day("held", Some(*held)).code("took-part", *code)));
    }
    if let Some((nth, counted)) =
        goes_on.and_then(|since| next(history.reviews.keys().last().map_or(since, |last| since.max(*last))))
    {
        drafts.extend(review("planned", nth, counted));
    }
    drafts
}

/// From the third on, and where nobody knows which it is.
const LATER: usize = 2;

fn review(state: &'static str, nth: usize, counted: Option<Date>) -> Option<Draft> {
    let order = ["first", "second"].get(nth).unwrap_or(&"later");
    Some(Draft::of("care-review", state)?.word("order", Some(order)).day("counted-from", counted))
}

fn missing(history: &History) -> Vec<Draft> {
    // The return has days only: the hour is that at which a day begins.
    let at = |day: Date| Value::Moment(day.at(0, 0, 0, 0));
    let record = |(began, (code, ended)): (&Date, &(Code, Option<Date>))| {
        let draft = Draft::of("missing-episode", if ended.is_some() { "closed" } else { "missing" })?;
        let draft = draft.with("missing", Some(at(*began))).with("returned", ended.map(at));
        Some(draft.word("from", Some("care")).code("kind", *code))
    };
    history.missing.iter().filter_map(record).collect()
}
