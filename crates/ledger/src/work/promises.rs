//! Saying by when a vacant post will be filled.

use jiff::civil::Date;
use serde_json::json;

use crate::clock::Day;
use crate::people::day;
use crate::{Actor, Ledger, LedgerError, PartnershipId, PostId, PromiseId, Right, Subject};

impl Ledger {
    /// Says by when a post will be filled, and why not at once. What was said before stays.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `filled_by` and `why`, [`LedgerError::NotFound`],
    /// [`LedgerError::Forbidden`].
    pub async fn promise_post(
        &self,
        actor: &Actor,
        post: PostId,
        filled_by: Date,
        why: &str,
    ) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let sql = "SELECT partnership_id FROM posts WHERE id = $1";
        let (of,) = optional_row!(change.work, (PartnershipId,), sql, post)?.ok_or(LedgerError::NotFound("post"))?;
        actor.require(Right::EditPlans, Some(of))?;
        if filled_by < day(change.at).0 {
            let message = "The day has passed already. Enter the day by which somebody will be in the post.";
            return Err(LedgerError::Field { field: "filled_by", message });
        }
        let why = why.trim();
        if why.is_empty() || why.chars().count() > 2_000 {
            let message = "Say who looks after its items until then, in at most 2,000 characters.";
            return Err(LedgerError::Field { field: "why", message });
        }
        execute!(
            change.work,
            "INSERT INTO post_promises (id, post_id, filled_by, why, account_id, said_at) VALUES ($1, $2, $3, $4, $5, $6)",
            PromiseId::random()?,
            post,
            Day(filled_by),
            why,
            actor.account(),
            change.at
        )?;
        let body = json!({"filled_by": filled_by, "why": why});
        change.record("post-promised", Some(of), Subject::Post(post), body);
        change.commit().await
    }
}
