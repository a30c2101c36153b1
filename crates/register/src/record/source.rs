//! Where a record came from.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

/// How a record came into a register: what it was first written down from, whoever corrected it since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// Somebody who was signed in wrote it.
    ByHand,
    /// A row of a spreadsheet that was taken in.
    File,
    /// Another system sent it, with a token.
    Connection,
    /// The program made it, as it does for a demonstration and an invented county.
    Program,
}

/// The code of a record of which nobody noted where it came from.
pub const SOURCE_NOT_KNOWN: &str = "not-known";

impl Source {
    /// Each of them.
    pub const ALL: [Self; 4] = [Self::ByHand, Self::File, Self::Connection, Self::Program];

    /// Its code: in the database, in rules and in the groups of figures.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ByHand => "by-hand",
            Self::File => "file",
            Self::Connection => "connection",
            Self::Program => "program",
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A text that is the code of no source.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no source of records: there are by-hand, file, connection and program")]
pub struct NoSuchSource(String);

impl FromStr for Source {
    type Err = NoSuchSource;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|source| source.as_str() == text).ok_or_else(|| NoSuchSource(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::{SOURCE_NOT_KNOWN, Source};

    #[test]
    fn a_code_is_read_as_its_source_and_as_no_other() {
        for source in Source::ALL {
            assert_eq!(source.as_str().parse(), Ok(source));
        }
        for text in ["", "By-Hand", SOURCE_NOT_KNOWN, "files"] {
            assert!(text.parse::<Source>().is_err(), "{text}");
        }
    }
}
