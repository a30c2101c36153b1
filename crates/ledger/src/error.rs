//! What can go wrong, in plain sentences: what happened, whether anything was saved, what to do.

use std::sync::Arc;

use thiserror::Error;

/// Why a ledger could not be opened. Nothing was changed.
#[derive(Debug, Error)]
pub enum OpenLedgerError {
    /// The address is neither `sqlite:PATH` nor `postgres://…`.
    #[error("the database address {0:?} is not understood; write sqlite:PATH or postgres://USER@HOST/DATABASE")]
    Address(String),
    /// The address is PostgreSQL's, and something in it is not understood.
    #[error("the database address is not understood ({0}); write postgres://USER@HOST/DATABASE?sslmode=verify-full")]
    Settings(#[source] sqlx::Error),
    /// The definitions of the roles cannot be used.
    #[error("{0}; nothing was changed; put the file right and start again")]
    Roles(#[from] crate::roles::RolesError),
    /// The folder or the file of a SQLite database could not be made.
    #[error("the database file {path} could not be made ({source}); check that the folder exists and may be written")]
    File {
        /// The file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// The database does not answer.
    #[error("the database did not answer ({0}); check that it runs and that the address is right")]
    Connect(#[source] sqlx::Error),
    /// The address asks for an encrypted connection and none came about.
    #[error(
        "the connection to the database could not be encrypted ({0}); nothing was changed; check that the server offers \
         TLS, and sslmode and sslrootcert in the address"
    )]
    Encrypt(#[source] sqlx::Error),
    /// The database would not promise that what it has saved stays saved.
    #[error(
        "the database does not keep what it acknowledges ({setting} is {found}, wanted {wanted}); nothing was changed"
    )]
    NotDurable {
        /// The setting.
        setting: &'static str,
        /// What it is.
        found: String,
        /// What it must be.
        wanted: &'static str,
    },
    /// The database was written by a newer program.
    #[error(
        "this database is newer than this program (it is at version {database}, the program knows {program}); \
         nothing was changed; start the newer program, or restore a backup made with this one"
    )]
    TooNew {
        /// The version of the database.
        database: i64,
        /// The newest version that the program knows.
        program: i64,
    },
    /// A migration that was applied is not the one that the program holds.
    #[error(
        "migration {version} ({name}) of this database is not the one that this program holds; nothing was changed; \
         the program or the database has been altered: use the program that made the database"
    )]
    Altered {
        /// The migration.
        version: i64,
        /// Its name.
        name: String,
    },
    /// A migration failed; the database is as it was.
    #[error("migration {version} failed ({source}); the database is as it was before")]
    Migrate {
        /// The migration.
        version: i64,
        /// Why.
        source: sqlx::Error,
    },
}

/// Why the ledger could not do what it was asked. Unless a variant says otherwise nothing was saved.
#[derive(Debug, Error)]
pub enum LedgerError {
    /// The actor may not do this.
    #[error("you may not {0}; nothing was saved; ask an administrator if you should")]
    Forbidden(&'static str),
    /// There is no such thing, or the actor may not know of it.
    #[error("there is no such {0}; it may have been removed, or the address is wrong")]
    NotFound(&'static str),
    /// Somebody else changed it first.
    #[error("somebody else changed this {what} meanwhile; your change was not saved; look at theirs and try again")]
    Conflict {
        /// What was changed.
        what: &'static str,
        /// The revision that stands now.
        current: i64,
    },
    /// What was given for one field cannot be stored.
    #[error("{message}")]
    Field {
        /// The field's name, as forms use it.
        field: &'static str,
        /// A sentence to show beside the field.
        message: &'static str,
    },
    /// It is in a state in which this cannot be done.
    #[error("{0}; nothing was saved")]
    State(&'static str),
    /// A change came without its journal entry, so it was not made.
    #[error("the change was not saved because its entry in the journal could not be written")]
    Unrecorded,
    /// That something was looked at could not be kept in the journal, or may not be lasting, so it is not shown. Looks
    /// share transactions: others have the same reason.
    #[error(
        "this is not shown, because that it was looked at could not be kept in the journal ({0}); nothing was changed; \
         try again in a moment"
    )]
    NotKept(Arc<LedgerError>),
    /// A file cannot be read or written on. What was stored of it before stays.
    #[error("a file broke off ({0}); what had arrived of it is stored; send the same files again to go on from there")]
    BrokeOff(#[source] std::io::Error),
    /// Something stored cannot be read.
    #[error("{what} in the database cannot be read ({reason}); nothing was changed; restore it from a backup")]
    Damaged {
        /// What.
        what: &'static str,
        /// Why.
        reason: String,
    },
    /// The operating system has no randomness to give.
    #[error("the operating system gives no random numbers, so no safe id could be made; nothing was saved")]
    NoRandomness,
    /// The password could not be hashed or its stored hash not be read.
    #[error("the password could not be checked; nothing was saved")]
    Password,
    /// The database does not answer, or refused.
    #[error("the database did not do what it was asked ({0}); nothing was saved; try again in a moment")]
    Database(#[source] sqlx::Error),
}

impl From<sqlx::Error> for LedgerError {
    fn from(error: sqlx::Error) -> Self {
        crate::constraints::field_of(&error).unwrap_or(Self::Database(error))
    }
}

/// A stored word is none of its list.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{text:?} is no {what}")]
pub struct ParseWordError {
    /// What it should have been.
    pub what: &'static str,
    /// What stood there.
    pub text: String,
}

pub(crate) fn damaged<E: std::fmt::Display>(what: &'static str) -> impl Fn(E) -> LedgerError {
    move |error| LedgerError::Damaged { what, reason: error.to_string() }
}
