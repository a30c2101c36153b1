//! Signing in: each try is counted before the password is looked at, so that many
//! tries at once gain nothing, and too many close the door for a while.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::accounts::email_key;
use crate::clock::Moment;
use crate::journal::hex;
use crate::transaction::Housekeeping;
use crate::{AccountId, Actor, Ledger, LedgerError, Subject, password};

/// Tries before the door closes.
const FREE_TRIES: i64 = 6;
/// After so long the count starts again.
const FORGOTTEN_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// What became of a try to sign in.
#[derive(Debug)]
pub enum Attempt {
    /// Too many tries; the next one counts from then on.
    Closed {
        /// When the door opens again.
        until: Timestamp,
    },
    /// The password may be checked.
    Open(Credentials),
}

/// What a password is checked against; says nothing about whether there is an account.
pub struct Credentials {
    account: Option<(AccountId, String)>,
    email_hash: String,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Credentials")
    }
}

/// The proof that somebody gave the right password: a session can be started with it.
#[derive(Debug)]
pub struct Verified {
    pub(crate) account: AccountId,
    pub(crate) email_hash: String,
}

impl Credentials {
    /// Checks the password. Takes equally long whether there is an account or not;
    /// call it where blocking is allowed. `Err` gives the credentials back, for
    /// [`Ledger::sign_in_failed`].
    ///
    /// # Errors
    /// The credentials themselves, where the password is not right.
    pub fn verify(self, password: &str) -> Result<Verified, Self> {
        let right = password::verify(password, self.account.as_ref().map(|(_, hash)| hash.as_str()));
        match self.account {
            Some((account, _)) if right => Ok(Verified { account, email_hash: self.email_hash }),
            account => Err(Self { account, email_hash: self.email_hash }),
        }
    }
}

/// How long the door stays closed after so many tries: a minute, doubling up to half an hour.
fn wait_after(tries: i64) -> SignedDuration {
    if tries < FREE_TRIES {
        return SignedDuration::ZERO;
    }
    let doublings = u32::try_from(tries - FREE_TRIES).unwrap_or(5).min(5);
    SignedDuration::from_mins((1 << doublings).min(30))
}

impl Ledger {
    /// Counts a try to sign in and says whether the password may be checked.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn attempt_sign_in(&self, actor: &Actor, email: &str) -> Result<Attempt, LedgerError> {
        let key = email_key(email);
        let email_hash = hex(&Sha256::digest(key.as_bytes()));
        let mut change = self.change(actor).await?;
        let now = change.at;
        // The update that changes nothing takes the row's lock, so that tries queue up.
        let sql = "INSERT INTO sign_in_attempts (email_hash, attempts, last_at) VALUES ($1, 0, $2)
                   ON CONFLICT (email_hash) DO UPDATE SET attempts = sign_in_attempts.attempts RETURNING attempts, last_at";
        let (tries, Moment(last)) = row!(change.work, (i64, Moment), sql, &email_hash, now)?;
        let tries = if now.0.duration_since(last) > FORGOTTEN_AFTER { 0 } else { tries };
        let until = last.saturating_add(wait_after(tries)).unwrap_or(last);
        if now.0 < until {
            return Ok(Attempt::Closed { until });
        }
        let sql = "UPDATE sign_in_attempts SET attempts = $1, last_at = $2 WHERE email_hash = $3";
        execute!(change.work, sql, tries + 1, now, &email_hash)?;
        let sql = "SELECT id, password_hash FROM accounts WHERE email_key = $1 AND disabled_at IS NULL";
        let account = optional_row!(change.work, (AccountId, String), sql, key)?;
        change.commit_unrecorded(Housekeeping::SignInCounted).await?;
        Ok(Attempt::Open(Credentials { account, email_hash }))
    }

    /// Records that the password was wrong. What was typed is not kept: people type
    /// passwords into the wrong field.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn sign_in_failed(&self, actor: &Actor, credentials: Credentials) -> Result<(), LedgerError> {
        let subject = credentials.account.map_or(Subject::SignIn, |(id, _)| Subject::Account(id));
        let mut change = self.change(actor).await?;
        change.record("sign-in-failed", None, subject, json!({}));
        change.commit().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_door_closes_after_six_tries_and_never_for_more_than_half_an_hour() {
        for (tries, minutes) in [(0, 0), (5, 0), (6, 1), (7, 2), (10, 16), (11, 30), (1000, 30), (i64::MAX, 30)] {
            assert_eq!(wait_after(tries), SignedDuration::from_mins(minutes), "{tries}");
        }
    }
}
