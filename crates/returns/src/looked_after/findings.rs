//! What checking a return gives.

use super::tables::Table;

/// A rule found something: the row, and whose it is. Twelve bytes, for there may be millions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Finding {
    /// The rule, by its place in the list of rules.
    pub rule: u16,
    /// The table.
    pub table: Table,
    /// The row in its file, from 0; the heading does not count.
    pub row: u32,
    /// The child, by its number in the return.
    pub child: u32,
}

/// A rule that could not run, and what it lacked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cannot {
    /// The code of the rule.
    pub rule: &'static str,
    /// What was not there.
    pub lacks: String,
}

/// All that the rules say of a return, in the order of rules, tables and rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// What the rules found.
    pub found: Vec<Finding>,
    /// The rules that could not run.
    pub cannot: Vec<Cannot>,
}
