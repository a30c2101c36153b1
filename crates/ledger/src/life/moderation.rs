//! What is done with comments: those of the public are read before they show; all are answered.

use serde_json::json;

use super::{CommentStanding, Outcome, words};
use crate::people::may_on;
use crate::plans::{PlanSummary, visible};
use crate::transaction::Change;
use crate::{Actor, CommentId, ItemId, Ledger, LedgerError, On, PlanId, Right, Subject};

impl Ledger {
    /// Shows a comment of the public, or keeps it from being shown.
    ///
    /// # Errors
    /// [`LedgerError::State`] where it did not come from the public; [`LedgerError::NotFound`],
    /// [`LedgerError::Forbidden`].
    pub async fn moderate_comment(
        &self,
        actor: &Actor,
        plan: PlanId,
        comment: CommentId,
        standing: CommentStanding,
    ) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let (head, item) = taken(&mut change, actor, plan, comment).await?;
        let sql = "UPDATE comments SET standing = $1, moderated_by = $2, moderated_at = $3
                   WHERE id = $4 AND sender_hash IS NOT NULL";
        if execute!(change.work, sql, standing, change.actor.account(), change.at, comment)? == 0 {
            return Err(LedgerError::State("only comments of the public are read before they show"));
        }
        let body = json!({"comment": comment, "standing": standing.as_str()});
        change.record_in_plan("comment-moderated", head.partnership, plan, item, Subject::Plan(plan), body);
        change.commit().await
    }

    /// Answers a comment, or answers it anew.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `answer`; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn answer_comment(
        &self,
        actor: &Actor,
        plan: PlanId,
        comment: CommentId,
        outcome: Outcome,
        answer: &str,
    ) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let (head, item) = taken(&mut change, actor, plan, comment).await?;
        let missing = ["Write the answer.", "Shorten the answer to 5,000 characters or fewer."];
        let answer = words(answer, "answer", 5000, missing)?;
        let sql = "UPDATE comments SET outcome = $1, answer = $2, answered_by = $3, answered_at = $4 WHERE id = $5";
        execute!(change.work, sql, outcome, answer, change.actor.account(), change.at, comment)?;
        let body = json!({"comment": comment, "outcome": outcome.as_str(), "answer": answer});
        change.record_in_plan("comment-answered", head.partnership, plan, item, Subject::Plan(plan), body);
        change.commit().await
    }
}

/// The comment's plan and item, where the actor may answer it. Whoever leads the item may;
/// for the plan as a whole, or an item that is gone, whoever may for the plan.
async fn taken(
    change: &mut Change<'_>,
    actor: &Actor,
    plan: PlanId,
    comment: CommentId,
) -> Result<(PlanSummary, Option<ItemId>), LedgerError> {
    let head = visible(&mut change.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
    let sql = "SELECT item_id FROM comments WHERE id = $1 AND plan_id = $2";
    let row = optional_row!(change.work, (Option<ItemId>,), sql, comment, plan)?;
    let (item,) = row.ok_or(LedgerError::NotFound("comment"))?;
    let at = change.at;
    let mut allowed = may_on(&mut change.link(), actor, Right::AnswerComment, On::Plan(plan), at).await?;
    if let Some(item) = item.filter(|_| !allowed) {
        allowed = may_on(&mut change.link(), actor, Right::AnswerComment, On::Item(plan, item), at).await?;
    }
    if allowed { Ok((head, item)) } else { Err(LedgerError::Forbidden(Right::AnswerComment.what())) }
}
