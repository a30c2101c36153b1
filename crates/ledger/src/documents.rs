//! The documents that plans were read from: kept whole, once each, by their SHA-256.

use bigplan_plan::Format;
use sha2::{Digest, Sha256};

use crate::error::damaged;
use crate::journal::hex;
use crate::transaction::Change;
use crate::{Actor, ImportId, Ledger, LedgerError, PartnershipId, PlanId, Right};

/// A document to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDocument {
    /// The file's name, without folders.
    pub name: String,
    /// What it is read as.
    pub format: Format,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// A document that is kept. May hold personal details: whatever was in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredDocument {
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// The file's name as it was given.
    pub name: String,
    /// What it is read as.
    pub format: Format,
    /// All of it.
    pub bytes: Vec<u8>,
}

impl NewDocument {
    /// SHA-256 of its bytes, in hexadecimal.
    pub fn sha256(&self) -> String {
        hex(&Sha256::digest(&self.bytes))
    }
}

pub(crate) fn format_from(text: String) -> Result<Format, LedgerError> {
    serde_json::from_value(text.into()).map_err(damaged("a document's format"))
}

/// Keeps a document, unless the same bytes are kept already. One that was forgotten is kept again.
pub(crate) async fn store(change: &mut Change<'_>, document: &NewDocument) -> Result<String, LedgerError> {
    let sha256 = document.sha256();
    let size = i64::try_from(document.bytes.len()).unwrap_or(i64::MAX);
    execute!(
        change.work,
        "INSERT INTO documents (sha256, name, format, size, bytes, stored_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (sha256) DO UPDATE SET bytes = excluded.bytes WHERE LENGTH(documents.bytes) < documents.size",
        &sha256,
        &document.name,
        document.format.as_str(),
        size,
        &document.bytes,
        change.at
    )?;
    Ok(sha256)
}

/// Forgets a document's bytes where no plan and no living import needs them; its name, size and
/// hash stay, so that the journal can still be followed.
pub(crate) async fn forget_unneeded(change: &mut Change<'_>, sha256: &str) -> Result<(), LedgerError> {
    // The row is locked first: the next statement then sees an import of the same bytes that was begun meanwhile.
    execute!(change.work, "UPDATE documents SET size = size WHERE sha256 = $1", sha256)?;
    let none: &[u8] = &[];
    let sql = "UPDATE documents SET bytes = $1 WHERE sha256 = $2
               AND NOT EXISTS (SELECT 1 FROM imports WHERE document_sha256 = $2 AND state <> 'discarded')
               AND NOT EXISTS (SELECT 1 FROM plans WHERE source_sha256 = $2)";
    execute!(change.work, sql, none, sha256).map(drop)
}

type Row = (PartnershipId, String, String, String, Vec<u8>);

fn shown(actor: &Actor, row: Option<Row>) -> Result<Option<StoredDocument>, LedgerError> {
    let row = row.filter(|row| actor.may(Right::ReadDrafts, Some(row.0)));
    let document = |(_, sha256, name, format, bytes): Row| {
        Ok(StoredDocument { sha256, name, format: format_from(format)?, bytes })
    };
    row.map(document).transpose()
}

impl Ledger {
    /// The document of an import; `None` where there is none, it was thrown away, or the actor may not see it.
    ///
    /// # Errors
    /// [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn import_document(
        &self,
        actor: &Actor,
        import: ImportId,
    ) -> Result<Option<StoredDocument>, LedgerError> {
        let mut read = self.store.read().await?;
        let sql = "SELECT i.partnership_id, d.sha256, i.file, d.format, d.bytes
                   FROM imports i JOIN documents d ON d.sha256 = i.document_sha256
                   WHERE i.id = $1 AND LENGTH(d.bytes) = d.size";
        shown(actor, optional_row!(read, Row, sql, import)?)
    }

    /// The document that a plan was read from. Only for those who may see drafts of
    /// the partnership, even when the plan is published: the file may name people.
    ///
    /// # Errors
    /// [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn plan_document(&self, actor: &Actor, plan: PlanId) -> Result<Option<StoredDocument>, LedgerError> {
        let mut read = self.store.read().await?;
        let sql = "SELECT p.partnership_id, d.sha256, COALESCE(p.source_file, d.name), d.format, d.bytes
                   FROM plans p JOIN documents d ON d.sha256 = p.source_sha256 WHERE p.id = $1";
        shown(actor, optional_row!(read, Row, sql, plan)?)
    }
}
