//! What came of reading a file.

use std::collections::{BTreeMap, BTreeSet};

use bigplan_plan::{Finding, Severity};

use crate::codes::FIGURE_CODES;
use crate::mapping::Mapping;
use crate::resolve::Unknown;

/// A whole pass over a table. The figures themselves were given one by one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Rows of the file that were looked at.
    pub rows: u64,
    /// Figures given.
    pub given: u64,
    /// Figures and rows not given, each with an error of its own.
    pub refused: u64,
    /// What a person should know, by place. Of each code the first are here.
    pub findings: Vec<Finding>,
    /// How many findings there are of each code.
    pub counts: BTreeMap<String, u64>,
    /// Measures that nobody knows.
    pub measures: Vec<Unknown>,
    /// Places that nobody knows.
    pub areas: Vec<Unknown>,
    /// Groups that nobody knows.
    pub groups: Vec<Unknown>,
    /// Cells (row and column from 1) that another cell of the file contradicts. The first of
    /// each such cell was given before the second was read: read again with [`Reading::kept`].
    pub contradicted: BTreeSet<(u32, u32)>,
}

impl Reading {
    /// Whether anything was found that keeps figures out.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many findings there are of a severity, kept whole or not.
    pub fn count(&self, severity: Severity) -> u64 {
        let of = |code: &str| FIGURE_CODES.iter().find(|known| known.code == code).map(|known| known.severity);
        self.counts.iter().filter(|(code, _)| of(code) == Some(severity)).map(|(_, count)| count).sum()
    }

    /// The mapping that reads only what no other cell contradicts.
    #[must_use]
    pub fn kept(&self, mapping: &Mapping) -> Mapping {
        let mut kept = mapping.clone();
        kept.contradicted.extend(self.contradicted.iter().copied());
        kept
    }
}
