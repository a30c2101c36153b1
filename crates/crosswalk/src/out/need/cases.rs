//! The cases of a child in the year: each referral with what followed from it.
//!
//! What names its referral or case belongs to that; anything else belongs to the last referral that was followed up on or
//! before its first day.

use bigplan_register::{Record, Value};
use bigplan_returns::need::Table;
use jiff::civil::Date;

use super::module::Making;
use crate::out::{Child, Misfit, Span};

/// Decisions after which social care does nothing more: nothing is assessed, and no case is opened.
const ENDS: [&str; 3] = ["no-further-action", "advice", "early-help"];

/// A referral and what followed from it in the year.
pub(super) struct Case<'a> {
    /// `None` where only the case that it opened is held.
    pub(super) referral: Option<&'a Record>,
    /// How long the child was helped, where that is held.
    pub(super) help: Option<&'a Record>,
    pub(super) received: Date,
    /// Whether nothing further was done, as it was known at the end of the year.
    pub(super) is_nfa: bool,
    pub(super) assessments: Vec<&'a Record>,
    pub(super) enquiries: Vec<Enquiry<'a>>,
    /// A first conference that came of no enquiry here.
    pub(super) conference: Option<Date>,
    pub(super) need_plans: Vec<&'a Record>,
    pub(super) plans: Vec<Plan<'a>>,
    pub(super) is_open: bool,
}

impl<'a> Case<'a> {
    fn of(received: Date, is_open: bool) -> Self {
        let (referral, help, is_nfa, conference) = Default::default();
        let (assessments, enquiries, need_plans, plans) = Default::default();
        Self { referral, help, received, is_nfa, assessments, enquiries, conference, need_plans, plans, is_open }
    }

    /// A case whose referral is not held.
    pub(super) fn alone(help: &'a Record, opened: Date, is_open: bool) -> Self {
        Self { help: Some(help), ..Self::of(opened, is_open) }
    }
}

/// An enquiry, and the day of the conference that it led to.
pub(super) struct Enquiry<'a> {
    pub(super) record: &'a Record,
    pub(super) began: Date,
    pub(super) conference: Option<Date>,
}

/// A protection plan, and the days of its reviews in the year.
pub(super) struct Plan<'a> {
    pub(super) record: &'a Record,
    pub(super) began: Date,
    pub(super) reviews: Vec<Date>,
}

/// The cases that were open in the year.
pub(super) fn of<'a>(child: &Child<'a>, making: &mut Making<'_>) -> Vec<Case<'a>> {
    let span = making.span;
    let mut cases: Cases<'a, '_, '_> = Cases { all: referrals(child, span), making };
    cases.helped(child);
    cases.assessments(child);
    let enquiries = cases.enquiries(child);
    cases.conferences(child, &enquiries);
    cases.need_plans(child);
    cases.plans(child);
    for care in child.of("looked-after-episode", "began") {
        let began = care.day("began").filter(|began| span.touches(*began, care.day("ended")));
        if let Some(case) = began.filter(|_| care.state.as_str() != "draft").and_then(|began| cases.home(care, began)) {
            case.is_open = true;
        }
    }
    cases.all.retain(|case| case.is_open);
    cases.all
}

/// Referrals up to the end of the year, in the order of their days.
fn referrals<'a>(child: &Child<'a>, span: Span) -> Vec<Case<'a>> {
    let case = |referral: &'a Record| {
        let received = referral.day("received").filter(|day| *day <= span.last)?;
        let decided = referral.day("decided");
        let decision = referral.code("decision").filter(|_| decided.is_none_or(|day| day <= span.last));
        let goes_on = referral.state.as_str() != "closed" && !decision.is_some_and(|code| ENDS.contains(&code));
        let waited = decided.is_some_and(|day| day >= span.first);
        let is_nfa = decision.is_some_and(|code| ENDS.contains(&code));
        Some(Case { referral: Some(referral), is_nfa, ..Case::of(received, span.has(received) || goes_on || waited) })
    };
    child.of("referral", "received").into_iter().filter_map(case).collect()
}

/// The cases of a child while they are put together.
pub(super) struct Cases<'a, 'm, 'l> {
    pub(super) all: Vec<Case<'a>>,
    pub(super) making: &'m mut Making<'l>,
}

impl<'a> Cases<'a, '_, '_> {
    /// The case that something belongs to.
    fn home(&mut self, record: &Record, on: Date) -> Option<&mut Case<'a>> {
        let names = |field: &str, one: Option<&Record>| match (record.value(field), one) {
            (Some(Value::Link(id)), Some(one)) => one.id == *id,
            _ => false,
        };
        let named = self.all.iter().position(|case| names("referral", case.referral) || names("case", case.help));
        let before =
            |followed: bool| self.all.iter().rposition(|case| case.received <= on && !(followed && case.is_nfa));
        let at = named.or_else(|| before(true)).or_else(|| before(false))?;
        self.all.get_mut(at)
    }

    /// Puts something into its case, which is open for it; told where there is none.
    pub(super) fn put(
        &mut self,
        record: &Record,
        on: Date,
        (table, column): (Table, &str),
        into: impl FnOnce(&mut Case<'a>),
    ) {
        match self.home(record, on) {
            Some(case) => {
                case.is_open = true;
                into(case);
            }
            None => self.making.tell(table, column, Misfit::NoCase),
        }
    }

    fn assessments(&mut self, child: &Child<'a>) {
        for record in child.of("single-assessment", "referred") {
            let Some(began) = record.day("referred") else { continue };
            if record.state.as_str() != "cancelled" && self.making.span.touches(began, record.day("finished")) {
                let place = (Table::Assessment, "AssessmentActualStartDate");
                self.put(record, began, place, |case| case.assessments.push(record));
            }
        }
    }
}
