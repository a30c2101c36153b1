//! Correcting, accepting and discarding.

use bigplan_plan::Draft;
use serde_json::json;

use super::read::editable;
use super::{Chosen, Corrections, ImportState, ImportSummary};
use crate::error::damaged;
use crate::plans::{self, SourceColumns};
use crate::transaction::Change;
use crate::{Actor, ImportId, Ledger, LedgerError, PlanId, Subject, documents};

impl Ledger {
    /// Puts a new value in the place of all corrections of an import; gives the import's new revision.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`] where the import is no longer at `expected_revision`;
    /// [`LedgerError::State`] where it is not open; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn correct_import(
        &self,
        actor: &Actor,
        import: ImportId,
        expected_revision: i64,
        corrections: &Corrections,
    ) -> Result<i64, LedgerError> {
        let text = serde_json::to_string(corrections).map_err(damaged("the corrections of a draft"))?;
        let mut change = self.change(actor).await?;
        let summary = open(&mut change, import, expected_revision).await?;
        let (before,) = row!(change.work, (String,), "SELECT corrections FROM imports WHERE id = $1", import)?;
        let before: Corrections = serde_json::from_str(&before).map_err(damaged("the corrections of a draft"))?;
        let sql = "UPDATE imports SET corrections = $1, revision = revision + 1, changed_at = $2
                   WHERE id = $3 AND revision = $4 AND state = 'open'";
        let done = execute!(change.work, sql, text, change.at, import, expected_revision)?;
        first(&mut change, import, done).await?;
        // Only what is new goes into the journal: a long list of corrections is not repeated with each of them.
        let new: Vec<_> = corrections.items.iter().filter(|entry| !before.items.contains(entry)).collect();
        let gone: Vec<_> = before.items.iter().filter(|entry| !corrections.items.contains(entry)).collect();
        let head = (corrections.head != before.head).then_some(&corrections.head);
        let new_parts: Vec<_> = corrections.parts.iter().filter(|entry| !before.parts.contains(entry)).collect();
        let gone_parts: Vec<_> = before.parts.iter().filter(|entry| !corrections.parts.contains(entry)).collect();
        let parts = json!({"before": gone_parts, "after": new_parts});
        let body = json!({"before": gone, "after": new, "head": head, "parts": parts});
        change.record("import-corrected", Some(summary.partnership), Subject::Import(import), body);
        change.commit().await?;
        Ok(expected_revision + 1)
    }

    /// Stores the chosen items of the corrected draft as a plan, all of them or nothing.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`] where the import is no longer at `expected_revision`;
    /// [`LedgerError::State`] where it is not open, nothing is chosen, or the plan does not
    /// hang together; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn accept_import(
        &self,
        actor: &Actor,
        import: ImportId,
        expected_revision: i64,
        chosen: Chosen,
    ) -> Result<PlanId, LedgerError> {
        let mut change = self.change(actor).await?;
        let summary = open(&mut change, import, expected_revision).await?;
        let (draft, corrections) = stored(&mut change, import).await?;
        let plan = corrections.accepted(&draft.plan, chosen);
        if plan.items.is_empty() {
            return Err(LedgerError::State("no item was chosen, so there is no plan"));
        }
        let format = draft.source.format.as_str().to_owned();
        let source = SourceColumns { sha256: summary.sha256.clone(), file: summary.file.clone(), format };
        let id = plans::insert(&mut change, summary.partnership, plan, Some(source)).await?;
        let sql = "UPDATE imports SET state = $1, plan_id = $2, revision = revision + 1, changed_at = $3
                   WHERE id = $4 AND revision = $5 AND state = 'open'";
        let done = execute!(change.work, sql, ImportState::Accepted, id, change.at, import, expected_revision)?;
        first(&mut change, import, done).await?;
        change.record("import-accepted", Some(summary.partnership), Subject::Import(import), json!({"plan": id}));
        change.commit().await?;
        Ok(id)
    }

    /// Throws an import away: one that is being read or open. Its draft and its corrections are gone, and
    /// so is the document where nothing else was read from it.
    ///
    /// # Errors
    /// [`LedgerError::State`] where it was accepted or thrown away already;
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn discard_import(&self, actor: &Actor, import: ImportId) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let summary = editable(&mut change, import).await?;
        let none = serde_json::to_string(&Corrections::default()).map_err(damaged("the corrections of a draft"))?;
        let sql =
            "UPDATE imports SET state = $1, draft = NULL, corrections = $2, revision = revision + 1, changed_at = $3
                   WHERE id = $4 AND state IN ('reading', 'open')";
        if execute!(change.work, sql, ImportState::Discarded, none, change.at, import)? == 0 {
            return Err(LedgerError::State("this import was accepted or thrown away already"));
        }
        documents::forget_unneeded(&mut change, &summary.sha256).await?;
        change.record("import-discarded", Some(summary.partnership), Subject::Import(import), json!({}));
        change.commit().await
    }
}

async fn open(change: &mut Change<'_>, import: ImportId, expected: i64) -> Result<ImportSummary, LedgerError> {
    let summary = editable(change, import).await?;
    if summary.state != ImportState::Open {
        return Err(LedgerError::State("this import is not open for changes"));
    }
    if summary.revision != expected {
        return Err(LedgerError::Conflict { what: "import", current: summary.revision });
    }
    Ok(summary)
}

/// Refuses where the update found the import changed since it was looked at.
async fn first(change: &mut Change<'_>, import: ImportId, updated: u64) -> Result<(), LedgerError> {
    if updated == 1 {
        return Ok(());
    }
    let (current,) = row!(change.work, (i64,), "SELECT revision FROM imports WHERE id = $1", import)?;
    Err(LedgerError::Conflict { what: "import", current })
}

async fn stored(change: &mut Change<'_>, import: ImportId) -> Result<(Draft, Corrections), LedgerError> {
    let sql = "SELECT draft, corrections FROM imports WHERE id = $1";
    let (draft, corrections) = row!(change.work, (Option<String>, String), sql, import)?;
    let draft = draft.ok_or(LedgerError::State("this import has not been read yet"))?;
    let draft = serde_json::from_str(&draft).map_err(damaged("a draft"))?;
    let corrections = serde_json::from_str(&corrections).map_err(damaged("the corrections of a draft"))?;
    Ok((draft, corrections))
}
