//! A return whose files are all there comes to stand for its year.

use serde_json::json;
use sha2::{Digest, Sha256};

use super::begin::loading;
use super::files::{self, ReturnFile};
use super::seen;
use crate::journal::hex;
use crate::{Actor, Ledger, LedgerError, PartnershipId, ReturnId, Subject};

/// What was found in a return when it was kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundInReturn {
    /// How many rows it has.
    pub rows: i64,
    /// In how many places a rule found an error.
    pub errors: i64,
    /// In how many places a rule asks a question.
    pub queries: i64,
    /// The rows that count for nothing, as JSON; empty where all do.
    pub left_out: String,
}

impl Ledger {
    /// Lets a return stand for its year, once all its files are there and whole. Gives the return that stood before.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`]; [`LedgerError::State`] where a part is missing, or the return is no longer on its way;
    /// [`LedgerError::Field`] for `file` where a file is not what it was said to be: it is gone then and has to be sent again.
    /// What stood before stands.
    pub async fn keep_return(
        &self,
        actor: &Actor,
        id: ReturnId,
        found: &FoundInReturn,
    ) -> Result<Option<ReturnId>, LedgerError> {
        let known = seen(&mut self.store.read().await?.link(), actor, id).await?;
        for file in &known.files {
            self.whole(actor, known.partnership, (id, file)).await?;
        }
        let mut change = self.change(actor).await?;
        let of = loading(&mut change, id).await?;
        let (kind, year) = (known.kind.as_str(), i64::from(known.year));
        let sql = "SELECT id FROM statutory_returns
                   WHERE partnership_id = $1 AND kind = $2 AND year = $3 AND state = 'kept'";
        let before = optional_row!(change.work, (ReturnId,), sql, of, kind, year)?.map(|(before,)| before);
        if let Some(before) = before {
            execute!(change.work, "UPDATE statutory_returns SET state = 'replaced' WHERE id = $1", before)?;
        }
        execute!(
            change.work,
            "UPDATE statutory_returns SET state = 'kept', left_out = $1, row_count = $2, error_count = $3,
                    query_count = $4, kept_at = $5, replaces = $6 WHERE id = $7",
            found.left_out.as_str(),
            found.rows,
            found.errors,
            found.queries,
            change.at,
            before,
            id
        )?;
        let FoundInReturn { rows, errors, queries, left_out } = found;
        let body = json!({"return": kind, "year": year, "rows": rows, "errors": errors, "queries": queries,
                          "left_out": !left_out.is_empty(), "replaces": before});
        change.record("return-kept", Some(of), Subject::Return(id), body);
        change.commit().await?;
        Ok(before)
    }

    /// Looks whether what is stored of a file is the file.
    async fn whole(
        &self,
        actor: &Actor,
        of: PartnershipId,
        (id, file): (ReturnId, &ReturnFile),
    ) -> Result<(), LedgerError> {
        let mut digest = Sha256::new();
        for position in 0..file.parts() {
            let mut read = self.store.read().await?;
            let part = files::stored_part(&mut read.link(), of, &file.sha256, position).await?;
            let missing = LedgerError::State("not all of the return is there: send its files again to go on");
            digest.update(part.ok_or(missing)?);
        }
        if hex(&digest.finalize()) == file.sha256 {
            return Ok(());
        }
        let mut change = self.change(actor).await?;
        let of = loading(&mut change, id).await?;
        let sql = "DELETE FROM statutory_return_parts WHERE partnership_id = $1 AND sha256 = $2";
        execute!(change.work, sql, of, file.sha256.as_str())?;
        change.record("return-file-refused", Some(of), Subject::Return(id), json!({"sha256": file.sha256}));
        change.commit().await?;
        let message = "A file changed while it was sent. What stood before stands. Send the files again.";
        Err(LedgerError::Field { field: "file", message })
    }
}
