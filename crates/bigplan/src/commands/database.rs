//! Opening the database that a command works on.

use std::future::Future;

use bigplan_ledger::Ledger;

use crate::cli::Database;
use crate::outcome::{Failure, capital};
use crate::place::{self, Purpose};

/// Runs asynchronous work to its end.
///
/// # Errors
/// When the machine gives no threads, or as the work itself.
pub fn block_on<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime
        .map_err(|why| {
            Failure::new("no-threads", format!("The program could not start its threads ({why}). Nothing was saved."))
        })?
        .block_on(work)
}

/// Opens the ledger, bringing it up to date.
///
/// # Errors
/// When the database cannot be reached or is newer than this program; nothing is changed.
pub async fn open(database: &Database, purpose: Purpose) -> Result<Ledger, Failure> {
    let address = place::database(database.database.as_deref(), purpose)?;
    Ledger::open(&address).await.map_err(|why| Failure::new("database-not-opened", sentence(&why.to_string())))
}

/// A failure of the ledger, in its own words.
pub fn failure(why: bigplan_ledger::LedgerError) -> Failure {
    Failure::new("not-saved", sentence(&why.to_string()))
}

fn sentence(text: &str) -> String {
    let end = if text.ends_with('.') { "" } else { "." };
    format!("{}{end} Nothing was saved.", capital(text))
}
