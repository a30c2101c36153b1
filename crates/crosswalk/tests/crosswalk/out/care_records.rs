//! Records as they are written down day by day, not as a return told them.

use std::collections::BTreeMap;

use bigplan_crosswalk::Person;
use bigplan_crosswalk::{Draft, out::care::NOT_HELD};
use bigplan_register::Value;
use jiff::civil::{Date, date};

use super::tables::tables;

pub fn draft(register: &str, state: &'static str, values: &[(&str, Value)]) -> Draft {
    let values: BTreeMap<_, _> = values.iter().map(|(field, value)| (field.parse().unwrap(), value.clone())).collect();
    Draft { register: register.parse().unwrap(), state, values }
}

pub fn day(day: Date) -> Value {
    Value::Day(day)
}

pub fn code(code: &str) -> Value {
    Value::Code(code.to_owned())
}

fn person(records: Vec<Draft>) -> Person {
    let (born, sex) = (Some(date(2012, 5, 6)), Some("F".to_owned()));
    Person { id: "c0ffee".to_owned(), born, sex, records, ..Person::default() }
}

fn episode() -> Draft {
    let values = [
        ("began", day(date(2022, 1, 10))),
        ("care-began", day(date(2022, 1, 10))),
        ("reason", code("S")),
        ("legal-status", code("C2")),
        ("need", code("N1")),
    ];
    draft("looked-after-episode", "open", &values)
}

fn placement(began: Date, ended: Option<Date>, kind: &str) -> Draft {
    let mut values = vec![("began", day(began)), ("type", code(kind)), ("provider", code("PR1"))];
    values.extend(ended.map(|ended| ("ended", day(ended))));
    values.extend(ended.map(|_| ("change-reason", code("CHILD"))));
    draft("placement", if ended.is_some() { "closed" } else { "open" }, &values)
}

#[test]
fn an_episode_is_parted_where_a_placement_begins_within_it() {
    let moved = date(2023, 9, 1);
    let records = vec![episode(), placement(moved, None, "K2"), placement(date(2022, 1, 10), Some(moved), "U6")];
    let (made, _) = tables(2024, &[person(records.clone())]);
    let rows: Vec<String> = made["Episodes"][1..].iter().map(|row| row.join(",")).collect();
    assert_eq!(
        rows,
        ["c0ffee,10/01/2022,S,C2,N1,U6,PR1,01/09/2023,X1,CHILD,,,", "c0ffee,01/09/2023,P,C2,N1,K2,PR1,,,,,,"]
    );
    let (made, _) = tables(2023, &[person(records)]);
    assert_eq!(made["Episodes"][1].join(","), "c0ffee,10/01/2022,S,C2,N1,U6,PR1,,,,,,", "that was not known by then");
    assert_eq!(made["Episodes"].len(), 2);
}

#[test]
fn drafts_and_reviews_that_were_not_needed_are_not_returned() {
    let mut begun = episode();
    begun.state = "draft";
    let (made, _) = tables(2024, &[person(vec![begun])]);
    assert_eq!(made["Header"].len(), 1, "nothing but the headings");
    let review = |state| draft("care-review", state, &[("held", day(date(2023, 5, 1))), ("took-part", code("PN1"))]);
    let (made, _) = tables(2024, &[person(vec![episode(), review("stood-down"), review("held")])]);
    assert_eq!(made["Reviews"].len(), 2);
}

#[test]
fn what_the_register_of_checks_knows_is_returned_of_children_in_care_all_year() {
    let check = |kind, done: Option<Date>, others: &[(&str, Value)]| {
        let mut values = vec![("kind", code(kind)), ("counted-from", day(date(2023, 1, 10)))];
        values.extend(done.map(|done| ("done", day(done))));
        values.extend(others.iter().cloned());
        draft("health-check", if done.is_some() { "done" } else { "due" }, &values)
    };
    let scored = [("difficulties-score", Value::Whole(14)), ("immunised", Value::YesNo(true))];
    let records = vec![episode(), check("five-and-over", Some(date(2023, 12, 1)), &scored), check("dental", None, &[])];
    let (made, _) = tables(2024, &[person(records.clone())]);
    let row = &made["OC2"][1];
    let cell = |name: &str| row[made["OC2"][0].iter().position(|head| head == name).unwrap()].as_str();
    assert_eq!(
        (cell("SDQ_SCORE"), cell("IMMUNISATIONS"), cell("HEALTH_ASSESSMENT"), cell("TEETH_CHECK")),
        ("14", "1", "1", "0")
    );
    assert!(NOT_HELD.iter().filter(|one| one.table == "OC2").all(|one| cell(one.column.unwrap()).is_empty()));
    let (made, _) = tables(2022, &[person(records)]);
    assert_eq!(made["OC2"].len(), 1, "in care for a part of that year only");
    let (made, _) = tables(2024, &[person(vec![episode()])]);
    assert_eq!(made["OC2"].len(), 1, "nothing is known");
}

#[test]
fn only_social_workers_of_a_child_in_care_are_in_the_return() {
    let worker = |number: &str, began: Date, ended: Option<Date>| {
        let mut values = vec![("number", Value::Text(number.into())), ("began", day(began)), ("why", code("MANAGE"))];
        values.extend(ended.map(|ended| ("ended", day(ended))));
        draft("social-worker-time", if ended.is_some() { "closed" } else { "open" }, &values)
    };
    let cared = |began: Date, ended: Date| {
        let values = [
            ("began", day(began)),
            ("care-began", day(began)),
            ("reason", code("S")),
            ("legal-status", code("C2")),
            ("need", code("N1")),
            ("ended", day(ended)),
            ("end-reason", code("E4A")),
        ];
        draft("looked-after-episode", "closed", &values)
    };
    let records = vec![
        cared(date(2024, 5, 10), date(2024, 9, 1)),
        worker("SW1", date(2024, 4, 2), Some(date(2024, 5, 10))),
        worker("SW2", date(2024, 5, 10), Some(date(2024, 7, 1))),
        worker("SW3", date(2024, 7, 1), Some(date(2024, 7, 2))),
        worker("SW4", date(2024, 7, 2), Some(date(2024, 12, 1))),
        worker("SW5", date(2024, 12, 1), None),
    ];
    let (made, _) = tables(2025, &[person(records.clone())]);
    let numbers: Vec<&str> = made["SWEpisodes"][1..].iter().map(|row| row[2].as_str()).collect();
    assert_eq!(numbers, ["SW2", "SW3", "SW4"], "not who had the child before care, nor after");
    let at_home: Vec<Draft> = records.into_iter().skip(1).collect();
    let (made, _) = tables(2025, &[person(at_home)]);
    assert!(!made.contains_key("SWEpisodes") || made["SWEpisodes"].len() < 2, "a child who was never in care");
}
