//! The case as a whole, from the referral to the day on which all help ended, and plans for children in need within it.
//!
//! They are drawn from a stream of their own, so that what else happens does not hang on them.

use std::ops::ControlFlow;

use bigplan_register::Record;
use jiff::civil::{Date, date};

use super::course::Course;
use super::{Part, Teller};
use crate::books::Book;
use crate::chance::{Chance, Stream};
use crate::days::{between, month, plus, working};
use crate::family::{Entry, Outcome};
use crate::life::Ending;
use crate::rates;

/// Decisions that open a case, as the register of referrals has them.
const FOLLOWED_UP: [&str; 2] = ["assess", "enquiry"];
/// The first year of the census that knows cases closed to early help.
const EARLY_HELP: Date = date(2023, 4, 1);
const ASSESSMENTS: [&str; 3] = ["single-assessment", "initial-assessment", "core-assessment"];

/// A stretch of days; without an end it goes on.
type Stretch = (Date, Option<Date>);

impl Teller<'_, '_> {
    /// How far a case went with everything in it: an enquiry may end after what it began from, and the case goes on till then.
    /// `first` is the place of its referral.
    pub(super) fn lasting(&self, first: usize, part: Part) -> Part {
        let of_case = self.entries.iter().skip(first);
        of_case.filter_map(|entry| lasted(entry.register.as_str(), &entry.record)).fold(part, Part::later)
    }

    /// Writes the case, where the referral was followed up, and its plans. `first` is the place of the referral.
    pub(super) fn need(&mut self, first: usize, received: Date, course: Course, part: Part) {
        let decision = self.entries.get(first).and_then(|entry| entry.record.code("decision"));
        if decision.is_none_or(|decision| !FOLLOWED_UP.contains(&decision)) {
            return;
        }
        let child = u64::try_from(self.child).unwrap_or_default();
        let stream = Stream::Need { child, month: u64::try_from(month(received)).unwrap_or_default() };
        let mut chance = Chance::of(self.world.settings.seed, self.family, stream);
        let closed = match part {
            Part::Ended(closed) => Some((closed, self.why_closed(first, closed, course, &mut chance))),
            Part::Open => None,
        };
        let stretches = if course.outcome() == Outcome::InNeed {
            self.unplanned(first, closed.map(|(day, _)| day), &mut chance)
        } else {
            Vec::new()
        };
        let Some(case) = self.case(first, received, course, closed) else { return };
        for stretch in stretches {
            self.need_plan(case, stretch, &mut chance);
        }
    }

    fn case(&mut self, referral: usize, opened: Date, course: Course, closed: Option<(Date, &str)>) -> Option<usize> {
        let in_need = course.outcome() == Outcome::InNeed;
        let hands = if in_need { self.workers.long_term } else { self.workers.assessment };
        let mut draft = self.draft(Book::NeedCase)?;
        draft.given_to(hands.team, hands.social_worker, true);
        draft.link("referral", referral);
        draft.day("opened", opened);
        if let Some((closed, why)) = closed {
            draft.day("closed", closed);
            draft.code("close-reason", why);
            draft.note("summary");
            draft.step("close", closed, hands.manager);
        }
        Some(draft.done(self.entries))
    }

    /// Why the case was closed, as what happened in it tells.
    fn why_closed(&self, first: usize, closed: Date, course: Course, chance: &mut Chance) -> &'static str {
        let last = |register: &str, field: &str| {
            let own = self.entries.iter().skip(first).filter(|entry| entry.register.as_str() == register);
            own.filter_map(|entry| entry.record.code(field)).next_back()
        };
        let ends = self.life.ending != Ending::Still && closed >= self.life.end;
        match (last("looked-after-episode", "end-reason"), last("protection-plan", "end-reason")) {
            _ if ends && self.life.ending == Ending::Died => "RC2",
            (Some("E11" | "E12"), _) => "RC1",
            (Some("E41"), _) => "RC3",
            (Some("E44" | "E47"), _) => "RC4",
            (Some("E7"), _) => "RC6",
            (_, Some("moved")) => "RC5",
            _ if ends => chance.weighted(&rates::GROWN_UP),
            _ if course.outcome() == Outcome::InNeed || course.enquiry.is_some() => "RC7",
            _ => match last("single-assessment", "outcome").or_else(|| last("initial-assessment", "outcome")) {
                Some("early-help") if closed >= EARLY_HELP => "RC9",
                Some("none" | "early-help") => "RC8",
                _ => "RC7",
            },
        }
    }

    /// The stretches from the assessment to the end of the case in which neither a protection plan nor care holds; those of a
    /// few days are none.
    fn unplanned(&self, first: usize, closed: Option<Date>, chance: &mut Chance) -> Vec<Stretch> {
        let of_case: &[Entry] = self.entries.get(first..).unwrap_or_default();
        let assessed = of_case.iter().filter(|entry| ASSESSMENTS.contains(&entry.register.as_str()));
        let Some(assessed) = assessed.filter_map(|entry| entry.record.day("finished")).max() else { return Vec::new() };
        let mut stretches = Vec::new();
        let begins = working(self.world.calendar, assessed, chance.between(0, 10));
        let rest = held_by_more(of_case).into_iter().try_fold(begins, |from, (began, ended)| {
            stretches.push((from, Some(plus(began, -1))));
            ended.map_or(ControlFlow::Break(()), |ended| ControlFlow::Continue(from.max(plus(ended, 1))))
        });
        if let ControlFlow::Continue(from) = rest {
            stretches.push((from, closed));
        }
        let stops = self.life.end;
        stretches.retain(|(from, until)| between(*from, until.unwrap_or(stops)) >= rates::SHORTEST_PLAN);
        stretches
    }

    fn need_plan(&mut self, case: usize, (began, ended): Stretch, chance: &mut Chance) {
        let Some(mut draft) = self.draft(Book::NeedPlan) else { return };
        let hands = self.workers.long_term;
        draft.given_to(hands.team, hands.social_worker, true);
        draft.link("case", case);
        draft.day("began", began);
        draft.note("aim");
        let (mut last, stops) = (began, ended.unwrap_or(self.life.end));
        loop {
            let next = working(self.world.calendar, plus(last, chance.between(60, 100)), 0);
            if next >= stops {
                break;
            }
            draft.step("review", next, hands.social_worker);
            last = next;
        }
        draft.day("last-reviewed", last);
        if let Some(ended) = ended {
            draft.day("ended", ended);
            draft.step("close", ended, hands.manager);
        }
        draft.done(self.entries);
    }
}

/// When a protection plan or care held, in order.
fn held_by_more(of_case: &[Entry]) -> Vec<Stretch> {
    let more = ["protection-plan", "looked-after-episode"];
    let held = of_case.iter().filter(|entry| more.contains(&entry.register.as_str()));
    let mut held: Vec<Stretch> =
        held.filter_map(|entry| Some((entry.record.day("began")?, entry.record.day("ended")))).collect();
    held.sort();
    held
}

/// How long a record of a case went on, of those that can outlast what it was told from.
fn lasted(register: &str, record: &Record) -> Option<Part> {
    let ended = match register {
        "enquiry" => {
            record.day("ended").or_else(|| record.day("discussed").filter(|_| record.state.as_str() == "closed"))
        }
        "conference" if record.code("kind") == Some("initial") => record.day("held"),
        _ => return None,
    };
    Some(ended.map_or(Part::Open, Part::Ended))
}
