//! Why a definition file was refused: file, line and reason.

use std::fmt;

/// One thing wrong with one definition file.
///
/// The list of these is what `read` of [`crate::Catalogue`], [`crate::Areas`] and [`crate::Groups`] answers when any
/// file is bad: all bad files at once, and nothing of them is taken. Registers are refused in the same form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct BadDefinition {
    /// The file's name as given.
    pub file: String,
    /// The line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// What is wrong and what to write instead, as a sentence.
    pub reason: String,
}

impl fmt::Display for BadDefinition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.reason),
            line => write!(f, "{}, line {line}: {}", self.file, self.reason),
        }
    }
}

/// A file's text, for finding the line of a place in it.
#[derive(Clone, Copy)]
pub struct FileText<'a> {
    /// The file's name as given.
    pub name: &'a str,
    /// What it holds.
    pub text: &'a str,
}

impl FileText<'_> {
    /// The line, from 1, that a byte of the text stands on.
    pub fn line(self, byte: usize) -> usize {
        self.text.bytes().take(byte).filter(|b| *b == b'\n').count() + 1
    }

    /// A refusal at a byte of the text.
    pub fn refuse(self, byte: usize, reason: impl Into<String>) -> BadDefinition {
        self.refuse_line(self.line(byte), reason)
    }

    /// A refusal of a line.
    pub fn refuse_line(self, line: usize, reason: impl Into<String>) -> BadDefinition {
        BadDefinition { file: self.name.to_owned(), line, reason: reason.into() }
    }

    /// What the TOML reader refused, with its line and in the words of the field.
    pub fn refuse_toml(self, error: &toml::de::Error) -> BadDefinition {
        let reason = error
            .message()
            .replace("unknown field", "unknown key")
            .replace("unknown variant", "unknown word")
            .replace("missing field", "missing key")
            .replace("duplicate key", "a key stands twice");
        match error.span() {
            Some(span) => self.refuse(span.start, reason),
            None => self.refuse_line(0, reason),
        }
    }
}
