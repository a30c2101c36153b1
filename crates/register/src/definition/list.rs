//! Code lists: the values that a code field may have, each with the days on which it is in use.

use serde::{Deserialize, Serialize};

use super::Held;
use crate::codes::ListCode;
use jiff::civil::Date;

/// A list of codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CodeList {
    /// Its code; a shared list's is its file's name.
    pub code: ListCode,
    /// What people call it.
    pub title: String,
    /// Whose list it is, by name and date.
    #[serde(default)]
    pub source: String,
    /// The codes, in the order in which people see them.
    pub values: Vec<ListValue>,
}

impl CodeList {
    /// A value by its code.
    pub fn value(&self, code: &str) -> Option<&ListValue> {
        self.values.iter().find(|value| value.code == code)
    }

    /// Whether it says of any value what has to be so.
    pub fn has_thresholds(&self) -> bool {
        self.values.iter().any(|value| !value.threshold.is_empty())
    }

    /// The values that may be chosen on a day.
    pub fn on(&self, day: Date) -> impl Iterator<Item = &ListValue> {
        self.values.iter().filter(move |value| value.held().on(day))
    }
}

/// One code of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListValue {
    /// The code as stored and sent: letters, digits and hyphens ("RC1", "N4", "school").
    pub code: String,
    /// What it means, in the words that people see.
    pub says: String,
    /// What has to be so before it may be chosen, a sentence each; empty where nothing is set. Everybody may read it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub threshold: Vec<String>,
    /// The first day on which it may be chosen.
    #[serde(default)]
    pub from: Option<Date>,
    /// The last day on which it may be chosen; records keep it.
    #[serde(default)]
    pub until: Option<Date>,
}

impl ListValue {
    /// The days on which it may be chosen.
    pub fn held(&self) -> Held {
        Held { from: self.from, until: self.until }
    }
}
