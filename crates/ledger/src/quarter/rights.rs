//! Who may answer, and what must still be open.

use super::QuarterState;
use crate::clock::Moment;
use crate::people::{day, may_on};
use crate::store::Link;
use crate::transaction::Change;
use crate::{Actor, AskId, GroupId, LedgerError, On, PartnershipId, PostId, QuarterId, Right};

pub(super) const SIGNED: &str = "this quarter was signed off, and what was reported never changes";

pub(super) const ANSWER: &str =
    "answer this: the post or the chair of the group that is asked may, and performance officers";

/// An ask with what decides who may answer it.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) quarter: QuarterId,
    pub(super) partnership: PartnershipId,
    pub(super) post: Option<PostId>,
    pub(super) group: Option<GroupId>,
    pub(super) title: String,
}

/// The ask, where the actor may know of it.
pub(super) async fn asked(link: &mut Link<'_>, actor: &Actor, ask: AskId) -> Result<Asked, LedgerError> {
    type Row = (QuarterId, PartnershipId, Option<PostId>, Option<GroupId>, String);
    let sql = "SELECT q.id, q.partnership_id, k.post_id, k.group_id, k.title
               FROM quarter_asks k JOIN quarters q ON q.id = k.quarter_id WHERE k.id = $1";
    let (quarter, partnership, post, group, title) =
        optional_row!(link, Row, sql, ask)?.ok_or(LedgerError::NotFound("question of a quarter"))?;
    if !actor.may(Right::ReadDrafts, Some(partnership)) {
        return Err(LedgerError::NotFound("question of a quarter"));
    }
    Ok(Asked { quarter, partnership, post, group, title })
}

impl Asked {
    /// On what the right to answer is asked.
    fn on(&self) -> On {
        match (self.post, self.group) {
            (Some(post), _) => On::Post(post),
            (None, Some(group)) => On::Group(group),
            (None, None) => On::Partnership(self.partnership),
        }
    }

    pub(super) async fn may_answer(&self, link: &mut Link<'_>, actor: &Actor, at: Moment) -> Result<bool, LedgerError> {
        may_on(link, actor, Right::UpdateItem, self.on(), at).await
    }

    pub(super) async fn require_answer(
        &self,
        link: &mut Link<'_>,
        actor: &Actor,
        at: Moment,
    ) -> Result<(), LedgerError> {
        if self.may_answer(link, actor, at).await? { Ok(()) } else { Err(LedgerError::Forbidden(ANSWER)) }
    }
}

/// Notes that an open quarter says something else now; refuses one that was signed off. Whoever does so holds the
/// quarter's row until the change is over, so no sign-off comes between.
pub(super) async fn raise(change: &mut Change<'_>, quarter: QuarterId) -> Result<(), LedgerError> {
    let sql = "UPDATE quarters SET revision = revision + 1 WHERE id = $1 AND state = $2";
    match execute!(change.work, sql, quarter, QuarterState::Open)? {
        0 => Err(LedgerError::State(SIGNED)),
        _ => Ok(()),
    }
}

/// The post of a partnership that whoever acts holds today, as it is called; empty where there is none.
pub(super) async fn acts_as(
    link: &mut Link<'_>,
    actor: &Actor,
    of: PartnershipId,
    at: Moment,
) -> Result<String, LedgerError> {
    let Some(account) = actor.account() else { return Ok(String::new()) };
    let sql = "SELECT p.title FROM posts p JOIN post_holders h ON h.post_id = p.id
               WHERE p.partnership_id = $1 AND h.account_id = $2
                 AND (h.from_on IS NULL OR h.from_on <= $3) AND (h.until_on IS NULL OR h.until_on >= $3)
               ORDER BY p.title, p.id LIMIT 1";
    Ok(optional_row!(link, (String,), sql, of, account, day(at))?.map(|row| row.0).unwrap_or_default())
}

/// Refuses a post of another partnership.
pub(super) async fn post_of(link: &mut Link<'_>, of: PartnershipId, post: Option<PostId>) -> Result<(), LedgerError> {
    let Some(post) = post else { return Ok(()) };
    let sql = "SELECT id FROM posts WHERE id = $1 AND partnership_id = $2";
    optional_row!(link, (PostId,), sql, post, of)?.map(drop).ok_or(LedgerError::NotFound("post"))
}
