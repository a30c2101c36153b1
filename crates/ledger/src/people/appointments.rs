//! Who is in a post, from when until when.

use jiff::civil::Date;
use serde_json::json;

use super::{day, in_order};
use crate::clock::Day;
use crate::transaction::Change;
use crate::{AccountId, Actor, AppointmentId, Ledger, LedgerError, PartnershipId, PostId, Right, Subject};

/// Who is put into a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Appointed {
    /// Somebody with an account.
    Account(AccountId),
    /// Somebody without one, by name.
    Name(String),
    /// Somebody whose name is not kept.
    Unnamed,
}

/// One person's time in a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// Its id.
    pub id: AppointmentId,
    /// The post.
    pub post: PostId,
    /// The account, where the person has one.
    pub account: Option<AccountId>,
    /// The person's name, where it is kept.
    pub name: Option<String>,
    /// The first day, where it is known.
    pub from: Option<Date>,
    /// The last day; `None` while it lasts.
    pub until: Option<Date>,
}

impl Ledger {
    /// Everybody who is, was or will be in a post of a partnership, the longest there first.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for those who may not see drafts: names are personal.
    pub async fn appointments(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<Appointment>, LedgerError> {
        type Row = (AppointmentId, PostId, Option<AccountId>, Option<String>, Option<Day>, Option<Day>);
        actor.require(Right::ReadDrafts, Some(of))?;
        let mut read = self.store.read().await?;
        let rows = rows!(
            read,
            Row,
            "SELECT h.id, h.post_id, h.account_id, COALESCE(h.name, a.name), h.from_on, h.until_on
             FROM post_holders h JOIN posts p ON p.id = h.post_id LEFT JOIN accounts a ON a.id = h.account_id
             WHERE p.partnership_id = $1 ORDER BY COALESCE(h.from_on, ''), h.id",
            of
        )?;
        let appointment = |(id, post, account, name, from, until): Row| {
            let (from, until) = (from.map(|day| day.0), until.map(|day| day.0));
            Appointment { id, post, account, name, from, until }
        };
        Ok(rows.into_iter().map(appointment).collect())
    }

    /// Puts somebody into a post. Others may be in it at the same time: posts are shared.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `until`, [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn appoint(
        &self,
        actor: &Actor,
        post: PostId,
        who: &Appointed,
        from: Option<Date>,
        until: Option<Date>,
    ) -> Result<AppointmentId, LedgerError> {
        in_order(from, until)?;
        let mut change = self.change(actor).await?;
        let of = partnership_of(&mut change, post).await?;
        let id = insert(&mut change, of, post, who, from, until).await?;
        change.commit().await?;
        Ok(id)
    }

    /// Says on which day somebody leaves a post: their last day in it. Whoever left
    /// yesterday or before may do nothing by that post any more.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `until`, [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn leave(&self, actor: &Actor, appointment: AppointmentId, until: Date) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let sql = "SELECT post_id, from_on FROM post_holders WHERE id = $1";
        let (post, from) = optional_row!(change.work, (PostId, Option<Day>), sql, appointment)?
            .ok_or(LedgerError::NotFound("appointment"))?;
        let of = partnership_of(&mut change, post).await?;
        in_order(from.map(|day| day.0), Some(until))?;
        execute!(change.work, "UPDATE post_holders SET until_on = $1 WHERE id = $2", Day(until), appointment)?;
        let body = json!({"appointment": appointment, "until": until});
        change.record("post-left", Some(of), Subject::Post(post), body);
        change.commit().await
    }
}

/// The partnership of a post that the actor may change.
async fn partnership_of(change: &mut Change<'_>, post: PostId) -> Result<PartnershipId, LedgerError> {
    let sql = "SELECT partnership_id FROM posts WHERE id = $1";
    let (of,) = optional_row!(change.work, (PartnershipId,), sql, post)?.ok_or(LedgerError::NotFound("post"))?;
    change.actor.require(Right::EditPlans, Some(of))?;
    Ok(of)
}

pub(super) async fn insert(
    change: &mut Change<'_>,
    of: PartnershipId,
    post: PostId,
    who: &Appointed,
    from: Option<Date>,
    until: Option<Date>,
) -> Result<AppointmentId, LedgerError> {
    let id = AppointmentId::random()?;
    let (account, name) = match who {
        Appointed::Account(account) => (Some(*account), None),
        Appointed::Name(name) => (None, Some(name.trim())),
        Appointed::Unnamed => (None, None),
    };
    if let Some(account) = account {
        let sql = "SELECT id FROM accounts WHERE id = $1 AND (partnership_id IS NULL OR partnership_id = $2)";
        optional_row!(change.work, (AccountId,), sql, account, of)?.ok_or(LedgerError::NotFound("account"))?;
    }
    execute!(
        change.work,
        "INSERT INTO post_holders (id, post_id, account_id, name, from_on, until_on) VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        post,
        account,
        name,
        from.map(Day),
        until.map(Day)
    )?;
    let body = json!({"appointment": id, "account": account, "name": name, "from": from, "until": until});
    change.record("post-filled", Some(of), Subject::Post(post), body);
    Ok(id)
}

/// The posts that an account holds on a day.
pub(crate) const POSTS_HELD: &str = "SELECT post_id FROM post_holders WHERE account_id = $1
    AND (from_on IS NULL OR from_on <= $2) AND (until_on IS NULL OR until_on >= $2)";

impl Ledger {
    /// The posts that an account holds today; one's own, or in a partnership whose drafts the actor may see.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`].
    pub async fn posts_held(&self, actor: &Actor, account: AccountId) -> Result<Vec<PostId>, LedgerError> {
        if actor.account() != Some(account) {
            actor.require(Right::Administer, None)?;
        }
        let mut read = self.store.read().await?;
        let today = day(crate::clock::Moment(self.now()));
        Ok(rows!(read, (PostId,), POSTS_HELD, account, today)?.into_iter().map(|row| row.0).collect())
    }
}
