//! Rows of a return that are left out of what is kept of it, where good rows alone are asked for.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::report::Report;

/// Rows by their table, each with its place in the file from 1; the heading does not count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LeftOut(BTreeMap<String, BTreeSet<u32>>);

impl LeftOut {
    /// The rows of a report that are not good: those in which a rule found an error, and those of which something could not be
    /// read. What only asks a question is good.
    pub fn of(report: &Report) -> Self {
        let errors = report.rules.iter().filter(|rule| !rule.query).flat_map(|rule| report.places(rule));
        // What a file says of itself is about no child: without it nobody would know of which year it is.
        let errors = errors.filter(|place| place.child.is_some_and(|child| !report.child(child).is_empty()));
        let unread = report.unread.iter().filter_map(|one| Some((one.table, one.row?)));
        let mut rows = Self::default();
        for (table, row) in errors.map(|place| (place.table, place.row)).chain(unread) {
            if !table.is_empty() && row > 0 {
                rows.0.entry(table.to_owned()).or_default().insert(row);
            }
        }
        rows
    }

    /// As text to be stored; empty where there are none.
    pub fn written(&self) -> String {
        // A map of names to numbers can always be written.
        if self.is_empty() { String::new() } else { serde_json::to_string(self).unwrap_or_default() }
    }

    /// What was written.
    ///
    /// # Errors
    /// Text that was not written by [`LeftOut::written`].
    pub fn read(text: &str) -> Result<Self, serde_json::Error> {
        if text.is_empty() { Ok(Self::default()) } else { serde_json::from_str(text) }
    }

    /// Whether a row is among them.
    pub fn has(&self, table: &str, row: u32) -> bool {
        self.0.get(table).is_some_and(|rows| rows.contains(&row))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.values().map(BTreeSet::len).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are in each table that has some.
    pub fn by_table(&self) -> impl Iterator<Item = (&str, usize)> {
        self.0.iter().map(|(table, rows)| (table.as_str(), rows.len()))
    }
}
