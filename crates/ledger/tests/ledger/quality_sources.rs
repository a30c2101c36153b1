//! How well records are kept by where they came from, and whether they are in order and in time.

use bigplan_ledger::registers::{
    Accept, FieldQuality, ImportPerson, ImportRow, Kept, NewImport, NewPerson, NewRecord, Quality, QualityOf,
    RegisterQuality,
};
use bigplan_ledger::{Actor, PartnershipId, Reach, TokenActor};
use bigplan_register::Value;
use bigplan_register::record::Source;
use bigplan_testbed::both;
use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::counting::Counted;
use crate::registers_given::{House, TODAY, child};
use crate::support::{Given, SETUP, run};

const VISIT: &str = "example-visit";

/// What begins a visit that was promised for a day, or for nobody knows which.
fn visit(house: &House, promised: Option<Date>, worker: Option<&Actor>) -> NewRecord {
    let values = promised.map(|day| ("promised".parse().unwrap(), Some(Value::Day(day))));
    NewRecord { values: values.into_iter().collect(), ..house.visit(worker) }
}

/// Takes in a file with one visit of a child of whom nobody has heard.
async fn from_file(house: &House, actor: &Actor, of: PartnershipId) {
    let person = ImportPerson {
        pupil_number: Some("A1".into()),
        family_name: Some("Secretname".into()),
        ..ImportPerson::default()
    };
    let values = [("promised".parse().unwrap(), Some(Value::Day(TODAY - 3.days())))].into();
    let row = ImportRow { row: 2, person, values, ..ImportRow::default() };
    let new = NewImport {
        partnership: of,
        register: VISIT.parse().unwrap(),
        rows: vec![row],
        refused: 0,
        accept: Accept::All,
        sha256: "0".repeat(64),
    };
    let done = house.work.import(actor, &new, &|_| ()).await.unwrap();
    assert!(done.saved && done.added == 1, "{done:?}");
}

/// The same actor, as a program that works with their token.
fn through_token(actor: &Actor) -> Actor {
    let Actor::Account(account) = actor else { panic!("{actor:?} is no account") };
    Actor::Token(TokenActor { account: *account, reach: Reach::Edit, records: true })
}

async fn found(house: &House, register: &str, since: Date) -> RegisterQuality {
    house.work.register_quality(&SETUP, house.of, register, since).await.unwrap()
}

fn field(of: &QualityOf, code: &str) -> FieldQuality {
    of.fields.iter().find(|(field, _)| field.as_str() == code).unwrap().1
}

fn kept(records: i64, whole: i64, dated: i64, prompt: i64) -> Quality {
    Quality { records, whole, in_order: records, dated, prompt }
}

both! {
    async fn each_source_is_told_with_its_own_records_and_no_other(given: Given) {
        let house = House::of(given).await;
        house.visited(None).await;
        house.given.behind("UPDATE records SET source = NULL").await;
        let worker = house.worker("worker", "family-worker", None).await;
        let add = async |actor: &Actor, new| house.work.add_record(actor, new).await.unwrap();
        let whose = Some(&worker);
        add(&worker, visit(&house, Some(TODAY - 2.days()), whose)).await;
        add(&worker, visit(&house, Some(TODAY - 3.days()), whose)).await;
        add(&worker, visit(&house, None, whose)).await;
        let sent = add(&through_token(&worker), visit(&house, Some(TODAY), whose)).await;
        add(&SETUP, NewRecord { team: None, ..visit(&house, Some(TODAY - 12.months()), None) }).await;
        from_file(&house, &SETUP, house.of).await;
        let elsewhere = house.given.partnership("elsewhere").await;
        from_file(&house, &SETUP, elsewhere).await;
        // Whoever corrects a record, it came from where it came from.
        let seen = [("outcome".parse().unwrap(), Some(Value::Code("not-in".into())))];
        house.work.change_record(&worker, sent.id, sent.version, seen.into()).await.unwrap();

        let quality = found(&house, VISIT, TODAY).await;
        let of_sources: Vec<_> = quality.sources.iter().map(|(source, of)| (*source, of.all)).collect();
        let expected = [
            (Some(Source::ByHand), kept(3, 2, 2, 1)),
            (Some(Source::File), kept(1, 1, 1, 0)),
            (Some(Source::Connection), kept(1, 1, 1, 1)),
            // Written down a year after it was promised: carried over, and not late.
            (Some(Source::Program), kept(1, 1, 0, 0)),
            (None, kept(1, 1, 1, 1)),
        ];
        assert_eq!(of_sources, expected);
        assert_eq!(quality.all.all, kept(7, 6, 5, 3), "no record is in none, and none in two");
        assert_eq!(quality.dated_by.unwrap().as_str(), "promised");
        let of = |source| &quality.sources.iter().find(|(one, _)| *one == source).unwrap().1;
        assert_eq!(of(Some(Source::ByHand)).teams, [(Some("North".to_owned()), kept(3, 2, 2, 1))]);
        assert_eq!(of(Some(Source::Program)).teams, [(None, kept(1, 1, 0, 0))]);
        assert_eq!(field(of(Some(Source::ByHand)), "promised"), FieldQuality { filled: 2, valid: 2 });
        assert_eq!(field(of(Some(Source::Connection)), "outcome"), FieldQuality { filled: 1, valid: 1 });
        assert_eq!(field(of(Some(Source::File)), "outcome"), FieldQuality::default());

        let all = house.work.quality_by_source(&SETUP, house.of, TODAY).await.unwrap();
        let counts = |of: Quality| Kept { records: of.records, whole: of.whole };
        assert_eq!(all, expected.map(|(source, of)| (source, counts(of))));
    }

    async fn what_a_move_begins_came_from_who_made_it(given: Given) {
        let house = Counted::of(given).await;
        let values = [
            ("began", Value::Day(date(2009, 5, 1))),
            ("category", Value::Code("NEG".into())),
            ("again", Value::YesNo(false)),
            ("earlier-plans", Value::Whole(0)),
        ];
        let plan = house.add("protection-plan", &values.map(|(field, value)| (field, Some(value)))).await;
        let manager = through_token(&house.somebody("manager", Some("team-manager")).await);
        house.work.move_record(&manager, plan, 1, &"begin".parse().unwrap(), "").await.unwrap();
        let made = house.work.quality_by_source(&SETUP, house.of, TODAY).await.unwrap();
        let made: Vec<_> = made.into_iter().map(|(source, kept)| (source, kept.records)).collect();
        // What begins with a plan: the conference that reviews it, and its core group.
        assert_eq!(made, [(Some(Source::Connection), 2), (Some(Source::Program), 1)]);
    }

    async fn a_file_is_a_file_whoever_takes_it_in(given: Given) {
        let house = House::of(given).await;
        let worker = house.worker("worker", "family-worker", None).await;
        from_file(&house, &house.worker("manager", "team-manager", Some(true)).await, house.of).await;
        house.work.add_record(&worker, visit(&house, Some(TODAY), Some(&worker))).await.unwrap();
        let sources = found(&house, VISIT, TODAY).await.sources;
        let sources: Vec<_> = sources.into_iter().map(|(one, of)| (one, of.all.records)).collect();
        assert_eq!(sources, [(Some(Source::ByHand), 1), (Some(Source::File), 1)]);
    }

    async fn there_is_no_source_but_those_four(given: Given) {
        let refused = given
            .refused_behind(
                "INSERT INTO records (id, partnership_id, register, state, is_open, version, course, due_on, unsigned, missing,
                                      made_by, made_at, changed_at, source)
                 VALUES ('a', 'b', 'c', 'd', TRUE, 1, '{}', '', 0, 0, '', '', '', 'post')",
            )
            .await;
        assert!(refused.to_lowercase().contains("check"), "only the sources that there are: {refused}");
    }

    async fn what_has_become_wrong_since_it_was_written_is_not_in_order(given: Given) {
        let house = House::of(given).await;
        house.visited(None).await;
        house.work.add_record(&SETUP, visit(&house, None, None)).await.unwrap();
        let died = NewPerson { died: Some(TODAY - 20.days()), ..child("Secretname") };
        house.work.change_person(&SETUP, house.child, 1, died).await.unwrap();
        let quality = found(&house, VISIT, TODAY).await.all;
        // What is missing is told apart from what is wrong.
        assert_eq!(quality.all, Quality { records: 2, whole: 1, in_order: 1, dated: 1, prompt: 1 });
        assert_eq!(field(&quality, "promised"), FieldQuality { filled: 1, valid: 0 });
        assert_eq!(quality.teams, [(Some("North".to_owned()), quality.all)]);
    }

    async fn two_records_that_share_days_are_not_in_order_though_one_ended_long_ago(given: Given) {
        let house = House::of(given).await;
        let earlier = house.work.add_record(&SETUP, house.stay(date(2009, 1, 1))).await.unwrap();
        let ended = [("ended".parse().unwrap(), Some(Value::Day(date(2009, 2, 1))))].into();
        let saved = house.work.change_record(&SETUP, earlier.id, earlier.version, ended).await.unwrap();
        house.work.move_record(&SETUP, saved.id, saved.version, &"leave".parse().unwrap(), "").await.unwrap();
        house.work.add_record(&SETUP, house.stay(TODAY - 1.day())).await.unwrap();
        assert_eq!(found(&house, "example-stay", TODAY).await.all.all, kept(2, 2, 2, 1));
        let now = found(&house, "example-stay", TODAY + 1.day()).await.all.all;
        assert_eq!(now, kept(1, 1, 1, 1), "the earlier one is not looked at");
        house.given.behind("UPDATE r_example_stay SET ended = '2009-09-30' WHERE began = '2009-01-01'").await;
        let now = found(&house, "example-stay", TODAY + 1.day()).await.all;
        assert_eq!(now.all, Quality { in_order: 0, ..kept(1, 1, 1, 1) }, "but it stands in the way");
        assert_eq!(field(&now, "began"), FieldQuality { filled: 1, valid: 0 });
    }
}
