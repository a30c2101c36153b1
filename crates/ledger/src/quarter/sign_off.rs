//! The sign-off: whoever chairs the top board signs what they see, and that is frozen in the same moment.

use std::collections::{HashMap, HashSet, VecDeque};

use serde_json::json;

use super::rights::{SIGNED, acts_as};
use super::{QuarterState, Reported, edition, quarters};
use crate::clock::Moment;
use crate::people::{day, may_on};
use crate::store::Link;
use crate::{Actor, AskId, GroupId, Ledger, LedgerError, On, PartnershipId, QuarterId, Right, Subject};

impl Ledger {
    /// The boards at the top of a partnership: they report to nobody, and others report to them; where there is none,
    /// all that report to nobody. A board that never had a chair makes room for those that report to it: plans name
    /// bodies above the partnership too. An empty chair makes room for nobody.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn top_boards(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<(GroupId, String)>, LedgerError> {
        actor.require(Right::SeePublic, None)?;
        let mut read = self.store.read().await?;
        top(&mut read.link(), of, Moment(self.now())).await
    }

    /// Whether the actor may sign quarters off today: the chair of a top board while in the chair, and administrators.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn may_sign_off(&self, actor: &Actor, of: PartnershipId) -> Result<bool, LedgerError> {
        let mut read = self.store.read().await?;
        may(&mut read.link(), actor, of, Moment(self.now())).await
    }

    /// Signs a quarter off and freezes what it reports. `seen` is the revision that whoever signs had before them;
    /// `reported` is what the figures say of each question. Gives the SHA-256 of the edition.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`] where somebody answered or changed something meanwhile; [`LedgerError::State`] where it
    /// was signed off already; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn sign_off_quarter(
        &self,
        actor: &Actor,
        id: QuarterId,
        seen: i64,
        reported: HashMap<AskId, Reported>,
    ) -> Result<String, LedgerError> {
        let mut change = self.change(actor).await?;
        let at = change.at;
        let quarter = quarters::found(&mut change.link(), actor, id).await?.ok_or(LedgerError::NotFound("quarter"))?;
        let of = quarter.partnership;
        if !may(&mut change.link(), actor, of, at).await? {
            return Err(LedgerError::Forbidden(Right::SignOffQuarters.what()));
        }
        if quarter.state == QuarterState::Frozen {
            return Err(LedgerError::State(SIGNED));
        }
        let signed_as = signs_as(&mut change.link(), actor, of, at).await?;
        let sql = "UPDATE quarters SET state = 'frozen', revision = revision + 1, signed_as = $1, signed_by = $2, signed_at = $3
                   WHERE id = $4 AND state = 'open' AND revision = $5";
        if execute!(change.work, sql, signed_as.as_str(), actor.journal_text(), at, id, seen)? == 0 {
            return Err(LedgerError::Conflict { what: "quarter", current: quarter.revision });
        }
        let head = (quarter.period, signed_as.as_str(), day(at).0);
        let sha256 = edition::freeze(&mut change, id, head, reported, at).await?;
        let body = json!({"period": quarter.period, "signed_as": signed_as, "sha256": sha256});
        change.record("quarter-signed-off", Some(of), Subject::Quarter(id), body);
        change.commit().await?;
        Ok(sha256)
    }
}

async fn top(link: &mut Link<'_>, of: PartnershipId, at: Moment) -> Result<Vec<(GroupId, String)>, LedgerError> {
    let sql = "SELECT g.id, g.name, g.reports_to,
                      EXISTS (SELECT 1 FROM group_members m WHERE m.group_id = g.id AND m.duty IN ('chair', 'vice chair'))
               FROM standing_groups g WHERE g.partnership_id = $1 AND (g.ended_on IS NULL OR g.ended_on >= $2)
               ORDER BY g.name, g.id";
    let boards: Vec<Board> = rows!(link, Board, sql, of, day(at))?;
    let roots: Vec<&Board> = boards.iter().filter(|board| board.2.is_none()).collect();
    let has_below = |board: &Board| boards.iter().any(|other| other.2 == Some(board.0));
    let over_others = roots.iter().any(|board| has_below(board));
    let roots: Vec<&Board> = roots.into_iter().filter(|board| !over_others || has_below(board)).collect();
    let chaired = chaired(&boards, &roots);
    let kept = if chaired.is_empty() { roots } else { chaired };
    Ok(kept.into_iter().map(|(id, name, ..)| (*id, name.clone())).collect())
}

/// A board, its name, the one that it reports to, and whether it ever had a chair.
type Board = (GroupId, String, Option<GroupId>, bool);

/// The first boards with a chair on the way down from some.
fn chaired<'a>(boards: &'a [Board], from: &[&'a Board]) -> Vec<&'a Board> {
    let (mut found, mut seen) = (Vec::new(), HashSet::new());
    let mut waiting: VecDeque<&Board> = from.iter().copied().collect();
    while let Some(board) = waiting.pop_front() {
        match board.3 {
            true => found.push(board),
            // Boards that report to each other in a ring are looked at once.
            false if seen.insert(board.0) => waiting.extend(boards.iter().filter(|below| below.2 == Some(board.0))),
            false => {}
        }
    }
    found
}

async fn may(link: &mut Link<'_>, actor: &Actor, of: PartnershipId, at: Moment) -> Result<bool, LedgerError> {
    if may_on(link, actor, Right::SignOffQuarters, On::Partnership(of), at).await? {
        return Ok(true);
    }
    for (group, _) in top(link, of, at).await? {
        if may_on(link, actor, Right::SignOffQuarters, On::Group(group), at).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The post by which whoever signs chairs a top board; else a post of theirs; else the chair that they hold.
async fn signs_as(link: &mut Link<'_>, actor: &Actor, of: PartnershipId, at: Moment) -> Result<String, LedgerError> {
    for (group, _) in top(link, of, at).await? {
        let Some(account) = actor.account() else { continue };
        let sql = "SELECT p.title FROM group_members m JOIN posts p ON p.id = m.post_id
                   JOIN post_holders h ON h.post_id = p.id
                   WHERE m.group_id = $1 AND m.duty IN ('chair', 'vice chair') AND h.account_id = $2
                     AND (h.from_on IS NULL OR h.from_on <= $3) AND (h.until_on IS NULL OR h.until_on >= $3)
                     AND (m.from_on IS NULL OR m.from_on <= $3) AND (m.until_on IS NULL OR m.until_on >= $3)
                   ORDER BY p.title, p.id LIMIT 1";
        if let Some((title,)) = optional_row!(link, (String,), sql, group, account, day(at))? {
            return Ok(title);
        }
    }
    let post = acts_as(link, actor, of, at).await?;
    if !post.is_empty() {
        return Ok(post);
    }
    for (group, name) in top(link, of, at).await? {
        let chairs = actor.account().is_some()
            && !actor.may(Right::SignOffQuarters, Some(of))
            && may_on(link, actor, Right::SignOffQuarters, On::Group(group), at).await?;
        if chairs {
            return Ok(format!("Chair of the {name}"));
        }
    }
    Ok("Administrator".to_owned())
}
