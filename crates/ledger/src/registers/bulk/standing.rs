//! How much of a county a partnership holds, and whether it holds anything else.

use serde::{Deserialize, Serialize};

use super::super::Casework;
use super::super::standing::Who;
use super::CountyHeld;
use crate::error::damaged;
use crate::store::Link;
use crate::{Actor, LedgerError, PartnershipId};

/// What an entry of the journal says of a part of a county.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Said {
    pub(super) settings: String,
    pub(super) from: u64,
    /// All that is held with this part.
    #[serde(flatten)]
    pub(super) held: CountyHeld,
}

pub(super) const LOADED: &str = "county-loaded";
const OTHERS: &str = "this partnership holds people or records that are not of an invented county, and what is invented \
                      is never mixed with them: name another partnership";
const OTHER_COUNTY: &str = "this partnership holds another invented county, made from other settings: ask for the same \
                            ones, or name another partnership";

impl Casework {
    /// How much of a county a partnership holds. `settings` says which county: see [`CountyPart`](super::CountyPart).
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for all but the system; [`LedgerError::State`] where the partnership holds anything
    /// else: another county, or people and records that somebody else made.
    pub async fn county_held(
        &self,
        actor: &Actor,
        of: PartnershipId,
        settings: &str,
    ) -> Result<CountyHeld, LedgerError> {
        require_system(actor)?;
        let mut read = self.ledger.store.snapshot().await?;
        let by = actor.journal_text();
        let link = &mut read.link();
        let sql = "SELECT id FROM persons WHERE partnership_id = $1 AND made_by <> $2 LIMIT 1";
        let person = optional_row!(link, (String,), sql, of, by.as_str())?;
        let sql = "SELECT id FROM records WHERE partnership_id = $1 AND made_by <> $2 LIMIT 1";
        if person.is_some() || optional_row!(link, (String,), sql, of, by.as_str())?.is_some() {
            return Err(LedgerError::State(OTHERS));
        }
        held(link, of, settings).await
    }
}

pub(super) fn require_system(actor: &Actor) -> Result<(), LedgerError> {
    if Who::of(actor)? == Who::System {
        Ok(())
    } else {
        Err(LedgerError::Forbidden("store an invented county: only the program itself does"))
    }
}

/// What the last part that was stored says.
pub(super) async fn held(link: &mut Link<'_>, of: PartnershipId, settings: &str) -> Result<CountyHeld, LedgerError> {
    let sql = "SELECT body FROM journal WHERE partnership_id = $1 AND action = $2 ORDER BY sequence DESC LIMIT 1";
    let Some((body,)) = optional_row!(link, (String,), sql, of, LOADED)? else { return Ok(CountyHeld::default()) };
    let said: Said = serde_json::from_str(&body).map_err(damaged("what was said of a county"))?;
    if said.settings == settings { Ok(said.held) } else { Err(LedgerError::State(OTHER_COUNTY)) }
}
