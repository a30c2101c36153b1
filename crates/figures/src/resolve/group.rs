//! Which group of children a text names.

use std::collections::{BTreeMap, HashMap};

use bigplan_measure::{GroupCode, Groups};

use crate::words::plain;

/// Looks up groups by the names that a file writes.
pub(crate) struct GroupWords<'a> {
    groups: &'a Groups,
    own: &'a BTreeMap<String, GroupCode>,
    /// By column, then by text.
    known: HashMap<usize, HashMap<String, Option<GroupCode>>>,
}

impl<'a> GroupWords<'a> {
    /// With the names that a person explained.
    pub(crate) fn new(groups: &'a Groups, own: &'a BTreeMap<String, GroupCode>) -> Self {
        Self { groups, own, known: HashMap::new() }
    }

    /// The group that a text in a column of a dimension means.
    pub(crate) fn named(&mut self, column: usize, dimension: Option<&str>, text: &str) -> Option<GroupCode> {
        if text.is_empty() {
            return Some(GroupCode::all());
        }
        let known = self.known.entry(column).or_default();
        if let Some(known) = known.get(text) {
            return known.clone();
        }
        let found = self.own.get(text).cloned().or_else(|| named(self.groups, dimension, text));
        known.insert(text.to_owned(), found.clone());
        found
    }
}

/// The group of a name; what does not apply stands for all children.
pub(crate) fn named(groups: &Groups, dimension: Option<&str>, text: &str) -> Option<GroupCode> {
    let words = plain(text);
    let all = words.is_empty()
        || ["all", "any", "both", "z", "na", "n a", "total", "not applicable", "overall"].contains(&words.as_str())
        || words.starts_with("total ")
        || words.starts_with("all ");
    if all {
        return Some(GroupCode::all());
    }
    let coded = text.parse::<GroupCode>().ok().filter(|code| groups.knows(code));
    coded
        .or_else(|| dimension.and_then(|dimension| groups.find_within(dimension, text)))
        .or_else(|| groups.find_by_name(text))
}
