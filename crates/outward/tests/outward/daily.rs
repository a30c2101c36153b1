//! The daily messages: of the form that the department describes, with everything under its episode.

use bigplan_outward::daily::{Daily, Gathered, Gathering};
use bigplan_outward::dataset::FindingCode;
use bigplan_outward::{Outgoing, PersonOut, RecordOut};
use bigplan_register::{Record, Value};
use serde_json::json;

use crate::given::{CALENDAR, REGISTERS, TODAY, child, code, day, id, link, record, register};

fn daily() -> Daily {
    Daily::read(&[], &REGISTERS).unwrap_or_else(|wrong| panic!("{wrong:?}"))
}

fn gathered(records: &[(&str, Record)], persons: &[PersonOut]) -> Gathered {
    let daily = daily();
    let mut gathering = Gathering::new(&daily, &REGISTERS, &CALENDAR, TODAY);
    for wanted in daily.registers(&REGISTERS) {
        for (name, record) in records.iter().filter(|(name, _)| *name == wanted.as_str()) {
            let person = persons.iter().find(|person| Some(&person.id) == record.subject.as_ref());
            let out = RecordOut { definition: register(name), record, person, team: None };
            gathering.give(Outgoing::Record(&out));
        }
    }
    for person in persons {
        gathering.give(Outgoing::Person(person));
    }
    gathering.finish()
}

fn referral(start: &str, received: Value) -> (&'static str, Record) {
    (
        "referral",
        record(start, "decided", [("received", received), ("source", code("2A")), ("decision", code("assess"))]),
    )
}

#[test]
fn a_child_is_told_of_with_everything_under_its_episode() {
    let factors = Value::Codes(vec!["1A".into(), "4B".into()]);
    let assessment = [("referral", link(&id("r1"))), ("referred", day(2019, 5, 1)), ("factors", factors)];
    let records = [
        referral("r1", day(2019, 5, 1)),
        referral("r2", day(2020, 1, 6)),
        ("single-assessment", record("a1", "finished", assessment)),
        ("child-in-need-plan", record("n1", "closed", [("began", day(2019, 6, 3)), ("ended", day(2019, 12, 2))])),
        (
            "child-in-need-case",
            record(
                "k1",
                "closed",
                [
                    ("referral", link(&id("r1"))),
                    ("opened", day(2019, 5, 1)),
                    ("closed", day(2019, 12, 2)),
                    ("close-reason", code("RC7")),
                ],
            ),
        ),
        // No field names its referral: it belongs to the last one before.
        ("protection-plan", record("p1", "open", [("began", day(2020, 2, 1))])),
        ("health-check", record("h1", "done", [("done", day(2020, 2, 2)), ("difficulties-score", Value::Whole(17))])),
    ];
    let done = gathered(&records, &[child("c1")]);
    assert_eq!((done.children.len(), done.findings.len()), (1, 0), "{:?}", done.findings);
    let children: Vec<_> = done.children.values().cloned().collect();
    let messages = daily().messages(&children).unwrap();
    let child = &messages[0][0];
    assert_eq!(child["la_child_id"], id("c1")[..20]);
    assert_eq!(child["child_details"]["date_of_birth"], "2010-02-03");
    assert_eq!(child["health_and_wellbeing"]["sdq_assessments"], json!([{"date": "2020-02-02", "score": 17}]));
    let episodes = &child["social_care_episodes"];
    assert_eq!(episodes[0]["referral_no_further_action_flag"], false);
    assert_eq!(episodes[0]["child_and_family_assessments"][0]["factors"], json!(["1A", "4B"]));
    assert_eq!((&episodes[0]["closure_date"], &episodes[0]["closure_reason"]), (&json!("2019-12-02"), &json!("RC7")));
    let plan = json!({"child_in_need_plan_id": id("n1"), "start_date": "2019-06-03", "end_date": "2019-12-02"});
    assert_eq!(episodes[0]["child_in_need_plans"], json!([plan]));
    assert!(episodes[1].get("closure_date").is_none(), "nothing is held of it");
    assert_eq!(episodes[1]["child_protection_plans"][0]["child_protection_plan_id"], id("p1"));
}

#[test]
fn what_does_not_fit_is_left_out_and_found_and_the_rest_still_leaves() {
    let records =
        [referral("r1", day(2019, 5, 1)), ("protection-plan", record("p1", "open", [("began", day(2018, 2, 1))]))];
    let person = PersonOut { pupil_number: Some("Secretnumber".into()), ..child("c1") };
    let done = gathered(&records, &[person]);
    let found: Vec<(FindingCode, &str)> =
        done.findings.iter().map(|found| (found.code, found.table.as_str())).collect();
    assert_eq!(
        found,
        [
            (FindingCode::TooLong, "child_details"),
            (FindingCode::PointsNowhere, "social_care_episodes.child_protection_plans"),
        ]
    );
    assert!(!format!("{:?}", done.findings).contains("Secret"));
    let children: Vec<_> = done.children.values().cloned().collect();
    assert!(daily().messages(&children).is_ok());
}

#[test]
fn a_hundred_children_make_a_message() {
    let children: Vec<_> = (0..201).map(|number| json!({"la_child_id": format!("c{number}")})).collect();
    let sizes: Vec<usize> =
        daily().messages(&children).unwrap().iter().map(|message| message.as_array().unwrap().len()).collect();
    assert_eq!(sizes, [100, 100, 1]);
    assert!(daily().messages(&[json!({"la_child_id": "a-b"})]).is_err());
}

#[test]
fn a_mapping_that_cannot_be_right_is_refused() {
    let good = include_str!("../../../../definitions/returns/dfe-daily/mapping.toml");
    for (from, to, reason) in [
        ("{ person = \"sex\" }", "{ field = \"sex\" }", "persons have no fields"),
        (
            "start_reason = { field = \"reason\" }",
            "start_reason = { field = \"end-reason\" }",
            "takes at most 1 characters",
        ),
        ("flag = [\"conference\"] }", "says = true }", "is yes or no"),
        ("under = \"referral\"", "under = \"referal\"", "has no field referal"),
        ("score = { field", "scores = { field", "has no field scores"),
    ] {
        let own = [("returns/dfe-daily/mapping.toml".to_owned(), good.replacen(from, to, 1))];
        let wrong = Daily::read(&own, &REGISTERS).unwrap_err();
        assert!(wrong.iter().any(|bad| bad.reason.contains(reason) && bad.line > 0), "{from}: {wrong:?}");
    }
}
