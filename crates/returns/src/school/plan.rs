//! Headings laid on the columns of a table; what does not fit is told.

use std::borrow::Cow;
use std::io::Read;

use super::rows::Rows;
use super::rules::RULES;
use super::table::Table;
use crate::layout::{Column, TableLayout};
use crate::report::Unread;

/// Where the cells of a file go.
pub(super) struct Plan {
    pub table: Table,
    pub columns: &'static [Column],
    /// For each column: the cell that fills it, where it has a heading.
    pub cells: Vec<Option<usize>>,
    /// How many cells a row has.
    pub width: usize,
}

impl Plan {
    pub fn new(table: Table, layout: &'static TableLayout, headings: &[String]) -> Plan {
        let place = |name: &str| headings.iter().position(|heading| heading.eq_ignore_ascii_case(name));
        let cells = layout.columns.iter().map(|column| place(&column.name)).collect();
        Plan { table, columns: &layout.columns, cells, width: headings.len() }
    }

    /// Whether a column of the layout has a heading.
    pub fn has(&self, name: &str) -> bool {
        self.columns.iter().zip(&self.cells).any(|(column, cell)| column.name == name && cell.is_some())
    }

    /// What of the headings does not fit, each with its code.
    pub fn told(&self, headings: &[String]) -> Vec<Unread> {
        let tell = |code, what| Unread { code, table: self.table.name(), row: None, what };
        let mut told = Vec::new();
        for (at, heading) in headings.iter().enumerate() {
            let is_same = |other: &str| other.eq_ignore_ascii_case(heading);
            let name: String = heading.chars().take(150).collect();
            if headings.iter().take(at).any(|before| is_same(before)) {
                told.push(tell("school-column-twice", format!("the column {name} stands twice; the first was read")));
            } else if !self.columns.iter().any(|column| is_same(&column.name)) {
                let what = format!("the column {name} is not known in this year and was not read");
                told.push(tell("school-column-unknown", what));
            }
        }
        let lacking = self.columns.iter().zip(&self.cells).filter(|(column, cell)| column.required && cell.is_none());
        told.extend(
            lacking.map(|(column, _)| tell("school-column-missing", format!("the column {} is missing", column.name))),
        );
        told
    }

    /// The rules that cannot run on this table, and what each lacks.
    pub fn cannot(&self) -> Vec<(&'static str, String)> {
        let is_of_table = |name: &str| self.columns.iter().any(|column| column.name == name);
        let rules = RULES.iter().filter(|rule| rule.looks_at(self.table));
        let lacking = rules.filter_map(|rule| {
            let lacks = rule.needs.iter().find(|name| is_of_table(name) && !self.has(name))?;
            Some((rule.said.code, format!("the column {lacks}")))
        });
        lacking.collect()
    }

    /// The cells of a row, in the order of the columns.
    pub fn values<'r, R: Read>(&self, rows: &'r Rows<R>) -> Vec<Option<Cow<'r, str>>> {
        self.cells.iter().map(|cell| cell.and_then(|cell| rows.cell(cell))).collect()
    }
}
