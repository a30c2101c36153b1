//! The records that a child's history comes to.

use bigplan_register::Value;
use bigplan_returns::need::{Assessment, CaseDetails, NeedPlan, ProtectionPlan, Section47};
use bigplan_returns::{Code, Date};
use jiff::civil;

use super::history::{History, Protected};
use crate::codes::ethnic_group;
use crate::draft::{Draft, Person, day, pupil_number};

const NO_DISABILITY: Code = Code::new("NONE");

pub(super) fn person(id: &str, history: &History, before: Option<civil::Date>) -> Person {
    let who = history.who.as_ref();
    let sex = who.map(|who| if who.sex == Code::BLANK { who.gender } else { who.sex }.to_string());
    // Who is not born yet is known by the day on which birth is expected.
    let born = who.and_then(|who| day(who.born).or_else(|| day(who.expected)));
    let mut records: Vec<Draft> = details(history, born).into_iter().collect();
    records.extend(history.cases.values().filter_map(|(case, assessed)| referral(case, *assessed)));
    records.extend(history.cases.values().filter_map(|(row, _)| case(row)));
    records.extend(history.need_plans.values().filter_map(need_plan));
    records.extend(history.assessments.values().filter_map(|(row, factors)| assessment(row, factors)));
    for enquiry in history.enquiries.values() {
        records.extend(enquired(enquiry));
        records.extend(conference(enquiry.start, enquiry.conference));
    }
    // A conference stands with the enquiry that led to it; a case may have one without.
    let alone = |case: &&CaseDetails| !history.enquiries.values().any(|one| one.conference == case.conference);
    let cases = history.cases.values().map(|(case, _)| case).filter(alone);
    records.extend(cases.filter_map(|case| conference(case.conference, case.conference)));
    for plan in history.plans.values() {
        records.extend(protected(&plan.plan));
        records.extend(reviews(plan, before));
    }
    let died = who.and_then(|who| day(who.died));
    let pupil_number = who.and_then(|who| pupil_number(who.upn.letters));
    Person { id: id.to_owned(), born, died, sex: sex.filter(|sex| !sex.is_empty()), pupil_number, records }
}

fn details(history: &History, born: Option<civil::Date>) -> Option<Draft> {
    let group = history.ethnicity.and_then(|code| ethnic_group(&code.to_string()));
    let first = history.cases.keys().next().copied();
    let said = !history.disabilities.is_empty();
    let yes = history.disabilities.iter().any(|code| *code != NO_DISABILITY && *code != Code::BLANK);
    let draft = Draft::of("child-details", "stored")?.day("from", born.or(first)).word("ethnic-group", group);
    Some(draft.with("disabled", said.then_some(Value::YesNo(yes))))
}

fn referral(case: &CaseDetails, assessed: bool) -> Option<Draft> {
    let decision = match () {
        () if is_yes(case.nfa) => Some("no-further-action"),
        () if assessed => Some("assess"),
        () => None,
    };
    let state = if decision.is_some() || day(case.closed).is_some() { "closed" } else { "received" };
    let draft = Draft::of("referral", state)?.day("received", day(case.referral)).word("decision", decision);
    Some(draft.code("source", case.source).code("need", case.need))
}

/// The case that a referral opened. One after which nothing was done opened none, unless the census says when that was closed.
fn case(row: &CaseDetails) -> Option<Draft> {
    let closed = day(row.closed);
    if is_yes(row.nfa) && closed.is_none() {
        return None;
    }
    let draft = Draft::of("child-in-need-case", if closed.is_some() { "closed" } else { "open" })?;
    Some(draft.day("opened", day(row.referral)).day("closed", closed).code("close-reason", row.reason))
}

fn need_plan(row: &NeedPlan) -> Option<Draft> {
    let ended = day(row.end);
    let draft = Draft::of("child-in-need-plan", if ended.is_some() { "closed" } else { "open" })?;
    Some(draft.day("began", Some(day(row.start)?)).day("ended", ended))
}

/// Yes, as the schema writes it.
fn is_yes(code: Code) -> bool {
    ["1", "true"].contains(&code.to_string().to_ascii_lowercase().as_str())
}

fn assessment(row: &Assessment, factors: &[Code]) -> Option<Draft> {
    let finished = day(row.end);
    let factors: Vec<String> = factors.iter().map(ToString::to_string).collect();
    let draft = Draft::of("single-assessment", if finished.is_some() { "finished" } else { "open" })?;
    let draft = draft.day("referred", day(row.start)).day("review-point", day(row.review)).day("finished", finished);
    Some(draft.with("factors", (!factors.is_empty()).then_some(Value::Codes(factors))))
}

fn enquired(row: &Section47) -> Option<Draft> {
    let (began, held) = (day(row.start)?, day(row.conference));
    let found = match (held, is_yes(row.not_required)) {
        (Some(_), _) => Some("conference"),
        (None, true) => Some("no-continuing-risk"),
        (None, false) => None,
    };
    let draft = Draft::of("enquiry", if found.is_some() { "closed" } else { "enquiring" })?;
    let draft = draft.day("began", Some(began)).day("discussed", Some(began)).word("decision", Some("enquiry"));
    Some(draft.day("conference-held", held).word("found", found))
}

/// A first conference, counted from the discussion that began the enquiry.
fn conference(from: Date, held: Date) -> Option<Draft> {
    let held = day(held)?;
    let draft = Draft::of("conference", "done")?.word("kind", Some("initial"));
    Some(draft.day("counted-from", day(from)).day("held", Some(held)))
}

fn protected(plan: &ProtectionPlan) -> Option<Draft> {
    let ended = day(plan.end);
    let earlier = plan.earlier.to_string().parse::<i64>().ok();
    let draft = Draft::of("protection-plan", if ended.is_some() { "closed" } else { "open" })?;
    let draft = draft.day("began", Some(day(plan.start)?)).day("ended", ended).code("category", plan.first_abuse);
    let draft = draft.code("category-now", plan.latest_abuse).with("earlier-plans", earlier.map(Value::Whole));
    Some(draft.with("again", earlier.map(|earlier| Value::YesNo(earlier > 0))))
}

/// The review conferences of a plan, each counted from the one before, the first from the day on which the plan began; and the
/// one to come. Of a plan from before the year, it is not known how long after the one before its first known review came.
fn reviews(Protected { plan, reviews }: &Protected, before_year: Option<civil::Date>) -> Vec<Draft> {
    let Some(began) = day(plan.start) else { return Vec::new() };
    let is_older = before_year.is_some_and(|before| began <= before);
    let mut before = (!is_older).then_some(began);
    let held = reviews.iter().copied().map(Some).chain([None]);
    let record = |(nth, held): (usize, Option<civil::Date>)| {
        let kind = if nth == 0 && !is_older { "first-review" } else { "review" };
        let draft = Draft::of("conference", if held.is_some() { "done" } else { "planned" })?.word("kind", Some(kind));
        let from = std::mem::replace(&mut before, held);
        Some(draft.day("counted-from", from).day("held", held))
    };
    held.enumerate().filter_map(record).collect()
}
