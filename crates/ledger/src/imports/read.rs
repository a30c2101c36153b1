//! Looking at imports.

use super::{Import, ImportState, ImportSummary};
use crate::clock::Moment;
use crate::error::damaged;
use crate::transaction::Change;
use crate::{AccountId, Actor, ImportId, Ledger, LedgerError, PartnershipId, PlanId, Right};

type Row =
    (ImportId, PartnershipId, String, String, Option<AccountId>, ImportState, i64, Option<PlanId>, Moment, Moment);

fn summary((id, partnership, file, sha256, author, state, revision, plan, created, changed): Row) -> ImportSummary {
    let (created_at, changed_at) = (created.0, changed.0);
    ImportSummary { id, partnership, file, sha256, author, state, revision, plan, created_at, changed_at }
}

/// The import, where the change's actor may change it.
pub(super) async fn editable(change: &mut Change<'_>, id: ImportId) -> Result<ImportSummary, LedgerError> {
    let row = optional_row!(
        change.work,
        Row,
        "SELECT id, partnership_id, file, document_sha256, author_id, state, revision, plan_id, created_at, changed_at
         FROM imports WHERE id = $1",
        id
    )?;
    let visible = |found: &ImportSummary| change.actor.may(Right::ReadDrafts, Some(found.partnership));
    let found = row.map(summary).filter(visible).ok_or(LedgerError::NotFound("import"))?;
    change.actor.require(Right::EditPlans, Some(found.partnership))?;
    Ok(found)
}

impl Ledger {
    /// The imports of a partnership, newest first.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`], [`LedgerError::Database`].
    pub async fn imports(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<ImportSummary>, LedgerError> {
        actor.require(Right::ReadDrafts, Some(of))?;
        let mut read = self.store.read().await?;
        let rows = rows!(
            read,
            Row,
            "SELECT id, partnership_id, file, document_sha256, author_id, state, revision, plan_id, created_at, changed_at
             FROM imports WHERE partnership_id = $1 ORDER BY created_at DESC, id",
            of
        )?;
        Ok(rows.into_iter().map(summary).collect())
    }

    /// One import with draft and corrections; `None` where there is none or the actor may not see it.
    ///
    /// # Errors
    /// [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn import(&self, actor: &Actor, id: ImportId) -> Result<Option<Import>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let row = optional_row!(
            read,
            Row,
            "SELECT id, partnership_id, file, document_sha256, author_id, state, revision, plan_id, created_at, changed_at
             FROM imports WHERE id = $1",
            id
        )?;
        let summary = row.map(summary).filter(|found| actor.may(Right::ReadDrafts, Some(found.partnership)));
        let Some(summary) = summary else { return Ok(None) };
        let sql = "SELECT draft, corrections FROM imports WHERE id = $1";
        let (draft, corrections) = row!(read, (Option<String>, String), sql, id)?;
        let draft = draft.as_deref().map(serde_json::from_str).transpose().map_err(damaged("a draft"))?;
        let corrections = serde_json::from_str(&corrections).map_err(damaged("the corrections of a draft"))?;
        Ok(Some(Import { summary, draft, corrections }))
    }
}
