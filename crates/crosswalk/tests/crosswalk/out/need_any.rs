//! Children as they come: whatever the census could have said of them comes out again.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::census::{around, same};
use super::order::in_order;

const FIRST: Date = date(2023, 4, 1);
const LAST: Date = date(2024, 3, 31);

/// What happens in a case: numbers that days and codes are taken from.
type Happening = (u8, u8, u8);

fn after(day: Date, days: u8) -> Date {
    day.saturating_add(i64::from(days).days())
}

fn of<'a>(codes: &[&'a str], number: u8) -> &'a str {
    codes[usize::from(number) % codes.len()]
}

fn element(name: &str, text: impl ToString) -> String {
    format!("<{name}>{}</{name}>", text.to_string())
}

/// Days on which things of one kind began: the census cannot tell two of one day apart, so there is one.
#[derive(Default)]
struct Begun {
    assessments: BTreeSet<Date>,
    enquiries: BTreeSet<Date>,
    need_plans: BTreeSet<Date>,
}

/// A case from its referral to the day before the next.
fn case(received: Date, until: Date, is_nfa: bool, happenings: &[Happening], begun: &mut Begun) -> String {
    let mut text = element("CINreferralDate", received)
        + &element("ReferralSource", of(&["1A", "6", "10"], received.day().unsigned_abs()));
    text += &element("PrimaryNeedCode", of(&["N1", "N4", "N0"], received.month().unsigned_abs()));
    let (mut assessments, mut enquiries, mut plan) = (String::new(), String::new(), String::new());
    let mut need_plans = String::new();
    for (nth, (at, length, code)) in happenings.iter().enumerate().filter(|_| !is_nfa) {
        let began = after(received.max(FIRST), *at).min(until);
        let ended = Some(after(began, *length)).filter(|ended| *ended <= until);
        if code % 2 == 1 && begun.need_plans.insert(began) {
            let end = ended.map(|ended| element("CINPlanEndDate", ended)).unwrap_or_default();
            need_plans += &element("CINPlanDates", element("CINPlanStartDate", began) + &end);
        }
        if nth % 3 == 0 && begun.assessments.insert(began) {
            assessments += "<Assessments>";
            assessments += &element("AssessmentActualStartDate", began);
            if let Some(ended) = ended {
                assessments += &element("AssessmentAuthorisationDate", ended);
                let factors =
                    element("AssessmentFactors", of(&["1A", "2B", "18C"], *code)) + &element("AssessmentFactors", "20");
                assessments += &element("FactorsIdentifiedAtAssessment", factors);
            }
            assessments += "</Assessments>";
        } else if nth % 3 == 1 && begun.enquiries.insert(began) {
            let held = ended.map(|held| element("DateOfInitialCPC", held)).unwrap_or_default();
            let not_wanted = u8::from(held.is_empty() && code % 2 == 0);
            let days = element("S47ActualStartDate", began) + &held;
            enquiries += &element("Section47", days + &element("ICPCnotRequired", not_wanted));
        } else if nth % 3 == 2 && plan.is_empty() {
            let end = ended.map(|ended| element("CPPendDate", ended)).unwrap_or_default();
            let mut reviews: Vec<Date> = [30, 60, *code].iter().map(|days| after(began, *days)).collect();
            reviews.retain(|day| *day <= ended.unwrap_or(LAST));
            reviews.sort();
            reviews.dedup();
            let reviews: String = reviews.iter().map(|day| element("CPPreviewDate", day)).collect();
            let reviews = if reviews.is_empty() { reviews } else { element("Reviews", reviews) };
            let kinds = element("InitialCategoryOfAbuse", of(&["NEG", "EMO"], *code))
                + &element("LatestCategoryOfAbuse", of(&["PHY", "SAB", "MUL"], *code));
            let body =
                element("CPPstartDate", began) + &end + &kinds + &element("NumberOfPreviousCPP", code % 4) + &reviews;
            plan = element("ChildProtectionPlans", body);
            if ended.is_none() && until < LAST {
                plan.clear();
            }
        }
    }
    // Of a case after which nothing was done, a census may say when it was closed, or not.
    if if is_nfa { received.day() % 2 == 0 } else { until < LAST } {
        text += &element("CINclosureDate", until);
        text += &element("ReasonForClosure", of(&["RC1", "RC7", "RC8", "RC9"], until.day().unsigned_abs()));
    }
    let nfa = element("ReferralNFA", u8::from(is_nfa));
    element("CINdetails", text + &assessments + &need_plans + &enquiries + &nfa + &plan)
}

fn children() -> impl Strategy<Value = Vec<Vec<(i16, bool, Vec<Happening>)>>> {
    let happenings = prop::collection::vec((any::<u8>(), any::<u8>(), any::<u8>()), 1..7);
    let cases = prop::collection::vec((-200i16..365, prop::bool::weighted(0.2), happenings), 1..4);
    prop::collection::vec(cases, 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn in_and_out_again_is_equal(children in children()) {
        let mut text = String::new();
        for (at, mut cases) in children.into_iter().enumerate() {
            cases.sort_by_key(|(day, ..)| *day);
            cases.dedup_by_key(|(day, ..)| *day);
            let who = element("LAchildID", format!("C{at}")) + &element("UPN", format!("A0000000000{at:02}"))
                + &element("PersonBirthDate", date(2010, 1, 1)) + &element("GenderCurrent", at % 3);
            let mut body = element("ChildIdentifiers", who);
            body += &element("ChildCharacteristics", element("Ethnicity", of(&["WBRI", "OOTH", "NOBT"], 1)));
            let mut begun = Begun::default();
            let days: Vec<Date> = cases.iter().map(|(day, ..)| FIRST.saturating_add(i64::from(*day).days()).min(LAST)).collect();
            for (nth, (_, is_nfa, happenings)) in cases.iter().enumerate() {
                let received = days[nth];
                let until = days.get(nth + 1).map_or(LAST, |next| next.saturating_sub(1.day()));
                // A case from before the year is in by what goes on in it; nothing further is done about none of these.
                if until >= FIRST && received <= until {
                    body += &case(received, until, *is_nfa && received >= FIRST, happenings, &mut begun);
                }
            }
            text += &element("Child", body);
        }
        in_order(&same(2024, &around(2024, &text)));
    }
}
