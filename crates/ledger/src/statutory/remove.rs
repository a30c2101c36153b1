//! Taking a return away: one that was never finished, or should not be here.

use serde_json::json;

use super::{ReturnState, seen};
use crate::plans::needed_reason;
use crate::{Actor, Ledger, LedgerError, ReturnId, Subject};

impl Ledger {
    /// Takes a return away. Its files are gone where no other return has them; that it was there, and why it went, stays known. Where
    /// it stood for its year, nothing stands for it then.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`]; [`LedgerError::Field`] for `why`; [`LedgerError::State`] where it was taken away before.
    pub async fn remove_return(&self, actor: &Actor, id: ReturnId, why: &str) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        execute!(change.work, "UPDATE statutory_returns SET year = year WHERE id = $1", id)?;
        let known = seen(&mut change.link(), actor, id).await?;
        let why = needed_reason(why)?;
        if known.state == ReturnState::Removed {
            return Err(LedgerError::State("this return was taken away already"));
        }
        execute!(change.work, "UPDATE statutory_returns SET state = 'removed', left_out = '' WHERE id = $1", id)?;
        let sql = "DELETE FROM statutory_return_parts WHERE partnership_id = $1
                   AND sha256 IN (SELECT sha256 FROM statutory_return_files WHERE return_id = $2)
                   AND sha256 NOT IN (SELECT f.sha256 FROM statutory_return_files f
                                      JOIN statutory_returns r ON r.id = f.return_id
                                      WHERE r.partnership_id = $1 AND r.state <> 'removed')";
        execute!(change.work, sql, known.partnership, id)?;
        let body = json!({"return": known.kind, "year": known.year, "was": known.state.as_str(), "why": why});
        change.record("return-removed", Some(known.partnership), Subject::Return(id), body);
        change.commit().await
    }
}
