//! Opening the registers that a command works on.

use bigplan_ledger::registers::{ApplyRegistersError, Casework, CaseworkError};
use bigplan_ledger::{Actor, Ledger, PartnershipId};
use bigplan_register::{Definition, Registers};

use crate::commands::database::failure;
use crate::commands::definitions;
use crate::outcome::Failure;

/// The registers of a database, brought to the definitions that hold.
///
/// # Errors
/// What is wrong with the definitions; what they would do to records that are kept.
pub async fn open(ledger: &Ledger, actor: &Actor) -> Result<Casework, Failure> {
    let opened = ledger.open_registers(actor, &definitions::registers()?).await;
    let refused = |why: ApplyRegistersError| Failure::new("registers-not-opened", format!("{why}."));
    Ok(opened.map_err(refused)?.casework)
}

/// A register by its code.
///
/// # Errors
/// Where there is none; what is called nearly so is named.
pub fn register<'a>(registers: &'a Registers, code: &str) -> Result<&'a Definition, Failure> {
    registers.named(code).ok_or_else(|| {
        let alike: Vec<&str> = registers
            .iter()
            .map(|definition| definition.code.as_str())
            .filter(|known| known.starts_with(code.get(..3).unwrap_or(code)))
            .collect();
        let hint = if alike.is_empty() { String::new() } else { format!(" There is {}.", alike.join(", ")) };
        Failure::new("no-such-register", format!("There is no register \"{code}\".{hint} Nothing was done."))
    })
}

/// The partnership that is named, or the only one.
///
/// # Errors
/// Where there is no such partnership, or several and none is named.
pub async fn partnership(ledger: &Ledger, actor: &Actor, named: Option<&str>) -> Result<PartnershipId, Failure> {
    let all = ledger.partnerships(actor).await.map_err(failure)?;
    let refuse = |message: String| Err(Failure::new("no-such-partnership", message));
    match (named, all.as_slice()) {
        (Some(slug), all) => match all.iter().find(|one| one.slug == slug) {
            Some(found) => Ok(found.id),
            None => refuse(format!("There is no partnership \"{slug}\" in this database. Nothing was done.")),
        },
        (None, [only]) => Ok(only.id),
        (None, []) => refuse("There is no partnership in this database. Nothing was done.".to_owned()),
        (None, _) => refuse(
            "There are several partnerships in this database. Say which with --partnership. Nothing was done."
                .to_owned(),
        ),
    }
}

impl From<CaseworkError> for Failure {
    fn from(why: CaseworkError) -> Self {
        match why {
            CaseworkError::Ledger(why) => failure(why),
            CaseworkError::Findings(_) => Self::new("not-saved", format!("{why}.")),
        }
    }
}
