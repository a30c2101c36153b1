//! Codes of registers and their parts: checked when made, so that what holds one can rely on its form.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The text is not a code. Says which form is meant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{text}\" is not a code: write small letters, digits and single hyphens, a letter first, at most 60")]
pub struct ReadCodeError {
    text: String,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(into = "String", try_from = "String")]
        pub struct $name(String);

        impl $name {
            /// The code as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = ReadCodeError;
            fn from_str(text: &str) -> Result<Self, ReadCodeError> {
                if is_code(text) { Ok(Self(text.to_owned())) } else { Err(ReadCodeError { text: text.to_owned() }) }
            }
        }

        impl TryFrom<String> for $name {
            type Error = ReadCodeError;
            fn try_from(text: String) -> Result<Self, ReadCodeError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

codes! {
    /// A register ("initial-assessment"); its file's name.
    RegisterCode;
    /// A field of a register ("received").
    FieldCode;
    /// A code list ("referral-source").
    ListCode;
    /// A state of a record ("open").
    StateCode;
    /// A move from state to state ("close").
    MoveCode;
    /// A clock of a register ("decision").
    ClockCode;
    /// A sign-off of a register ("manager").
    SignOffCode;
    /// A role that people hold towards records ("social-worker").
    RoleCode;
}

fn is_code(text: &str) -> bool {
    let inside = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.len() <= 60 && text.starts_with(|c: char| c.is_ascii_lowercase()) && text.split('-').all(inside)
}

#[cfg(test)]
mod tests {
    use super::FieldCode;

    #[test]
    fn codes_have_one_form() {
        for good in ["received", "day-2", "a"] {
            assert!(good.parse::<FieldCode>().is_ok(), "{good}");
        }
        let long = "a".repeat(61);
        for bad in ["", "2nd", "Received", "a--b", "a_b", "a-", "é", &long] {
            assert!(bad.parse::<FieldCode>().is_err(), "{bad}");
        }
    }
}
