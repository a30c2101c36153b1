//! Passwords: hashed with argon2id. Slow on purpose: call these where blocking is allowed.

use std::sync::OnceLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use crate::LedgerError;

/// The fewest characters of a new password.
pub const SHORTEST: usize = 12;
/// The most bytes; hashing more would only cost time.
pub const LONGEST: usize = 1024;

/// Checks a password that somebody chooses.
///
/// # Errors
/// [`LedgerError::Field`] with the sentence to show beside the field `password`.
pub fn check_new(password: &str) -> Result<(), LedgerError> {
    let message = if password.chars().count() < SHORTEST {
        "The password is too short. Use 12 characters or more, for example three words."
    } else if password.len() > LONGEST {
        "The password is too long. Use fewer than 1,000 characters."
    } else {
        return Ok(());
    };
    Err(LedgerError::Field { field: "password", message })
}

/// Hashes a password with a new random salt (argon2id, 19 MiB, two passes). Takes some 30 ms.
///
/// # Errors
/// [`LedgerError::Password`] where the system gives no randomness for the salt.
pub fn hash(password: &str) -> Result<String, LedgerError> {
    let hash = Argon2::default().hash_password(password.as_bytes()).map_err(|_| LedgerError::Password)?;
    Ok(hash.to_string())
}

/// Whether the password is the one that was hashed.
///
/// With no hash (no such account) it takes as long and says no, so that nobody can
/// find out by the clock who has an account.
pub fn verify(password: &str, hash: Option<&str>) -> bool {
    static NOBODYS: OnceLock<Option<String>> = OnceLock::new();
    let nobodys = || NOBODYS.get_or_init(|| self::hash("the password of nobody").ok()).as_deref();
    let known = hash.is_some();
    let Some(stored) = hash.or_else(nobodys) else { return false };
    let Ok(stored) = PasswordHash::new(stored) else { return false };
    Argon2::default().verify_password(password.as_bytes(), &stored).is_ok() && known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_password_fits() {
        let stored = hash("correct horse battery").unwrap();
        assert!(stored.starts_with("$argon2id$"));
        assert!(verify("correct horse battery", Some(&stored)));
        assert!(!verify("correct horse batterz", Some(&stored)));
        assert!(!verify("correct horse battery", Some("not a hash")));
        assert!(!verify("the password of nobody", None));
    }

    #[test]
    fn the_same_password_is_never_hashed_alike() {
        assert_ne!(hash("correct horse battery").unwrap(), hash("correct horse battery").unwrap());
    }

    #[test]
    fn a_new_password_has_a_sensible_length() {
        assert!(check_new("short").is_err());
        assert!(check_new(&"x".repeat(LONGEST + 1)).is_err());
        assert!(check_new("twelve chars").is_ok());
    }
}
