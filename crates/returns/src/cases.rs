//! What the cases of both returns share: one case a line, and in it small tables whose rows have labels.

use std::collections::HashMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::table::Filled;
use crate::value::DateStyle;

/// Rows without a child's identifier are children of their own, numbered from here on; cases are far smaller.
const NOBODY: u32 = 900;

/// Reads the cases of a rule, of which there is at least one.
pub(crate) fn read<C: DeserializeOwned>(cases: &str) -> Vec<C> {
    let cases: Vec<C> = cases.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(!cases.is_empty());
    cases
}

/// The year in which that of a set of rules ends: 2023 for "cin2022_23".
pub(crate) fn year(ruleset: &str) -> u16 {
    2000 + ruleset[ruleset.len() - 2..].parse::<u16>().unwrap()
}

/// A table of a case: its columns, the labels of its rows, and their cells.
#[derive(Deserialize)]
pub(crate) struct CaseTable {
    pub(crate) columns: Vec<String>,
    index: Vec<Value>,
    rows: Vec<Vec<Option<String>>>,
}

impl CaseTable {
    /// Cases name rows by a label; findings by their place.
    pub(crate) fn place(&self, label: &Value) -> u32 {
        let text = |value: &Value| value.as_str().map_or_else(|| value.as_f64().unwrap().to_string(), str::to_owned);
        let place = self.index.iter().position(|index| text(index) == text(label)).unwrap();
        u32::try_from(place).unwrap()
    }

    /// Reads the rows into a table that has these columns; `id` is the one that names the child, `push` adds a row.
    pub(crate) fn read(
        &self,
        id: &str,
        columns: &[&str],
        children: &mut HashMap<String, u32>,
        mut push: impl FnMut(&mut dyn FnMut(&mut dyn Filled)),
    ) {
        for (number, row) in (0..).zip(&self.rows) {
            let id = self.columns.iter().position(|column| column == id).and_then(|at| row[at].clone());
            let next = u32::try_from(children.len()).unwrap();
            let child = id.map_or(NOBODY + number, |id| *children.entry(id).or_insert(next));
            push(&mut |filled| {
                filled.place(number, child);
                self.fill(filled, columns, row);
            });
        }
    }

    fn fill(&self, filled: &mut dyn Filled, columns: &[&str], cells: &[Option<String>]) {
        for (name, cell) in self.columns.iter().zip(cells) {
            if let Some(at) = columns.iter().position(|column| column == name) {
                filled.put_cell(at, cell.as_deref(), DateStyle::Either);
            }
        }
    }
}
