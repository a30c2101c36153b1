//! The history of the tables: from every version to the newest, never with another history.

use std::sync::Arc;

use bigplan_ledger::migrations::{self, Migration};
use bigplan_ledger::{Ledger, NewPartnership, OpenLedgerError, SystemClock};
use bigplan_testbed::{Engine, Home, both};

use crate::support::SETUP;

/// Runs a test on an empty database.
fn run<F: Future<Output = ()>>(engine: Engine, test: impl FnOnce(Home) -> F) {
    let home = Home::empty(engine);
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(test(home));
}

/// A second step such as a later version will have, with an arm for each database.
const NEXT: Migration = Migration {
    version: 2,
    name: "colours",
    text: "ALTER TABLE partnerships ADD COLUMN colour TEXT NOT NULL DEFAULT 'green';
-- only sqlite
CREATE TABLE arm_sqlite (bytes BLOB);
-- only postgres
CREATE TABLE arm_postgres (bytes BYTEA);
-- both
CREATE TABLE shared_end (id BIGINT);",
};

fn history(last: Migration) -> &'static [Migration] {
    let mut all = migrations::ALL.to_vec();
    all.truncate(1);
    all.push(last);
    Vec::leak(all)
}

async fn open_at(home: &Home, history: &'static [Migration]) -> Result<Ledger, OpenLedgerError> {
    Ledger::open_at(home.address(), Arc::new(SystemClock), history).await
}

/// Makes a database at version 1 with a partnership in it.
async fn first_version(home: &Home) {
    let ledger = open_at(home, &migrations::ALL[..1]).await.unwrap();
    let new = NewPartnership { slug: "nodland".into(), name: "Nodland".into(), about: String::new() };
    ledger.make_partnership(&SETUP, new).await.unwrap();
    ledger.close().await;
}

async fn query(home: &Home, sql: &'static str) -> Result<Vec<String>, sqlx::Error> {
    match home.engine() {
        Engine::Sqlite => {
            let pool = sqlx::SqlitePool::connect(home.address()).await?;
            sqlx::query_scalar(sql).fetch_all(&pool).await
        }
        Engine::Postgres => {
            let pool = sqlx::PgPool::connect(home.address()).await?;
            sqlx::query_scalar(sql).fetch_all(&pool).await
        }
    }
}

both! {
    async fn an_older_database_is_brought_up_and_keeps_what_it_holds(home: Home) {
        first_version(&home).await;
        let ledger = open_at(&home, history(NEXT)).await.unwrap();
        ledger.ready().await.unwrap();
        assert_eq!(ledger.partnerships(&SETUP).await.unwrap().len(), 1);
        ledger.close().await;
        assert_eq!(query(&home, "SELECT colour FROM partnerships").await.unwrap(), ["green"]);
        let own = match home.engine() {
            Engine::Sqlite => ("SELECT 'x' FROM arm_sqlite", "SELECT 'x' FROM arm_postgres"),
            Engine::Postgres => ("SELECT 'x' FROM arm_postgres", "SELECT 'x' FROM arm_sqlite"),
        };
        assert!(query(&home, own.0).await.is_ok());
        assert!(query(&home, own.1).await.is_err());
        assert!(query(&home, "SELECT 'x' FROM shared_end").await.is_ok());
    }

    async fn a_newer_database_is_refused(home: Home) {
        open_at(&home, history(NEXT)).await.unwrap().close().await;
        let refused = open_at(&home, &migrations::ALL[..1]).await.err().unwrap();
        assert!(matches!(refused, OpenLedgerError::TooNew { database: 2, program: 1 }), "{refused}");
        assert!(refused.to_string().contains("newer than this program"));
    }

    async fn a_history_that_was_altered_is_refused(home: Home) {
        open_at(&home, history(NEXT)).await.unwrap().close().await;
        let altered = Migration { text: "CREATE TABLE something_else (id BIGINT);", ..NEXT };
        let refused = open_at(&home, history(altered)).await.err().unwrap();
        assert!(matches!(refused, OpenLedgerError::Altered { version: 2, .. }), "{refused}");
    }

    async fn a_step_that_fails_leaves_the_database_as_it_was(home: Home) {
        first_version(&home).await;
        let failing = Migration { text: "CREATE TABLE half (id BIGINT); INSERT INTO nowhere VALUES (1);", ..NEXT };
        let refused = open_at(&home, history(failing)).await.err().unwrap();
        assert!(matches!(refused, OpenLedgerError::Migrate { version: 2, .. }), "{refused}");
        assert!(query(&home, "SELECT 'x' FROM half").await.is_err());
        let ledger = open_at(&home, &migrations::ALL[..1]).await.unwrap();
        assert_eq!(ledger.partnerships(&SETUP).await.unwrap().len(), 1);
        ledger.close().await;
    }

    async fn programs_that_start_together_make_the_tables_once(home: Home) {
        let starts = (0..6).map(|_| {
            let address = home.address().to_owned();
            tokio::spawn(async move { Ledger::open(&address).await.map_err(|error| error.to_string()) })
        });
        for start in starts.collect::<Vec<_>>() {
            start.await.unwrap().unwrap().close().await;
        }
        let applied = query(&home, "SELECT name FROM migrations").await.unwrap();
        assert_eq!(applied.len(), migrations::ALL.len());
    }
}
