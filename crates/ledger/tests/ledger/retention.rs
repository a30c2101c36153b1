//! Files whose time is over: found on the day, kept longer for a reason, destroyed without a trace of what they held.

use bigplan_ledger::registers::{About, CaseFile, Destroyed, Draft, DraftPlace, NewRecord};
use bigplan_ledger::{Actor, LedgerError, PersonId, RecordId};
use bigplan_register::Value;
use bigplan_testbed::{Engine, both};
use jiff::SignedDuration;
use jiff::civil::{Date, date};

use crate::registers_given::{House, TODAY, child, text};
use crate::support::{Given, SETUP, run};

/// Six years after the day on which the tests' clock begins.
const FREE: Date = date(2015, 9, 30);

fn later(house: &House, day: Date) {
    let now = house.work.ledger().now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let days = i64::from((day - now).get_days());
    house.given.clock.advance(SignedDuration::from_hours(24 * days));
}

/// A visit to the child that was finished on the first day.
async fn finished(house: &House, worker: &Actor) -> RecordId {
    let mut new = house.visit(Some(worker));
    new.values.insert("outcome".parse().unwrap(), Some(Value::Code("not-in".into())));
    let begun = house.work.add_record(worker, new).await.unwrap();
    let said = [("what-was-said".parse().unwrap(), text("Whisperedwords"))];
    let saved = house.work.change_record(worker, begun.id, 1, said.into()).await.unwrap();
    house.work.move_record(worker, begun.id, saved.version, &"finish".parse().unwrap(), "").await.unwrap();
    begun.id
}

/// A stay of a child with another, that ended on the first day.
async fn stayed(house: &House, of: PersonId, with: PersonId) -> RecordId {
    let mut new = NewRecord { about: About::Person(of), ..house.stay(date(2009, 9, 1)) };
    new.values.insert("ended".parse().unwrap(), Some(Value::Day(TODAY)));
    new.values.insert("with".parse().unwrap(), Some(Value::Link(with.to_string())));
    let begun = house.work.add_record(&SETUP, new).await.unwrap();
    house.work.move_record(&SETUP, begun.id, begun.version, &"leave".parse().unwrap(), "").await.unwrap();
    begun.id
}

async fn destroy(house: &House, files: &[CaseFile]) -> Result<Destroyed, LedgerError> {
    house.work.destroy_files(&SETUP, house.of, files, "Agreed by the keeper of records").await
}

both! {
    async fn a_file_is_due_on_the_day_and_not_while_any_of_it_is_open(given: Given) {
        let house = House::of(given).await;
        let worker = house.worker("w", "social-worker", Some(true)).await;
        finished(&house, &worker).await;
        assert_eq!(house.given.count("SELECT COUNT(*) FROM records WHERE closed_on = '2009-09-30'").await, 1);
        later(&house, date(2015, 9, 29));
        assert_eq!(house.work.files_due(&SETUP, house.of).await.unwrap(), []);
        later(&house, FREE);
        let due = house.work.files_due(&SETUP, house.of).await.unwrap();
        assert_eq!((due.len(), due[0].file, due[0].closed), (1, CaseFile::Person(house.child), TODAY));
        assert_eq!((due[0].free_from, due[0].longest.as_str()), (FREE, "example-visit"));
        let stay = house.work.add_record(&SETUP, house.stay(date(2015, 1, 1))).await.unwrap();
        assert_eq!(house.work.files_due(&SETUP, house.of).await.unwrap(), [], "a stay is open");
        let refused = destroy(&house, &[CaseFile::Person(house.child)]).await;
        assert!(matches!(refused, Err(LedgerError::State(_))), "{refused:?}");
        let ended = [("ended".parse().unwrap(), Some(Value::Day(FREE)))];
        let saved = house.work.change_record(&SETUP, stay.id, 1, ended.into()).await.unwrap();
        house.work.move_record(&SETUP, stay.id, saved.version, &"leave".parse().unwrap(), "").await.unwrap();
        assert_eq!(house.work.files_due(&SETUP, house.of).await.unwrap(), [], "it was closed too late");
        later(&house, date(2021, 9, 30));
        let due = house.work.files_due(&SETUP, house.of).await.unwrap();
        assert_eq!((due[0].free_from, due[0].records.len()), (date(2021, 9, 30), 2));
    }

    async fn what_is_destroyed_leaves_nothing_but_that_it_was(given: Given) {
        let house = House::of(given).await;
        let worker = house.worker("w", "social-worker", Some(true)).await;
        let visit = finished(&house, &worker).await;
        let draft = Draft { typed: [("what-was-said".parse().unwrap(), "Whisperedwords".into())].into(), version: Some(3) };
        house.work.keep_draft(&worker, &DraftPlace::Record(visit), &draft).await.unwrap();
        later(&house, FREE);
        let done = destroy(&house, &[CaseFile::Person(house.child)]).await.unwrap();
        assert_eq!(done, Destroyed { files: 1, records: 1, people: 1 });
        for table in ["records", "r_example_visit", "record_versions", "record_events", "record_drafts", "persons"] {
            let left: &'static str = format!("SELECT COUNT(*) FROM {table}").leak();
            assert_eq!(house.given.count(left).await, 0, "{table}");
        }
        assert!(matches!(house.work.case_page(&worker, visit).await, Err(LedgerError::NotFound(_))));
        let kept = "SELECT COUNT(*) FROM journal WHERE action = 'file-destroyed' AND body LIKE '%keeper of records%'";
        assert_eq!(house.given.count(kept).await, 1);
        assert!(house.given.ledger.verify_journal(&SETUP).await.unwrap().broken.is_none());
        if house.given.home.engine() == Engine::Sqlite {
            let file = house.given.home.address().trim_start_matches("sqlite:").to_owned();
            for file in [file.clone(), format!("{file}-wal")] {
                let bytes = std::fs::read(&file).unwrap_or_default();
                for word in [&b"Whisperedwords"[..], b"Secretname", b"secretname"] {
                    assert!(!bytes.windows(word.len()).any(|part| part == word), "{} in {file}", String::from_utf8_lossy(word));
                }
            }
        }
    }

    async fn somebody_at_whom_another_file_points_stays_known_until_that_goes(given: Given) {
        let house = House::of(given).await;
        let other = house.work.add_person(&SETUP, house.of, child("Othername")).await.unwrap();
        stayed(&house, house.child, other).await;
        stayed(&house, other, house.child).await;
        later(&house, FREE);
        let done = destroy(&house, &[CaseFile::Person(house.child)]).await.unwrap();
        assert_eq!(done, Destroyed { files: 1, records: 1, people: 0 });
        assert_eq!(house.given.count("SELECT COUNT(*) FROM persons").await, 2);
        let done = destroy(&house, &[CaseFile::Person(other)]).await.unwrap();
        assert_eq!(done, Destroyed { files: 1, records: 1, people: 2 });
    }

    async fn a_file_is_kept_longer_for_a_reason_and_nothing_goes_by_halves(given: Given) {
        let house = House::of(given).await;
        let worker = house.worker("w", "social-worker", Some(true)).await;
        finished(&house, &worker).await;
        let young = house.work.add_person(&SETUP, house.of, child("Youngname")).await.unwrap();
        house.work.add_record(&SETUP, NewRecord { about: About::Person(young), ..house.visit(None) }).await.unwrap();
        later(&house, FREE);
        let (old, new) = (CaseFile::Person(house.child), CaseFile::Person(young));
        assert!(destroy(&house, &[old, new]).await.unwrap_err().to_string().contains("must still be kept"));
        assert_eq!(house.given.count("SELECT COUNT(*) FROM records").await, 2, "both or none");
        let nobody = house.work.destroy_files(&worker, house.of, &[old], "Why not").await;
        assert!(matches!(nobody, Err(LedgerError::Forbidden(_))), "{nobody:?}");
        assert!(matches!(house.work.files_due(&worker, house.of).await, Err(LedgerError::Forbidden(_))));
        let silent = house.work.destroy_files(&SETUP, house.of, &[old], " ").await;
        assert!(matches!(silent, Err(LedgerError::Field { field: "because", .. })), "{silent:?}");
        house.work.keep_file(&SETUP, house.of, house.child, Some("An inquiry asks for it")).await.unwrap();
        let due = house.work.files_due(&SETUP, house.of).await.unwrap();
        assert_eq!(due[0].kept_because.as_deref(), Some("An inquiry asks for it"));
        assert!(destroy(&house, &[old]).await.unwrap_err().to_string().contains("kept longer"));
        let twin = house.work.add_person(&SETUP, house.of, child("Secretname")).await.unwrap();
        house.work.merge_persons(&SETUP, (house.child, 1), (twin, 1)).await.unwrap();
        let due = house.work.files_due(&SETUP, house.of).await.unwrap();
        assert_eq!((due[0].file, due[0].kept_because.is_some()), (CaseFile::Person(twin), true), "it goes along");
        house.work.keep_file(&SETUP, house.of, twin, None).await.unwrap();
        let done = destroy(&house, &[CaseFile::Person(twin)]).await.unwrap();
        assert_eq!(done, Destroyed { files: 1, records: 1, people: 2 });
    }
}
