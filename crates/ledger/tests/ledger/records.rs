//! Records: begun, filled in, moved, signed, merged; each bad input has its sentence, and nothing is half done.

use bigplan_ledger::LedgerError;
use bigplan_ledger::registers::{CaseworkError, Draft, DraftPlace, Given as Fields, NewPerson, Saved};
use bigplan_register::record::FindingCode;
use bigplan_register::{FieldCode, Value};
use bigplan_testbed::both;
use jiff::civil::{Date, date};

use crate::registers_given::{House, TODAY, child, code, text};
use crate::support::{Given, SETUP, run};

fn word<T: std::str::FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("{text} is no code"))
}

fn fields<const N: usize>(given: [(&str, Option<Value>); N]) -> Fields {
    given.into_iter().map(|(field, value)| (word::<FieldCode>(field), value)).collect()
}

fn day(day: Date) -> Option<Value> {
    Some(Value::Day(day))
}

/// The codes of what stands in the way.
#[track_caller]
fn stopped<T: std::fmt::Debug>(done: Result<T, CaseworkError>) -> Vec<FindingCode> {
    let error = done.unwrap_err();
    assert!(error.to_string().starts_with("nothing was saved: "), "{error}");
    error.findings().iter().map(|finding| finding.code).collect()
}

async fn entries(house: &House) -> i64 {
    house.given.count("SELECT COUNT(*) FROM journal").await
}

both! {
    async fn a_record_is_begun_filled_in_and_finished(given: Given) {
        let house = House::of(given).await;
        let worker = house.worker("w", "social-worker", Some(true)).await;
        let begun = house.work.add_record(&worker, house.visit(Some(&worker))).await.unwrap();
        assert_eq!((begun.version, begun.findings.len()), (1, 0));
        let filled = fields([("outcome", code("seen")), ("visited", day(date(2009, 9, 29))), ("what-was-said", text("I am well"))]);
        let saved = house.work.change_record(&worker, begun.id, 1, filled).await.unwrap();
        let late = house.work.change_record(&worker, begun.id, 1, fields([("outcome", None)])).await.unwrap_err();
        assert!(matches!(late, CaseworkError::Ledger(LedgerError::Conflict { current: 2, .. })), "{late}");
        let done = house.work.move_record(&worker, begun.id, saved.version, &word("finish"), "").await.unwrap();
        let page = house.work.case_page(&worker, begun.id).await.unwrap();
        assert_eq!((page.worker_name.as_deref(), page.moves_open.len()), (Some("Owner of w@example.org"), 0));
        assert_eq!((page.state.as_str(), page.version, page.moves.len()), ("done", done.version, 1));
        assert_eq!(page.values.get("what-was-said"), text("I am well").as_ref());
        let said: Vec<&str> = page.timeline.iter().map(|event| event.action.as_str()).collect();
        assert_eq!(said, ["record-moved", "record-changed", "record-added"]);
        assert_eq!(house.given.count("SELECT COUNT(*) FROM records WHERE NOT is_open AND due_on = '9999-12-31'").await, 1);
        assert_eq!(house.given.count("SELECT visit__taken FROM r_example_visit").await, 1);
    }

    async fn the_journal_and_the_errors_hold_nothing_of_what_a_record_holds(given: Given) {
        let house = House::of(given).await;
        let visit = house.visited(None).await;
        let secret = fields([("what-was-said", text("Secretword")), ("outcome", code("Secretcode"))]);
        let refused = house.work.change_record(&SETUP, visit.id, 1, secret).await.unwrap_err();
        assert!(!refused.to_string().contains("Secretword") && !refused.to_string().contains("Secretname"), "{refused}");
        house.work.change_record(&SETUP, visit.id, 1, fields([("what-was-said", text("Secretword"))])).await.unwrap();
        house.work.change_record(&SETUP, visit.id, 2, fields([("what-was-said", text("Other"))])).await.unwrap();
        house.work.move_record(&SETUP, visit.id, 3, &word("finish"), "Secretword").await.unwrap_err();
        house.work.find_persons(&SETUP, house.of, bigplan_ledger::registers::PersonKind::Child, "Secret").await.unwrap();
        house.work.person(&SETUP, house.child).await.unwrap();
        house.work.case_page(&SETUP, visit.id).await.unwrap();
        let held = "SELECT COUNT(*) FROM journal WHERE body LIKE '%ecret%' OR subject_id LIKE '%ecret%'";
        assert_eq!(house.given.count(held).await, 0);
        // It is kept beside the record, where it can be taken away when its time is over.
        assert_eq!(house.given.count("SELECT COUNT(*) FROM record_versions WHERE before LIKE '%Secretword%'").await, 1);
    }

    async fn a_look_that_cannot_be_recorded_shows_nothing(given: Given) {
        let house = House::of(given).await;
        let visit = house.visited(None).await;
        house.work.case_page(&SETUP, visit.id).await.unwrap();
        assert_eq!(house.work.who_has_seen(&SETUP, visit.id, 9).await.unwrap().len(), 1);
        house.given.behind("ALTER TABLE journal RENAME TO journal_lost").await;
        // Its course is read from the journal, so the page fails before its look does.
        assert!(matches!(house.work.case_page(&SETUP, visit.id).await, Err(LedgerError::Database(_))));
        assert!(matches!(house.work.person(&SETUP, house.child).await, Err(LedgerError::NotKept(_))));
    }

    async fn what_cannot_be_stored_is_said_and_nothing_is_saved(given: Given) {
        let house = House::of(given).await;
        let visit = house.visited(None).await;
        let before = entries(&house).await;
        for (given, code) in [
            (fields([("promised", day(date(2009, 10, 1)))]), FindingCode::DayAhead),
            (fields([("visited", day(date(2009, 9, 1)))]), FindingCode::EndBeforeStart),
            (fields([("outcome", code("eaten"))]), FindingCode::UnknownCode),
            (fields([("promised", text("soon"))]), FindingCode::WrongType),
            (fields([("shoe-size", text("4"))]), FindingCode::UnknownField),
            (fields([("what-was-said", text(&"a".repeat(4001)))]), FindingCode::TooLong),
            (fields([("what-was-said", text("a\0b"))]), FindingCode::WrongType),
        ] {
            let found = stopped(house.work.change_record(&SETUP, visit.id, 1, given).await);
            assert_eq!(found.first(), Some(&code));
        }
        let unknown = fields([("began", day(TODAY)), ("with", Some(Value::Link("nobody".into())))]);
        let new = bigplan_ledger::registers::NewRecord { values: unknown, ..house.stay(TODAY) };
        assert_eq!(stopped(house.work.add_record(&SETUP, new).await), [FindingCode::WrongType]);
        assert_eq!(entries(&house).await, before);
        assert_eq!(house.given.count("SELECT COUNT(*) FROM records").await, 1);
    }

    async fn a_move_that_the_state_forbids_and_a_move_without_its_reason(given: Given) {
        let house = House::of(given).await;
        let visit = house.visited(None).await;
        assert_eq!(stopped(house.work.move_record(&SETUP, visit.id, 1, &word("reopen"), "why").await), [FindingCode::ForbiddenMove]);
        assert_eq!(stopped(house.work.move_record(&SETUP, visit.id, 1, &word("fly"), "why").await), [FindingCode::UnknownMove]);
        let found = stopped(house.work.move_record(&SETUP, visit.id, 1, &word("finish"), "").await);
        assert_eq!(found, [FindingCode::MissingField, FindingCode::NotSignedOff]);
    }

    async fn work_of_the_unqualified_waits_for_another_to_sign(given: Given) {
        let house = House::of(given).await;
        let worker = house.worker("w", "family-worker", Some(false)).await;
        let manager = house.worker("m", "team-manager", None).await;
        let visit = house.work.add_record(&worker, house.visit(Some(&worker))).await.unwrap();
        house.work.change_record(&worker, visit.id, 1, fields([("outcome", code("not-in"))])).await.unwrap();
        assert_eq!(stopped(house.work.move_record(&worker, visit.id, 2, &word("finish"), "").await), [FindingCode::NotSignedOff]);
        let own = house.work.sign_record(&worker, visit.id, 2, &word("manager")).await;
        assert!(own.as_ref().unwrap_err().to_string().contains("somebody else has to sign"), "{own:?}");
        // A manager does not sign what they did themself either, whatever their role.
        house.duty(&worker, "team-manager", Some(house.team), Some(false)).await;
        assert_eq!(stopped(house.work.sign_record(&worker, visit.id, 2, &word("manager")).await), [FindingCode::SignedByWorker]);
        house.work.sign_record(&manager, visit.id, 2, &word("manager")).await.unwrap();
        house.work.move_record(&worker, visit.id, 3, &word("finish"), "").await.unwrap();
        assert_eq!(house.given.count("SELECT COUNT(*) FROM records WHERE unsigned > 0").await, 0);
    }

    async fn two_stays_cannot_be_open_at_once(given: Given) {
        let house = House::of(given).await;
        house.work.add_record(&SETUP, house.stay(date(2009, 9, 1))).await.unwrap();
        assert_eq!(stopped(house.work.add_record(&SETUP, house.stay(date(2009, 9, 9))).await), [FindingCode::TwoOpen]);
        let sibling = house.work.add_person(&SETUP, house.of, child("Other")).await.unwrap();
        let about = bigplan_ledger::registers::About::Person(sibling);
        let new = bigplan_ledger::registers::NewRecord { about, ..house.stay(date(2009, 9, 9)) };
        house.work.add_record(&SETUP, new).await.unwrap();
    }

    async fn of_many_stays_begun_together_one_comes_to_be(given: Given) {
        let house = House::of(given).await;
        let tries = (0..12).map(|_| {
            let (work, new) = (house.work.clone(), house.stay(date(2009, 9, 1)));
            tokio::spawn(async move { work.add_record(&SETUP, new).await.is_ok() })
        });
        let mut begun = 0;
        for one in tries.collect::<Vec<_>>() {
            begun += u32::from(one.await.unwrap());
        }
        assert_eq!(begun, 1);
    }

    async fn nothing_happens_to_a_child_after_a_death_but_what_may(given: Given) {
        let house = House::of(given).await;
        let visit = house.visited(None).await;
        let died = NewPerson { died: Some(date(2009, 9, 28)), ..child("Secretname") };
        house.work.change_person(&SETUP, house.child, 1, died.clone()).await.unwrap();
        let kept = "SELECT COUNT(*) FROM person_versions WHERE version = 2 AND before LIKE '%\"died\":null%'";
        assert_eq!(house.given.count(kept).await, 1, "what was known before");
        let after = fields([("visited", day(date(2009, 9, 29)))]);
        assert_eq!(stopped(house.work.change_record(&SETUP, visit.id, 1, after).await), [FindingCode::AfterDeath]);
        let ahead = NewPerson { died: Some(date(2009, 10, 1)), ..died.clone() };
        let ahead = house.work.change_person(&SETUP, house.child, 2, ahead).await;
        assert!(matches!(ahead, Err(LedgerError::Field { field: "died", .. })), "{ahead:?}");
        let late = house.work.change_person(&SETUP, house.child, 1, died).await;
        assert!(matches!(late, Err(LedgerError::Conflict { current: 2, .. })), "{late:?}");
    }

    async fn a_record_is_merged_into_an_open_one_only(given: Given) {
        let house = House::of(given).await;
        let one = house.visited(None).await;
        house.work.change_record(&SETUP, one.id, 1, fields([("what-was-said", text("Words"))])).await.unwrap();
        let two = house.visited(None).await;
        house.work.change_record(&SETUP, two.id, 1, fields([("outcome", code("not-in"))])).await.unwrap();
        house.work.sign_record(&SETUP, two.id, 2, &word("manager")).await.unwrap();
        house.work.move_record(&SETUP, two.id, 3, &word("finish"), "").await.unwrap();
        let closed = house.work.merge_records(&SETUP, (one.id, 2), (two.id, 4)).await;
        assert!(closed.as_ref().unwrap_err().to_string().contains("is closed"), "{closed:?}");
        assert_eq!(stopped(house.work.merge_records(&SETUP, (one.id, 2), (one.id, 2)).await), [FindingCode::BadMerge]);
        house.work.move_record(&SETUP, two.id, 4, &word("reopen"), "It is the same visit").await.unwrap();
        let kept: Saved = house.work.merge_records(&SETUP, (one.id, 2), (two.id, 5)).await.unwrap();
        let page = house.work.case_page(&SETUP, kept.id).await.unwrap();
        assert_eq!(page.values.get("what-was-said"), text("Words").as_ref());
        assert_eq!(house.work.case_page(&SETUP, one.id).await.unwrap().merged_into, Some(two.id));
        let again = house.work.change_record(&SETUP, one.id, 3, fields([("outcome", None)])).await.unwrap_err();
        assert!(matches!(again, CaseworkError::Ledger(LedgerError::State(_))), "{again}");
    }

    async fn two_persons_become_one_with_all_records(given: Given) {
        let house = House::of(given).await;
        let twin = house.work.add_person(&SETUP, house.of, child("Secretnam")).await.unwrap();
        let about = bigplan_ledger::registers::About::Person(twin);
        let new = bigplan_ledger::registers::NewRecord { about, ..house.visit(None) };
        let visit = house.work.add_record(&SETUP, new).await.unwrap();
        let own = house.visited(None).await;
        let apart = house.work.merge_records(&SETUP, (visit.id, 1), (own.id, 1)).await;
        assert!(apart.unwrap_err().to_string().contains("merge the children first"));
        let late = house.work.merge_persons(&SETUP, (twin, 2), (house.child, 1)).await;
        assert!(matches!(late, Err(LedgerError::Conflict { .. })), "{late:?}");
        let same = house.work.merge_persons(&SETUP, (twin, 1), (twin, 1)).await;
        assert!(matches!(same, Err(LedgerError::State(_))), "{same:?}");
        house.work.merge_persons(&SETUP, (twin, 1), (house.child, 1)).await.unwrap();
        let page = house.work.case_page(&SETUP, visit.id).await.unwrap();
        assert_eq!((page.person.unwrap().id, page.others.len()), (house.child, 1));
        let kind = bigplan_ledger::registers::PersonKind::Child;
        assert_eq!(house.work.find_persons(&SETUP, house.of, kind, "secretn").await.unwrap().len(), 1);
        house.work.merge_records(&SETUP, (visit.id, 1), (own.id, 1)).await.unwrap();
    }

    async fn of_many_who_write_at_once_one_is_first_and_the_others_are_told(given: Given) {
        let house = House::of(given).await;
        let visit = house.visited(None).await;
        let tries = (0..12).map(|number| {
            let (work, given) = (house.work.clone(), fields([("what-was-said", text(&format!("Writer {number}")))]));
            tokio::spawn(async move { work.change_record(&SETUP, visit.id, 1, given).await })
        });
        let mut saved = 0;
        for one in tries.collect::<Vec<_>>() {
            match one.await.unwrap() {
                Ok(_) => saved += 1,
                Err(CaseworkError::Ledger(LedgerError::Conflict { current: 2, .. })) => {}
                Err(error) => panic!("{error}"),
            }
        }
        assert_eq!((saved, house.work.case_page(&SETUP, visit.id).await.unwrap().version), (1, 2));
        assert_eq!(house.given.count("SELECT COUNT(*) FROM journal WHERE action = 'record-changed'").await, 1);
    }

    async fn a_clock_stands_still_for_a_reason_that_it_allows(given: Given) {
        let house = House::of(given).await;
        let visit = house.visited(None).await;
        let clock = word("visit");
        let rain = house.work.pause_clock(&SETUP, visit.id, 1, (&clock, "rain"), date(2009, 9, 29)).await;
        assert_eq!(stopped(rain), [FindingCode::BadPause]);
        let ahead = house.work.pause_clock(&SETUP, visit.id, 1, (&clock, "away"), date(2009, 10, 1)).await.unwrap_err();
        assert!(matches!(ahead, CaseworkError::Ledger(LedgerError::Field { field: "from", .. })), "{ahead}");
        house.work.pause_clock(&SETUP, visit.id, 1, (&clock, "away"), date(2009, 9, 29)).await.unwrap();
        assert_eq!(house.given.count("SELECT COUNT(*) FROM records WHERE due_on = '9999-12-31'").await, 1);
        house.work.resume_clock(&SETUP, visit.id, 2, &clock, date(2009, 9, 30)).await.unwrap();
        assert_eq!(house.given.count("SELECT COUNT(*) FROM records WHERE due_on = '2009-10-06'").await, 1);
    }

    async fn what_is_typed_is_kept_for_its_writer_alone(given: Given) {
        let house = House::of(given).await;
        let worker = house.worker("w", "social-worker", Some(true)).await;
        let other = house.worker("o", "social-worker", Some(true)).await;
        let visit = house.visited(Some(&worker)).await;
        let place = DraftPlace::Record(visit.id);
        let draft = Draft { typed: [(word("visited"), "31/2/20".to_owned())].into(), version: Some(1) };
        house.work.keep_draft(&worker, &place, &draft).await.unwrap();
        assert_eq!(house.work.draft(&worker, &place).await.unwrap(), Some(draft.clone()));
        assert_eq!(house.work.draft(&other, &place).await.unwrap(), None);
        assert!(matches!(house.work.keep_draft(&other, &place, &draft).await, Err(LedgerError::NotFound("record"))));
        house.work.drop_draft(&worker, &place).await.unwrap();
        assert_eq!(house.work.draft(&worker, &place).await.unwrap(), None);
    }
}
