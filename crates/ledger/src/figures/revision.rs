//! What a partnership's measure pages are kept under: a number that goes up with every change of them.

use crate::transaction::Change;
use crate::{Actor, Ledger, LedgerError, PartnershipId, Right};

/// The owner of a row: a partnership, or nothing where all share it.
pub(super) fn owner(partnership: Option<PartnershipId>) -> String {
    partnership.map(|id| id.to_string()).unwrap_or_default()
}

/// Notes that measure pages show something else now.
pub(crate) async fn raise(change: &mut Change<'_>, partnership: Option<PartnershipId>) -> Result<(), LedgerError> {
    let sql = "INSERT INTO figure_revisions (owner, revision) VALUES ($1, 1)
               ON CONFLICT (owner) DO UPDATE SET revision = figure_revisions.revision + 1";
    execute!(change.work, sql, owner(partnership)).map(drop)
}

impl Ledger {
    /// A number that goes up whenever figures, choices, ties or stories of a partnership change, or
    /// figures that all share: one small read, so that pages can be kept until then.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn figures_revision(&self, actor: &Actor, of: PartnershipId) -> Result<i64, LedgerError> {
        actor.require(Right::SeePublic, None)?;
        let mut read = self.store.read().await?;
        let sql = "SELECT revision FROM figure_revisions WHERE owner IN ('', $1)";
        Ok(rows!(read, (i64,), sql, of)?.into_iter().map(|(revision,)| revision).sum())
    }
}
