//! What a move makes of a record: the state, the next record, the day that a clock runs on from.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it stands")]

mod shared;

use std::collections::BTreeMap;

use bigplan_register::clock::reading;
use bigplan_register::record::{Attempt, Begun, carry_out, due_sign_offs, missing_sign_offs};
use bigplan_register::{ClockState, Definition, Record, Registers, Value};
use jiff::civil::{Date, date};
use shared::{TODAY, calendar};

/// A record; stops where a test names a field or state that the register does not have.
fn record(definition: &Definition, state: &str, filled: &[(&str, Value)]) -> Record {
    let record = Record {
        id: "r1".into(),
        subject: Some("c1".into()),
        state: state.parse().unwrap(),
        values: values(filled),
        worker: None,
        moves: Vec::new(),
        signed: Vec::new(),
        pauses: Vec::new(),
    };
    assert!(definition.state(&record.state).is_some());
    assert!(record.values.keys().all(|field| definition.field(field).is_some()));
    record
}

fn carried(registers: &Registers, definition: &Definition, record: &Record, step: &str) -> (Record, Vec<Begun>) {
    let step = definition.find_move(&step.parse().unwrap()).unwrap();
    carry_out(registers, definition, record, step, Attempt { by: "w1", roles: &[], on: TODAY, reason: None })
}

fn day(year: i16, month: i8, day: i8) -> Value {
    Value::Day(date(year, month, day))
}

fn code(code: &str) -> Value {
    Value::Code(code.into())
}

fn values(values: &[(&str, Value)]) -> BTreeMap<bigplan_register::FieldCode, Value> {
    values.iter().map(|(field, value)| (field.parse().unwrap(), value.clone())).collect()
}

#[test]
fn one_review_leads_to_the_next_and_its_clock() {
    let registers = Registers::built_in().unwrap();
    let reviews = registers.named("care-review").unwrap();
    let first = [
        ("episode", Value::Link("e1".into())),
        ("order", code("first")),
        ("counted-from", day(2025, 1, 6)),
        ("held", day(2025, 1, 31)),
    ];
    let (held, begun) = carried(&registers, reviews, &record(reviews, "planned", &first), "hold");
    assert_eq!(held.state.as_str(), "held");
    assert_eq!(held.moves.len(), 1);
    let [next] = begun.as_slice() else { panic!("one review follows: {begun:?}") };
    let expect = [("episode", Value::Link("e1".into())), ("order", code("second")), ("counted-from", day(2025, 1, 31))];
    assert_eq!(
        (next.register.as_str(), next.state.as_str(), &next.values),
        ("care-review", "planned", &values(&expect))
    );
    let next = Record { values: next.values.clone(), ..record(reviews, "planned", &[]) };
    let found = reading(reviews, &reviews.clocks[0], &next, TODAY, &calendar()).unwrap();
    assert_eq!(found.due, Some(date(2025, 4, 30)), "three months from 31 January");
}

#[test]
fn care_begins_with_a_review_a_health_check_and_an_education_plan() {
    let registers = Registers::built_in().unwrap();
    let episodes = registers.named("looked-after-episode").unwrap();
    let begun = |reason: &str| {
        let entered = [("care-began", day(2025, 1, 6)), ("reason", code(reason))];
        let (_, begun) = carried(&registers, episodes, &record(episodes, "draft", &entered), "begin");
        begun.into_iter().map(|begun| begun.register.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(begun("S"), ["care-review", "health-check", "education-plan"]);
    assert_eq!(begun("L"), [""; 0], "a change of legal status begins nothing");
}

#[test]
fn a_referral_leads_to_the_assessment_of_its_day() {
    let registers = Registers::built_in().unwrap();
    let referrals = registers.named("referral").unwrap();
    let begun = |received: Value| {
        let entered = [("received", received), ("decision", code("assess"))];
        let (_, begun) = carried(&registers, referrals, &record(referrals, "received", &entered), "decide");
        let held = |one: &&Begun| {
            let first = ["referred", "opened"].into_iter().find_map(|field| one.values.get(field)).and_then(Value::day);
            registers.find(&one.register).unwrap().held.on(first.unwrap())
        };
        begun.iter().filter(held).map(|begun| begun.register.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(begun(day(2009, 9, 30)), ["initial-assessment", "child-in-need-case"]);
    assert_eq!(begun(day(2013, 4, 14)), ["initial-assessment", "child-in-need-case"]);
    let since = ["single-assessment", "child-in-need-case"];
    assert_eq!(begun(day(2013, 4, 15)), since, "both assessments were held then, one is begun");
    assert_eq!(begun(day(2025, 1, 6)), since);
}

#[test]
fn a_case_is_opened_by_what_is_followed_up_and_a_review_of_its_plan_runs_on() {
    let registers = Registers::built_in().unwrap();
    let referrals = registers.named("referral").unwrap();
    let begun = |decision: &str| {
        let entered = [("received", day(2025, 1, 6)), ("decided", day(2025, 1, 7)), ("decision", code(decision))];
        let (_, begun) = carried(&registers, referrals, &record(referrals, "received", &entered), "decide");
        begun.into_iter().find(|one| one.register.as_str() == "child-in-need-case")
    };
    for decision in ["assess", "enquiry"] {
        assert_eq!(begun(decision).unwrap().values.get("opened"), Some(&day(2025, 1, 6)), "{decision}");
    }
    for decision in ["no-further-action", "advice", "early-help"] {
        assert!(begun(decision).is_none(), "{decision}");
    }
    let plans = registers.named("child-in-need-plan").unwrap();
    let held = [("began", day(2010, 1, 6)), ("last-reviewed", day(2010, 1, 6)), ("reviewed", day(2010, 6, 1))];
    let (after, _) = carried(&registers, plans, &record(plans, "open", &held), "review");
    assert_eq!((after.day("last-reviewed"), after.day("reviewed")), (day(2010, 6, 1).day(), None));
}

#[test]
fn core_groups_go_on_for_six_months_after_a_plan() {
    let registers = Registers::built_in().unwrap();
    let groups = registers.named("core-group").unwrap();
    let next = |held: Value| {
        let entered = [("kind", code("after-plan")), ("plan-ended", day(2025, 1, 6)), ("held", held)];
        let (_, begun) = carried(&registers, groups, &record(groups, "planned", &entered), "hold");
        begun.into_iter().map(|one| one.values.get("kind").cloned()).collect::<Vec<_>>()
    };
    assert_eq!(next(day(2025, 2, 10)), [Some(code("after-plan"))]);
    assert_eq!(next(day(2025, 7, 5)), [Some(code("after-plan"))]);
    assert_eq!(next(day(2025, 7, 6)), [], "six months are over");
}

#[test]
fn work_waits_to_be_read_once_it_is_written() {
    let registers = Registers::built_in().unwrap();
    let assessments = registers.named("single-assessment").unwrap();
    let waits = |state: &str| due_sign_offs(assessments, &record(assessments, state, &[])).count();
    assert_eq!(missing_sign_offs(assessments, &record(assessments, "open", &[])).count(), 1);
    assert_eq!((waits("open"), waits("written"), waits("finished")), (0, 1, 1));
}

#[test]
fn a_look_again_runs_on_from_the_last_look() {
    let registers = Registers::built_in().unwrap();
    let elsewhere = registers.named("educated-elsewhere").unwrap();
    let looked: Date = date(2025, 9, 1);
    let filled = [("last-looked", day(2024, 9, 1)), ("looked", Value::Day(looked))];
    let (again, begun) = carried(&registers, elsewhere, &record(elsewhere, "open", &filled), "look-again");
    assert_eq!((again.values.clone(), begun), (values(&[("last-looked", Value::Day(looked))]), Vec::new()));
    let found = reading(elsewhere, &elsewhere.clocks[0], &again, date(2026, 9, 1), &calendar()).unwrap();
    assert_eq!(found.state, ClockState::Running { left: 0 });
}
