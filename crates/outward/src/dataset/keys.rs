//! Keys of rows, and what rows point at.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::describe::{Column, Description};
use super::finding::{DatasetFinding, FindingCode, Findings};

type Target = (String, String);

/// What has been seen so far. Only keys and fields that something points at are kept.
#[derive(Debug, Default)]
pub(super) struct Keys {
    there: BTreeMap<Target, HashSet<String>>,
    /// What is pointed at, from where first and how often: a person is pointed at by many rows.
    wanted: BTreeMap<Target, HashMap<String, Pointer>>,
}

/// What points at something: from where first, and how often.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Pointer {
    table: String,
    row: u64,
    field: String,
    count: u64,
}

impl Keys {
    pub(super) fn of(description: &Description) -> Self {
        let mut keys = Self::default();
        for table in &description.tables {
            for column in &table.columns {
                if column.key {
                    keys.there.entry((table.name.clone(), column.name.clone())).or_default();
                }
                if let Some(target) = &column.refers {
                    keys.there.entry(target.clone()).or_default();
                }
            }
        }
        keys
    }

    /// Whether a key is there already.
    pub(super) fn has(&self, table: &str, field: &str, value: &str) -> bool {
        self.there.get(&(table.to_owned(), field.to_owned())).is_some_and(|there| there.contains(value))
    }

    /// Notes a cell that holds something. Says whether it is a key that another row has.
    pub(super) fn note(&mut self, table: &str, row: u64, column: &Column, value: &str) -> bool {
        let mut twice = false;
        if let Some(there) = self.there.get_mut(&(table.to_owned(), column.name.clone())) {
            twice = !there.insert(value.to_owned()) && column.key;
        }
        if let Some(target) = &column.refers {
            let place = || Pointer { table: table.to_owned(), row, field: column.name.clone(), count: 0 };
            let wanted = self.wanted.entry(target.clone()).or_default();
            wanted.entry(value.to_owned()).or_insert_with(place).count += 1;
        }
        twice
    }

    /// Everything that points at a row that is not there, when all rows are.
    pub(super) fn finish(self, findings: &mut Findings) {
        for (target, wanted) in self.wanted {
            let there = self.there.get(&target);
            let mut missing: Vec<_> =
                wanted.into_iter().filter(|(value, _)| there.is_none_or(|there| !there.contains(value))).collect();
            missing.sort();
            for (_, Pointer { table, row, field, count }) in missing {
                let rows = if count == 1 { "The row points".to_owned() } else { format!("{count} rows point") };
                let message = format!("{rows} at a row of {} that is not there.", target.0);
                findings.add(DatasetFinding { code: FindingCode::PointsNowhere, table, row, field, message });
            }
        }
    }
}
