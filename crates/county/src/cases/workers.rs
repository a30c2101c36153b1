//! Which social workers a child had, case by case. They are told once all else of a family is, from a stream of their
//! own: no other record hangs on them.

use jiff::civil::Date;

use super::World;
use crate::books::Book;
use crate::chance::{Chance, Stream};
use crate::days::{between, month, plus};
use crate::draft::Draft;
use crate::family::{Births, Family};
use crate::rates;

/// Nobody takes a case over so few days after another, or before its end.
const SETTLED: i32 = 30;

/// A case from its first day to its last.
#[derive(Clone, Copy)]
struct Held {
    child: usize,
    opened: Date,
    closed: Option<Date>,
}

/// Writes the social workers of all children of a family.
pub(crate) fn of(world: &World<'_>, births: &Births, family: &mut Family) {
    let of_need = family.entries.iter().filter(|entry| entry.register.as_str() == "child-in-need-case");
    let held = of_need.filter_map(|entry| {
        let opened = entry.record.day("opened")?;
        Some(Held { child: entry.person, opened, closed: entry.record.day("closed") })
    });
    let hands = super::workers(world, family.district, family.number).long_term;
    for held in held.collect::<Vec<_>>() {
        let Some(life) = births.children.get(held.child) else { continue };
        let ends = held.closed.unwrap_or(life.end);
        let turns = turns(world, family, held, ends);
        let until = turns.iter().skip(1).map(|(day, _)| Some(*day)).chain([held.closed]);
        for (number, ((began, why), ended)) in turns.iter().zip(until).enumerate() {
            let Some(opened) = world.books.open(Book::WorkerTime) else { return };
            let mut draft = Draft::new(opened, held.child);
            draft.given_to(hands.team, hands.social_worker, true);
            draft.text("number", &worker(world, family, number));
            draft.day("began", *began);
            draft.code("why", why);
            if let Some(ended) = ended {
                draft.day("ended", ended);
                draft.step("close", ended, hands.social_worker);
            }
            draft.done(&mut family.entries);
        }
    }
}

/// The days on which a worker took the case over, each with why: the first of all, whoever has children in care when
/// care begins, and others as time goes on.
fn turns(world: &World<'_>, family: &Family, held: Held, ends: Date) -> Vec<(Date, &'static str)> {
    let within = |day: Date| between(held.opened, day) > 0 && between(day, ends) > 0;
    let own = family.entries.iter().filter(|entry| entry.person == held.child);
    let care = own.filter(|entry| entry.register.as_str() == "looked-after-episode");
    let care = care.filter(|entry| entry.record.code("reason") == Some("S"));
    let care = care.filter_map(|entry| entry.record.day("began")).filter(|day| within(*day));
    let mut turns = vec![(held.opened, "FCONTA")];
    turns.extend(care.map(|day| (day, "TSPROC")));
    let number = |number: Result<u64, _>| number.unwrap_or_default();
    let stream =
        Stream::Workers { child: number(u64::try_from(held.child)), month: number(u64::try_from(month(held.opened))) };
    let mut chance = Chance::of(world.settings.seed, family.number, stream);
    let mut year = held.opened;
    while between(year, ends) > 0 {
        let (changes, day) = (chance.hits(rates::WORKER_CHANGES), plus(year, chance.between(SETTLED, 364)));
        let why = chance.weighted(&rates::WHY_ANOTHER_WORKER);
        let settled = turns.iter().all(|(other, _)| between(*other, day).abs() >= SETTLED);
        if changes && settled && between(day, ends) >= SETTLED {
            turns.push((day, why));
        }
        year = plus(year, 365);
    }
    turns.sort();
    turns
}

/// The number of the worker of a turn: no real one has letters after the first two. They are the family's own to begin
/// with, and the next of the district after that; where a district has but one, that of the next district.
fn worker(world: &World<'_>, family: &Family, turn: usize) -> String {
    let districts = world.place.districts.len().max(1);
    let workers = usize::try_from(world.settings.children / rates::CHILDREN_A_WORKER).unwrap_or_default() / districts;
    let own = usize::try_from(family.number).unwrap_or_default().wrapping_add(turn);
    let (district, own) = match workers {
        0 | 1 => ((family.district + turn) % districts, 0),
        many => (family.district, own % many),
    };
    format!("SWINV{:04}", 1 + district * workers.max(1) + own)
}
