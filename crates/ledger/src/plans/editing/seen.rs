//! The mark of what somebody saw, by which a change meanwhile is noticed.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::journal::hex;

/// Sixteen hexadecimal digits that change with the value. Whoever changes a part of a plan
/// that has no revision of its own names the mark of what they saw.
pub fn seen(of: &impl Serialize) -> String {
    let text = serde_json::to_string(of).unwrap_or_default();
    hex(&Sha256::digest(text.as_bytes())).chars().take(16).collect()
}
