//! Whether a partnership's figures are counted from its records.

use serde_json::json;

use super::super::Casework;
use crate::figures::raise;
use crate::people::day;
use crate::{Actor, LedgerError, PartnershipId, Right, Subject};

impl Casework {
    /// Whether figures of a partnership are counted from its records.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for who may not read the partnership's own figures.
    pub async fn is_counted(&self, actor: &Actor, of: PartnershipId) -> Result<bool, LedgerError> {
        actor.require(Right::ReadDrafts, Some(of))?;
        let mut read = self.ledger.store.read().await?;
        let sql = "SELECT partnership_id FROM counted_partnerships WHERE partnership_id = $1";
        Ok(optional_row!(read, (PartnershipId,), sql, of)?.is_some())
    }

    /// Begins or ends counting. What was counted until then is no longer shown once it ends, and stays as what was known.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for all but officers.
    pub async fn set_counted(&self, actor: &Actor, of: PartnershipId, counted: bool) -> Result<(), LedgerError> {
        actor.require(Right::LoadFigures, Some(of))?;
        let mut change = self.ledger.change(actor).await?;
        let sql = if counted {
            "INSERT INTO counted_partnerships (partnership_id) VALUES ($1) ON CONFLICT (partnership_id) DO NOTHING"
        } else {
            "DELETE FROM counted_partnerships WHERE partnership_id = $1"
        };
        if execute!(change.work, sql, of)? == 0 {
            return Ok(());
        }
        // All are gone through when it begins: nothing that was marked before says more.
        execute!(change.work, "DELETE FROM children_to_count WHERE partnership_id = $1", of)?;
        super::mark_all(&mut change, of).await?;
        super::marks::mark_figures_of(&mut change, of).await?;
        if !counted {
            let sql = "UPDATE counted_figures SET known_until = $1 WHERE partnership_id = $2 AND known_until IS NULL";
            execute!(change.work, sql, day(change.at), of)?;
        }
        raise(&mut change, Some(of)).await?;
        let action = if counted { "counting-began" } else { "counting-ended" };
        change.record(action, Some(of), Subject::Registers, json!({}));
        change.commit().await
    }
}
