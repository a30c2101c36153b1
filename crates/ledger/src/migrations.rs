//! The one history of the tables, for both databases.
//!
//! A migration is one text. Where the databases differ, a line `-- only sqlite` or
//! `-- only postgres` starts an arm and `-- both` ends it. A migration that was
//! applied is never edited: its checksum is kept in the database.

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use sqlx::AssertSqlSafe;

use crate::clock::Moment;
use crate::store::{Link, Store, Work};
use crate::{LedgerError, OpenLedgerError};

/// One step of the history.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// 1, 2, 3 …
    pub version: i64,
    /// What it is for, in a word or two.
    pub name: &'static str,
    /// Its text, with arms for the two databases.
    pub text: &'static str,
}

/// Every migration, oldest first.
pub const ALL: &[Migration] = &[
    Migration { version: 1, name: "ground", text: include_str!("../migrations/0001_ground.sql") },
    Migration { version: 3, name: "people", text: include_str!("../migrations/0003_people.sql") },
    Migration { version: 4, name: "editing", text: include_str!("../migrations/0004_editing.sql") },
    Migration { version: 5, name: "life", text: include_str!("../migrations/0005_life.sql") },
    Migration { version: 6, name: "work", text: include_str!("../migrations/0006_work.sql") },
    Migration { version: 7, name: "groups", text: include_str!("../migrations/0007_groups.sql") },
    Migration { version: 8, name: "inspection", text: include_str!("../migrations/0008_inspection.sql") },
    Migration { version: 9, name: "tokens", text: include_str!("../migrations/0009_tokens.sql") },
    Migration { version: 10, name: "measures", text: include_str!("../migrations/0010_measures.sql") },
    Migration { version: 11, name: "quarter", text: include_str!("../migrations/0011_quarter.sql") },
    Migration { version: 12, name: "needs", text: include_str!("../migrations/0012_needs.sql") },
    Migration { version: 13, name: "reminders", text: include_str!("../migrations/0013_reminders.sql") },
    Migration { version: 14, name: "registers", text: include_str!("../migrations/0014_registers.sql") },
    Migration {
        version: 15,
        name: "tokens_for_records",
        text: include_str!("../migrations/0015_tokens_for_records.sql"),
    },
    Migration { version: 16, name: "looks", text: include_str!("../migrations/0016_looks.sql") },
    Migration { version: 17, name: "open_records", text: include_str!("../migrations/0017_open_records.sql") },
    Migration { version: 18, name: "retention", text: include_str!("../migrations/0018_retention.sql") },
    Migration { version: 19, name: "counting", text: include_str!("../migrations/0019_counting.sql") },
    Migration { version: 20, name: "tally_sums", text: include_str!("../migrations/0020_tally_sums.sql") },
    Migration { version: 21, name: "tallies_out_of", text: include_str!("../migrations/0021_tallies_out_of.sql") },
    Migration {
        version: 22,
        name: "statutory_returns",
        text: include_str!("../migrations/0022_statutory_returns.sql"),
    },
    Migration { version: 23, name: "sources", text: include_str!("../migrations/0023_sources.sql") },
];

/// Which database a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

impl Migration {
    /// SHA-256 of the whole text, both arms, in hexadecimal.
    pub fn checksum(&self) -> String {
        crate::journal::hex(&Sha256::digest(self.text.as_bytes()))
    }

    /// The text for one database.
    pub(crate) fn arm(&self, engine: Engine) -> String {
        let mut here = true;
        let mut text = String::with_capacity(self.text.len());
        for line in self.text.lines() {
            match line.trim() {
                "-- both" => here = true,
                "-- only sqlite" => here = engine == Engine::Sqlite,
                "-- only postgres" => here = engine == Engine::Postgres,
                _ if here => {
                    text.push_str(line);
                    text.push('\n');
                }
                _ => {}
            }
        }
        text
    }
}

pub(crate) fn newest(history: &[Migration]) -> i64 {
    history.last().map_or(0, |migration| migration.version)
}

/// A fingerprint of the whole history: two programs with the same one make the same tables.
pub fn fingerprint() -> String {
    let all: String = ALL.iter().map(Migration::checksum).collect();
    crate::journal::hex(&Sha256::digest(all.as_bytes()))
}

/// Brings a database to the newest version, in one transaction, one program at a time.
pub(crate) async fn apply(store: &Store, history: &[Migration], now: Timestamp) -> Result<(), OpenLedgerError> {
    let mut work = store.write().await.map_err(connect)?;
    lock(&mut work).await.map_err(connect)?;
    execute!(
        work,
        "CREATE TABLE IF NOT EXISTS migrations (
            version BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL)"
    )
    .map_err(connect)?;
    let applied = rows!(work, (i64, String, String), "SELECT version, name, checksum FROM migrations ORDER BY version");
    let applied = applied.map_err(connect)?;
    check(&applied, history)?;
    for migration in history.iter().skip(applied.len()) {
        run(&mut work, migration, now).await?;
    }
    work.commit().await.map_err(OpenLedgerError::Connect)
}

/// On PostgreSQL two programs that start together wait for each other; on SQLite the write lock does that.
pub(crate) async fn lock(work: &mut Work) -> Result<(), LedgerError> {
    const KEY: i64 = 0x6269_6770_6c61_6e31;
    if let Link::Postgres(c) = work.link() {
        // However long the other one takes: giving up half-way would only look like a fault.
        sqlx::query("SET LOCAL lock_timeout = 0").execute(&mut *c).await?;
        sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(KEY).execute(c).await?;
    }
    Ok(())
}

fn check(applied: &[(i64, String, String)], history: &[Migration]) -> Result<(), OpenLedgerError> {
    let (database, program) = (applied.last().map_or(0, |row| row.0), newest(history));
    if database > program {
        return Err(OpenLedgerError::TooNew { database, program });
    }
    let altered = applied
        .iter()
        .zip(history)
        .find(|((version, _, sum), known)| *version != known.version || *sum != known.checksum());
    match altered {
        Some(((version, name, _), _)) => Err(OpenLedgerError::Altered { version: *version, name: name.clone() }),
        None => Ok(()),
    }
}

async fn run(work: &mut Work, migration: &Migration, now: Timestamp) -> Result<(), OpenLedgerError> {
    let failed = |source| OpenLedgerError::Migrate { version: migration.version, source };
    // The text is compiled in, never read at run time: nobody's input reaches it.
    match work.link() {
        Link::Sqlite(c) => sqlx::raw_sql(AssertSqlSafe(migration.arm(Engine::Sqlite))).execute(c).await.map(drop),
        Link::Postgres(c) => sqlx::raw_sql(AssertSqlSafe(migration.arm(Engine::Postgres))).execute(c).await.map(drop),
    }
    .map_err(failed)?;
    execute!(
        work,
        "INSERT INTO migrations (version, name, checksum, applied_at) VALUES ($1, $2, $3, $4)",
        migration.version,
        migration.name,
        migration.checksum(),
        Moment(now)
    )
    .map(drop)
    .map_err(connect)
}

fn connect(error: LedgerError) -> OpenLedgerError {
    match error {
        LedgerError::Database(error) => OpenLedgerError::Connect(error),
        other => OpenLedgerError::Connect(sqlx::Error::Protocol(other.to_string())),
    }
}
