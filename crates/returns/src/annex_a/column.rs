//! A column of a list: its name, the headings that it may stand under, and what its cells may hold.

use regex::Regex;
use serde::Deserialize;

use super::category::Category;
use super::heading::key;

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Any text.
    Text,
    /// A day.
    Date,
    /// A number from 0 on, whole or not.
    Number,
    /// A whole number from 0 on.
    Count,
    /// A postcode.
    Postcode,
    /// One of the words of a category.
    Code,
}

/// A column of a list.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name in the layout.
    pub name: String,
    /// What its cells hold.
    pub kind: Kind,
    /// Whether no row may leave it blank.
    pub required: bool,
    /// Whether it says whom the row is about.
    pub child: bool,
    /// The words that it may hold, where it holds a category.
    pub category: Option<Category>,
    /// Its name as headings are compared.
    key: String,
    pattern: Regex,
}

/// How a heading fits a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// By the pattern of the layout.
    Pattern,
    /// By the name of the column, but for marks and capital letters.
    Name,
}

impl Column {
    /// How a heading fits, given as headings are compared.
    pub(crate) fn fit(&self, heading: &str) -> Option<Fit> {
        if heading == self.key {
            return Some(Fit::Name);
        }
        self.pattern.is_match(heading).then_some(Fit::Pattern)
    }

    pub(crate) fn new(file: ColumnFile, category: Option<Category>) -> Result<Column, regex::Error> {
        let ColumnFile { name, kind, required, child, pattern, .. } = file;
        Ok(Column { key: key(&name), pattern: Regex::new(&pattern)?, name, kind, required, child, category })
    }
}

/// A column as its definition file has it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ColumnFile {
    pub name: String,
    kind: Kind,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    child: bool,
    #[serde(default)]
    pub category: Option<String>,
    pattern: String,
}
