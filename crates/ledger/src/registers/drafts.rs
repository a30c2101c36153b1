//! What somebody has typed and not yet handed in: kept as typed, for them alone, so that a time-out loses nothing.

use std::collections::BTreeMap;

use bigplan_register::{FieldCode, RegisterCode};

use super::Casework;
use super::standing::Who;
use crate::error::damaged;
use crate::people::day;
use crate::transaction::Housekeeping;
use crate::{AccountId, Actor, LedgerError, RecordId};

/// Where somebody is typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftPlace {
    /// In a record that is there.
    Record(RecordId),
    /// In one that is begun in a register.
    Register(RegisterCode),
}

/// What was typed, not yet read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// By field, as typed.
    pub typed: BTreeMap<FieldCode, String>,
    /// The version of the record that it was typed over.
    pub version: Option<i64>,
}

/// More than this many bytes are no form.
const LONGEST: usize = 200_000;

impl DraftPlace {
    fn text(&self) -> String {
        match self {
            Self::Record(id) => id.to_string(),
            Self::Register(code) => code.to_string(),
        }
    }
}

impl Casework {
    /// Keeps what somebody has typed so far, in the place of what they had typed there before.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for who is not signed in; [`LedgerError::Field`] for `typed` where it is too long;
    /// [`LedgerError::NotFound`] where the record is not theirs to see.
    pub async fn keep_draft(&self, actor: &Actor, place: &DraftPlace, draft: &Draft) -> Result<(), LedgerError> {
        let account = typist(actor)?;
        let typed = serde_json::to_string(&draft.typed).map_err(damaged("a draft"))?;
        if typed.len() > LONGEST {
            return Err(LedgerError::Field { field: "typed", message: "This is too long to be kept. Shorten it." });
        }
        let mut change = self.ledger.change(actor).await?;
        if let DraftPlace::Record(id) = place {
            let today = day(change.at);
            self.known(&mut change.link(), actor, *id, today).await?;
        }
        let sql =
            "INSERT INTO record_drafts (account_id, place, typed, version, changed_at) VALUES ($1, $2, $3, $4, $5)
                   ON CONFLICT (account_id, place) DO UPDATE SET typed = excluded.typed, version = excluded.version,
                      changed_at = excluded.changed_at";
        execute!(change.work, sql, account, place.text(), typed, draft.version, change.at)?;
        change.commit_unrecorded(Housekeeping::Drafted).await
    }

    /// What the actor had typed in a place. Nobody sees anybody else's.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for who is not signed in.
    pub async fn draft(&self, actor: &Actor, place: &DraftPlace) -> Result<Option<Draft>, LedgerError> {
        let account = typist(actor)?;
        let mut read = self.ledger.store.read().await?;
        let sql = "SELECT typed, version FROM record_drafts WHERE account_id = $1 AND place = $2";
        let found = optional_row!(read, (String, Option<i64>), sql, account, place.text())?;
        let draft = |(typed, version): (String, Option<i64>)| {
            Ok(Draft { typed: serde_json::from_str(&typed).map_err(damaged("a draft"))?, version })
        };
        found.map(draft).transpose()
    }

    /// Drops what the actor had typed in a place: it was handed in, or is not wanted any more.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for who is not signed in.
    pub async fn drop_draft(&self, actor: &Actor, place: &DraftPlace) -> Result<(), LedgerError> {
        let account = typist(actor)?;
        let mut change = self.ledger.change(actor).await?;
        let sql = "DELETE FROM record_drafts WHERE account_id = $1 AND place = $2";
        execute!(change.work, sql, account, place.text())?;
        change.commit_unrecorded(Housekeeping::Drafted).await
    }
}

fn typist(actor: &Actor) -> Result<AccountId, LedgerError> {
    Who::of(actor)?.account().ok_or(LedgerError::Forbidden("type anything: only people do"))
}
