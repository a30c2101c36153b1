//! The demonstration: three partnerships as public documents of 2006 to 2009 show them.
//!
//! The data are files in `demo/`, carried in the program. Loading them again changes nothing.

mod accounts;
mod files;
mod partnership;

use bigplan_ledger::{Actor, Ledger};

use crate::commands::database::failure;
use crate::outcome::Failure;

const ACTOR: Actor = Actor::System("demonstration");

/// Loads what is not there yet, and says how to sign in.
///
/// # Errors
/// When the database does not answer, or a file of the demonstration is wrong.
pub async fn load(ledger: &Ledger) -> Result<(), Failure> {
    for files in files::PARTNERSHIPS {
        let there = ledger.partnership(&ACTOR, files.slug).await.map_err(failure)?;
        if there.is_none() {
            eprintln!("Loading the demonstration of {} …", files.slug);
            partnership::load(ledger, files).await?;
        }
    }
    accounts::ready(ledger).await
}
