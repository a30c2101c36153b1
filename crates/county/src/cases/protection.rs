//! Child protection plans with their reviews and core groups.

use jiff::civil::Date;

use super::conference::{Held, Meeting};
use super::enquiry::First;
use super::{Part, Teller};
use crate::books::Book;
use crate::days::plus;
use crate::draft::Draft;
use crate::life::{Ending, Reach};
use crate::rates;

/// A plan: its record, its days, how it ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    pub(super) record: usize,
    pub(super) began: Date,
    pub(super) harm: &'static str,
    /// Its last day, and why; nothing while it is in force.
    pub(super) ended: Option<(Date, &'static str)>,
}

impl<'r> Teller<'_, 'r> {
    /// What follows a first conference: whether it ended in care, and how far it went. Nothing where there was none.
    pub(super) fn protected(&mut self, first: Option<First>) -> (bool, Option<Part>) {
        let Some(First { conference, held, harm }) = first else { return (false, None) };
        match (held, harm) {
            (None, _) => (false, Some(Part::Open)),
            (Some(held), None) => (false, Some(Part::Ended(held))),
            (Some(held), Some(harm)) => {
                let ended = self.plan(conference, held, harm);
                (
                    ended.is_some_and(|(_, why)| why == "care"),
                    Some(ended.map_or(Part::Open, |(day, _)| Part::Ended(day))),
                )
            }
        }
    }

    fn plan(&mut self, conference: usize, began: Date, harm: &'static str) -> Option<(Date, &'static str)> {
        let wanted = plus(began, self.chance.along(&rates::PLAN_DAYS));
        let why = self.chance.weighted(&rates::PLAN_ENDS);
        let ended = match (self.life.reach(wanted), self.life.ending) {
            (Reach::On, _) => Some((wanted, why)),
            (Reach::NotYet, _) => None,
            (Reach::Never, Ending::Died) => Some((self.life.end, "died")),
            (Reach::Never, _) => Some((self.life.end, "eighteen")),
        };
        let Some(mut draft) = self.begun_plan(conference, began, harm) else { return ended };
        // The record is written before what points at it, and knows the first meetings: both are drawn here.
        let core_group = self.in_time(began, 900_000, (5, 10), (11, 20));
        let review = self.first_review(began);
        let stops = ended.map_or(self.life.end, |(day, _)| day);
        if core_group <= stops {
            draft.day("first-core-group", core_group);
        }
        let first_review =
            if review < stops { Some(review) } else { ended.map(|(day, _)| day).filter(|_| meets(ended)) };
        if let Some(review) = first_review {
            draft.day("first-review", review);
        }
        self.end_plan(&mut draft, ended);
        let record = draft.done(self.entries);
        let plan = Plan { record, began, harm, ended };
        self.reviews_of_plan(&plan, review);
        self.core_groups(&plan, core_group);
        self.past.plans += 1;
        self.past.plan_ended = ended.map(|(day, _)| day);
        ended
    }

    fn begun_plan(&mut self, conference: usize, began: Date, harm: &str) -> Option<Draft<'r>> {
        let earlier = self.earlier_plans(began);
        let hands = self.workers.long_term;
        let mut draft = self.draft(Book::ProtectionPlan)?;
        draft.given_to(hands.team, hands.social_worker, true);
        draft.link("conference", conference);
        draft.day("began", began);
        draft.code("category", harm);
        draft.whole("earlier-plans", earlier.0);
        draft.yes("again", earlier.0 > 0);
        if let Some(ended) = earlier.1 {
            draft.day("earlier-ended", ended);
        }
        draft.note("aim");
        draft.step("begin", began, hands.social_worker);
        Some(draft)
    }

    /// How many plans came before, here or elsewhere, and when the last of them ended.
    fn earlier_plans(&mut self, began: Date) -> (i64, Option<Date>) {
        if self.past.plans == 0 && self.life.age(began) >= 2 && self.chance.hits(rates::EARLIER_PLAN) {
            let ended = plus(began, -self.chance.between(120, 600));
            (self.past.plans, self.past.plan_ended) = (1, Some(ended));
        }
        (self.past.plans, self.past.plan_ended.filter(|_| self.past.plans > 0))
    }

    fn end_plan(&mut self, draft: &mut Draft<'_>, ended: Option<(Date, &'static str)>) {
        let Some((day, why)) = ended else { return };
        draft.day("ended", day);
        draft.code("end-reason", why);
        draft.step("end", day, self.workers.reviewing);
        let again = plus(day, if why == "safe" { self.chance.between(150, 182) } else { self.chance.between(0, 14) });
        // After a death nothing is looked at again, and the record stays where it is.
        if why != "died" && self.life.desk(again) {
            draft.day("looked-again", again);
            draft.step("close", again, self.workers.long_term.manager);
        }
    }

    fn first_review(&mut self, began: Date) -> Date {
        let (low, high) = if self.chance.hits(950_000) { (74, 88) } else { (95, 125) };
        let days = self.chance.between(low, high);
        self.working(plus(began, days), 0)
    }

    /// Reviews up to the end: the last decides on it.
    fn reviews_of_plan(&mut self, plan: &Plan, first: Date) {
        let stops = plan.ended.map_or(self.life.end, |(day, _)| day);
        let (mut kind, mut counted_from, mut day) = ("first-review", plan.began, first);
        let meeting =
            |kind, counted_from| Meeting { about: ("plan", plan.record), kind, counted_from, harm: plan.harm };
        while day < stops {
            self.conference(meeting(kind, counted_from), Held::On(day, "go-on"));
            let days = self.chance.between(140, 176);
            (kind, counted_from) = ("review", day);
            day = self.working(plus(day, days), 0);
        }
        let last = match plan.ended {
            None => Held::Planned(day),
            Some((ended, _)) if meets(plan.ended) => Held::On(ended, "end"),
            Some((ended, _)) => Held::StoodDown(ended),
        };
        self.conference(meeting(kind, counted_from), last);
    }
}

/// Whether a conference ended the plan, and not a birthday or a death.
fn meets(ended: Option<(Date, &'static str)>) -> bool {
    ended.is_some_and(|(_, why)| !matches!(why, "eighteen" | "died"))
}
