//! Whole registers given away: only to a duty that reaches all of them, never without an entry in the journal.

use bigplan_ledger::registers::{CaseworkError, ExportDone, Exported, NewExport};
use bigplan_ledger::{Actor, LedgerError};
use bigplan_register::Value;
use bigplan_testbed::both;
use jiff::civil::date;

use crate::registers_given::{House, text};
use crate::support::{Given, SETUP, run};

async fn exported(
    house: &House,
    actor: &Actor,
    registers: &[&str],
) -> Result<(ExportDone, Vec<Exported>), CaseworkError> {
    let registers = registers.iter().map(|code| code.parse().unwrap()).collect();
    let new = NewExport { partnership: house.of, registers, purpose: "test", people: true };
    let mut given = Vec::new();
    let mut each = |one| {
        given.push(one);
        Ok::<(), CaseworkError>(())
    };
    let done = house.work.export(actor, &new, &mut each).await?;
    Ok((done, given))
}

both! {
    async fn an_auditor_exports_what_their_duty_shows_and_each_record_knows_it(given: Given) {
        let house = House::of(given).await;
        let worker = house.worker("w", "social-worker", Some(true)).await;
        let auditor = house.somebody("a", "auditor", None, None).await;
        let visit = house.visited(Some(&worker)).await;
        let said = [("what-was-said".parse().unwrap(), text("Secretword"))].into();
        house.work.change_record(&worker, visit.id, 1, said).await.unwrap();
        let (done, given) = exported(&house, &auditor, &["example-visit"]).await.unwrap();
        assert_eq!((done.records.values().sum::<u64>(), done.persons), (1, 1));
        // The note is for workers and managers only: it does not leave, and it is said so.
        assert_eq!(done.unseen, [("example-visit".parse().unwrap(), "what-was-said".parse().unwrap())]);
        let [Exported::Record(record), Exported::Person(person), Exported::Worker { name, .. }, Exported::Team { .. }] = &given[..]
        else { panic!("{given:?}") };
        assert_eq!(record.record.values.values().collect::<Vec<_>>(), [&Value::Day(date(2009, 9, 28))]);
        assert_eq!((person.id, name.as_str()), (house.child, "Owner of w@example.org"));
        let looks = house.work.who_has_seen(&SETUP, visit.id, 9).await.unwrap();
        assert_eq!(looks.iter().map(|look| look.action.as_str()).collect::<Vec<_>>(), ["records-exported"]);
        assert_eq!(looks[0].body["records"]["example-visit"], 1);
    }

    async fn who_does_not_reach_all_records_exports_none(given: Given) {
        let house = House::of(given).await;
        let worker = house.worker("w", "social-worker", Some(true)).await;
        let auditor = house.somebody("a", "auditor", None, None).await;
        house.visited(Some(&worker)).await;
        for (actor, register) in [(&worker, "example-visit"), (&auditor, "example-stay"), (&Actor::Visitor, "example-visit")] {
            let refused = exported(&house, actor, &[register]).await.unwrap_err();
            assert!(matches!(refused, CaseworkError::Ledger(LedgerError::Forbidden(_))), "{refused}");
        }
        let unknown = exported(&house, &SETUP, &["example-visit", "example-walk"]).await.unwrap_err();
        assert!(matches!(unknown, CaseworkError::Ledger(LedgerError::NotFound("register"))), "{unknown}");
        assert_eq!(house.given.count("SELECT COUNT(*) FROM journal WHERE action = 'records-exported'").await, 0);
    }

    async fn many_records_come_once_each_and_merged_ones_not(given: Given) {
        let house = House::of(given).await;
        let mut last = None;
        for _ in 0..201 {
            last = Some(house.visited(None).await);
        }
        let (other, gone) = (house.visited(None).await, last.unwrap());
        house.work.merge_records(&SETUP, (gone.id, gone.version), (other.id, other.version)).await.unwrap();
        let (done, given) = exported(&house, &SETUP, &["example-visit"]).await.unwrap();
        let ids: std::collections::BTreeSet<_> = given
            .iter()
            .filter_map(|one| match one { Exported::Record(record) => Some(record.id), _ => None })
            .collect();
        assert_eq!((done.records.values().sum::<u64>(), ids.len(), ids.contains(&gone.id)), (201, 201, false));
    }

    async fn an_export_that_cannot_be_recorded_fails(given: Given) {
        let house = House::of(given).await;
        house.visited(None).await;
        house.given.behind("ALTER TABLE journal RENAME TO journal_lost").await;
        let failed = exported(&house, &SETUP, &["example-visit"]).await.unwrap_err();
        assert!(matches!(failed, CaseworkError::Ledger(LedgerError::Database(_))), "{failed}");
    }
}
