//! The two databases: pools, connections and what each is told on connecting.

use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{
    ConnectOptions, Connection, PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction,
};

use crate::{LedgerError, OpenLedgerError};

/// How long SQLite's writers wait for each other.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long a caller waits for PostgreSQL before it is told that it is not there.
const POSTGRES_PATIENCE: Duration = Duration::from_secs(5);
/// How many statements a connection keeps prepared: every register has some of its own.
const STATEMENTS: usize = 300;
const SQLITE_READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 16;

/// The open database.
#[derive(Clone, Debug)]
pub(crate) enum Store {
    /// One connection writes, some read: SQLite has one writer at a time anyway, and
    /// waiting in our own queue is fair where waiting in SQLite's is not.
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
    },
    Postgres(PgPool),
}

/// A connection, borrowed for one statement.
pub(crate) enum Link<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

impl Link<'_> {
    pub(crate) fn link(&mut self) -> Link<'_> {
        match self {
            Self::Sqlite(c) => Link::Sqlite(c),
            Self::Postgres(c) => Link::Postgres(c),
        }
    }
}

/// A connection for reading.
pub(crate) enum Reading {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

impl Reading {
    pub(crate) fn link(&mut self) -> Link<'_> {
        match self {
            Self::Sqlite(c) => Link::Sqlite(c),
            Self::Postgres(c) => Link::Postgres(c),
        }
    }
}

/// A transaction: all of its statements or none; readers in it see one state.
pub(crate) enum Work {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Work {
    pub(crate) fn link(&mut self) -> Link<'_> {
        match self {
            Self::Sqlite(c) => Link::Sqlite(c),
            Self::Postgres(c) => Link::Postgres(c),
        }
    }

    /// Marks where [`Work::back`] goes back to. PostgreSQL wants nothing more of a transaction in which a statement
    /// failed; SQLite goes on.
    pub(crate) async fn mark(&mut self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(_) => Ok(()),
            Self::Postgres(work) => sqlx::query("SAVEPOINT marked").execute(&mut **work).await.map(drop),
        }
    }

    /// Goes on from the mark, as though no statement after it had been tried: for what has only read since.
    pub(crate) async fn back(&mut self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(_) => Ok(()),
            Self::Postgres(work) => sqlx::query("ROLLBACK TO SAVEPOINT marked").execute(&mut **work).await.map(drop),
        }
    }

    pub(crate) async fn commit(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(work) => work.commit().await,
            Self::Postgres(work) => work.commit().await,
        }
    }
}

impl Store {
    pub(crate) async fn sqlite(path: &Path) -> Result<Self, OpenLedgerError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(false)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .statement_cache_capacity(STATEMENTS)
            .pragma("trusted_schema", "OFF")
            // What is deleted or written over leaves nothing in the file.
            .pragma("secure_delete", "ON");
        let writer = SqlitePoolOptions::new().max_connections(1).min_connections(1).acquire_timeout(PATIENCE);
        let writer = writer.connect_with(options.clone()).await.map_err(OpenLedgerError::Connect)?;
        let readers = SqlitePoolOptions::new().max_connections(SQLITE_READERS).acquire_timeout(PATIENCE);
        let readers = readers.connect_lazy_with(options.pragma("query_only", "ON"));
        Ok(Self::Sqlite { writer, readers })
    }

    pub(crate) async fn postgres(address: &str) -> Result<Self, OpenLedgerError> {
        let options = PgConnectOptions::from_str(address).map_err(OpenLedgerError::Settings)?;
        let options = options.application_name("bigplan").statement_cache_capacity(STATEMENTS).options([
            ("synchronous_commit", "on"),
            // Disks today find a row by an index nearly as quickly as the next one. With PostgreSQL's own guess, which is of
            // disks that turn, a list is made by sorting all that there is and not by walking its index.
            ("random_page_cost", "1.1"),
            ("lock_timeout", "20s"),
            ("idle_in_transaction_session_timeout", "60s"),
        ]);
        // A pool tries again and again; the first connection says at once what is wrong.
        let first = options.connect().await.map_err(refused)?;
        first.close().await.map_err(OpenLedgerError::Connect)?;
        let pool = PgPoolOptions::new().max_connections(POSTGRES_CONNECTIONS).acquire_timeout(POSTGRES_PATIENCE);
        Ok(Self::Postgres(pool.connect_lazy_with(options)))
    }

    /// A connection for single statements that read.
    pub(crate) async fn read(&self) -> Result<Reading, LedgerError> {
        Ok(match self {
            Self::Sqlite { readers, .. } => Reading::Sqlite(readers.acquire().await?),
            Self::Postgres(pool) => Reading::Postgres(pool.acquire().await?),
        })
    }

    /// A transaction in which several statements read one and the same state.
    pub(crate) async fn snapshot(&self) -> Result<Work, LedgerError> {
        Ok(match self {
            Self::Sqlite { readers, .. } => Work::Sqlite(readers.begin().await?),
            Self::Postgres(pool) => {
                Work::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        })
    }

    /// A transaction that writes. On SQLite it takes the write lock at once, so that it
    /// never fails half-way because another writer came first.
    pub(crate) async fn write(&self) -> Result<Work, LedgerError> {
        Ok(match self {
            Self::Sqlite { writer, .. } => Work::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Work::Postgres(pool.begin().await?),
        })
    }

    /// As [`Store::write`], for what can wait until another time: `None` where another change holds SQLite's only
    /// writer, for example a long load. A writer that was used just now comes back to its pool a moment after its change
    /// was kept, so it is asked for a few times.
    pub(crate) async fn write_if_free(&self) -> Result<Option<Work>, LedgerError> {
        let writer = match self {
            Self::Sqlite { writer, .. } => writer,
            Self::Postgres(pool) => return Ok(Some(Work::Postgres(pool.begin().await?))),
        };
        for _ in 0..5 {
            if let Some(work) = writer.try_begin_with("BEGIN IMMEDIATE").await? {
                return Ok(Some(Work::Sqlite(work)));
            }
            tokio::time::sleep(std::time::Duration::from_millis(2)).await;
        }
        Ok(None)
    }

    /// Lets nothing that was deleted stay in the log of changes beside SQLite's file; where others read just now, it goes
    /// a little later. PostgreSQL clears away by itself what nobody can see any more.
    pub(crate) async fn forget(&self) -> Result<(), LedgerError> {
        if let Self::Sqlite { writer, .. } = self {
            sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(writer).await?;
        }
        Ok(())
    }

    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// Tells a connection that could not be encrypted from a database that is not there.
fn refused(why: sqlx::Error) -> OpenLedgerError {
    // A certificate that is not believed comes as an error of reading, of this kind.
    let disbelieved = |io: &std::io::Error| io.kind() == std::io::ErrorKind::InvalidData;
    match &why {
        sqlx::Error::Tls(_) => OpenLedgerError::Encrypt(why),
        sqlx::Error::Io(io) if disbelieved(io) => OpenLedgerError::Encrypt(why),
        _ => OpenLedgerError::Connect(why),
    }
}
