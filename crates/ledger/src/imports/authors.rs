//! Who began the imports of a partnership, by name.

use std::collections::HashMap;

use crate::{Actor, ImportId, Ledger, LedgerError, PartnershipId, Right};

impl Ledger {
    /// The names of those who began a partnership's imports. An import that the
    /// program began itself is not in it.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`], [`LedgerError::Database`].
    pub async fn import_authors(
        &self,
        actor: &Actor,
        of: PartnershipId,
    ) -> Result<HashMap<ImportId, String>, LedgerError> {
        actor.require(Right::ReadDrafts, Some(of))?;
        let mut read = self.store.read().await?;
        let sql =
            "SELECT i.id, a.name FROM imports i JOIN accounts a ON a.id = i.author_id WHERE i.partnership_id = $1";
        let rows = rows!(read, (ImportId, String), sql, of)?;
        Ok(rows.into_iter().collect())
    }
}
