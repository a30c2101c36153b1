//! What is wrong with a file that came back, as findings that name sheet, row and column.

use bigplan_plan::{At, Finding, Severity};

use crate::Sheet;

/// How places are spoken of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Wording {
    /// "row 5", as spreadsheets count; the heading is row 1.
    #[default]
    Row,
    /// "entry 4", as lists in JSON count.
    Entry,
}

/// A place in a file: a row of a sheet, and its column where one is meant.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot {
    pub(crate) sheet: Sheet,
    pub(crate) line: u32,
    pub(crate) column: Option<&'static str>,
}

impl Spot {
    pub(crate) fn row(sheet: Sheet, line: u32) -> Self {
        Self { sheet, line, column: None }
    }

    pub(crate) fn cell(sheet: Sheet, line: u32, column: &'static str) -> Self {
        Self { sheet, line, column: Some(column) }
    }
}

/// What was found so far.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    pub(crate) found: Vec<Finding>,
    pub(crate) wording: Wording,
}

impl Problems {
    pub(crate) fn error(&mut self, code: &str, spot: Spot, what: &str) {
        self.add(code, Severity::Error, spot, what);
    }

    pub(crate) fn note(&mut self, code: &str, spot: Spot, what: &str) {
        self.add(code, Severity::Note, spot, what);
    }

    /// A finding about a whole sheet, or about none.
    pub(crate) fn about(&mut self, code: &str, severity: Severity, message: String) {
        self.found.push(Finding::new(code, severity, message));
    }

    fn add(&mut self, code: &str, severity: Severity, spot: Spot, what: &str) {
        let place = match self.wording {
            Wording::Row => format!("row {}", spot.line),
            Wording::Entry => format!("entry {}", spot.line.saturating_sub(1)),
        };
        let column = spot.column.map(|column| format!(", column “{column}”")).unwrap_or_default();
        let message = format!("Sheet “{}”, {place}{column}: {what}", spot.sheet.name());
        let cell = spot.column.and_then(|column| spot.sheet.column(column)).and_then(|at| u32::try_from(at + 1).ok());
        let at = At { line: spot.line, cell, page: Some(spot.sheet.ordinal()) };
        self.found.push(Finding::new(code, severity, message).at(at));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_in_words_and_in_numbers() {
        let mut problems = Problems::default();
        problems.error("bad-date", Spot::cell(Sheet::Items, 5, "due"), "“soon” is no date.");
        let finding = problems.found.remove(0);
        assert_eq!(finding.message, "Sheet “Items”, row 5, column “due”: “soon” is no date.");
        assert_eq!(finding.at, Some(At { line: 5, cell: Some(9), page: Some(2) }));
    }
}
