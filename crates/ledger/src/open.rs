//! Opening the ledger, and asking whether it is there.

use std::sync::Arc;

use jiff::Timestamp;

use crate::address::{self, Address};
use crate::clock::{Clock, SystemClock};
use crate::looks::Looks;
use crate::migrations::Migration;
use crate::store::Store;
use crate::{LedgerError, OpenLedgerError, migrations, roles};

/// The open database with its clock. Cheap to clone; all clones share one set of connections.
#[derive(Clone)]
pub struct Ledger {
    pub(crate) store: Store,
    clock: Arc<dyn Clock>,
    history: &'static [Migration],
    pub(crate) looks: Looks,
}

impl Ledger {
    /// Opens the database at `sqlite:PATH` (made with its folder where missing) or
    /// `postgres://USER@HOST/DATABASE`, and brings its tables to this program's version.
    ///
    /// # Errors
    /// A sentence that says what is wrong; the database is then as it was before.
    pub async fn open(address: &str) -> Result<Self, OpenLedgerError> {
        Self::open_with(address, Arc::new(SystemClock)).await
    }

    /// As [`Ledger::open`], with a clock of one's own.
    ///
    /// # Errors
    /// As [`Ledger::open`].
    pub async fn open_with(address: &str, clock: Arc<dyn Clock>) -> Result<Self, OpenLedgerError> {
        Self::open_at(address, clock, migrations::ALL).await
    }

    /// As [`Ledger::open_with`], with a history of one's own: how a step of the history is tried out.
    ///
    /// # Errors
    /// As [`Ledger::open`].
    pub async fn open_at(
        address: &str,
        clock: Arc<dyn Clock>,
        history: &'static [Migration],
    ) -> Result<Self, OpenLedgerError> {
        roles::roles()?;
        let store = match address::parse(address)? {
            Address::Sqlite(path) => {
                address::make_file(&path)?;
                Store::sqlite(&path).await?
            }
            Address::Postgres(address) => Store::postgres(address).await?,
        };
        let looks = Looks::on(&store);
        let ledger = Self { store, clock, history, looks };
        ledger.check_durable().await?;
        migrations::apply(&ledger.store, history, ledger.now()).await?;
        Ok(ledger)
    }

    /// Refuses a database that acknowledges what a power cut can still take away.
    async fn check_durable(&self) -> Result<(), OpenLedgerError> {
        let (setting, wanted, found) = match &self.store {
            Store::Sqlite { writer, .. } => {
                let found: (i64,) =
                    sqlx::query_as("PRAGMA synchronous").fetch_one(writer).await.map_err(OpenLedgerError::Connect)?;
                ("synchronous", "2", found.0.to_string())
            }
            Store::Postgres(pool) => {
                let found: (String,) = sqlx::query_as("SHOW synchronous_commit")
                    .fetch_one(pool)
                    .await
                    .map_err(OpenLedgerError::Connect)?;
                ("synchronous_commit", "on", found.0)
            }
        };
        if found == wanted { Ok(()) } else { Err(OpenLedgerError::NotDurable { setting, found, wanted }) }
    }

    /// Whether the database answers (for `/healthz`).
    ///
    /// # Errors
    /// [`LedgerError::Database`] where it does not.
    pub async fn alive(&self) -> Result<(), LedgerError> {
        let mut read = self.store.read().await?;
        row!(read, (i32,), "SELECT CAST(1 AS INTEGER)").map(drop)
    }

    /// Whether the tables are at this program's version (for `/readyz`).
    ///
    /// # Errors
    /// [`LedgerError::State`] where they are not, [`LedgerError::Database`] where the database does not answer.
    pub async fn ready(&self) -> Result<(), LedgerError> {
        let mut read = self.store.read().await?;
        let (version,) = row!(read, (i64,), "SELECT COALESCE(MAX(version), 0) FROM migrations")?;
        if version == migrations::newest(self.history) {
            Ok(())
        } else {
            Err(LedgerError::State("the database is at another version than this program"))
        }
    }

    /// Lets go of all connections once their work is done.
    pub async fn close(&self) {
        self.store.close().await;
    }

    /// Now, by the ledger's clock.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }
}
