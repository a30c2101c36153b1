//! Numbers of versions: 0.1, 0.2 while a plan is drafted, 1.0 when it is published.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};
use thiserror::Error;

/// A version's number, unique in its plan. Published versions end in ".0".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VersionNumber {
    /// How often the plan had been published when it was made, itself included.
    pub major: i64,
    /// Counts the versions since then.
    pub minor: i64,
}

/// The text is no version number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("this is not the number of a version: a number is written like 0.3 or 1.0")]
pub struct ParseNumberError;

impl VersionNumber {
    /// The number of the next version that is not published, after the newest there is.
    pub fn next(newest: Option<Self>) -> Self {
        newest.map_or(Self { major: 0, minor: 1 }, |newest| Self { minor: newest.minor + 1, ..newest })
    }

    /// The number of the next version that is published.
    pub fn next_published(newest: Option<Self>) -> Self {
        Self { major: newest.map_or(1, |newest| newest.major + 1), minor: 0 }
    }
}

impl fmt::Display for VersionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

impl FromStr for VersionNumber {
    type Err = ParseNumberError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = |digits: &str| {
            let sound = (1..=9).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
            if sound { digits.parse().map_err(|_| ParseNumberError) } else { Err(ParseNumberError) }
        };
        let (major, minor) = text.split_once('.').ok_or(ParseNumberError)?;
        Ok(Self { major: number(major)?, minor: number(minor)? })
    }
}

impl Serialize for VersionNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::VersionNumber;

    #[test]
    fn numbers_follow_each_other() {
        let number = |text: &str| text.parse::<VersionNumber>().ok();
        for (newest, next, published) in [
            ("", "0.1", "1.0"),
            ("0.1", "0.2", "1.0"),
            ("0.9", "0.10", "1.0"),
            ("1.0", "1.1", "2.0"),
            ("2.3", "2.4", "3.0"),
        ] {
            let newest = number(newest);
            assert_eq!(VersionNumber::next(newest).to_string(), next);
            assert_eq!(VersionNumber::next_published(newest).to_string(), published);
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "1", "1.", ".1", "1.2.3", "-1.0", "1.0x", "9999999999.0", "１.0"] {
            assert!(text.parse::<VersionNumber>().is_err(), "{text}");
        }
    }
}
