//! Reviews of children in care: the first in weeks, the second in three months, the others in six.

use jiff::civil::Date;

use super::Teller;
use super::care::Care;
use crate::books::Book;
use crate::days::plus;
use crate::rates;

const TOOK_PART: [(&str, u64); 6] = [("PN1", 55), ("PN2", 8), ("PN3", 5), ("PN5", 7), ("PN6", 18), ("PN7", 7)];

impl Teller<'_, '_> {
    /// Writes them, up to the one that is planned, or that was not needed any more. `episode` is the first.
    pub(super) fn care_reviews(&mut self, care: &Care, episode: usize) {
        let stops = care.ended.map_or(self.life.end, |(day, _)| day);
        let (mut order, mut counted_from) = ("first", care.began);
        loop {
            let held = self.next_review(order, counted_from);
            let Some(mut draft) = self.draft(Book::CareReview) else { return };
            draft.given_to(self.workers.long_term.team, self.workers.reviewing, true);
            draft.link("episode", episode);
            draft.code("order", order);
            draft.day("counted-from", counted_from);
            if held > stops {
                match care.ended {
                    None => draft.day("planned", held),
                    Some((ended, _)) => {
                        draft.step_because("stand-down", ended, self.workers.reviewing, "care had ended");
                    }
                }
                draft.done(self.entries);
                return;
            }
            draft.day("planned", held);
            draft.day("held", held);
            let young = self.life.age(held) < 4;
            draft.code("took-part", if young { "PN0" } else { self.chance.weighted(&TOOK_PART) });
            draft.code("outcome", if self.chance.hits(850_000) { "goes-on" } else { "changed" });
            draft.step("hold", held, self.workers.reviewing);
            let recorded = self.in_time(held, 880_000, (1, 5), (6, 15));
            if self.life.desk(recorded) {
                draft.note("decisions");
                draft.day("recorded", recorded);
                draft.step("send", recorded, self.workers.reviewing);
            }
            draft.done(self.entries);
            order = if order == "first" { "second" } else { "later" };
            counted_from = held;
        }
    }

    fn next_review(&mut self, order: &str, counted_from: Date) -> Date {
        let in_time = self.chance.hits(rates::REVIEW_IN_TIME);
        let (low, high) = match (order, in_time) {
            ("first", true) => (12, 25),
            ("first", false) => (32, 50),
            ("second", true) => (65, 86),
            ("second", false) => (96, 130),
            (_, true) => (140, 176),
            (_, false) => (190, 240),
        };
        let days = self.chance.between(low, high);
        self.working(plus(counted_from, days), 0)
    }
}
