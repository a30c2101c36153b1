//! What is wrong with a record, and with what people want to do to it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it stands")]

mod shared;

use bigplan_register::record::{
    Around, Attempt, FindingCode, Moved, Pause, Signed, Worker, check, check_merge, check_move, check_sign_off,
    missing_sign_offs, read_value, shares_days,
};
use bigplan_register::{Record, RecordFinding, RoleCode, Value};
use jiff::civil::date;
use shared::{EXAMPLE, TODAY, around, calendar, example, record, registers, visit, with};

fn codes(findings: &[RecordFinding]) -> Vec<FindingCode> {
    findings.iter().map(|finding| finding.code).collect()
}

#[track_caller]
fn finds(record: &Record, expect: &[FindingCode]) {
    let (registers, calendar) = (example(), calendar());
    let found = check(visit(&registers), record, around(&registers, &calendar));
    assert_eq!(codes(&found), expect, "{found:#?}");
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn code(code: &str) -> Value {
    Value::Code(code.to_owned())
}

#[test]
fn a_whole_record_has_no_finding() {
    finds(&record(date(2026, 11, 19)), &[]);
}

#[test]
fn values_that_are_missing_unknown_or_of_another_type() {
    let whole = || record(date(2026, 11, 19));
    let mut empty = whole();
    empty.values.clear();
    finds(&empty, &[FindingCode::MissingField]);
    finds(&with(whole(), "what-was-said", text("  ")), &[]);
    finds(&with(whole(), "promised", text("19 November")), &[FindingCode::WrongType]);
    finds(&with(whole(), "shoe-size", Value::Whole(4)), &[FindingCode::UnknownField]);
    finds(&with(whole(), "what-was-said", text(&"a".repeat(4001))), &[FindingCode::TooLong]);
    finds(&with(whole(), "outcome", code("eaten")), &[FindingCode::UnknownCode]);
    finds(&with(whole(), "outcome", Value::Codes(vec!["not-in".into()])), &[FindingCode::WrongType]);
    // "seen" asks for the day of the visit.
    finds(&with(whole(), "outcome", code("seen")), &[FindingCode::MissingField]);
}

#[test]
fn a_code_is_taken_on_the_days_on_which_it_was_in_use() {
    finds(&with(record(date(2026, 11, 19)), "outcome", code("refused")), &[FindingCode::CodeNotInUse]);
    finds(&with(record(date(2019, 3, 29)), "outcome", code("refused")), &[]);
}

#[test]
fn days_ahead_backwards_or_after_a_death() {
    finds(&record(date(2026, 11, 21)), &[FindingCode::DayAhead]);
    let backwards = with(record(date(2026, 11, 19)), "visited", Value::Day(date(2026, 11, 18)));
    // Once for the two fields, once for the clock between them.
    finds(&backwards, &[FindingCode::EndBeforeStart, FindingCode::EndBeforeStart]);
    let (registers, calendar) = (example(), calendar());
    let dead = Around { death: Some(date(2026, 11, 18)), ..around(&registers, &calendar) };
    assert_eq!(codes(&check(visit(&registers), &record(date(2026, 11, 19)), dead)), [FindingCode::AfterDeath]);
    assert_eq!(codes(&check(visit(&registers), &record(date(2026, 11, 18)), dead)), []);
}

fn moved(step: &str, reason: Option<&str>) -> Moved {
    Moved { step: step.parse().expect("a code"), on: TODAY, by: "w1".into(), reason: reason.map(str::to_owned) }
}

#[test]
fn a_state_that_the_moves_do_not_lead_to() {
    let whole = || record(date(2026, 11, 19));
    let done = |moves| Record { state: "done".parse().expect("a code"), moves, ..whole() };
    finds(&done(vec![moved("finish", None)]), &[]);
    finds(&done(Vec::new()), &[FindingCode::ForbiddenMove]);
    finds(&done(vec![moved("reopen", Some("by mistake"))]), &[FindingCode::ForbiddenMove]);
    finds(&done(vec![moved("eat", None)]), &[FindingCode::UnknownMove]);
    finds(&Record { state: "lost".parse().expect("a code"), ..whole() }, &[FindingCode::UnknownState]);
    let again = Record { moves: vec![moved("finish", None), moved("reopen", None)], ..whole() };
    finds(&again, &[FindingCode::NoReason]);
}

fn roles(roles: &[&str]) -> Vec<RoleCode> {
    roles.iter().map(|role| role.parse().expect("a code")).collect()
}

#[test]
fn a_move_needs_its_state_a_role_a_reason_and_what_it_fills() {
    let registers = example();
    let tried = |record: &Record, step: &str, held: &[&str], reason| {
        let attempt = Attempt { by: "w1", roles: &roles(held), on: TODAY, reason };
        codes(&check_move(visit(&registers), record, &step.parse().expect("a code"), attempt))
    };
    let open = record(date(2026, 11, 19));
    let filled = with(open.clone(), "outcome", code("not-in"));
    assert_eq!(tried(&filled, "finish", &["social-worker"], None), []);
    assert_eq!(tried(&open, "finish", &["social-worker"], None), [FindingCode::MissingField]);
    assert_eq!(tried(&filled, "finish", &["auditor"], None), [FindingCode::NotAllowed]);
    assert_eq!(tried(&filled, "reopen", &["team-manager"], Some("why")), [FindingCode::ForbiddenMove]);
    let done = Record { state: "done".parse().expect("a code"), ..filled };
    assert_eq!(tried(&done, "reopen", &["team-manager"], Some(" ")), [FindingCode::NoReason]);
    assert_eq!(tried(&done, "fly", &["team-manager"], None), [FindingCode::UnknownMove]);
}

#[test]
fn work_of_the_unqualified_waits_for_somebody_elses_signature() {
    let registers = example();
    let definition = visit(&registers);
    let step = "finish".parse().expect("a code");
    let attempt = Attempt { by: "w1", roles: &roles(&["family-worker"]), on: TODAY, reason: None };
    let mut work = with(record(date(2026, 11, 19)), "outcome", code("not-in"));
    for known in [Some(false), None] {
        work.worker = Some(Worker { person: "w1".into(), qualified: known });
        assert_eq!(codes(&check_move(definition, &work, &step, attempt)), [FindingCode::NotSignedOff]);
    }
    let sign = |by: &str, after_moves| Signed {
        sign_off: "manager".parse().expect("a code"),
        on: TODAY,
        after_moves,
        by: by.to_owned(),
    };
    work.signed = vec![sign("w1", 0)];
    assert_eq!(
        codes(&check_move(definition, &work, &step, attempt)),
        [FindingCode::NotSignedOff],
        "their own counts not"
    );
    finds(&work, &[FindingCode::SignedByWorker]);
    work.signed = vec![sign("m1", 0)];
    assert_eq!(codes(&check_move(definition, &work, &step, attempt)), []);
    // What was finished and came back is read again.
    work.moves = vec![moved("finish", None), moved("reopen", Some("more to do"))];
    assert_eq!(missing_sign_offs(definition, &work).count(), 1);
    work.signed.push(sign("m1", 2));
    assert_eq!(missing_sign_offs(definition, &work).count(), 0);
}

#[test]
fn nobody_signs_their_own_work_whatever_their_role() {
    let registers = example();
    let tried = |by, held: &[&str], wanted: &str| {
        let attempt = Attempt { by, roles: &roles(held), on: TODAY, reason: None };
        codes(&check_sign_off(visit(&registers), &record(TODAY), &wanted.parse().expect("a code"), attempt))
    };
    assert_eq!(tried("w1", &["team-manager"], "manager"), [FindingCode::SignedByWorker]);
    assert_eq!(tried("m1", &["social-worker"], "manager"), [FindingCode::NotAllowed]);
    assert_eq!(tried("m1", &["team-manager"], "manager"), []);
    assert_eq!(tried("m1", &["team-manager"], "pope"), [FindingCode::UnknownSignOff]);
}

#[test]
fn a_child_is_in_one_episode_at_a_time() {
    let text = EXAMPLE.replace(
        "holds = \"personal\"",
        "holds = \"personal\"\nepisode = { starts = \"promised\", ends = \"visited\" }",
    );
    let (registers, calendar) = (registers(&text), calendar());
    let stretch = |id: &str, from, until: Option<_>| {
        let record = Record { id: id.into(), ..record(from) };
        until.map_or(record.clone(), |until| with(record, "visited", Value::Day(until)))
    };
    let tried = |mine: &Record, other: Record| {
        let others = [other];
        codes(&check(visit(&registers), mine, Around { others: &others, ..around(&registers, &calendar) }))
    };
    let open = stretch("r1", date(2026, 11, 2), None);
    assert_eq!(tried(&open, stretch("r2", date(2026, 10, 1), None)), [FindingCode::TwoOpen]);
    assert_eq!(tried(&open, stretch("r2", date(2026, 10, 1), Some(date(2026, 11, 3)))), [FindingCode::Overlap]);
    assert_eq!(
        tried(&open, stretch("r2", date(2026, 10, 1), Some(date(2026, 11, 2)))),
        [],
        "one ends as the next begins"
    );
    let shares = |until| shares_days(visit(&registers), &open, &[stretch("r2", date(2026, 10, 1), until)]);
    assert!(shares(None) && shares(Some(date(2026, 11, 3))) && !shares(Some(date(2026, 11, 2))));
    assert_eq!(tried(&open, stretch("r1", date(2026, 10, 1), None)), [], "the same record, as it was");
    let sibling = Record { subject: Some("c2".into()), ..stretch("r2", date(2026, 10, 1), None) };
    assert_eq!(tried(&open, sibling), []);
}

#[test]
fn a_pause_for_a_reason_that_the_clock_does_not_know() {
    let pause = Pause { clock: "visit".parse().expect("a code"), reason: "rain".into(), from: TODAY, until: None };
    finds(&Record { pauses: vec![pause], ..record(date(2026, 11, 19)) }, &[FindingCode::BadPause]);
}

#[test]
fn days_that_the_calendar_does_not_know_are_doubted_not_guessed() {
    finds(&record(date(1989, 10, 2)), &[FindingCode::ClockUncounted]);
}

#[test]
fn nothing_is_merged_into_what_is_closed_or_another_childs() {
    let registers = example();
    let merged = |from: &Record, into: &Record| check_merge(visit(&registers), from, into).len();
    let one = record(TODAY);
    let two = Record { id: "r2".into(), ..record(TODAY) };
    assert_eq!(merged(&one, &two), 0);
    assert_eq!(merged(&one, &one), 1);
    assert_eq!(merged(&one, &Record { state: "done".parse().expect("a code"), ..two.clone() }), 1);
    assert_eq!(merged(&one, &Record { subject: Some("c2".into()), ..two }), 1);
}

#[test]
fn what_people_type_is_read_by_the_fields_type() {
    let registers = example();
    let read = |field: &str, text: &str| {
        read_value(visit(&registers).field(&field.parse().expect("a code")).expect("a field"), text)
    };
    assert_eq!(read("promised", " 20/11/2026 "), Ok(Some(Value::Day(TODAY))));
    assert_eq!(read("promised", ""), Ok(None));
    assert_eq!(read("outcome", "seen"), Ok(Some(code("seen"))));
    let said = read("promised", "31/11/2026").expect_err("no such day").to_string();
    assert!(said.contains("31/11/2026") && said.contains("2010-04-01"), "{said}");
}

#[test]
fn finding_codes_are_words_of_their_own() {
    let words: std::collections::BTreeSet<_> = FindingCode::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(words.len(), FindingCode::ALL.len());
}
