//! What somebody wants to be sent.

use serde_json::json;

use crate::error::damaged;
use crate::{Actor, Ledger, LedgerError, Subject, WaitingKind};

/// One letter a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailWish {
    /// From which day of the week on: 1 is Monday, 7 is Sunday.
    pub weekday: i8,
    /// About which kinds of work; all where the list is empty.
    pub kinds: Vec<WaitingKind>,
}

impl MailWish {
    /// Whether somebody wants to hear of a kind of work.
    pub fn asks_for(&self, kind: WaitingKind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }
}

impl Ledger {
    /// What whoever asks wants to be sent; `None` where that is nothing.
    ///
    /// # Errors
    /// [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn mail_wish(&self, actor: &Actor) -> Result<Option<MailWish>, LedgerError> {
        let Some(account) = actor.account() else { return Ok(None) };
        let mut read = self.store.read().await?;
        let sql = "SELECT weekday, kinds FROM mail_wishes WHERE account_id = $1";
        optional_row!(read, (i64, String), sql, account)?.map(wish).transpose()
    }

    /// Changes what whoever asks wants to be sent; `None` for nothing at all.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `weekday`; [`LedgerError::Forbidden`] for visitors.
    pub async fn set_mail_wish(&self, actor: &Actor, wish: Option<&MailWish>) -> Result<(), LedgerError> {
        let account = actor.account().ok_or(LedgerError::Forbidden("choose what is sent without an account"))?;
        let mut change = self.change(actor).await?;
        match wish {
            None => {
                execute!(change.work, "DELETE FROM mail_wishes WHERE account_id = $1", account)?;
            }
            Some(wish) => {
                if !(1..=7).contains(&wish.weekday) {
                    return Err(LedgerError::Field { field: "weekday", message: "Choose a day of the week." });
                }
                let sql = "INSERT INTO mail_wishes (account_id, weekday, kinds) VALUES ($1, $2, $3)
                           ON CONFLICT (account_id) DO UPDATE SET weekday = excluded.weekday, kinds = excluded.kinds";
                execute!(change.work, sql, account, i64::from(wish.weekday), codes(&wish.kinds))?;
            }
        }
        let body = wish.map(|wish| json!({"weekday": wish.weekday, "kinds": wish.kinds}));
        change.record("mail-wished", None, Subject::Account(account), json!({"wish": body}));
        change.commit().await
    }
}

fn codes(kinds: &[WaitingKind]) -> String {
    kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(" ")
}

pub(super) fn wish((weekday, kinds): (i64, String)) -> Result<MailWish, LedgerError> {
    let weekday = i8::try_from(weekday).map_err(damaged("a wish for e-mail"))?;
    let kinds = kinds.split_whitespace().map(str::parse).collect::<Result<_, _>>();
    Ok(MailWish { weekday, kinds: kinds.map_err(damaged("a wish for e-mail"))? })
}
