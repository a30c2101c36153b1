//! A case with its assessments.

use bigplan_register::{Record, Value};
use bigplan_returns::need::Table;

use super::cases::Case;
use super::module::Making;
use super::{harm, help};
use crate::out::Misfit;
use crate::out::element::Element;

/// Where the referral came from, when nobody wrote it down: the schema wants a source of every referral.
const SOURCE_NOT_KNOWN: &str = "10";

/// The module of a case, in the order of the schema.
pub(super) fn details(case: &Case<'_>, making: &mut Making<'_>) -> Option<Element> {
    let assessments: Vec<Element> = case.assessments.iter().filter_map(|one| assessment(one, making)).collect();
    let enquiries: Vec<Element> = case.enquiries.iter().filter_map(|one| harm::enquiry(one, making)).collect();
    let need_plans: Vec<Element> = case.need_plans.iter().filter_map(|one| help::need_plan(one, making)).collect();
    let plans: Vec<Element> = case.plans.iter().filter_map(|one| harm::plan(one, making)).collect();
    let closed = making.span.by_end(case.help.and_then(|help| help.day("closed")));
    let why = case.help.filter(|_| closed.is_some()).and_then(|help| help.code("close-reason"));
    let mut module = making.module(Table::CaseDetails);
    module.day("CINreferralDate", Some(case.received));
    let said = |field: &str| case.referral.and_then(|referral| referral.code(field));
    module.code("ReferralSource", said("source"), Some(SOURCE_NOT_KNOWN));
    module.code("PrimaryNeedCode", said("need"), None);
    module.day("CINclosureDate", closed);
    module.code("ReasonForClosure", why, None);
    module.day("DateOfInitialCPC", case.conference);
    module.put(assessments);
    module.put(need_plans);
    module.put(enquiries);
    module.yes("ReferralNFA", case.is_nfa);
    module.put(plans);
    module.end("CINdetails")
}

/// An assessment: what was found is known once it is finished.
fn assessment(record: &Record, making: &mut Making<'_>) -> Option<Element> {
    let finished = record.day("finished");
    let is_later = finished.is_some_and(|day| day > making.span.last);
    let found: &[String] = match record.value("factors") {
        Some(Value::Codes(codes)) if !is_later => codes,
        _ => &[],
    };
    let (mut fit, mut other) = (Vec::new(), false);
    let column = making.shape(Table::Assessment).and_then(|shape| shape.column("AssessmentFactors"));
    for code in found {
        let known = column.is_none_or(|column| column.codes.contains(code));
        other |= !known;
        fit.extend(known.then(|| Element::text("AssessmentFactors", code)));
    }
    making.rows.extend(fit.iter().map(|_| Table::Factor));
    let mut module = making.module(Table::Assessment);
    if other {
        module.tell("AssessmentFactors", Misfit::LeftOut);
    }
    if fit.is_empty() && finished.is_some() && !is_later {
        module.tell("AssessmentFactors", Misfit::Lacking);
    }
    module.day("AssessmentActualStartDate", record.day("referred"));
    module.day("AssessmentInternalReviewDate", record.day("review-point"));
    module.day("AssessmentAuthorisationDate", finished.filter(|_| !is_later));
    module.folder("FactorsIdentifiedAtAssessment", fit);
    module.end("Assessments")
}
