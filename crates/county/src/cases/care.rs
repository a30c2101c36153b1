//! A time in care: how long, in which placements, under which law.

use jiff::civil::Date;

use super::adoption::Adopted;
use super::{Part, Teller};
use crate::days::{first_of, month, plus};
use crate::life::{Ending, Reach};
use crate::rates;

/// A time in care.
#[derive(Clone, Debug)]
pub(super) struct Care {
    pub(super) began: Date,
    /// Its last day, and the code of why; nothing while it lasts.
    pub(super) ended: Option<(Date, &'static str)>,
    /// The days on which something changed, in order; never the first or the last.
    pub(super) changes: Vec<(Date, Change)>,
    /// How it came to an adoption, where it ended with one.
    pub(super) adopted: Option<Adopted>,
}

/// What changes within a time in care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    Placement,
    Law,
}

impl Teller<'_, '_> {
    /// Writes a time in care from a day on; gives how far it went.
    pub(super) fn care(&mut self, began: Date) -> Part {
        let wanted = plus(began, self.chance.along(&rates::CARE_DAYS));
        let ended = match (self.life.reach(wanted), self.life.ending) {
            (Reach::On, _) => Some((wanted, self.why_care_ended(wanted))),
            (Reach::NotYet, _) => None,
            (Reach::Never, Ending::Died) => Some((self.life.end, "E2")),
            (Reach::Never, _) => {
                Some((self.life.end, self.chance.weighted(&[("E17", 30), ("E5", 35), ("E6", 20), ("E7", 15)])))
            }
        };
        let mut changes = self.changes(began, ended.map_or(self.life.end, |(day, _)| day));
        let adopted = ended.filter(|(_, why)| ["E11", "E12"].contains(why));
        let adopted = adopted.map(|(on, _)| Adopted::of(began, on));
        if let Some(adopted) = adopted {
            // Whoever lives with adopters moves no more.
            changes.retain(|(day, _)| *day < adopted.placed);
            changes.push((adopted.placed, Change::Placement));
        }
        let care = Care { began, ended, changes, adopted };
        let first = self.episodes(&care);
        self.placements(&care);
        self.adoption(&care);
        self.care_reviews(&care, first);
        self.checks(&care);
        ended.map_or(Part::Open, |(day, _)| Part::Ended(day))
    }

    fn why_care_ended(&mut self, day: Date) -> &'static str {
        if self.life.age(day) < 5 && self.chance.hits(rates::ADOPTED) {
            return if self.chance.hits(530_000) { "E11" } else { "E12" };
        }
        match self.chance.weighted(&rates::CARE_ENDS) {
            // The codes of special guardianship were changed on 1 April 2018.
            "SPECIAL" if day < jiff::civil::date(2018, 4, 1) => "E44",
            "SPECIAL" => "E47",
            code => code,
        }
    }

    fn changes(&mut self, began: Date, stops: Date) -> Vec<(Date, Change)> {
        let unsettled = self.chance.hits(rates::UNSETTLED);
        let moves = if unsettled { rates::MOVES_UNSETTLED } else { rates::MOVES_SETTLED };
        let ordered = plus(began, self.chance.between(120, 300));
        let to_order = self.chance.hits(550_000).then_some((ordered, Change::Law));
        let months = month(began) + 1..=month(stops);
        let mut changes = Vec::new();
        for month in months {
            if self.chance.hits(moves) {
                changes.push((plus(first_of(month), self.chance.between(0, 27)), Change::Placement));
            }
        }
        changes.extend(to_order);
        changes.retain(|(day, _)| began < *day && *day < stops);
        changes.sort_by_key(|(day, _)| *day);
        changes.dedup_by_key(|(day, _)| *day);
        changes
    }
}
