//! Evidence that a recommendation is being met: words, and an address where more stands.

use jiff::Timestamp;
use serde_json::json;

use super::progress::require_work;
use crate::transaction::Change;
use crate::{Actor, EvidenceId, Ledger, LedgerError, RecommendationId, Subject, files, given};

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Its id.
    pub id: EvidenceId,
    /// What is given.
    pub says: NewEvidence,
    /// Who gave it, where their name is known.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// What is given as evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewEvidence {
    /// What it shows.
    pub words: String,
    /// Where more stands, also the address of an attached file; empty where there is nothing more.
    pub address: String,
}

impl Ledger {
    /// Adds evidence. Whoever may work on the recommendation may give it.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `words` and `address`, [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn add_evidence(
        &self,
        actor: &Actor,
        to: RecommendationId,
        new: NewEvidence,
    ) -> Result<EvidenceId, LedgerError> {
        let mut change = self.change(actor).await?;
        let of = require_work(&mut change, to).await?;
        let words = given::words("words", &new.words, "Say what the evidence shows.")?;
        let address = files::address_or_file(&mut change.link(), of, "address", &new.address).await?;
        let id = EvidenceId::random()?;
        execute!(
            change.work,
            "INSERT INTO recommendation_evidence (id, recommendation_id, body, address, given_by, given_at)
             VALUES ($1, $2, $3, $4, $5, $6)",
            id,
            to,
            words.as_str(),
            address.as_deref(),
            actor.journal_text(),
            change.at
        )?;
        let body = json!({"evidence": id, "words": words, "address": address});
        change.record("evidence-given", Some(of), Subject::Recommendation(to), body);
        change.commit().await?;
        Ok(id)
    }
}

/// How many pieces there are.
pub(super) async fn count(change: &mut Change<'_>, of: RecommendationId) -> Result<i64, LedgerError> {
    let sql = "SELECT COUNT(*) FROM recommendation_evidence WHERE recommendation_id = $1";
    Ok(row!(change.work, (i64,), sql, of)?.0)
}
