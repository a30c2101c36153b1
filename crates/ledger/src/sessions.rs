//! Sessions: begun with the right password, ended on the server.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::accounts::{self, Account};
use crate::clock::Moment;
use crate::ids::random_bytes;
use crate::journal::hex;
use crate::sign_in::Verified;
use crate::transaction::Housekeeping;
use crate::{AccountId, Actor, Ledger, LedgerError, PartnershipId, Right, Role, Subject};

/// A session that is not used for so long has ended.
pub const IDLE_LIMIT: SignedDuration = SignedDuration::from_mins(30);
/// A session ends after so long, used or not.
pub const ABSOLUTE_LIMIT: SignedDuration = SignedDuration::from_hours(12);
/// Use is noted no more often than this, so that reading pages does not become writing.
const NOTED_EVERY: SignedDuration = SignedDuration::from_secs(60);

/// The secret that a browser holds. The database knows only its SHA-256.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken(String);

impl std::fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SessionToken")
    }
}

impl SessionToken {
    /// What came with a request; anything at all, it need not be a token.
    pub fn given(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// What to give to the browser, and to nobody else: 64 hexadecimal digits.
    pub fn secret(&self) -> &str {
        &self.0
    }

    fn hash(&self) -> String {
        hex(&Sha256::digest(self.0.as_bytes()))
    }
}

/// A session that goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Who is signed in.
    pub account: Account,
    /// When it began.
    pub created_at: Timestamp,
    /// When it ends at the latest.
    pub expires_at: Timestamp,
}

type Row = (AccountId, String, String, Role, Option<PartnershipId>, Option<Moment>, Moment, Moment, Moment, Moment);

impl Ledger {
    /// Begins a session for somebody who gave the right password, and forgets failed tries.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the account was disabled meanwhile; [`LedgerError::Database`].
    pub async fn sign_in(&self, verified: Verified) -> Result<SessionToken, LedgerError> {
        let token = SessionToken(hex(&random_bytes::<32>()?));
        let sql = "SELECT id, email, name, role, partnership_id, disabled_at, created_at FROM accounts
                   WHERE id = $1 AND disabled_at IS NULL";
        let account = {
            let mut read = self.store.read().await?;
            optional_row!(read, accounts::Row, sql, verified.account)?.map(accounts::account)
        };
        let actor = account.ok_or(LedgerError::NotFound("account"))?.actor();
        let mut change = self.change(&actor).await?;
        let end = Moment(change.at.0.saturating_add(ABSOLUTE_LIMIT).unwrap_or(Timestamp::MAX));
        let sql = "INSERT INTO sessions (token_hash, account_id, created_at, seen_at, expires_at) VALUES ($1, $2, $3, $3, $4)";
        execute!(change.work, sql, token.hash(), verified.account, change.at, end)?;
        execute!(change.work, "DELETE FROM sign_in_attempts WHERE email_hash = $1", &verified.email_hash)?;
        change.record("signed-in", None, Subject::Account(verified.account), json!({}));
        change.commit().await?;
        Ok(token)
    }

    /// The session that a token stands for, with its account; `None` where it has ended, or never was.
    /// The account's role and scope are those of now, not of sign-in.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn session_account(&self, token: &SessionToken) -> Result<Option<Session>, LedgerError> {
        let sql = "SELECT a.id, a.email, a.name, a.role, a.partnership_id, a.disabled_at, a.created_at,
                          s.created_at, s.seen_at, s.expires_at
                   FROM sessions s JOIN accounts a ON a.id = s.account_id
                   WHERE s.token_hash = $1 AND a.disabled_at IS NULL";
        let found = {
            let mut read = self.store.read().await?;
            optional_row!(read, Row, sql, token.hash())?
        };
        let Some((id, email, name, role, place, disabled, made, created, seen, expires)) = found else {
            return Ok(None);
        };
        let unused = self.now().duration_since(seen.0);
        if unused > IDLE_LIMIT || self.now() >= expires.0 {
            return Ok(None);
        }
        if unused >= NOTED_EVERY {
            self.note_use(token).await?;
        }
        let account = accounts::account((id, email, name, role, place, disabled, made));
        Ok(Some(Session { account, created_at: created.0, expires_at: expires.0 }))
    }

    async fn note_use(&self, token: &SessionToken) -> Result<(), LedgerError> {
        // Pages are read while a long load writes: their use is noted when one is opened after it.
        let actor = Actor::System("session seen");
        let Some(mut change) = self.change_if_free(&actor).await? else { return Ok(()) };
        execute!(change.work, "UPDATE sessions SET seen_at = $1 WHERE token_hash = $2", change.at, token.hash())?;
        change.commit_unrecorded(Housekeeping::SessionSeen).await
    }

    /// Ends one session (signing out). One that has ended already stays so.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn end_session(&self, actor: &Actor, token: &SessionToken) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let sql = "DELETE FROM sessions WHERE token_hash = $1 RETURNING account_id";
        let Some((account,)) = optional_row!(change.work, (AccountId,), sql, token.hash())? else { return Ok(()) };
        change.record("signed-out", None, Subject::Account(account), json!({}));
        change.commit().await
    }

    /// Ends all sessions of an account: one's own, or one that the actor looks after.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Database`].
    pub async fn end_sessions(&self, actor: &Actor, of: AccountId) -> Result<u64, LedgerError> {
        let account = self.account(actor, of).await?.ok_or(LedgerError::NotFound("account"))?;
        let own = matches!(actor, Actor::Account(own) if own.id == of);
        let allowed = own || actor.may(Right::Administer, account.scope.partnership());
        if !allowed {
            return Err(LedgerError::NotFound("account"));
        }
        let mut change = self.change(actor).await?;
        let ended = execute!(change.work, "DELETE FROM sessions WHERE account_id = $1", of)?;
        change.record("sessions-ended", None, Subject::Account(of), json!({"sessions": ended}));
        change.commit().await?;
        Ok(ended)
    }

    /// Sweeps away sessions that have ended and tries that are forgotten. Call it now and then.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for all but the program and administrators of the whole house.
    pub async fn sweep(&self, actor: &Actor) -> Result<(), LedgerError> {
        actor.require(Right::Administer, None)?;
        let mut change = self.change(actor).await?;
        let now = change.at.0;
        let before = |by: SignedDuration| Moment(now.saturating_sub(by).unwrap_or(Timestamp::MIN));
        execute!(
            change.work,
            "DELETE FROM sessions WHERE expires_at <= $1 OR seen_at < $2",
            Moment(now),
            before(IDLE_LIMIT)
        )?;
        execute!(
            change.work,
            "DELETE FROM sign_in_attempts WHERE last_at < $1",
            before(SignedDuration::from_hours(24))
        )?;
        change.commit_unrecorded(Housekeeping::Swept).await
    }
}
