//! The safeguarding dataset: the mapping is checked as a whole, and rows are what the dataset wants.

use std::collections::BTreeMap;
use std::io;

use bigplan_outward::dataset::{Dataset, FindingCode, Made, Making, RowSink};
use bigplan_outward::{Outgoing, PersonOut, RecordOut};
use bigplan_register::{Record, Value};

use crate::given::{CALENDAR, REGISTERS, TODAY, child, code, day, id, link, record, register};

#[derive(Default)]
struct Rows(BTreeMap<String, Vec<Vec<String>>>);

impl RowSink for Rows {
    fn row(&mut self, table: &str, cells: &[String]) -> io::Result<()> {
        self.0.entry(table.to_owned()).or_default().push(cells.to_vec());
        Ok(())
    }
}

fn dataset() -> Dataset {
    Dataset::read(&[], &REGISTERS).unwrap_or_else(|wrong| panic!("{}", lines(&wrong)))
}

fn lines<T: ToString>(all: &[T]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn made(records: &[(&str, Record)], persons: &[PersonOut]) -> Made<Rows> {
    let dataset = dataset();
    let mut making = Making::new(&dataset, &REGISTERS, &CALENDAR, TODAY, Rows::default());
    let of = |record: &Record| persons.iter().find(|person| Some(&person.id) == record.subject.as_ref());
    for wanted in dataset.registers(&REGISTERS) {
        for (name, record) in records.iter().filter(|(name, _)| *name == wanted.as_str()) {
            let out = RecordOut { definition: register(name), record, person: of(record), team: Some("team") };
            making.give(Outgoing::Record(&out)).unwrap();
        }
    }
    for person in persons {
        making.give(Outgoing::Person(person)).unwrap();
    }
    making.give(Outgoing::Worker { id: &id("w1"), name: "A Worker" }).unwrap();
    making.give(Outgoing::Team { id: "team", name: "North" }).unwrap();
    making.finish().unwrap()
}

/// A cell of a row by the name of its field.
fn cell<'a>(made: &'a Made<Rows>, table: &str, row: usize, field: &str) -> &'a str {
    let dataset = dataset();
    let place = dataset.description().table(table).unwrap().columns.iter().position(|column| column.name == field);
    &made.sink.0[table][row][place.unwrap()]
}

/// A child from the referral to the first conference.
fn case() -> Vec<(&'static str, Record)> {
    let referral =
        [("received", day(2020, 1, 6)), ("source", code("2A")), ("need", code("N1")), ("decision", code("enquiry"))];
    let enquiry = [
        ("referral", link(&id("r1"))),
        ("began", day(2020, 1, 7)),
        ("discussed", day(2020, 1, 8)),
        ("decision", code("enquiry")),
        ("found", code("conference")),
    ];
    let conference = [
        ("enquiry", link(&id("e1"))),
        ("kind", code("initial")),
        ("counted-from", day(2020, 1, 8)),
        ("held", day(2020, 1, 20)),
        ("decision", code("plan")),
    ];
    vec![
        ("referral", record("r1", "decided", referral)),
        ("enquiry", record("e1", "closed", enquiry)),
        ("conference", record("k1", "held", conference)),
    ]
}

#[test]
fn every_field_of_the_dataset_is_made_or_named_as_not_held() {
    let dataset = dataset();
    let all: usize = dataset.description().tables.iter().map(|table| table.columns.len()).sum();
    assert_eq!((dataset.description().tables.len(), all), (48, 359));
    assert!(dataset.not_held().iter().all(|missing| missing.why.ends_with(['.', '`'])));
    let named = |table: &str| dataset.not_held().iter().filter(|missing| missing.table == table).count();
    assert_eq!((named("ssd_disability"), named("ssd_mother"), named("ssd_department")), (3, 0, 2));
}

#[test]
fn a_case_becomes_rows_that_point_at_each_other() {
    let made = made(&case(), &[child("c1")]);
    assert_eq!(cell(&made, "ssd_person", 0, "pers_person_id"), &id("c1")[..20]);
    assert_eq!(cell(&made, "ssd_cin_episodes", 0, "cine_referral_date"), "2020-01-06");
    assert_eq!(cell(&made, "ssd_cin_episodes", 0, "cine_referral_nfa"), "N");
    assert!(
        cell(&made, "ssd_cin_episodes", 0, "cine_referral_outcome_json").contains("\"STRATEGY_DISCUSSION_FLAG\":\"Y\"")
    );
    // The conference takes the referral through its enquiry, and fifteen working days from the discussion.
    assert_eq!(cell(&made, "ssd_initial_cp_conference", 0, "icpc_referral_id"), id("r1"));
    assert_eq!(cell(&made, "ssd_initial_cp_conference", 0, "icpc_icpc_target_date"), "2020-01-29");
    assert_eq!(cell(&made, "ssd_initial_cp_conference", 0, "icpc_icpc_outcome_cp_flag"), "Y");
    let rows: u64 = made.rows.values().sum();
    assert_eq!((rows, made.rows["ssd_disability"], made.rows["ssd_linked_identifiers"]), (7, 0, 1));
    let only: Vec<FindingCode> = made.counts.keys().copied().collect();
    assert_eq!(only, [FindingCode::RequiredNotHeld], "{:?}", made.findings);
}

#[test]
fn a_referral_says_how_its_case_ended_and_plans_name_their_referral() {
    let referral =
        |start, received| ("referral", record(start, "closed", [("received", received), ("source", code("2A"))]));
    let closed = |start, of: &str, opened, closed, why: &str| {
        let values = [("referral", link(&id(of))), ("opened", opened), ("closed", closed), ("close-reason", code(why))];
        ("child-in-need-case", record(start, "closed", values))
    };
    let plan = [("case", link(&id("k2"))), ("began", day(2020, 2, 3)), ("ended", day(2020, 6, 1))];
    let records = [
        referral("r1", day(2020, 1, 6)),
        referral("r2", day(2019, 1, 7)),
        referral("r3", day(2020, 9, 1)),
        ("child-in-need-plan", record("p1", "closed", plan)),
        // Of two that name one referral the later is told, whichever comes first.
        closed("k1", "r1", day(2020, 7, 1), day(2020, 8, 3), "RC7"),
        closed("k2", "r1", day(2020, 1, 6), day(2020, 6, 1), "RC8"),
        ("child-in-need-case", record("k3", "open", [("referral", link(&id("r2"))), ("opened", day(2019, 1, 7))])),
    ];
    let made = made(&records, &[child("c1")]);
    let told = |row| {
        let says = |field| cell(&made, "ssd_cin_episodes", row, field);
        (says("cine_referral_id").to_owned(), says("cine_close_date"), says("cine_close_reason"))
    };
    assert_eq!(told(0), (id("r1"), "2020-08-03", "RC7"));
    assert_eq!(told(1), (id("r2"), "", ""), "the case is open");
    assert_eq!(told(2), (id("r3"), "", ""), "no case is held");
    let planned = |field| cell(&made, "ssd_cin_plans", 0, field);
    assert_eq!((planned("cinp_cin_plan_id"), planned("cinp_referral_id")), (id("p1").as_str(), id("r1").as_str()));
    assert_eq!((planned("cinp_cin_plan_start_date"), planned("cinp_cin_plan_end_date")), ("2020-02-03", "2020-06-01"));
    assert_eq!((made.rows["ssd_cin_episodes"], made.rows["ssd_cin_plans"]), (3, 1));
    assert!(made.findings.iter().all(|found| found.row == 0), "{:?}", made.findings);
}

#[test]
fn permanence_before_care_is_told_with_the_episode_that_says_it() {
    let council = ("permanence-council", Value::Text("330".to_owned()));
    let began = [("began", day(2020, 1, 6)), ("care-began", day(2020, 1, 6))];
    let [first, since] = began.clone();
    let before = [first, since, ("permanence-before", code("P2")), council, ("permanence-on", day(2018, 5, 6))];
    let records =
        [("looked-after-episode", record("l1", "open", before)), ("looked-after-episode", record("l2", "open", began))];
    let made = made(&records, &[child("c1")]);
    assert_eq!(made.rows["ssd_cla_previous_permanence"], 1, "the second says nothing of it");
    let told = ["option", "la", "order_date"]
        .map(|field| cell(&made, "ssd_cla_previous_permanence", 0, &format!("lapp_previous_permanence_{field}")));
    assert_eq!(told, ["Special guardianship", "330", "2018-05-06"]);
}

#[test]
fn what_other_registers_hold_and_may_not_be_seen_is_told() {
    let dataset = dataset();
    let mut making = Making::new(&dataset, &REGISTERS, &CALENDAR, TODAY, Rows::default());
    making.unseen("child-in-need-case", &"closed".parse().unwrap());
    let made = making.finish().unwrap();
    let unseen: Vec<_> = made.findings.iter().filter(|found| found.code == FindingCode::FieldNotSeen).collect();
    assert_eq!((unseen.len(), unseen[0].field.as_str()), (1, "cine_close_date"));
}

#[test]
fn of_checks_of_health_the_latest_says_whether_a_child_is_immunised() {
    let check = |start, done, immunised| {
        let values = [
            ("kind", code("first")),
            ("counted-from", day(2019, 1, 1)),
            ("done", done),
            ("immunised", Value::YesNo(immunised)),
        ];
        ("health-check", record(start, "done", values))
    };
    let records = [check("h1", day(2020, 2, 1), true), check("h2", day(2019, 2, 1), false)];
    let made = made(&records, &[child("c1")]);
    assert_eq!((made.rows["ssd_cla_immunisations"], made.rows["ssd_cla_health"]), (1, 2));
    assert_eq!(cell(&made, "ssd_cla_immunisations", 0, "clai_immunisations_status"), "Y");
    assert_eq!(cell(&made, "ssd_cla_health", 0, "clah_health_check_type"), "Health Assessment");
}

#[test]
fn what_does_not_fit_is_found_with_its_place_and_without_its_words() {
    let mut records = case();
    records.push(records[0].clone());
    records.remove(1);
    let person = PersonOut { sex: Some("Secretname".repeat(3)), ..child("c1") };
    let made = made(&records, &[person]);
    let found: Vec<(FindingCode, &str, u64, &str)> = made
        .findings
        .iter()
        .filter(|found| found.row > 0)
        .map(|found| (found.code, found.table.as_str(), found.row, found.field.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (FindingCode::KeyTwice, "ssd_cin_episodes", 2, "cine_referral_id"),
            (FindingCode::TooLong, "ssd_person", 1, "pers_sex"),
            (FindingCode::PointsNowhere, "ssd_initial_cp_conference", 1, "icpc_s47_enquiry_id"),
        ]
    );
    assert!(!format!("{:?}", made.findings).contains("Secretname"));
}

#[test]
fn a_mapping_that_cannot_be_right_is_refused_with_file_line_and_reason() {
    let good = include_str!("../../../../definitions/returns/safeguarding-dataset/mapping.toml");
    for (from, to, reason) in [
        ("from = \"referral\"", "from = \"referrals\"", "there is no register referrals"),
        ("{ field = \"received\" }", "{ field = \"recieved\" }", "the register referral has no field recieved"),
        ("cine_referral_date =", "cine_day =", "ssd_cin_episodes has no field cine_day"),
        ("cine_referral_team = { head = \"team\" }\n", "", "nothing is said of cine_referral_team"),
        ("table = \"ssd_missing\"", "table = \"ssd_mising\"", "the dataset has no table ssd_mising"),
        (
            "{ field = \"received\" }",
            "{ field = \"source\" }",
            "cine_referral_date is a day, and what it is made from is none",
        ),
        (
            "{ field = \"need\" }",
            "{ field = \"reason\" }",
            "takes at most 3 characters, and what it is made from may have 8000",
        ),
        ("M = \"Missing\", ", "", "the code M of kind has no translation"),
        ("{ M = \"Missing\"", "{ X = \"\", M = \"Missing\"", "kind of missing-episode has no code X"),
        ("{ clock = \"review\"", "{ clock = \"reviews\"", "care-review has no clock reviews"),
        ("{ head = \"team\" }", "{ head = \"team\", fixed = \"x\" }", "made from several things"),
        (
            "from = \"child-in-need-case\", field = \"closed\"",
            "from = \"child-in-need-cases\", field = \"closed\"",
            "there is no register child-in-need-cases",
        ),
        (
            "from = \"child-in-need-case\", field = \"closed\"",
            "from = \"conference\", field = \"held\"",
            "conference has not one field that points at referral",
        ),
        ("through = \"case\", field", "through = \"case\", from = \"enquiry\", field", "choose one"),
        ("[absent]", "[absent]\nssd_missing = \"x\"", "ssd_missing is absent here and made from something above"),
        ("leave-out = [\"draft\"]", "leave-out = [\"drafted\"]", "looked-after-episode has no state drafted"),
        ("pers_sex = ", "pers_sex = { fixed = \"F\" }\npers_sex = ", "a key stands twice"),
    ] {
        let line = good[..good.find(from).unwrap()].lines().count();
        let text = good.replacen(from, to, 1);
        let own = [("returns/safeguarding-dataset/mapping.toml".to_owned(), text)];
        let wrong = Dataset::read(&own, &REGISTERS).unwrap_err();
        let told = lines(&wrong);
        assert!(told.contains(reason), "{from} -> {to}: {told}");
        assert!(wrong.iter().all(|bad| bad.file.ends_with("mapping.toml") && bad.line > 0), "{told}");
        let near = wrong.iter().any(|bad| bad.line.abs_diff(line) <= 40);
        assert!(near, "line {line}: {told}");
    }
}
