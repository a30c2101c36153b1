//! Tokens: secrets by which programs act for an account, with less reach and an end.

mod reach;

use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use sha2::{Digest, Sha256};
use thiserror::Error;

pub use reach::Reach;

use crate::access::TokenActor;
use crate::clock::Moment;
use crate::ids::random_bytes;
use crate::journal::hex;
use crate::transaction::Housekeeping;
use crate::{AccountActor, AccountId, Actor, Ledger, LedgerError, PartnershipId, Role, Scope, Subject, TokenId};

/// A token ends after so long at the latest.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(366 * 24);
/// How many tokens of an account may be alive.
pub const MOST: i64 = 20;
/// Use is noted no more often than this, so that reading does not become writing.
const NOTED_EVERY: SignedDuration = SignedDuration::from_secs(60);
/// What every token begins with, so that one that leaked is recognised.
const PREFIX: &str = "bigplan_";

/// The secret that a program holds. The database knows only its SHA-256.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiToken(String);

impl std::fmt::Debug for ApiToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ApiToken")
    }
}

impl ApiToken {
    /// What came with a request; anything at all, it need not be a token.
    pub fn given(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// What to show once to whoever made it: `bigplan_` and 64 hexadecimal digits.
    pub fn secret(&self) -> &str {
        &self.0
    }

    fn hash(&self) -> String {
        hex(&Sha256::digest(self.0.as_bytes()))
    }
}

/// What is given for a new token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewToken {
    /// What it is for, in the owner's words.
    pub name: String,
    /// What it may be used for.
    pub reach: Reach,
    /// Whether it may also work with records of registers, as far as its owner's duties allow.
    pub records: bool,
    /// When it ends: later than now, and within [`LONGEST`].
    pub expires_at: Timestamp,
}

/// What is known of a token. Its secret is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its id.
    pub id: TokenId,
    /// What it is for, in the owner's words.
    pub name: String,
    /// What it may be used for.
    pub reach: Reach,
    /// Whether it may also work with records of registers.
    pub records: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends by itself.
    pub expires_at: Timestamp,
    /// When it was last used, to the minute; `None` for never.
    pub used_at: Option<Timestamp>,
    /// When somebody ended it.
    pub ended_at: Option<Timestamp>,
}

impl Token {
    /// Whether it can be used at this moment.
    pub fn lives(&self, now: Timestamp) -> bool {
        self.ended_at.is_none() && now < self.expires_at
    }
}

/// Why a token is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TokenRefusal {
    /// It never was one, or its account is closed.
    #[error("This token is not known. Check that all of it was copied, or make a new one on the page \"Your tokens\".")]
    Unknown,
    /// Its time is over.
    #[error("This token ended on {}. Make a new one on the page \"Your tokens\".", .0.strftime("%Y-%m-%d"))]
    Expired(Timestamp),
    /// Somebody ended it.
    #[error("This token was ended by its owner on {}. Make a new one on the page \"Your tokens\".", .0.strftime("%Y-%m-%d"))]
    Ended(Timestamp),
}

type Row = (TokenId, String, Reach, bool, Moment, Moment, Option<Moment>, Option<Moment>);
type ActorRow = (TokenId, Reach, bool, Moment, Option<Moment>, Option<Moment>, AccountId, Role, Option<PartnershipId>);

fn token((id, name, reach, records, created, expires, used, ended): Row) -> Token {
    let (used_at, ended_at) = (used.map(|at| at.0), ended.map(|at| at.0));
    Token { id, name, reach, records, created_at: created.0, expires_at: expires.0, used_at, ended_at }
}

impl Ledger {
    /// Makes a token for the actor's own account. The secret is given once and never again.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `name` or `expires`; [`LedgerError::State`] where there are too
    /// many; [`LedgerError::Forbidden`] for visitors and for tokens themselves.
    pub async fn make_token(&self, actor: &Actor, new: NewToken) -> Result<(TokenId, ApiToken), LedgerError> {
        let account = actor.in_person()?;
        let mut change = self.change(actor).await?;
        check(&new, change.at.0)?;
        let sql = "SELECT COUNT(*) FROM tokens WHERE account_id = $1 AND ended_at IS NULL AND expires_at > $2";
        if row!(change.work, (i64,), sql, account, change.at)?.0 >= MOST {
            return Err(LedgerError::State("you have 20 tokens; end one that you no longer use"));
        }
        let (id, secret) = (TokenId::random()?, ApiToken(format!("{PREFIX}{}", hex(&random_bytes::<32>()?))));
        let expires = Moment(new.expires_at);
        execute!(
            change.work,
            "INSERT INTO tokens (id, token_hash, account_id, name, reach, records, created_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            id,
            secret.hash(),
            account,
            new.name.trim(),
            new.reach,
            new.records,
            change.at,
            expires
        )?;
        let (name, reach, records) = (new.name.trim(), new.reach, new.records);
        let body = json!({"token": id, "name": name, "reach": reach, "records": records, "expires_at": new.expires_at});
        change.record("token-made", None, Subject::Account(account), body);
        change.commit().await?;
        Ok((id, secret))
    }

    /// The tokens of the actor's own account, newest first, those that have ended too.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for visitors and for tokens themselves.
    pub async fn tokens(&self, actor: &Actor) -> Result<Vec<Token>, LedgerError> {
        let account = actor.in_person()?;
        let mut read = self.store.read().await?;
        let sql = "SELECT id, name, reach, records, created_at, expires_at, used_at, ended_at FROM tokens
                   WHERE account_id = $1 ORDER BY created_at DESC, id";
        Ok(rows!(read, Row, sql, account)?.into_iter().map(token).collect())
    }

    /// Ends a token of the actor's own account. One that has ended stays as it ended.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the account has no such token; [`LedgerError::Forbidden`].
    pub async fn end_token(&self, actor: &Actor, id: TokenId) -> Result<(), LedgerError> {
        let account = actor.in_person()?;
        let mut change = self.change(actor).await?;
        let sql = "SELECT ended_at FROM tokens WHERE id = $1 AND account_id = $2";
        let (ended,) =
            optional_row!(change.work, (Option<Moment>,), sql, id, account)?.ok_or(LedgerError::NotFound("token"))?;
        if ended.is_some() {
            return Ok(());
        }
        execute!(change.work, "UPDATE tokens SET ended_at = $1 WHERE id = $2", change.at, id)?;
        change.record("token-ended", None, Subject::Account(account), json!({"token": id}));
        change.commit().await
    }

    /// Whom a token acts for, with the account's role and scope as they are now; the inner error
    /// says why it is not taken.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn token_actor(&self, token: &ApiToken) -> Result<Result<Actor, TokenRefusal>, LedgerError> {
        let sql = "SELECT t.id, t.reach, t.records, t.expires_at, t.used_at, t.ended_at, a.id, a.role, a.partnership_id
                   FROM tokens t JOIN accounts a ON a.id = t.account_id
                   WHERE t.token_hash = $1 AND a.disabled_at IS NULL";
        let found = {
            let mut read = self.store.read().await?;
            optional_row!(read, ActorRow, sql, token.hash())?
        };
        let Some((id, reach, records, expires, used, ended, account, role, place)) = found else {
            return Ok(Err(TokenRefusal::Unknown));
        };
        let now = self.now();
        match ended {
            Some(ended) => return Ok(Err(TokenRefusal::Ended(ended.0))),
            None if now >= expires.0 => return Ok(Err(TokenRefusal::Expired(expires.0))),
            None => {}
        }
        if used.is_none_or(|used| now.duration_since(used.0) >= NOTED_EVERY) {
            self.note_token(id).await?;
        }
        let account = AccountActor { id: account, role, scope: Scope::from_column(place) };
        Ok(Ok(Actor::Token(TokenActor { account, reach, records })))
    }

    async fn note_token(&self, id: TokenId) -> Result<(), LedgerError> {
        let mut change = self.change(&Actor::System("token seen")).await?;
        execute!(change.work, "UPDATE tokens SET used_at = $1 WHERE id = $2", change.at, id)?;
        change.commit_unrecorded(Housekeeping::TokenSeen).await
    }
}

fn check(new: &NewToken, now: Timestamp) -> Result<(), LedgerError> {
    let field = |field, message| Err(LedgerError::Field { field, message });
    if new.name.trim().is_empty() {
        return field("name", "Write what the token is for.");
    }
    if new.name.chars().count() > 100 {
        return field("name", "Write what the token is for in 100 letters or fewer.");
    }
    if new.expires_at <= now {
        return field("expires", "The last day must not be in the past.");
    }
    if new.expires_at.duration_since(now) > LONGEST {
        return field("expires", "A token lasts for one year at most. Choose an earlier day.");
    }
    Ok(())
}
