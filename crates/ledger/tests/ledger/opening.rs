//! Opening: files that only their owner reads, addresses that are understood, and answers to health checks.

use std::os::unix::fs::PermissionsExt;

use bigplan_ledger::{Ledger, OpenLedgerError};
use bigplan_testbed::both;

use crate::support::{Given, run};

fn block_on<F: Future>(test: F) -> F::Output {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(test)
}

#[test]
fn a_sqlite_file_is_made_with_its_folder_for_its_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new").join("plans.sqlite");
    let ledger = block_on(Ledger::open(&format!("sqlite:{}", path.display()))).unwrap();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(&path.with_file_name("plans.sqlite-wal")), 0o600);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    drop(ledger);
}

#[test]
fn what_cannot_be_opened_is_said_plainly() {
    let wrong = block_on(Ledger::open("mongodb://here")).err().unwrap();
    assert!(matches!(wrong, OpenLedgerError::Address(_)), "{wrong}");
    let nowhere = block_on(Ledger::open("sqlite:/proc/nowhere/plans.sqlite")).err().unwrap();
    assert!(matches!(nowhere, OpenLedgerError::File { .. }), "{nowhere}");
    let silent = block_on(Ledger::open("postgres://nobody@127.0.0.1:1/nothing")).err().unwrap();
    assert!(matches!(silent, OpenLedgerError::Connect(_)), "{silent}");
}

#[test]
fn a_file_that_is_no_database_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.txt");
    let text = "Dear partnership, ".repeat(100);
    std::fs::write(&path, &text).unwrap();
    let refused = block_on(Ledger::open(&format!("sqlite:{}", path.display()))).err().unwrap();
    assert!(matches!(refused, OpenLedgerError::Connect(_)), "{refused}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

both! {
    async fn an_open_ledger_is_alive_and_ready(given: Given) {
        given.ledger.alive().await.unwrap();
        given.ledger.ready().await.unwrap();
    }

    async fn a_closed_ledger_is_neither(given: Given) {
        given.ledger.close().await;
        assert!(given.ledger.alive().await.is_err());
        assert!(given.ledger.ready().await.is_err());
    }

    async fn what_was_saved_is_there_after_opening_again(given: Given) {
        given.partnership("nodland").await;
        given.ledger.close().await;
        let again = Ledger::open(given.home.address()).await.unwrap();
        let found = again.partnership(&crate::support::SETUP, "nodland").await.unwrap();
        again.close().await;
        assert_eq!(found.unwrap().name, "Partnership of nodland");
    }
}
