//! The sign-off: whoever chairs the top board signs what they see, and that is frozen in the same moment.

use std::collections::HashMap;

use serde_json::json;

use super::rights::{SIGNED, acts_as};
use super::{QuarterState, Reported, edition, quarters};
use crate::clock::Moment;
use crate::people::{day, may_on};
use crate::store::Link;
use crate::{Actor, AskId, GroupId, Ledger, LedgerError, On, PartnershipId, QuarterId, Right, Subject};

impl Ledger {
    /// The boards at the top of a partnership: they report to nobody, and others report to them; where there is none,
    /// all that report to nobody.
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
    let sql = "SELECT g.id, g.name, (SELECT COUNT(*) FROM standing_groups b WHERE b.reports_to = g.id)
               FROM standing_groups g WHERE g.partnership_id = $1 AND g.reports_to IS NULL
                 AND (g.ended_on IS NULL OR g.ended_on >= $2) ORDER BY g.name, g.id";
    let rows = rows!(link, (GroupId, String, i64), sql, of, day(at))?;
    let over_others = rows.iter().any(|(.., below)| *below > 0);
    let kept = rows.into_iter().filter(|(.., below)| *below > 0 || !over_others);
    Ok(kept.map(|(id, name, _)| (id, name)).collect())
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

/// The post of whoever signs; else the chair that they hold.
async fn signs_as(link: &mut Link<'_>, actor: &Actor, of: PartnershipId, at: Moment) -> Result<String, LedgerError> {
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
