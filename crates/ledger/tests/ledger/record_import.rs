//! Spreadsheets into a register: all rows, the good ones or nothing; the same file again changes nothing.

use bigplan_ledger::registers::{
    Accept, CaseworkError, Exported, ExportedRecord, ImportDone, ImportPerson, ImportRow, NewExport, NewImport,
    NewPerson,
};
use bigplan_ledger::{Actor, LedgerError};
use bigplan_register::Value;
use bigplan_testbed::both;
use jiff::civil::{Date, date};

use crate::registers_given::{House, child, text};
use crate::support::{Given, SETUP, run};

/// A row about a child who is known by a pupil number.
fn row(number: u32, pupil: &str, promised: Date) -> ImportRow {
    let person = ImportPerson {
        pupil_number: Some(pupil.into()),
        family_name: Some("Secretname".into()),
        born: Some(date(2002, 3, 4)),
        ..ImportPerson::default()
    };
    let values = [("promised".parse().unwrap(), Some(Value::Day(promised)))].into();
    ImportRow { row: number, person, values, ..ImportRow::default() }
}

async fn take(house: &House, actor: &Actor, accept: Accept, rows: &[ImportRow]) -> Result<ImportDone, CaseworkError> {
    let new = NewImport {
        partnership: house.of,
        register: "example-visit".parse().unwrap(),
        rows: rows.to_vec(),
        refused: 0,
        accept,
        sha256: "0".repeat(64),
    };
    house.work.import(actor, &new, &|_| ()).await
}

fn counts(done: &ImportDone) -> (u64, u64, u64, u64, u64) {
    (done.added, done.changed, done.same, done.refused, done.persons)
}

fn codes(done: &ImportDone) -> Vec<(u32, &str)> {
    done.findings.iter().map(|found| (found.row, found.code.as_str())).collect()
}

async fn records(house: &House) -> Vec<ExportedRecord> {
    let registers = vec!["example-visit".parse().unwrap()];
    let new = NewExport { partnership: house.of, registers, purpose: "test", people: false };
    let mut given = Vec::new();
    let mut each = |one| {
        if let Exported::Record(record) = one {
            given.push(*record);
        }
        Ok::<(), CaseworkError>(())
    };
    house.work.export(&SETUP, &new, &mut each).await.unwrap();
    given
}

/// A record as the row that it is written as.
fn as_row((record, number): (&ExportedRecord, u32)) -> ImportRow {
    let says = record.person.as_ref().unwrap().says.clone();
    let person = ImportPerson {
        id: record.person.as_ref().map(|person| person.id.to_string()),
        pupil_number: says.pupil_number,
        family_name: Some(says.family_name),
        given_names: Some(says.given_names).filter(|names| !names.is_empty()),
        born: says.born,
        sex: says.sex,
        died: says.died,
    };
    let values = record.record.values.iter().map(|(field, value)| (field.clone(), Some(value.clone()))).collect();
    let (id, state) = (Some(record.id.to_string()), Some(record.record.state.to_string()));
    ImportRow { row: number, record: id, state, person, about: None, values }
}

both! {
    async fn rows_begin_records_and_people_and_the_same_file_again_changes_nothing(given: Given) {
        let house = House::of(given).await;
        let (day, next) = (date(2009, 9, 1), date(2009, 9, 2));
        // Two equal rows are two visits; a child of two rows is one child.
        let rows = [row(2, "A1", day), row(3, "A1", day), row(4, "B2", next)];
        let done = take(&house, &SETUP, Accept::All, &rows).await.unwrap();
        assert_eq!((counts(&done), done.saved), ((3, 0, 0, 0, 2), true), "{:?}", done.findings);
        let before = house.given.count("SELECT COUNT(*) FROM journal WHERE action <> 'register-compared'").await;
        let again = take(&house, &SETUP, Accept::All, &rows).await.unwrap();
        assert_eq!((counts(&again), again.saved), ((0, 0, 3, 0, 0), false));
        assert_eq!(house.given.count("SELECT COUNT(*) FROM journal WHERE action <> 'register-compared'").await, before);
        assert_eq!(house.given.count("SELECT COUNT(*) FROM records").await, 3);
        assert_eq!(house.given.count("SELECT COUNT(*) FROM journal WHERE body LIKE '%Secretname%'").await, 0);
    }

    async fn what_was_exported_comes_back_row_for_row(given: Given) {
        let house = House::of(given).await;
        let visit = house.visited(None).await;
        let said = [("what-was-said".parse().unwrap(), text(" two\r\nlines "))].into();
        house.work.change_record(&SETUP, visit.id, 1, said).await.unwrap();
        take(&house, &SETUP, Accept::All, &[row(2, "A1", date(2009, 9, 1))]).await.unwrap();
        let before = records(&house).await;
        let mut rows: Vec<ImportRow> = before.iter().zip(2..).map(as_row).collect();
        let done = take(&house, &SETUP, Accept::All, &rows).await.unwrap();
        assert_eq!((counts(&done), done.saved), ((0, 0, 2, 0, 0), false), "{:?}", done.findings);
        // Without their ids they say what is known too.
        rows.iter_mut().for_each(|row| row.record = None);
        assert_eq!(counts(&take(&house, &SETUP, Accept::All, &rows).await.unwrap()), (0, 0, 2, 0, 0));
        let after = records(&house).await;
        let plain = |all: &[ExportedRecord]| all.iter().map(|one| (one.record.clone(), one.version)).collect::<Vec<_>>();
        assert_eq!(plain(&before), plain(&after));
        // A corrected cell corrects its record, and an emptied one empties it.
        let mut changed = as_row((&before[0], 2));
        changed.values.insert("promised".parse().unwrap(), Some(Value::Day(date(2009, 9, 3))));
        assert_eq!(counts(&take(&house, &SETUP, Accept::All, &[changed]).await.unwrap()), (0, 1, 0, 0, 0));
        assert_eq!(records(&house).await[0].version, before[0].version + 1);
    }

    async fn one_bad_row_stops_all_or_only_itself(given: Given) {
        let house = House::of(given).await;
        let known = NewPerson { pupil_number: Some("K9".into()), ..child("Secretname") };
        house.work.add_person(&SETUP, house.of, known).await.unwrap();
        let ahead = row(3, "B2", date(2009, 10, 1));
        let nobody = ImportRow { person: ImportPerson { family_name: Some("Ada".into()), ..ImportPerson::default() }, ..row(4, "", date(2009, 9, 1)) };
        let mut nameless = row(5, "C3", date(2009, 9, 1));
        nameless.person.family_name = None;
        let moved = ImportRow { state: Some("done".into()), ..row(6, "A1", date(2009, 9, 2)) };
        let lost = ImportRow { record: Some(house.child.to_string()), ..row(7, "A1", date(2009, 9, 1)) };
        // The number is known, and the day of birth is another: this may be another child.
        let other = row(8, "K9", date(2009, 9, 1));
        let rows = [row(2, "A1", date(2009, 9, 1)), ahead, nobody, nameless, moved, lost, other];
        let all = take(&house, &SETUP, Accept::All, &rows).await.unwrap();
        assert_eq!((counts(&all), all.saved), ((1, 0, 0, 6, 1), false));
        assert_eq!(
            codes(&all),
            [(3, "day-ahead"), (4, "nobody-named"), (5, "no-name"), (6, "state-differs"), (7, "record-not-found"), (8, "person-differs")]
        );
        assert_eq!(house.given.count("SELECT COUNT(*) FROM records").await, 0);
        let good = take(&house, &SETUP, Accept::Good, &rows).await.unwrap();
        assert_eq!((counts(&good), good.saved), ((1, 0, 0, 6, 1), true));
        assert_eq!(house.given.count("SELECT COUNT(*) FROM records").await, 1);
        // Of a row that was undone nothing is left, neither its child nor its entry.
        assert_eq!(house.given.count("SELECT COUNT(*) FROM persons").await, 3);
        assert_eq!(house.given.count("SELECT COUNT(*) FROM journal WHERE action = 'record-added'").await, 1);
        let trial = take(&house, &SETUP, Accept::Nothing, &[row(2, "D4", date(2009, 9, 1))]).await.unwrap();
        assert_eq!((counts(&trial), trial.saved), ((1, 0, 0, 0, 1), false));
        assert_eq!(house.given.count("SELECT COUNT(*) FROM persons").await, 3);
    }

    async fn who_may_not_begin_such_a_record_learns_nothing(given: Given) {
        let house = House::of(given).await;
        let known = NewPerson { pupil_number: Some("K9".into()), ..child("Secretname") };
        house.work.add_person(&SETUP, house.of, known).await.unwrap();
        let auditor = house.somebody("a", "auditor", None, None).await;
        for pupil in ["K9", "Z0"] {
            let done = take(&house, &auditor, Accept::All, &[row(2, pupil, date(2009, 9, 1))]).await.unwrap();
            assert_eq!(codes(&done), [(2, "not-allowed")]);
        }
        let visitor = take(&house, &Actor::Visitor, Accept::All, &[]).await.unwrap_err();
        assert!(matches!(visitor, CaseworkError::Ledger(LedgerError::Forbidden(_))), "{visitor}");
    }

    async fn an_import_that_cannot_be_recorded_saves_nothing(given: Given) {
        let house = House::of(given).await;
        house.given.behind("ALTER TABLE journal RENAME TO journal_lost").await;
        let failed = take(&house, &SETUP, Accept::All, &[row(2, "A1", date(2009, 9, 1))]).await.unwrap_err();
        assert!(matches!(failed, CaseworkError::Ledger(LedgerError::Database(_))), "{failed}");
        assert_eq!(house.given.count("SELECT COUNT(*) FROM records").await, 0);
    }
}

#[test]
fn the_page_of_reference_names_every_code() {
    let page = include_str!("../../../../docs/reference/registers-in-and-out.md");
    for code in bigplan_ledger::registers::ImportFindingCode::ALL {
        assert!(page.contains(&format!("| `{}` |", code.as_str())), "{code:?}");
        assert!(code.says().ends_with('.'), "{code:?}");
    }
}
