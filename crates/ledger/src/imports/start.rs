//! Beginning an import: the document is kept, then it is read.

use bigplan_plan::Draft;
use serde_json::json;

use super::{Corrections, ImportState};
use crate::error::damaged;
use crate::{Actor, ImportId, Ledger, LedgerError, NewDocument, PartnershipId, Right, Subject, documents};

impl Ledger {
    /// Keeps a document and begins an import of it, in state "reading".
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`], [`LedgerError::Database`].
    pub async fn start_import(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        document: NewDocument,
    ) -> Result<ImportId, LedgerError> {
        actor.require(Right::EditPlans, Some(partnership))?;
        let id = ImportId::random()?;
        let corrections = serde_json::to_string(&Corrections::default()).map_err(damaged("corrections"))?;
        let mut change = self.change(actor).await?;
        let sha256 = documents::store(&mut change, &document).await?;
        execute!(
            change.work,
            "INSERT INTO imports (id, partnership_id, document_sha256, file, author_id, state, corrections, revision,
                                  created_at, changed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $8)",
            id,
            partnership,
            &sha256,
            &document.name,
            actor.account(),
            ImportState::Reading,
            corrections,
            change.at
        )?;
        let body = json!({"file": document.name, "sha256": sha256, "size": document.bytes.len()});
        change.record("import-started", Some(partnership), Subject::Import(id), body);
        change.commit().await?;
        Ok(id)
    }

    /// Puts what was read beside the document; the import is then open.
    ///
    /// # Errors
    /// [`LedgerError::State`] where it is no longer being read; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn finish_reading(&self, actor: &Actor, import: ImportId, draft: &Draft) -> Result<(), LedgerError> {
        let text = serde_json::to_string(draft).map_err(damaged("a draft"))?;
        let mut change = self.change(actor).await?;
        let summary = super::read::editable(&mut change, import).await?;
        let sql = "UPDATE imports SET state = $1, draft = $2, revision = revision + 1, changed_at = $3
                   WHERE id = $4 AND state = 'reading'";
        if execute!(change.work, sql, ImportState::Open, text, change.at, import)? == 0 {
            return Err(LedgerError::State("this import is no longer being read"));
        }
        let body = json!({"items": draft.plan.items.len(), "findings": draft.findings.len()});
        change.record("import-read", Some(summary.partnership), Subject::Import(import), body);
        change.commit().await
    }
}
