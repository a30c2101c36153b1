//! Enquiries about significant harm, and protection plans with their reviews.

use bigplan_returns::need::Table;

use super::cases::{Enquiry, Plan};
use super::module::Making;
use crate::out::element::Element;

/// Working days from the strategy discussion within which a first conference is to be held: Working Together to Safeguard
/// Children, since December 1999.
const TO_CONFERENCE: i32 = 15;

/// An enquiry, in the order of the schema.
pub(super) fn enquiry(enquiry: &Enquiry<'_>, making: &mut Making<'_>) -> Option<Element> {
    let record = enquiry.record;
    let known = record.day("ended").is_none_or(|ended| ended <= making.span.last);
    let found = record.code("found").filter(|_| known);
    let not_wanted = enquiry.conference.is_none() && found.is_some_and(|found| found != "conference");
    let target = making.calendar.add_working_days(enquiry.began, TO_CONFERENCE).ok();
    let mut module = making.module(Table::Section47);
    module.day("S47ActualStartDate", Some(enquiry.began));
    module.day("InitialCPCtarget", target.filter(|_| !not_wanted));
    module.day("DateOfInitialCPC", enquiry.conference);
    module.yes("ICPCnotRequired", not_wanted);
    module.end("Section47")
}

/// A protection plan, in the order of the schema.
pub(super) fn plan(plan: &Plan<'_>, making: &mut Making<'_>) -> Option<Element> {
    let (record, span) = (plan.record, making.span);
    let first = record.code("category");
    let mut module = making.module(Table::ProtectionPlan);
    module.day("CPPstartDate", Some(plan.began));
    module.day("CPPendDate", span.by_end(record.day("ended")));
    module.code("InitialCategoryOfAbuse", first, None);
    module.code("LatestCategoryOfAbuse", record.code("category-now").or(first), None);
    let earlier = record.number("earlier-plans").filter(|earlier| *earlier >= 0);
    module.text("NumberOfPreviousCPP", earlier.map(|earlier| earlier.to_string()).as_deref());
    let day = |day: &jiff::civil::Date| Element::text("CPPreviewDate", &day.to_string());
    module.folder("Reviews", plan.reviews.iter().map(day).collect());
    let made = module.end("ChildProtectionPlans");
    making.rows.extend(made.iter().flat_map(|_| &plan.reviews).map(|_| Table::ReviewDate));
    made
}
