//! What counting reads given away: without names, whole, never without an entry in the journal, and the same when it comes
//! back of columns.

use std::collections::BTreeMap;

use bigplan_columnar::{Layout, RecordWriter, Records};
use bigplan_counting::{Child, Frame, Total, tallies};
use bigplan_ledger::registers::{CaseworkError, CountedExport};
use bigplan_ledger::{Actor, LedgerError, PersonId};
use bigplan_measure::Definitions;
use bigplan_register::Value;
use bigplan_testbed::both;
use jiff::civil::date;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::counting::Counted;
use crate::registers_given::child;
use crate::support::{Given, SETUP, run};

type Children = BTreeMap<PersonId, Child>;

async fn exported(house: &Counted, actor: &Actor) -> Result<(CountedExport, Children), CaseworkError> {
    let mut children = Children::new();
    let mut each = |person, child: &Child| {
        children.insert(person, child.clone());
        Ok::<(), CaseworkError>(())
    };
    let done = house.work.export_counted(actor, &house.counting, house.of, &mut each).await?;
    Ok((done, children))
}

/// A child as it comes back of the columns of its records.
fn through_columns(house: &Counted, layouts: &[Layout], person: PersonId, child: &Child) -> Child {
    let mut back = Child::new(child.born, child.died, child.sex.clone());
    for layout in layouts {
        let mut file = RecordWriter::new(layout.clone(), Vec::new()).unwrap();
        for record in child.records(layout.register()) {
            file.push(&person.to_string(), record, child.written(&record.id).unwrap()).unwrap();
        }
        let file = bytes::Bytes::from(file.finish().unwrap().0);
        for block in ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap() {
            let block = block.unwrap();
            let records = Records::of(layout, block.columns()).unwrap();
            for row in 0..block.num_rows() {
                let (whose, record, written) = records.row(row).unwrap();
                assert_eq!(whose, person.to_string());
                back.was_written(&record.id, written);
                back.push(layout.register().clone(), record);
            }
        }
    }
    assert_eq!(house.counting.counts().registers().len(), layouts.len());
    back
}

both! {
    async fn what_counting_reads_leaves_and_counts_the_same_when_it_comes_back(given: Given) {
        let house = Counted::of(given).await;
        let place = Some(Value::Link("E07000008".into()));
        house.add("address", &[("from", Some(Value::Day(date(2001, 2, 3)))), ("place", place)]).await;
        let plan = house.plan(date(2009, 5, 1), true).await;
        house.add("referral", &[("received", Some(Value::Day(date(2009, 9, 1))))]).await;
        house.work.add_person(&SETUP, house.of, child("Othername")).await.unwrap();
        let (given, children) = exported(&house, &SETUP).await.unwrap();
        let done = &given.done;
        assert_eq!(given.kept, [], "nothing was counted here yet, and nobody destroyed");
        // Who has no record counts for nothing, and stays. The plan begins its first review conference, which leaves too.
        assert_eq!((done.persons, children.len(), done.records.values().sum::<u64>()), (1, 1, 4));
        let definitions = Definitions::read(&[]).unwrap();
        let (registers, counts) = (house.work.registers(), house.counting.counts());
        let (calendar, areas, today) = (house.work.calendar(), &definitions.areas, date(2011, 1, 1));
        let frame = Frame { counts, registers, calendar, areas, today };
        let layouts = Layout::all(counts, registers);
        let back = through_columns(&house, &layouts, house.child, &children[&house.child]);
        let expected = tallies(frame, &children[&house.child]);
        assert!(expected.len() > 5, "{expected:?}");
        assert_eq!(tallies(frame, &back), expected);
        let looks = house.work.who_has_seen(&SETUP, plan, 9).await.unwrap();
        let look = looks.iter().find(|look| look.action == "records-exported").unwrap();
        assert_eq!((&look.body["purpose"], &look.body["persons"]), (&"counting".into(), &1.into()));
        assert!(house.given.ledger.verify_journal(&SETUP).await.unwrap().broken.is_none());
    }

    async fn what_stands_in_no_record_leaves_as_sums(given: Given) {
        let house = Counted::of(given).await;
        house.plan(date(2009, 5, 1), true).await;
        house.count().await;
        let kept = exported(&house, &SETUP).await.unwrap().0.kept;
        assert!(kept.len() > 5 && kept.iter().all(|sum| sum.total == Total::default()), "{kept:?}");
        let of = |slot: usize| kept.iter().find(|sum| sum.slice.groups[slot].is_some()).map(|sum| &sum.slice.groups[slot]);
        assert_eq!(of(0), Some(&Some("girls".to_owned())));
        // As a destroyed file leaves them.
        house.given.behind("UPDATE tallies SET person_id = '', day_on = '' WHERE measure = 'ni-65'").await;
        let kept = exported(&house, &SETUP).await.unwrap().0.kept;
        let sums: Vec<_> = kept.iter().filter(|sum| sum.total.of > 0).collect();
        let [sum] = &sums[..] else { panic!("{sums:?}") };
        assert_eq!((sum.measure.as_str(), sum.period.as_str(), sum.total.counted), ("ni-65", "2009/10f", 1));
        assert_eq!(sum.slice.groups[0].as_deref(), Some("girls"));
    }

    async fn only_the_program_itself_exports_what_it_counts(given: Given) {
        let house = Counted::of(given).await;
        house.plan(date(2009, 5, 1), false).await;
        let auditor = house.somebody("a", Some("auditor")).await;
        for actor in [&auditor, &Actor::Visitor] {
            let refused = exported(&house, actor).await.unwrap_err();
            assert!(matches!(refused, CaseworkError::Ledger(LedgerError::Forbidden(_))), "{refused}");
        }
        assert_eq!(house.given.count("SELECT COUNT(*) FROM journal WHERE action = 'records-exported'").await, 0);
    }

    async fn an_export_for_counting_that_cannot_be_recorded_fails(given: Given) {
        let house = Counted::of(given).await;
        house.plan(date(2009, 5, 1), false).await;
        house.given.behind("ALTER TABLE journal RENAME TO journal_lost").await;
        let failed = exported(&house, &SETUP).await.unwrap_err();
        assert!(matches!(failed, CaseworkError::Ledger(LedgerError::Database(_))), "{failed}");
    }
}
