//! Sharing a record with somebody whom no other duty shows it to: asked, accepted, and only while it lasts.

use bigplan_register::definition::Right;
use jiff::civil::Date;
use serde_json::json;

use super::save::journal;
use super::{Casework, CaseworkError};
use crate::clock::{Day, Moment};
use crate::people::{day, in_order};
use crate::{AccountId, Actor, LedgerError, RecordId, ShareId, given};

/// A record that somebody shares with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Its id.
    pub id: ShareId,
    /// The record.
    pub record: RecordId,
    /// With whom.
    pub account: AccountId,
    /// Why, and by which basis.
    pub why: String,
    /// The first day.
    pub from: Date,
    /// The last day; `None` while it lasts.
    pub until: Option<Date>,
    /// Whether it was accepted.
    pub accepted: bool,
}

type Row = (ShareId, RecordId, AccountId, String, Day, Option<Day>, Option<Moment>);

impl Casework {
    /// Offers a share of a record to people: to all of them, or to none. They see it once they have accepted.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `why` and `until`; [`LedgerError::NotFound`] for the record and the accounts;
    /// [`LedgerError::Forbidden`] where the record is not the actor's to change.
    pub async fn share_record(
        &self,
        actor: &Actor,
        id: RecordId,
        accounts: &[AccountId],
        why: &str,
        (from, until): (Date, Option<Date>),
    ) -> Result<Vec<ShareId>, CaseworkError> {
        let why = given::words("why", why, "Enter why it is shared, and what allows it.")?;
        in_order(Some(from), until)?;
        let mut change = self.ledger.change(actor).await?;
        let today = day(change.at);
        let open = self.known(&mut change.link(), actor, id, today).await?;
        if !open.standings.may(open.definition, Right::Change) {
            return Err(LedgerError::Forbidden("share this record").into());
        }
        let mut shares = Vec::new();
        for account in accounts {
            let sql = "SELECT id FROM accounts WHERE id = $1 AND (partnership_id IS NULL OR partnership_id = $2)";
            let known = optional_row!(change.work, (AccountId,), sql, *account, open.head.partnership)?;
            known.ok_or(LedgerError::NotFound("account"))?;
            let share = ShareId::random()?;
            let sql = "INSERT INTO record_shares (id, record_id, account_id, why, from_on, until_on)
                       VALUES ($1, $2, $3, $4, $5, $6)";
            execute!(change.work, sql, share, id, *account, why.as_str(), Day(from), until.map(Day))?;
            let says = json!({"share": share, "with": account, "from": from, "until": until});
            journal(&mut change, "record-shared", &open.head, open.head.version, says);
            shares.push(share);
        }
        change.commit().await?;
        Ok(shares)
    }

    /// Accepts a share that was offered to oneself.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where none was offered to the actor; [`LedgerError::State`] where it was accepted already.
    pub async fn accept_share(&self, actor: &Actor, share: ShareId) -> Result<RecordId, CaseworkError> {
        let mut change = self.ledger.change(actor).await?;
        let sql =
            "SELECT id, record_id, account_id, why, from_on, until_on, accepted_at FROM record_shares WHERE id = $1";
        let found = optional_row!(change.work, Row, sql, share)?.map(Share::from_row);
        let found =
            found.filter(|share| actor.account() == Some(share.account)).ok_or(LedgerError::NotFound("share"))?;
        if found.accepted {
            return Err(LedgerError::State("this share was accepted already").into());
        }
        execute!(change.work, "UPDATE record_shares SET accepted_at = $1 WHERE id = $2", change.at, share)?;
        let head =
            super::head::Head::find(&mut change.link(), found.record).await?.ok_or(LedgerError::NotFound("record"))?;
        journal(&mut change, "share-accepted", &head, head.version, json!({"share": share}));
        change.commit().await?;
        Ok(found.record)
    }

    /// Says on which day a share ends: its last day. Whoever shares the record may, and whoever it is shared with.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`]; [`LedgerError::Field`] for `until`; [`LedgerError::Forbidden`].
    pub async fn end_share(&self, actor: &Actor, share: ShareId, until: Date) -> Result<(), CaseworkError> {
        let mut change = self.ledger.change(actor).await?;
        let sql =
            "SELECT id, record_id, account_id, why, from_on, until_on, accepted_at FROM record_shares WHERE id = $1";
        let found = optional_row!(change.work, Row, sql, share)?.map(Share::from_row);
        let found = found.ok_or(LedgerError::NotFound("share"))?;
        let today = day(change.at);
        let open = self.known(&mut change.link(), actor, found.record, today).await;
        let own = actor.account() == Some(found.account);
        let open = open.map_err(|error| if own { error } else { LedgerError::NotFound("share") })?;
        if !own && !open.standings.may(open.definition, Right::Change) {
            return Err(LedgerError::Forbidden("end this share").into());
        }
        in_order(Some(found.from), Some(until))?;
        execute!(change.work, "UPDATE record_shares SET until_on = $1 WHERE id = $2", Day(until), share)?;
        journal(&mut change, "share-ended", &open.head, open.head.version, json!({"share": share, "until": until}));
        change.commit().await?;
        Ok(())
    }

    /// The shares of a record with the names of those it is shared with, the latest first. For those who may change it.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn shares_of(&self, actor: &Actor, id: RecordId) -> Result<Vec<(Share, String)>, CaseworkError> {
        type Named = (ShareId, RecordId, AccountId, String, Day, Option<Day>, Option<Moment>, String);
        let mut change = self.ledger.change(actor).await?;
        let open = self.known_in(&mut change, actor, id).await?;
        if !open.standings.may(open.definition, Right::Change) {
            return Err(LedgerError::Forbidden("share this record").into());
        }
        let sql = "SELECT s.id, s.record_id, s.account_id, s.why, s.from_on, s.until_on, s.accepted_at, a.name
                   FROM record_shares s JOIN accounts a ON a.id = s.account_id
                   WHERE s.record_id = $1 ORDER BY s.from_on DESC, a.name, s.id";
        let named = |(id, record, account, why, from, until, accepted, name): Named| {
            (Share::from_row((id, record, account, why, from, until, accepted)), name)
        };
        Ok(rows!(change.work, Named, sql, id)?.into_iter().map(named).collect())
    }

    /// The shares that were offered to the actor and not yet accepted.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn offered_shares(&self, actor: &Actor) -> Result<Vec<Share>, LedgerError> {
        let Some(account) = super::standing::Who::of(actor)?.account() else { return Ok(Vec::new()) };
        let mut read = self.ledger.store.read().await?;
        let sql = "SELECT id, record_id, account_id, why, from_on, until_on, accepted_at FROM record_shares
                   WHERE account_id = $1 AND accepted_at IS NULL ORDER BY from_on, id";
        Ok(rows!(read, Row, sql, account)?.into_iter().map(Share::from_row).collect())
    }
}

impl Share {
    /// Whether its last day is still to come.
    pub fn lasts(&self, today: Date) -> bool {
        self.until.is_none_or(|until| today <= until)
    }

    fn from_row((id, record, account, why, Day(from), until, accepted): Row) -> Self {
        Self { id, record, account, why, from, until: until.map(|day| day.0), accepted: accepted.is_some() }
    }
}
