//! Passwords are slow to check on purpose, so they are checked off the event loop.

use bigplan_ledger::sign_in::{Credentials, Verified};
use bigplan_ledger::{LedgerError, password};

/// Checks a password where blocking is allowed; `None` where the check was cut off,
/// which counts as wrong.
pub async fn off_the_loop(credentials: Credentials, password: String) -> Option<Result<Verified, Credentials>> {
    tokio::task::spawn_blocking(move || credentials.verify(&password)).await.ok()
}

/// Hashes a new password where blocking is allowed; `None` where it was cut off.
pub async fn hashed(password: String) -> Option<Result<String, LedgerError>> {
    tokio::task::spawn_blocking(move || password::hash(&password)).await.ok()
}
