//! What somebody may do because of a post, a chair or a seat.

use super::day;
use crate::clock::{Day, Moment};
use crate::roles::{Held, held_gives};
use crate::store::Link;
use crate::{
    AccountId, Actor, GroupId, ItemId, Ledger, LedgerError, OrganisationId, PartnershipId, PlanId, PostId, Right,
};

/// What something is to be done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// A partnership as a whole.
    Partnership(PartnershipId),
    /// A plan as a whole.
    Plan(PlanId),
    /// An item of a plan.
    Item(PlanId, ItemId),
    /// A standing group.
    Group(GroupId),
    /// What is given to a post.
    Post(PostId),
    /// A body of the partnership.
    Organisation(OrganisationId),
}

const LEADS: &str = "WITH RECURSIVE chain (id, parent_id) AS (
        SELECT id, parent_id FROM items WHERE id = $1
        UNION SELECT i.id, i.parent_id FROM items i JOIN chain c ON i.id = c.parent_id)
    SELECT c.id FROM chain c JOIN leads l ON l.item_id = c.id JOIN post_holders h ON h.post_id = l.post_id
    WHERE l.state = 'named' AND h.account_id = $2
      AND (h.from_on IS NULL OR h.from_on <= $3) AND (h.until_on IS NULL OR h.until_on >= $3) LIMIT 1";

const CHAIRS_FOR: &str = "WITH RECURSIVE chain (id, parent_id) AS (
        SELECT id, parent_id FROM items WHERE id = $1
        UNION SELECT i.id, i.parent_id FROM items i JOIN chain c ON i.id = c.parent_id)
    SELECT c.id FROM chain c JOIN item_groups g ON g.item_id = c.id JOIN group_members m ON m.group_id = g.group_id
    LEFT JOIN post_holders h ON h.post_id = m.post_id
         AND (h.from_on IS NULL OR h.from_on <= $3) AND (h.until_on IS NULL OR h.until_on >= $3)
    WHERE m.duty IN ('chair', 'vice chair') AND (m.account_id = $2 OR h.account_id = $2)
      AND (m.from_on IS NULL OR m.from_on <= $3) AND (m.until_on IS NULL OR m.until_on >= $3) LIMIT 1";

const CHAIRS: &str = "SELECT m.id FROM group_members m LEFT JOIN post_holders h ON h.post_id = m.post_id
         AND (h.from_on IS NULL OR h.from_on <= $3) AND (h.until_on IS NULL OR h.until_on >= $3)
    WHERE m.group_id = $1 AND m.duty IN ('chair', 'vice chair') AND (m.account_id = $2 OR h.account_id = $2)
      AND (m.from_on IS NULL OR m.from_on <= $3) AND (m.until_on IS NULL OR m.until_on >= $3) LIMIT 1";

const SITS: &str = "SELECT m.id FROM group_members m LEFT JOIN post_holders h ON h.post_id = m.post_id
         AND (h.from_on IS NULL OR h.from_on <= $3) AND (h.until_on IS NULL OR h.until_on >= $3)
    WHERE m.group_id = $1 AND (m.account_id = $2 OR h.account_id = $2)
      AND (m.from_on IS NULL OR m.from_on <= $3) AND (m.until_on IS NULL OR m.until_on >= $3) LIMIT 1";

const HOLDS: &str = "SELECT id FROM post_holders WHERE post_id = $1 AND account_id = $2
      AND (from_on IS NULL OR from_on <= $3) AND (until_on IS NULL OR until_on >= $3) LIMIT 1";

/// Sits on a group of the partnership, and does so for this body: by a post in it, or because the seat is the body's.
const SITS_FOR: &str = "SELECT m.id FROM group_members m LEFT JOIN posts p ON p.id = m.post_id
    LEFT JOIN post_holders h ON h.post_id = m.post_id
         AND (h.from_on IS NULL OR h.from_on <= $3) AND (h.until_on IS NULL OR h.until_on >= $3)
    WHERE (m.organisation_id = $1 OR p.organisation_id = $1) AND m.duty <> 'adviser'
      AND (m.account_id = $2 OR h.account_id = $2)
      AND (m.from_on IS NULL OR m.from_on <= $3) AND (m.until_on IS NULL OR m.until_on >= $3) LIMIT 1";

impl Ledger {
    /// Whether the actor may do this today: by the role of the account, or by a post, a
    /// chair or a seat that reaches it.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn may(&self, actor: &Actor, right: Right, on: On) -> Result<bool, LedgerError> {
        let mut read = self.store.read().await?;
        may_on(&mut read.link(), actor, right, on, Moment(self.now())).await
    }
}

/// As [`Ledger::may`], inside a transaction.
pub(crate) async fn may_on(
    link: &mut Link<'_>,
    actor: &Actor,
    right: Right,
    on: On,
    at: Moment,
) -> Result<bool, LedgerError> {
    if !actor.lets(right) {
        return Ok(false);
    }
    let Some(partnership) = partnership(link, on).await? else { return Ok(false) };
    if actor.may(right, Some(partnership)) {
        return Ok(true);
    }
    let Some(account) = actor.account() else { return Ok(false) };
    // An account of one partnership has no business in another, whatever a post's row says.
    if !actor.may(Right::ReadDrafts, Some(partnership)) {
        return Ok(false);
    }
    for (held, sql, subject) in relations(on) {
        if held_gives(held, right) && found(link, sql, subject, account, day(at)).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// As [`may_on`], as an error where it may not.
pub(crate) async fn require_on(
    link: &mut Link<'_>,
    actor: &Actor,
    right: Right,
    on: On,
    at: Moment,
) -> Result<(), LedgerError> {
    if may_on(link, actor, right, on, at).await? { Ok(()) } else { Err(LedgerError::Forbidden(right.what())) }
}

fn relations(on: On) -> Vec<(Held, &'static str, String)> {
    match on {
        On::Partnership(_) | On::Plan(_) => Vec::new(),
        On::Item(_, item) => vec![(Held::Post, LEADS, item.to_string()), (Held::Chair, CHAIRS_FOR, item.to_string())],
        On::Group(group) => vec![(Held::Chair, CHAIRS, group.to_string()), (Held::Member, SITS, group.to_string())],
        On::Post(post) => vec![(Held::Post, HOLDS, post.to_string())],
        On::Organisation(body) => vec![(Held::Member, SITS_FOR, body.to_string())],
    }
}

async fn found(
    link: &mut Link<'_>,
    sql: &'static str,
    subject: String,
    account: AccountId,
    on: Day,
) -> Result<bool, LedgerError> {
    Ok(optional_row!(link, (String,), sql, &subject, account, on)?.is_some())
}

async fn partnership(link: &mut Link<'_>, on: On) -> Result<Option<PartnershipId>, LedgerError> {
    let (sql, id) = match on {
        On::Partnership(id) => return Ok(Some(id)),
        On::Plan(id) => ("SELECT partnership_id FROM plans WHERE id = $1", id.to_string()),
        On::Item(plan, item) => {
            let sql = "SELECT p.partnership_id FROM plans p JOIN items i ON i.plan_id = p.id
                       WHERE p.id = $1 AND i.id = $2";
            let row = optional_row!(link, (PartnershipId,), sql, plan, item)?;
            return Ok(row.map(|row| row.0));
        }
        On::Group(id) => ("SELECT partnership_id FROM standing_groups WHERE id = $1", id.to_string()),
        On::Post(id) => ("SELECT partnership_id FROM posts WHERE id = $1", id.to_string()),
        On::Organisation(id) => ("SELECT partnership_id FROM organisations WHERE id = $1", id.to_string()),
    };
    Ok(optional_row!(link, (PartnershipId,), sql, &id)?.map(|row| row.0))
}
