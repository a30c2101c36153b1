//! A finding: something a person should know about a document or a plan. A value, not an error.

use serde::{Deserialize, Serialize};

use crate::At;

/// How much a finding matters. The order is worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something could not be read or is broken.
    Error,
    /// Something that the plan must have is missing.
    Hole,
    /// Something is uncertain and a person must decide.
    Doubt,
    /// Worth knowing, nothing to do.
    Note,
}

impl Severity {
    /// The word used in JSON and on pages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Hole => "hole",
            Self::Doubt => "doubt",
            Self::Note => "note",
        }
    }
}

/// One finding: a stable code, how bad it is, a plain sentence, and where it was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Stable and documented, for example `no-lead` or `unread-text`.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// One plain sentence for the person who answers for the plan.
    pub message: String,
    /// The item's id, when the finding is about one item.
    #[serde(default)]
    pub item: Option<String>,
    /// Where in the source document, when the plan was read from one.
    #[serde(default)]
    pub at: Option<At>,
}

impl Finding {
    /// A finding about no particular place; add one with [`Finding::on`] or [`Finding::at`].
    pub fn new(code: &str, severity: Severity, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), severity, message: message.into(), item: None, at: None }
    }

    /// Says which item the finding is about.
    #[must_use]
    pub fn on(mut self, item: &str) -> Self {
        self.item = Some(item.to_owned());
        self
    }

    /// Says where in the source the finding stands.
    #[must_use]
    pub fn at(mut self, at: At) -> Self {
        self.at = Some(at);
        self
    }
}
