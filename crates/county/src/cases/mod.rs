//! What became of the children of a family: when it came to notice, and what each referral led to.

mod adoption;
mod assessment;
mod care;
mod checks;
mod conference;
mod core_groups;
mod course;
mod enquiry;
mod episodes;
mod leavers;
mod need;
mod protection;
mod referral;
mod reviews;
mod workers;

use course::Course;
use jiff::civil::Date;
pub(crate) use workers::of as worker_times;

use crate::books::Book;
use crate::chance::{Chance, Stream};
use crate::county::World;
use crate::days::{birthday, first_of, month, plus, working};
use crate::draft::Draft;
use crate::family::{Births, Case, Entry, Family, Outcome};
use crate::life::{Life, Reach};
use crate::place::Hands;
use crate::{rates, settings};

/// So many years before the first day the county begins to live, so that it has open cases on that day.
const BEFORE: u16 = 8;

/// What a child's earlier cases leave behind.
#[derive(Clone, Copy, Debug, Default)]
struct Past {
    /// Until when a case keeps a new referral away; for ever where it is open.
    busy: Option<Date>,
    received: Option<Date>,
    /// When they are referred again.
    back: Option<Date>,
    plans: i64,
    plan_ended: Option<Date>,
}

/// Who works with a family.
#[derive(Clone, Copy, Debug)]
struct Workers {
    assessment: Hands,
    long_term: Hands,
    reviewing: usize,
    health: usize,
    contact: usize,
}

/// What tells one case of one child.
struct Teller<'t, 'r> {
    world: &'t World<'r>,
    chance: &'t mut Chance,
    past: &'t mut Past,
    entries: &'t mut Vec<Entry>,
    family: u64,
    life: Life,
    child: usize,
    workers: Workers,
}

/// How far a part of a case went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Ended(Date),
    Open,
}

impl Part {
    fn later(self, other: Self) -> Self {
        match (self, other) {
            (Self::Ended(one), Self::Ended(other)) => Self::Ended(one.max(other)),
            _ => Self::Open,
        }
    }
}

/// Tells all cases of a family.
pub(crate) fn of(world: &World<'_>, births: &Births, family: &mut Family) {
    let seed = world.settings.seed;
    let mut notice = Chance::of(seed, family.number, Stream::Notice);
    let often = notice.hits(rates::NOTICED_FAMILIES);
    let stream =
        |child: usize| Chance::of(seed, family.number, Stream::Child(u64::try_from(child).unwrap_or_default()));
    let mut children: Vec<(Chance, Past)> =
        (0..births.children.len()).map(|child| (stream(child), Past::default())).collect();
    let workers = workers(world, family.district, family.number);
    let begins = crate::days::years_before(world.from, BEFORE).max(settings::FIRST);
    let first_birth = births.children.first().map_or(begins, |life| life.born);
    for month in month(begins.max(first_birth))..=month(world.settings.until) {
        let hit = notice.hits(a_month(often, month));
        let day = hit.then(|| working(world.calendar, plus(first_of(month), notice.between(0, 27)), 0));
        for (child, life) in births.children.iter().enumerate() {
            let Some((chance, past)) = children.get_mut(child) else { continue };
            let back = past.back.filter(|back| crate::days::month(*back) == month);
            let meant = day.filter(|_| notice.hits(rates::CHILD_MEANT));
            let Some(received) = back.or(meant) else { continue };
            let free = past.busy.is_none_or(|busy| busy < received);
            if !free || received < life.born.max(begins) || received >= life.end || life.age(received) >= 18 {
                continue;
            }
            let entries = &mut family.entries;
            let before = entries.len();
            let number = family.number;
            let mut teller = Teller { world, chance, past, entries, family: number, life: *life, child, workers };
            let case = teller.tell(received);
            if case.ended.is_some_and(|ended| ended < world.from) {
                entries.truncate(before);
            } else {
                family.cases.push(case);
            }
        }
    }
    leavers::of(world, births, workers.long_term, family);
}

/// How often a family comes to notice in a month, in a million.
fn a_month(often: bool, month: i32) -> u64 {
    let share = if often {
        rates::NOTICED_SHARE * 1_000 / (rates::NOTICED_FAMILIES / 1_000)
    } else {
        (1_000_000 - rates::NOTICED_SHARE) * 1_000 / ((1_000_000 - rates::NOTICED_FAMILIES) / 1_000)
    };
    let a_year = rates::of(first_of(month)).referrals * 10 * rates::FIRST_REFERRALS / 1_000_000;
    a_year * share / 1_000_000 * 1_000_000 / rates::CHILD_MEANT / 12
}

fn workers(world: &World<'_>, district: usize, number: u64) -> Workers {
    let place = &world.place;
    Workers {
        assessment: place.hands(district * 2, number),
        long_term: place.hands(district * 2 + 1, number),
        reviewing: place.county_wide("reviewing-officer"),
        health: place.county_wide("health-professional"),
        contact: place.county_wide("contact-officer"),
    }
}

impl<'r> Teller<'_, 'r> {
    /// Tells a case from its referral to its end.
    fn tell(&mut self, received: Date) -> Case {
        let again = self.past.received.is_some_and(|before| received <= birthday(before, 1));
        self.past.received = Some(received);
        self.past.back = None;
        let (course, first) = (self.course(received), self.entries.len());
        let part = self.run(received, course, again);
        let part = self.lasting(first, part);
        self.need(first, received, course, part);
        let outcome = course.outcome();
        let ended = match part {
            Part::Ended(ended) => Some(ended),
            Part::Open => None,
        };
        self.past.busy = Some(ended.unwrap_or(Date::MAX));
        let back = if outcome == Outcome::InNeed { rates::BACK_MET } else { rates::BACK_UNMET };
        if let Some(ended) = ended.filter(|_| self.chance.hits(back)) {
            let day = working(self.world.calendar, plus(ended, self.chance.between(10, 250)), 0);
            self.past.back = Some(day);
        }
        Case { child: self.child, received, again, ended, outcome }
    }

    fn run(&mut self, received: Date, course: Course, again: bool) -> Part {
        let (referral, decided) = self.referral(received, course, again);
        let Part::Ended(decided) = decided else { return Part::Open };
        if !course.action {
            return Part::Ended(decided);
        }
        let at_once = course.enquiry.filter(|enquiry| enquiry.at_once);
        let mut conference = None;
        if at_once.is_some() {
            conference = self.enquiry(decided, (Book::Referral, referral), course);
        }
        let (assessment, finished) = self.assessment(received, referral, course);
        let Part::Ended(finished) = finished else {
            let (_, plan) = self.protected(conference);
            return Part::Open.later(plan.unwrap_or(Part::Open));
        };
        if course.enquiry.is_some_and(|enquiry| !enquiry.at_once) {
            conference = self.enquiry(finished, assessment, course);
        }
        let (into_care, plan) = self.protected(conference);
        let mut part = Part::Ended(finished).later(plan.unwrap_or(Part::Ended(finished)));
        if course.care || into_care {
            let Part::Ended(from) = part else { return Part::Open };
            let from = plus(from, self.chance.between(0, 3));
            if self.life.reach(from) == Reach::On && from < self.life.end {
                part = part.later(self.care(from));
            }
        }
        let Part::Ended(last) = part else { return Part::Open };
        if course.outcome() != Outcome::InNeed {
            return part;
        }
        let last = plus(last, self.chance.along(&rates::NEED_DAYS));
        match self.life.reach(last) {
            Reach::On => Part::Ended(last),
            Reach::NotYet => Part::Open,
            Reach::Never => Part::Ended(self.life.end),
        }
    }

    /// A draft in a register, where it is there.
    fn draft(&self, book: Book) -> Option<Draft<'r>> {
        self.world.books.open(book).map(|opened| Draft::new(opened, self.child))
    }

    /// The working day so many working days later.
    fn working(&self, day: Date, days: i32) -> Date {
        working(self.world.calendar, day, days)
    }

    /// So many working days later, in time as often as a share says, and late by some otherwise.
    fn in_time(&mut self, from: Date, share: u64, good: (i32, i32), late: (i32, i32)) -> Date {
        let (low, high) = if self.chance.hits(share) { good } else { late };
        let days = self.chance.between(low, high);
        self.working(from, days)
    }
}
