//! Assessments, by the law of the day of the referral: initial and core ones until April 2013, one since.

use jiff::civil::Date;

use super::course::Course;
use super::{Part, Teller};
use crate::books::Book;
use crate::draft::Draft;
use crate::family::Outcome;
use crate::life::Reach;
use crate::rates;

const FACTORS: [&[&str]; 8] =
    [&["3B"], &["4B"], &["16A"], &["17A", "3B"], &["1B", "2B"], &["5A", "6A"], &["4A", "15A"], &["18C", "3A"]];
const NOT_NEEDED: [(&str, u64); 3] = [("none", 60), ("early-help", 30), ("elsewhere", 10)];
/// Chosen: assessments by workers who are not qualified, and days until a manager reads one.
const BY_FAMILY_WORKER: u64 = 120_000;
/// Chosen: initial and core assessments in time; the shared documents tell of councils near these.
const INITIAL_IN_TIME: u64 = 720_000;
const CORE_IN_TIME: u64 = 780_000;
/// The single assessment took the place of both from this day.
const SINGLE: Date = jiff::civil::date(2013, 4, 15);
/// The limit of initial assessments changed on this day, from seven working days to ten.
const TEN_DAYS: Date = jiff::civil::date(2010, 4, 1);

/// How an assessment ends.
struct Finding<'a> {
    outcome: &'a str,
    factors: bool,
}

impl<'r> Teller<'_, 'r> {
    /// Writes what assessed the child after a referral; gives the last of the assessments and when it was finished.
    pub(super) fn assessment(&mut self, received: Date, referral: usize, course: Course) -> ((Book, usize), Part) {
        if received >= SINGLE {
            self.single(received, referral, course)
        } else {
            self.initial(received, referral, course)
        }
    }

    fn single(&mut self, received: Date, referral: usize, course: Course) -> ((Book, usize), Part) {
        let book = Book::SingleAssessment;
        let Some(mut draft) = self.begun(book, "referred", received) else { return ((book, 0), Part::Open) };
        draft.link("referral", referral);
        let finished = self.in_time(received, rates::ASSESSED_IN_TIME, (8, 44), (46, 75));
        if self.world.calendar.working_days_between(received, finished).is_ok_and(|days| days > 45) {
            draft.text("late-reason", "Invented: the family could not be reached at first.");
        }
        let outcome = match course.outcome() {
            Outcome::InNeed if course.care => "care",
            Outcome::InNeed if course.enquiry.is_some_and(|enquiry| !enquiry.at_once) => "enquiry",
            Outcome::InNeed => "plan",
            _ if course.enquiry.is_some_and(|enquiry| !enquiry.at_once) => "enquiry",
            _ => self.chance.weighted(&NOT_NEEDED),
        };
        let part = self.finish(&mut draft, finished, Finding { outcome, factors: true });
        ((book, draft.done(self.entries)), part)
    }

    fn initial(&mut self, received: Date, referral: usize, course: Course) -> ((Book, usize), Part) {
        let book = Book::InitialAssessment;
        let Some(mut draft) = self.begun(book, "referred", received) else { return ((book, 0), Part::Open) };
        draft.link("referral", referral);
        let limit = if received < TEN_DAYS { 7 } else { 10 };
        let finished = self.in_time(received, INITIAL_IN_TIME, (2, limit), (limit + 1, limit + 12));
        let suspected = course.enquiry.is_some_and(|enquiry| !enquiry.at_once);
        let deeper = course.care || course.enquiry.is_some() || (course.in_need && self.chance.hits(350_000));
        let outcome = match course.outcome() {
            _ if suspected => "strategy",
            Outcome::InNeed if deeper => "core",
            Outcome::InNeed => "services",
            _ => "none",
        };
        let part = self.finish(&mut draft, finished, Finding { outcome, factors: false });
        let initial = draft.done(self.entries);
        match part {
            Part::Ended(ended) if deeper && self.world.books.in_use(Book::CoreAssessment, ended) => {
                // What follows points at the initial assessment: enquiries know no core one.
                ((book, initial), self.core(ended, initial, suspected, course))
            }
            part => ((book, initial), part),
        }
    }

    fn core(&mut self, began: Date, initial: usize, suspected: bool, course: Course) -> Part {
        let Some(mut draft) = self.begun(Book::CoreAssessment, "began", began) else { return Part::Open };
        draft.link("initial-assessment", initial);
        draft.code("why", if suspected { "strategy" } else { "initial" });
        let finished = self.in_time(began, CORE_IN_TIME, (10, 35), (36, 60));
        let outcome = match course.outcome() {
            Outcome::InNeed if course.care => "care",
            Outcome::InNeed if course.enquiry.is_some_and(|enquiry| enquiry.conference) => "conference",
            Outcome::InNeed => "plan",
            _ => "none",
        };
        let part = self.finish(&mut draft, finished, Finding { outcome, factors: false });
        draft.done(self.entries);
        part
    }

    /// An assessment that somebody took up, qualified for it or not.
    fn begun(&mut self, book: Book, start: &str, on: Date) -> Option<Draft<'r>> {
        let mut draft = self.draft(book)?;
        let hands = self.workers.assessment;
        if self.chance.hits(BY_FAMILY_WORKER) {
            draft.given_to(hands.team, hands.family_worker, false);
        } else {
            draft.given_to(hands.team, hands.social_worker, true);
        }
        draft.day(start, on);
        let seen = self.in_time(on, 900_000, (0, 4), (5, 7));
        if self.life.reach(seen) == Reach::On {
            draft.day("seen", seen);
        }
        Some(draft)
    }

    /// Finishes an assessment, or leaves it as it stands on the last day.
    fn finish(&mut self, draft: &mut Draft<'r>, finished: Date, finding: Finding<'_>) -> Part {
        let hands = self.workers.assessment;
        let read = self.in_time(finished, 900_000, (0, 1), (2, 8));
        match self.life.reach(finished) {
            Reach::On => {}
            Reach::NotYet => return Part::Open,
            Reach::Never => {
                draft.step_because("cancel", self.life.end, hands.manager, "the childhood ended");
                return Part::Ended(self.life.end);
            }
        }
        draft.day("finished", finished);
        draft.code("outcome", finding.outcome);
        draft.note("analysis");
        draft.text("child-said", "Invented: a child of this county says nothing that a child said.");
        if finding.factors {
            draft.codes("factors", self.chance.of_list(&FACTORS));
        }
        draft.step("write", finished, hands.social_worker);
        // Work that nobody has read yet stands on the manager's list.
        if self.life.desk(read) {
            draft.sign("manager", read, hands.manager);
            draft.step("finish", read, hands.manager);
        }
        Part::Ended(finished)
    }
}
