//! Referrals: received, decided, and the one who referred told.

use jiff::civil::Date;

use super::course::Course;
use super::{Part, Teller};
use crate::books::Book;
use crate::life::Reach;

/// Chosen: who refers.
const SOURCES: [(&str, u64); 9] =
    [("6", 28), ("2A", 18), ("3B", 7), ("3E", 6), ("5A", 12), ("1A", 9), ("5B", 8), ("8", 5), ("9", 7)];
const NEEDS: [(&str, u64); 6] = [("N1", 55), ("N2", 9), ("N4", 9), ("N5", 17), ("N3", 4), ("N6", 6)];
const NOTHING: [(&str, u64); 3] = [("no-further-action", 70), ("advice", 15), ("early-help", 15)];
/// Chosen: referrals that wait for a worker on the last day, and referrers who are told nothing.
const UNALLOCATED: u64 = 300_000;
const UNTOLD: u64 = 40_000;

impl Teller<'_, '_> {
    /// Writes the referral; gives its place and when it was decided.
    pub(super) fn referral(&mut self, received: Date, course: Course, again: bool) -> (usize, Part) {
        let Some(mut draft) = self.draft(Book::Referral) else { return (0, Part::Open) };
        let hands = self.workers.assessment;
        draft.given_to(hands.team, hands.social_worker, true);
        draft.day("received", received);
        draft.code("source", self.chance.weighted(&SOURCES));
        draft.code("need", self.chance.weighted(&NEEDS));
        draft.note("reason");
        draft.yes("consent", self.chance.hits(600_000));
        draft.yes("again-within-year", again);
        let acknowledged = self.in_time(received, 900_000, (0, 1), (2, 5));
        if self.life.desk(acknowledged) {
            draft.day("acknowledged", acknowledged);
        }
        let mut decided = self.in_time(received, 930_000, (0, 1), (2, 6));
        match self.life.reach(decided) {
            Reach::On => {}
            Reach::NotYet => {
                if self.chance.hits(UNALLOCATED) {
                    draft.left_to(hands.team);
                }
                return (draft.done(self.entries), Part::Open);
            }
            Reach::Never => decided = self.life.end,
        }
        let nothing = !course.action || self.life.end <= decided;
        let decision = match course.enquiry {
            _ if nothing => self.chance.weighted(&NOTHING),
            Some(enquiry) if enquiry.at_once => "enquiry",
            _ => "assess",
        };
        draft.code("decision", decision);
        draft.day("decided", decided);
        draft.note("reasons");
        draft.step("decide", decided, hands.manager);
        self.tell_referrer(&mut draft, decided);
        (draft.done(self.entries), Part::Ended(decided))
    }

    fn tell_referrer(&mut self, draft: &mut crate::draft::Draft<'_>, decided: Date) {
        let untold = self.chance.hits(UNTOLD);
        let told = self.in_time(decided, 850_000, (1, 9), (11, 25));
        if !self.life.desk(told) {
            return;
        }
        if untold {
            let reason = "nobody could be reached";
            draft.step_because("close-untold", told, self.workers.assessment.manager, reason);
        } else {
            draft.day("told", told);
            draft.note("told-what");
            draft.step("tell", told, self.workers.contact);
        }
    }
}
