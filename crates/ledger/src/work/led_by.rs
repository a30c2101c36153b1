//! What one post leads.

use super::LedItem;
use crate::{Actor, ItemId, Ledger, LedgerError, PartnershipId, PlanId, PostId, Right};

impl Ledger {
    /// What a post leads, done or not, in plans that have not been replaced.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`] for those who may not see drafts.
    pub async fn led_by(&self, actor: &Actor, post: PostId) -> Result<Vec<LedItem>, LedgerError> {
        type Row = (PlanId, String, ItemId, Option<String>, String);
        let mut read = self.store.snapshot().await?;
        let sql = "SELECT partnership_id FROM posts WHERE id = $1";
        let (of,) = optional_row!(read, (PartnershipId,), sql, post)?.ok_or(LedgerError::NotFound("post"))?;
        actor.require(Right::ReadDrafts, Some(of))?;
        let rows = rows!(
            read,
            Row,
            "SELECT p.id, p.title, i.id, i.ref, i.title FROM items i JOIN plans p ON p.id = i.plan_id
             WHERE p.state <> 'replaced' AND EXISTS (SELECT 1 FROM leads l WHERE l.item_id = i.id AND l.post_id = $1)
             ORDER BY p.created_at DESC, p.id, i.position",
            post
        )?;
        let led = |(plan, plan_title, item, reference, title): Row| {
            let words = reference.into_iter().chain([title]).collect::<Vec<_>>().join(" ");
            LedItem { plan, plan_title, item, words }
        };
        Ok(rows.into_iter().map(led).collect())
    }
}
