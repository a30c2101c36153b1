//! `bigplan migrate`: brings the database up to this version of the program.

use crate::cli::Database;
use crate::commands::database::{block_on, open};
use crate::outcome::{Failure, Outcome};
use crate::place::Purpose;

/// Opens the database, which applies every migration that is missing.
///
/// # Errors
/// When the database cannot be opened; nothing is changed then.
pub fn run(database: &Database) -> Result<Outcome, Failure> {
    block_on(async {
        let ledger = open(database, Purpose::Own).await?;
        ledger.close().await;
        eprintln!("The database is up to date.");
        Ok(Outcome::Done)
    })
}
