//! The yearly review of a plan in force: its working copy is worked on while readers go on
//! seeing what was published, until a new edition is published or none is needed.

use serde_json::json;

use super::versions::{self, Sort};
use super::{MadeVersion, Stage, head_for, hold, record};
use crate::{Actor, Ledger, LedgerError, PlanId, Right};

impl Ledger {
    /// Starts the review of a published plan.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`]; [`LedgerError::State`] where the plan is not in force or
    /// under review already; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn start_review(&self, actor: &Actor, plan: PlanId, expected_revision: i64) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let head = head_for(&mut change, actor, plan, Right::PublishPlans).await?;
        if head.stage != Stage::Published {
            return Err(LedgerError::State("only a plan in force that is not under review can be reviewed"));
        }
        hold(&mut change, &head, expected_revision).await?;
        execute!(change.work, "UPDATE plans SET stage = $1 WHERE id = $2", Stage::UnderReview, plan)?;
        record(&mut change, &head, "review-started", json!({}));
        change.commit().await
    }

    /// Ends a review with what it came to. Where the working copy says something else than
    /// what readers see, it is published as a new edition; its version is given back.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`]; [`LedgerError::Field`] for `note`; [`LedgerError::State`]
    /// where the plan is not under review; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn end_review(
        &self,
        actor: &Actor,
        plan: PlanId,
        expected_revision: i64,
        note: &str,
    ) -> Result<Option<MadeVersion>, LedgerError> {
        let mut change = self.change(actor).await?;
        let head = head_for(&mut change, actor, plan, Right::PublishPlans).await?;
        if head.stage != Stage::UnderReview {
            return Err(LedgerError::State("this plan is not under review"));
        }
        let missing = ["Say what the review came to.", "Shorten what the review came to, to 500 characters or fewer."];
        let note = super::words(note, "note", 500, missing)?;
        hold(&mut change, &head, expected_revision).await?;
        let sql = "SELECT v.snapshot FROM plans p JOIN versions v ON v.id = p.shown_version_id WHERE p.id = $1";
        let shown = optional_row!(change.work, (String,), sql, plan)?;
        let text = versions::text_of(&mut change, &head).await?;
        let edition = if shown.is_some_and(|(shown,)| shown == text) {
            None
        } else {
            let version = versions::make(&mut change, &head, Sort::Published, note).await?;
            execute!(change.work, "UPDATE plans SET shown_version_id = $1 WHERE id = $2", version.id, plan)?;
            Some(version)
        };
        execute!(change.work, "UPDATE plans SET stage = $1 WHERE id = $2", Stage::Published, plan)?;
        let version = edition.map(|version| version.number);
        record(&mut change, &head, "review-ended", json!({"version": version, "why": note}));
        change.commit().await?;
        Ok(edition)
    }
}
