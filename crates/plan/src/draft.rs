//! A plan as read from a document, before anybody has accepted it.

use serde::{Deserialize, Serialize};

use crate::{Finding, Plan};

/// The version of the JSON that other programs rely on.
pub const JSON_VERSION: u32 = 1;

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text, tables as tab-separated lines.
    Text,
    /// Word (Office Open XML).
    Docx,
    /// Excel (Office Open XML).
    Xlsx,
    /// Comma-separated values.
    Csv,
    /// HTML.
    Html,
    /// Markdown.
    Markdown,
    /// PDF with a text layer.
    Pdf,
}

impl Format {
    /// The word used in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Pdf => "pdf",
        }
    }
}

/// The document that a draft was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The file's name, without folders.
    pub file: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// What it was read as.
    pub format: Format,
}

/// A plan as read from a document, with everything that was found on the way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// [`JSON_VERSION`].
    pub version: u32,
    /// The document.
    pub source: Source,
    /// What was understood.
    #[serde(flatten)]
    pub plan: Plan,
    /// What was not, and what is doubtful.
    #[serde(default)]
    pub findings: Vec<Finding>,
}
