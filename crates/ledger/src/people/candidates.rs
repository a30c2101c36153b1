//! Whom one may put into a post or onto a group: the accounts that may act in a partnership.

use crate::{AccountId, Actor, Ledger, LedgerError, PartnershipId, Right};

/// Somebody with an account. Personal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The account.
    pub account: AccountId,
    /// The person's name.
    pub name: String,
}

impl Ledger {
    /// The accounts that may act in a partnership and are open, by name.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for those who may not change plans there: names are personal.
    pub async fn candidates(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<Candidate>, LedgerError> {
        actor.require(Right::EditPlans, Some(of))?;
        let mut read = self.store.read().await?;
        let sql = "SELECT id, name FROM accounts WHERE disabled_at IS NULL
                   AND (partnership_id IS NULL OR partnership_id = $1) ORDER BY name, id";
        let rows = rows!(read, (AccountId, String), sql, of)?;
        Ok(rows.into_iter().map(|(account, name)| Candidate { account, name }).collect())
    }
}
