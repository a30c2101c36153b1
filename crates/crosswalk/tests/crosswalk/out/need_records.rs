//! Records as they are written down day by day, not as a census told them.

use bigplan_crosswalk::out::Told;
use bigplan_crosswalk::{Draft, Person};
use bigplan_register::Value;
use jiff::civil::date;

use super::care_records::{code, day, draft};
use super::census::census;

fn person(records: Vec<Draft>) -> Person {
    Person { id: "c0ffee".to_owned(), born: Some(date(2012, 5, 6)), records, ..Person::default() }
}

fn referral(received: jiff::civil::Date, decision: &str) -> Draft {
    draft(
        "referral",
        "closed",
        &[("received", day(received)), ("decision", code(decision)), ("decided", day(received))],
    )
}

#[test]
fn what_the_schema_wants_and_nobody_wrote_down_is_said_not_to_be_known() {
    let (made, told, _) = census(2025, &[person(vec![referral(date(2024, 5, 1), "assess")])]);
    for known in ["<ReferralSource>10<", "<Ethnicity>NOBT<", "<Sex>U<", "<ReferralNFA>0<"] {
        assert!(made.contains(known), "{known}");
    }
    assert!(!made.contains("UPN"), "why there is no number is not known");
    assert_eq!(told, []);
}

#[test]
fn care_keeps_a_case_open() {
    let referral = referral(date(2020, 5, 1), "assess");
    assert!(!census(2025, &[person(vec![referral.clone()])]).0.contains("c0ffee"));
    let care = draft("looked-after-episode", "open", &[("began", day(date(2020, 9, 1)))]);
    assert!(census(2025, &[person(vec![care, referral])]).0.contains("c0ffee"));
}

#[test]
fn what_has_no_place_is_told() {
    let plan = draft("protection-plan", "open", &[("began", day(date(2024, 5, 1))), ("category", code("NEG"))]);
    let (made, first, _) = census(2025, &[person(vec![plan.clone()])]);
    let told = |told: Vec<Told>| -> Vec<String> { told.iter().map(ToString::to_string).collect() };
    assert_eq!(
        told(first),
        [
            "Child c0ffee, ChildProtectionPlans, CPPstartDate: no referral came before it, so it belongs to no case; it was \
             left out."
        ]
    );
    assert!(!made.contains("c0ffee"));
    let factors = Value::Codes(vec!["24A".to_owned(), "99Z".to_owned()]);
    let assessed = [("referred", day(date(2024, 4, 2))), ("finished", day(date(2024, 5, 1))), ("factors", factors)];
    let records = vec![referral(date(2024, 4, 2), "assess"), draft("single-assessment", "finished", &assessed), plan];
    let (made, found, _) = census(2025, &[person(records)]);
    assert_eq!(
        told(found),
        [
            "Child c0ffee, Assessments, AssessmentFactors: the year does not have this code; it was left out.",
            "Child c0ffee, ChildProtectionPlans, NumberOfPreviousCPP: the form wants it, and no record holds it; the row was \
             left out.",
        ]
    );
    assert!(made.contains("<AssessmentFactors>24A<") && !made.contains("99Z"));
    assert!(!made.contains("ChildProtectionPlans"), "the schema would refuse the whole file");
}

#[test]
fn a_number_that_is_none_and_signs_that_xml_cannot_write_stay_out() {
    let mut child = person(vec![referral(date(2024, 5, 1), "no-further-action")]);
    child.pupil_number = Some("INVENTED001".to_owned());
    child.id = "a<b>&\u{1}c".to_owned();
    let (made, told, _) = census(2025, &[child]);
    assert!(made.contains("<LAchildID>a&lt;b&gt;&amp;c</LAchildID>") && !made.contains("INVENTED"));
    assert_eq!(
        told.iter().map(|one| (one.column.as_str(), one.what.as_str())).collect::<Vec<_>>(),
        [("UPN", "left-out")]
    );
}

#[test]
fn what_names_its_referral_or_its_plan_belongs_to_that() {
    let link = |id: &str| Value::Link(format!("c0ffee/{id}"));
    let plan = |began, ended: jiff::civil::Date, nth| {
        let kinds = [("category", code("NEG")), ("earlier-plans", Value::Whole(nth))];
        let days = [("began", day(began)), ("ended", day(ended))];
        draft("protection-plan", "closed", &[kinds, days].concat())
    };
    let held = date(2024, 11, 4);
    let records = vec![
        referral(date(2024, 5, 1), "assess"),
        referral(date(2024, 9, 1), "enquiry"),
        draft("single-assessment", "open", &[("referral", link("referral/0000")), ("referred", day(date(2024, 9, 2)))]),
        plan(date(2024, 6, 3), held, 0),
        plan(held, date(2025, 3, 3), 1),
        draft(
            "conference",
            "done",
            &[("kind", code("review")), ("held", day(held)), ("plan", link("protection-plan/0003"))],
        ),
    ];
    let (made, told, _) = census(2025, &[person(records)]);
    assert_eq!(told, []);
    let before = |one: &str, other: &str| made.find(one).unwrap() < made.find(other).unwrap();
    assert!(before("<AssessmentActualStartDate>2024-09-02<", "<CINreferralDate>2024-09-01<"), "{made}");
    assert!(before("<CPPreviewDate>2024-11-04<", "<CPPstartDate>2024-11-04<"), "the plan that it ended");
}

fn case(opened: jiff::civil::Date, closed: Option<jiff::civil::Date>, reason: &str) -> Draft {
    let open = [("opened", day(opened))];
    match closed {
        Some(closed) => draft(
            "child-in-need-case",
            "closed",
            &[open.as_slice(), &[("closed", day(closed)), ("close-reason", code(reason))]].concat(),
        ),
        None => draft("child-in-need-case", "open", &open),
    }
}

#[test]
fn who_has_nothing_but_an_open_case_or_a_plan_is_in() {
    let (came, until) = (date(2020, 5, 1), date(2024, 4, 1));
    let is_in = |records: Vec<Draft>| census(2025, &[person(records)]).0.contains("c0ffee");
    let assessed = || referral(came, "assess");
    assert!(is_in(vec![assessed(), case(came, None, "")]));
    assert!(is_in(vec![assessed(), case(came, Some(until), "RC7")]), "closed on the first day of the year");
    assert!(!is_in(vec![assessed(), case(came, Some(date(2024, 3, 31)), "RC7")]));
    let untold = draft("referral", "decided", &[("received", day(came)), ("decision", code("assess"))]);
    assert!(is_in(vec![untold.clone()]), "nobody says that it is over");
    assert!(!is_in(vec![untold, case(came, Some(date(2024, 3, 31)), "RC7")]), "only the referrer was never told");
    let plan = |ended| draft("child-in-need-plan", "closed", &[("began", day(came)), ("ended", day(ended))]);
    assert!(is_in(vec![assessed(), plan(until)]));
    assert!(!is_in(vec![assessed(), plan(date(2024, 3, 31))]));
    let closed_later = census(2025, &[person(vec![assessed(), case(came, Some(date(2025, 4, 1)), "RC7")])]).0;
    assert!(closed_later.contains("c0ffee") && !closed_later.contains("Closure"), "not closed by the end of the year");
}

#[test]
fn a_case_whose_referral_is_not_held_stands_for_itself() {
    let records = vec![
        referral(date(2024, 6, 1), "assess"),
        case(date(2023, 9, 4), Some(date(2024, 5, 2)), "RC9"),
        draft("child-in-need-plan", "closed", &[("began", day(date(2024, 4, 8))), ("ended", day(date(2024, 5, 1)))]),
    ];
    let (made, told, rows) = census(2025, &[person(records)]);
    assert_eq!((told.len(), rows["CINdetails"], rows["CINplanDates"]), (0, 2, 1));
    let at = |text: &str| made.find(text).unwrap_or_else(|| panic!("{text}: {made}"));
    assert!(at("<CINreferralDate>2023-09-04<") < at("<ReasonForClosure>RC9<"));
    assert!(at("<CINPlanStartDate>2024-04-08<") < at("<CINreferralDate>2024-06-01<"), "in the case that was open then");
    assert_eq!(made.matches("<ReferralSource>10<").count(), 2, "nobody wrote it down");
}

#[test]
fn a_case_belongs_to_the_referral_that_it_names() {
    let link = |id: &str| Value::Link(format!("c0ffee/{id}"));
    let (mut named, mut planned) =
        (case(date(2024, 5, 2), Some(date(2024, 8, 1)), "RC7"), case(date(2024, 9, 1), None, ""));
    named.values.insert("referral".parse().unwrap(), link("referral/0000"));
    planned.values.insert("referral".parse().unwrap(), link("referral/0001"));
    let plan = [("began", day(date(2024, 9, 9))), ("case", link("child-in-need-case/0002"))];
    let records = vec![
        referral(date(2024, 5, 1), "assess"),
        referral(date(2024, 9, 1), "enquiry"),
        named,
        planned,
        draft("child-in-need-plan", "open", &plan),
    ];
    let (made, told, rows) = census(2025, &[person(records)]);
    assert_eq!((told.len(), rows["CINdetails"]), (0, 2));
    let at = |text: &str| made.find(text).unwrap_or_else(|| panic!("{text}: {made}"));
    assert!(at("<CINreferralDate>2024-05-01<") < at("<CINclosureDate>2024-08-01<"));
    assert!(at("<CINclosureDate>2024-08-01<") < at("<CINPlanStartDate>2024-09-09<"));
    assert!(at("<CINPlanStartDate>2024-09-09<") < at("<CINreferralDate>2024-09-01<"), "the case that it names");
}

#[test]
fn a_reason_of_later_years_and_plans_before_they_were_asked_for_stay_out() {
    let records = vec![
        referral(date(2020, 5, 1), "assess"),
        case(date(2020, 5, 1), Some(date(2021, 2, 1)), "RC9"),
        draft("child-in-need-plan", "closed", &[("began", day(date(2020, 7, 8))), ("ended", day(date(2021, 2, 1)))]),
    ];
    let (made, told, rows) = census(2021, &[person(records)]);
    let told: Vec<(&str, &str)> = told.iter().map(|one| (one.column.as_str(), one.what.as_str())).collect();
    assert_eq!(told, [("ReasonForClosure", "left-out")]);
    assert!(made.contains("<CINclosureDate>2021-02-01<") && !made.contains("CINPlan"));
    assert_eq!(rows.get("CINplanDates"), None);
}

#[test]
fn what_is_not_assessed_is_no_further_action_of_social_care() {
    for (decision, flag) in [("no-further-action", 1), ("advice", 1), ("early-help", 1), ("assess", 0), ("enquiry", 0)]
    {
        let (made, ..) = census(2025, &[person(vec![referral(date(2024, 5, 1), decision)])]);
        assert!(made.contains(&format!("<ReferralNFA>{flag}<")), "{decision}");
    }
}
