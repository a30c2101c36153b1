//! Strategy discussions and enquiries, and the first conference.

use jiff::civil::Date;

use super::Teller;
use super::conference::{Held, Meeting};
use super::course::Course;
use crate::books::Book;
use crate::life::Reach;
use crate::rates;

/// A first conference that was held, or is still to be.
#[derive(Clone, Copy, Debug)]
pub(super) struct First {
    /// Its record.
    pub(super) conference: usize,
    /// When it was held, where it was.
    pub(super) held: Option<Date>,
    /// The kind of harm, where it decided on a plan.
    pub(super) harm: Option<&'static str>,
}

/// Chosen: kinds of harm, and what enquiries find that lead to no conference.
const HARM: [(&str, u64); 5] = [("NEG", 49), ("EMO", 37), ("PHY", 7), ("SAB", 4), ("MUL", 3)];
const FOUND: [(&str, u64); 2] = [("not-borne-out", 45), ("no-continuing-risk", 55)];
const TOOK_PART: [&[&str]; 4] = [
    &["police", "health"],
    &["police", "health", "school"],
    &["police", "council"],
    &["health", "police", "voluntary"],
];

impl Teller<'_, '_> {
    /// Writes an enquiry that follows a record; gives the conference that it led to.
    pub(super) fn enquiry(&mut self, began: Date, after: (Book, usize), course: Course) -> Option<First> {
        let hands = self.workers.assessment;
        let mut draft = self.draft(Book::Enquiry)?;
        draft.given_to(hands.team, hands.social_worker, true);
        draft.link(pointer(after.0), after.1);
        draft.day("began", began);
        let discussed = self.in_time(began, 880_000, (0, 1), (2, 4));
        let ended = self.working_later(discussed, (4, 8));
        let held = self.in_time(discussed, rates::CONFERENCE_IN_TIME, (9, 15), (16, 30));
        let meets = course.enquiry.is_some_and(|enquiry| enquiry.conference) && self.life.reach(held) != Reach::Never;
        match self.life.reach(discussed) {
            Reach::NotYet => return draft.left(self.entries),
            Reach::Never => {
                draft.day("discussed", self.life.end);
                draft.code("decision", "none");
                draft.step_because("no-enquiry", self.life.end, hands.manager, "the childhood ended");
                return draft.left(self.entries);
            }
            Reach::On => {}
        }
        draft.day("discussed", discussed);
        draft.day("seen", discussed);
        draft.code("decision", "enquiry");
        draft.codes("took-part", self.chance.of_list(&TOOK_PART));
        draft.yes("joint", self.chance.hits(350_000));
        draft.step("discuss", discussed, hands.manager);
        let ended = match self.life.reach(ended) {
            Reach::On => ended,
            Reach::NotYet => return draft.left(self.entries),
            Reach::Never => self.life.end,
        };
        draft.day("ended", ended);
        draft.note("analysis");
        draft.sign("manager", ended, hands.manager);
        if !meets {
            draft.code("found", self.chance.weighted(&FOUND));
            draft.step("end", ended, hands.manager);
            return draft.left(self.entries);
        }
        draft.code("found", "conference");
        draft.step("to-conference", ended, hands.manager);
        if self.life.reach(held) == Reach::On {
            draft.day("conference-held", held);
            draft.step("held", held, self.workers.reviewing);
        }
        let enquiry = draft.done(self.entries);
        Some(self.first_conference(enquiry, discussed, held))
    }

    fn first_conference(&mut self, enquiry: usize, discussed: Date, day: Date) -> First {
        let plan = self.chance.hits(rates::CONFERENCE_TO_PLAN);
        let harm = self.chance.weighted(&HARM);
        let decision = if plan { "plan" } else { "no-plan" };
        let meeting = Meeting { about: ("enquiry", enquiry), kind: "initial", counted_from: discussed, harm };
        let held = if self.life.reach(day) == Reach::On { Held::On(day, decision) } else { Held::Planned(day) };
        let conference = self.conference(meeting, held);
        let held = matches!(held, Held::On(..)).then_some(day);
        First { conference, held, harm: plan.then_some(harm) }
    }

    /// Some working days later, as chance has it.
    pub(super) fn working_later(&mut self, from: Date, (low, high): (i32, i32)) -> Date {
        let days = self.chance.between(low, high);
        self.working(from, days)
    }
}

/// The field of an enquiry that points at what it follows.
fn pointer(book: Book) -> &'static str {
    match book {
        Book::Referral => "referral",
        Book::InitialAssessment => "initial-assessment",
        _ => "assessment",
    }
}
