//! How long a child was helped: cases from the day on which they were opened to that on which they were closed, and plans for
//! children in need.

use bigplan_register::{Record, Value};
use bigplan_returns::need::Table;
use jiff::civil::Date;

use super::cases::{Case, Cases};
use super::module::Making;
use crate::out::Child;
use crate::out::element::Element;

impl<'a> Cases<'a, '_, '_> {
    /// Puts each case beside the referral that opened it: the one that it names, else that of its first day. One whose
    /// referral is not held stands for itself.
    pub(super) fn helped(&mut self, child: &Child<'a>) {
        let span = self.making.span;
        for record in child.of("child-in-need-case", "opened") {
            let Some(opened) = record.day("opened").filter(|opened| *opened <= span.last) else { continue };
            let is_open = span.touches(opened, record.day("closed"));
            let at = self.opened_by(record, opened);
            match at.and_then(|at| self.all.get_mut(at)) {
                Some(case) => {
                    case.help = Some(record);
                    // However far the work on the referral went: the case says how long it was open.
                    case.is_open = is_open || span.has(case.received);
                }
                None => {
                    let at = self.all.partition_point(|case| case.received <= opened);
                    self.all.insert(at, Case::alone(record, opened, is_open));
                }
            }
        }
    }

    /// Where the referral stands that opened a case. Of two of one day, one that was followed up goes before.
    fn opened_by(&self, record: &Record, opened: Date) -> Option<usize> {
        let find =
            |fits: &dyn Fn(&Case<'_>) -> bool| self.all.iter().position(|case| case.help.is_none() && fits(case));
        let names = |case: &Case<'_>| match (case.referral, record.value("referral")) {
            (Some(referral), Some(Value::Link(id))) => referral.id == *id,
            _ => false,
        };
        let on_day = |case: &Case<'_>| case.received == opened;
        find(&names).or_else(|| find(&|case| on_day(case) && !case.is_nfa)).or_else(|| find(&on_day))
    }

    /// Plans for children in need that ran in the year.
    pub(super) fn need_plans(&mut self, child: &Child<'a>) {
        let span = self.making.span;
        for record in child.of("child-in-need-plan", "began") {
            let began = record.day("began").filter(|began| span.touches(*began, record.day("ended")));
            if let Some(began) = began {
                self.put(record, began, (Table::NeedPlan, "CINPlanStartDate"), |case| case.need_plans.push(record));
            }
        }
    }
}

/// The module of a plan; `None` in years that did not ask for plans.
pub(super) fn need_plan(record: &Record, making: &mut Making<'_>) -> Option<Element> {
    making.shape(Table::NeedPlan)?;
    let ended = making.span.by_end(record.day("ended"));
    let mut module = making.module(Table::NeedPlan);
    module.day("CINPlanStartDate", record.day("began"));
    module.day("CINPlanEndDate", ended);
    module.end("CINPlanDates")
}
