//! What of a case is about significant harm: enquiries, first conferences, plans with their reviews.

use bigplan_register::{Record, Value};
use bigplan_returns::need::Table;
use jiff::civil::Date;

use super::cases::{Cases, Enquiry, Plan};
use crate::out::{Child, Misfit};

impl<'a> Cases<'a, '_, '_> {
    /// Enquiries of the year. Gives the days of the conferences that all enquiries led to.
    pub(super) fn enquiries(&mut self, child: &Child<'a>) -> Vec<Date> {
        let (span, conferences) = (self.making.span, child.of("conference", "held"));
        let mut known = Vec::new();
        for record in child.of("enquiry", "began") {
            let began = record.day("discussed").or(record.day("began"));
            let Some(began) = began.filter(|_| record.code("decision").is_none_or(|code| code == "enquiry")) else {
                continue;
            };
            let names = |one: &&&Record| matches!(one.value("enquiry"), Some(Value::Link(id)) if *id == record.id);
            let led_to = conferences.iter().filter(|one| one.code("kind") == Some("initial")).find(names);
            let conference = record.day("conference-held").or(led_to.and_then(|one| one.day("held")));
            known.extend(conference);
            // An enquiry whose end has no day of its own was over on the day on which it began.
            let over = conference.or(record.day("ended")).or(record.code("found").map(|_| began));
            // One without a decision is an enquiry once something came of it.
            let is_one = record.code("decision").is_some() || over.is_some();
            if is_one && span.touches(began, over) {
                let enquiry = Enquiry { record, began, conference: span.by_end(conference) };
                self.put(record, began, (Table::Section47, "S47ActualStartDate"), |case| case.enquiries.push(enquiry));
            }
        }
        known
    }

    /// First conferences of the year that no enquiry led to.
    pub(super) fn conferences(&mut self, child: &Child<'a>, of_enquiries: &[Date]) {
        let span = self.making.span;
        for record in child.of("conference", "held") {
            let is_first = record.code("kind").is_some_and(|kind| ["initial", "transfer"].contains(&kind));
            let held = record.day("held").filter(|day| span.has(*day) && !of_enquiries.contains(day));
            let Some(held) = held.filter(|_| is_first && record.state.as_str() != "stood-down") else { continue };
            let place = (Table::CaseDetails, "DateOfInitialCPC");
            let mut is_second = false;
            self.put(record, held, place, |case| {
                is_second = case.conference.is_some();
                case.conference = case.conference.or(Some(held));
            });
            if is_second {
                self.making.tell(place.0, place.1, Misfit::OnlyOne);
            }
        }
    }

    pub(super) fn plans(&mut self, child: &Child<'a>) {
        let span = self.making.span;
        let mut plans: Vec<Plan<'a>> = Vec::new();
        for record in child.of("protection-plan", "began") {
            let began = record.day("began").filter(|_| record.state.as_str() != "draft");
            plans.extend(began.map(|began| Plan { record, began, reviews: Vec::new() }));
        }
        for review in child.of("conference", "held") {
            let is_review = review.code("kind").is_some_and(|kind| ["first-review", "review"].contains(&kind));
            let held = review.day("held").filter(|day| span.has(*day) && review.state.as_str() != "stood-down");
            let Some(held) = held.filter(|_| is_review) else { continue };
            let named = match review.value("plan") {
                Some(Value::Link(id)) => plans.iter().position(|plan| plan.record.id == *id),
                _ => None,
            };
            let on = |plan: &Plan<'_>| plan.began <= held && plan.record.day("ended").is_none_or(|ended| held <= ended);
            let at = named
                .or_else(|| plans.iter().rposition(on))
                .or_else(|| plans.iter().rposition(|plan| plan.began <= held));
            match at.and_then(|at| plans.get_mut(at)) {
                Some(plan) => plan.reviews.push(held),
                None => self.making.tell(Table::ReviewDate, "CPPreviewDate", Misfit::NoPlan),
            }
        }
        for plan in plans
            .into_iter()
            .filter(|plan| span.touches(plan.began, plan.record.day("ended")) || !plan.reviews.is_empty())
        {
            let place = (Table::ProtectionPlan, "CPPstartDate");
            self.put(plan.record, plan.began, place, |case| case.plans.push(plan));
        }
    }
}
