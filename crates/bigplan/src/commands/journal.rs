//! `bigplan journal`: checks the chain of the journal from its first entry to its last.

use bigplan_ledger::Actor;

use crate::cli::Database;
use crate::commands::database::{block_on, failure, open};
use crate::outcome::{Failure, Outcome};
use crate::place::Purpose;

/// Reads the whole journal and says whether every entry follows from the one before.
///
/// # Errors
/// When the database cannot be opened.
pub fn run(database: &Database) -> Result<Outcome, Failure> {
    block_on(async {
        let ledger = open(database, Purpose::Own).await?;
        let report = ledger.verify_journal(&Actor::System("journal command")).await.map_err(failure)?;
        ledger.close().await;
        match report.broken {
            None => {
                println!("The journal is whole: {} entries.", report.entries);
                Ok(Outcome::Done)
            }
            Some(broken) => {
                println!("The journal is broken at entry {}: {}.", broken.sequence, broken.reason);
                Ok(Outcome::Findings)
            }
        }
    })
}
