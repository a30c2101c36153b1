//! Evidence of a need: figures, what professionals see, what children say, what parents say.

use serde_json::{Value, json};

use super::{NeedKey, edited, record};
use crate::transaction::Change;
use crate::{Actor, Ledger, LedgerError, NeedEvidenceId, PlanId, given};

/// The four kinds of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EvidenceKind {
    /// What is counted.
    Figures,
    /// What those who work with children see.
    Professionals,
    /// What children and young people say.
    Children,
    /// What parents and carers say.
    Parents,
}

crate::text_column::words!(EvidenceKind, "kind of evidence" {
    Figures = "figures",
    Professionals = "professionals",
    Children = "children",
    Parents = "parents",
});

/// What is given as evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNeedEvidence {
    /// Of which kind.
    pub kind: EvidenceKind,
    /// What it says.
    pub words: String,
    /// Whether these are somebody's own words.
    pub quotation: bool,
    /// Whether everybody may see it; asked of quotations, other evidence is seen by all who see the plan.
    pub fit: bool,
    /// Where it is from.
    pub source: String,
    /// Of when, in the words of its source: "2007/08".
    pub dated: String,
    /// The address of a page with more; may be empty.
    pub address: String,
    /// The line of the plan's document, where it was taken from that.
    pub line: Option<u32>,
}

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedEvidence {
    /// Its id.
    pub id: NeedEvidenceId,
    /// Of which need.
    pub need: NeedKey,
    /// What it says.
    pub says: NewNeedEvidence,
    /// Goes up by one with every change.
    pub revision: i64,
}

pub(super) type Row = (
    NeedEvidenceId,
    String,
    String,
    EvidenceKind,
    String,
    bool,
    bool,
    String,
    String,
    Option<String>,
    Option<i64>,
    i64,
);

impl NeedEvidence {
    pub(super) fn from_row(row: Row) -> Self {
        let (id, strand, reference, kind, words, quotation, fit, source, dated, address, line, revision) = row;
        let (address, line) = (address.unwrap_or_default(), line.and_then(|line| line.try_into().ok()));
        let says = NewNeedEvidence { kind, words, quotation, fit, source, dated, address, line };
        Self { id, need: NeedKey { strand, reference }, says, revision }
    }
}

impl Ledger {
    /// Puts a piece of evidence beside a need.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `words`, `source`, `dated` and `address`; [`LedgerError::NotFound`] for the plan
    /// or the need, [`LedgerError::State`] where the plan was replaced, [`LedgerError::Forbidden`].
    pub async fn add_need_evidence(
        &self,
        actor: &Actor,
        plan: PlanId,
        need: &NeedKey,
        new: NewNeedEvidence,
    ) -> Result<NeedEvidenceId, LedgerError> {
        let (new, address) = new.checked()?;
        let mut change = self.change(actor).await?;
        let head = edited(&mut change, plan).await?;
        need.required(&mut change, plan).await?;
        let id = NeedEvidenceId::random()?;
        execute!(
            change.work,
            "INSERT INTO need_evidence (id, plan_id, strand, reference, kind, body, quotation, fit, source, dated, address,
                                        source_line, revision, added_by, added_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $13, $14)",
            id,
            plan,
            need.strand.as_str(),
            need.reference.as_str(),
            new.kind,
            new.words.as_str(),
            new.quotation,
            new.fit,
            new.source.as_str(),
            new.dated.as_str(),
            address,
            new.line.map(i64::from),
            actor.journal_text(),
            change.at
        )?;
        record(&mut change, &head, "need-evidence-added", json!({"need": need, "evidence": id, "after": new.body()}));
        change.commit().await?;
        Ok(id)
    }

    /// Changes a piece of evidence. `expected` is the revision that was looked at.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`] where somebody else changed it meanwhile; else as [`Ledger::add_need_evidence`].
    pub async fn change_need_evidence(
        &self,
        actor: &Actor,
        plan: PlanId,
        id: NeedEvidenceId,
        expected: i64,
        new: NewNeedEvidence,
    ) -> Result<(), LedgerError> {
        let (new, address) = new.checked()?;
        let mut change = self.change(actor).await?;
        let head = edited(&mut change, plan).await?;
        let before = stored(&mut change, plan, id).await?;
        if before.revision != expected {
            return Err(LedgerError::Conflict { what: "evidence", current: before.revision });
        }
        execute!(
            change.work,
            "UPDATE need_evidence SET kind = $1, body = $2, quotation = $3, fit = $4, source = $5, dated = $6,
                                      address = $7, revision = revision + 1
             WHERE id = $8",
            new.kind,
            new.words.as_str(),
            new.quotation,
            new.fit,
            new.source.as_str(),
            new.dated.as_str(),
            address,
            id
        )?;
        let body = json!({"need": before.need, "evidence": id, "before": before.says.body(), "after": new.body()});
        record(&mut change, &head, "need-evidence-changed", body);
        change.commit().await
    }

    /// Takes a piece of evidence away.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `why`, which must be given; else as [`Ledger::add_need_evidence`].
    pub async fn remove_need_evidence(
        &self,
        actor: &Actor,
        plan: PlanId,
        id: NeedEvidenceId,
        why: &str,
    ) -> Result<(), LedgerError> {
        let why = given::words("why", why, "Enter the reason: others will look for it later.")?;
        let mut change = self.change(actor).await?;
        let head = edited(&mut change, plan).await?;
        let before = stored(&mut change, plan, id).await?;
        execute!(change.work, "DELETE FROM need_evidence WHERE id = $1", id)?;
        let body = json!({"need": before.need, "evidence": id, "before": before.says.body(), "why": why});
        record(&mut change, &head, "need-evidence-removed", body);
        change.commit().await
    }
}

async fn stored(change: &mut Change<'_>, plan: PlanId, id: NeedEvidenceId) -> Result<NeedEvidence, LedgerError> {
    let sql = "SELECT id, strand, reference, kind, body, quotation, fit, source, dated, address, source_line, revision
               FROM need_evidence WHERE id = $1 AND plan_id = $2";
    let found = optional_row!(change.work, Row, sql, id, plan)?;
    found.map(NeedEvidence::from_row).ok_or(LedgerError::NotFound("piece of evidence"))
}

impl NewNeedEvidence {
    fn checked(self) -> Result<(Self, Option<String>), LedgerError> {
        let words = given::words("words", &self.words, "Enter what the evidence says.")?;
        let source = given::words("source", &self.source, "Enter where it is from: a report, a survey, a meeting.")?;
        let dated = given::any_words("dated", &self.dated)?;
        let address = given::address("address", &self.address)?;
        // What is nobody's own words is a fact about the need, and the plan is what decides who sees it.
        let fit = self.fit || !self.quotation;
        Ok((Self { words, source, dated, fit, address: address.clone().unwrap_or_default(), ..self }, address))
    }

    fn body(&self) -> Value {
        json!({
            "kind": self.kind.as_str(), "words": self.words, "quotation": self.quotation, "fit": self.fit,
            "source": self.source, "dated": self.dated, "address": self.address
        })
    }
}
