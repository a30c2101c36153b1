//! What rules found, and where.

use std::ops::Range;

use super::Report;
use crate::passing::{Finding, NOBODY, TableNames};
use crate::{looked_after, need};

/// A place in a return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The table; empty where the whole return is meant.
    pub table: &'static str,
    /// The row in its table, from 1; the heading does not count. 0 where the whole return is meant.
    pub row: u32,
    /// The one column that is meant, where it is one; else the rule's columns are.
    pub column: &'static str,
    /// The child, by its number in the return; `None` where the whole return is meant.
    pub child: Option<u32>,
}

/// What a rule found; where, [`Report::places`] tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleFound {
    /// Its code.
    pub code: &'static str,
    /// What is wrong, in plain words.
    pub text: &'static str,
    /// Whether it asks a question rather than refuses the return.
    pub query: bool,
    /// The columns that it is about.
    pub columns: &'static [&'static str],
    /// How many children it is about.
    pub children: usize,
    /// Its number among the rules of the return.
    pub(super) number: u16,
    /// Where its findings stand among all, or, where they are kept by rules, from none to how many there are.
    pub(super) places: Range<usize>,
}

impl RuleFound {
    /// How many places it found.
    pub fn found(&self) -> usize {
        self.places.len()
    }

    /// The word for what it weighs.
    pub fn weight(&self) -> &'static str {
        if self.query { "query" } else { "error" }
    }
}

/// The findings of a return as its rules give them, in the order of rules: there may be millions, so they are kept once, and
/// those of the looked-after return packed.
#[derive(Debug)]
pub(super) enum Found {
    LookedAfter(looked_after::Found),
    Need(Vec<need::Finding>),
    Passing(Vec<Finding>, Vec<TableNames>),
}

impl Report {
    /// Where a rule of this report found something.
    pub fn places(&self, rule: &RuleFound) -> Box<dyn Iterator<Item = Place> + '_> {
        match &self.found {
            Found::LookedAfter(found) => Box::new(found.of(rule.number).map(|found| Place {
                table: found.table.name(),
                row: found.row + 1,
                column: "",
                child: Some(found.child),
            })),
            Found::Need(found) => {
                Box::new(found.get(rule.places.clone()).unwrap_or_default().iter().map(|found| Place {
                    table: found.table.map_or("", need::Table::name),
                    row: found.table.map_or(0, |_| found.row + 1),
                    column: found.column,
                    child: found.table.map(|_| found.child),
                }))
            }
            Found::Passing(found, names) => {
                Box::new(found.get(rule.places.clone()).unwrap_or_default().iter().map(|found| {
                    let names = names.get(usize::from(found.table));
                    Place {
                        table: names.map_or("", |names| names.table),
                        row: found.row,
                        column: names
                            .and_then(|names| names.columns.get(usize::from(found.column)))
                            .copied()
                            .unwrap_or(""),
                        child: Some(found.child).filter(|child| *child != NOBODY),
                    }
                }))
            }
        }
    }
}
