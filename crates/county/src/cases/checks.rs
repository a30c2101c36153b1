//! Health checks of children in care, and their teeth.

use jiff::civil::Date;

use super::Teller;
use super::care::Care;
use crate::books::Book;
use crate::days::{birthday, plus};
use crate::rates;

impl Teller<'_, '_> {
    /// Writes all checks of a time in care.
    pub(super) fn checks(&mut self, care: &Care) {
        self.series(care, "first", rates::HEALTH_IN_TIME);
        self.series(care, "dental", rates::TEETH_IN_TIME);
    }

    /// Writes one check after the other, up to the one that is due, or that was not needed any more.
    fn series(&mut self, care: &Care, first: &'static str, in_time: u64) {
        let stops = care.ended.map_or(self.life.end, |(day, _)| day);
        let (mut kind, mut counted_from) = (first, care.began);
        loop {
            let done = self.next_check(kind, counted_from, in_time);
            let Some(mut draft) = self.draft(Book::HealthCheck) else { return };
            draft.left_to(self.workers.long_term.team);
            draft.code("kind", kind);
            draft.day("counted-from", counted_from);
            if done > stops {
                match care.ended {
                    None => draft.day("planned", done),
                    Some((ended, _)) => {
                        let manager = self.workers.long_term.manager;
                        draft.step_because("stand-down", ended, manager, "care had ended");
                    }
                }
                draft.done(self.entries);
                return;
            }
            let next = self.kind_after(kind, done);
            draft.day("planned", done);
            draft.day("done", done);
            draft.code("next", next);
            if kind != "dental" {
                draft.yes("immunised", self.chance.hits(820_000));
                self.difficulties(&mut draft, done);
            }
            draft.note("summary");
            draft.step("finish", done, self.workers.health);
            draft.done(self.entries);
            (kind, counted_from) = (next, done);
        }
    }

    fn difficulties(&mut self, draft: &mut crate::draft::Draft<'_>, done: Date) {
        if (4..=16).contains(&self.life.age(done)) {
            draft.whole("difficulties-score", i64::from(self.chance.between(0, 14) + self.chance.between(0, 14)));
        }
    }

    fn next_check(&mut self, kind: &str, counted_from: Date, in_time: u64) -> Date {
        let good = self.chance.hits(in_time);
        let (low, high) = match (kind, good) {
            ("first", true) => (10, 26),
            ("first", false) => (32, 90),
            ("under-five", true) => (140, 178),
            ("under-five", false) => (190, 300),
            (_, true) => (300, 360),
            (_, false) => (380, 620),
        };
        let days = self.chance.between(low, high);
        self.working(plus(counted_from, days), 0)
    }

    /// Which check comes next, by the age on the day.
    fn kind_after(&self, kind: &'static str, done: Date) -> &'static str {
        match kind {
            "dental" => "dental",
            _ if done < birthday(self.life.born, 5) => "under-five",
            _ => "five-and-over",
        }
    }
}
