//! One row of a sheet, read cell by cell; what is wrong with a cell becomes a finding.

use bigplan_plan::{At, When};
use serde::de::DeserializeOwned;

use crate::problems::{Problems, Spot};
use crate::sheet::Holds;
use crate::tables::{Row, Tables};
use crate::{Column, Sheet};

/// A row under the finger.
pub(super) struct Reader<'a> {
    sheet: Sheet,
    row: &'a Row,
    problems: &'a mut Problems,
}

/// The rows of a sheet in the order of their numbers. A row without a number stands after the one above it.
pub(super) fn ordered<'t>(tables: &'t Tables, sheet: Sheet, problems: &mut Problems) -> Vec<&'t Row> {
    let rows = tables.rows(sheet);
    let Some(at) = sheet.order() else { return rows.iter().collect() };
    let mut above = 0.0;
    let mut numbered: Vec<(f64, &Row)> = Vec::with_capacity(rows.len());
    for row in rows {
        let number = Reader::new(sheet, row, problems).number_at(at);
        above = number.unwrap_or(above);
        numbered.push((above, row));
    }
    if !numbered.is_sorted_by(|a, b| a.0 <= b.0) {
        let line = numbered.windows(2).find_map(|pair| match pair {
            [(a, _), (b, row)] if a > b => Some(row.line),
            _ => None,
        });
        let what = "from here the rows stand in another order than their numbers; the numbers hold.";
        problems.note("rows-reordered", Spot::row(sheet, line.unwrap_or_default()), what);
        numbered.sort_by(|a, b| a.0.total_cmp(&b.0));
    }
    numbered.into_iter().map(|(_, row)| row).collect()
}

impl<'a> Reader<'a> {
    pub(super) fn new(sheet: Sheet, row: &'a Row, problems: &'a mut Problems) -> Self {
        Self { sheet, row, problems }
    }

    /// Words that may be absent.
    pub(super) fn optional(&self, column: &str) -> Option<String> {
        let at = self.sheet.column(column)?;
        self.row.cells.get(at).cloned().flatten()
    }

    /// Words that are there, if only as an empty text.
    pub(super) fn text(&self, column: &str) -> String {
        self.optional(column).unwrap_or_default()
    }

    /// Words without which the row means nothing.
    pub(super) fn required(&mut self, column: &'static str) -> Option<String> {
        let value = self.optional(column);
        if value.is_none() {
            self.wrong(column, "empty-cell", "the cell is empty. Fill it in, or take the row out.");
        }
        value
    }

    /// A number that may be absent.
    pub(super) fn number(&mut self, column: &'static str) -> Option<f64> {
        self.number_at(self.sheet.column(column)?)
    }

    fn number_at(&mut self, at: usize) -> Option<f64> {
        let (column, text) = (self.sheet.columns().get(at)?.name, self.row.cells.get(at)?.as_ref()?);
        let plain = text.trim().trim_start_matches('£').replace(',', "");
        match plain.parse::<f64>() {
            Ok(number) if number.is_finite() => Some(number),
            _ => {
                self.wrong(column, "bad-number", &format!("“{text}” is no number. Write figures only, such as 1200."));
                None
            }
        }
    }

    /// A whole number that may be absent.
    pub(super) fn count(&mut self, column: &'static str) -> Option<u32> {
        let number = self.number(column)?;
        if number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number) {
            return format!("{number:.0}").parse().ok();
        }
        self.wrong(column, "bad-number", &format!("“{number}” is no whole number."));
        None
    }

    /// `yes` or `no`; an empty cell is yes.
    pub(super) fn yes_no(&mut self, column: &'static str) -> bool {
        match self.text(column).trim().to_lowercase().as_str() {
            "" | "yes" | "true" => true,
            "no" | "false" => false,
            other => {
                self.wrong(column, "unknown-word", &format!("“{other}” is neither yes nor no."));
                true
            }
        }
    }

    /// One of the words of a column; an empty cell is none.
    pub(super) fn word<T: DeserializeOwned>(&mut self, column: &'static str) -> Option<T> {
        let text = self.optional(column)?;
        let value = serde_json::Value::String(text.trim().to_lowercase());
        match serde_json::from_value(value) {
            Ok(word) => Some(word),
            Err(_) => {
                let words = self.words(column);
                self.wrong(column, "unknown-word", &format!("“{text}” is not known here. Choose one of: {words}."));
                None
            }
        }
    }

    /// One of the words of a column, without which the row means nothing.
    pub(super) fn required_word<T: DeserializeOwned>(&mut self, column: &'static str) -> Option<T> {
        if self.optional(column).is_none() {
            let words = self.words(column);
            self.wrong(column, "empty-cell", &format!("the cell is empty. Choose one of: {words}."));
            return None;
        }
        self.word(column)
    }

    fn words(&self, column: &str) -> String {
        let holds = self.sheet.columns().iter().find(|one| one.name == column).map(|Column { holds, .. }| holds);
        match holds {
            Some(Holds::Words(words)) => words.join(", "),
            _ => String::new(),
        }
    }

    /// A date that may be absent.
    pub(super) fn when(&mut self, column: &'static str) -> Option<When> {
        let text = self.optional(column)?;
        match text.trim().parse() {
            Ok(when) => Some(when),
            Err(_) => {
                let what = format!("“{text}” is no date. Write 2009, 2009-09, 2009-09-30 or 2009/10.");
                self.wrong(column, "bad-date", &what);
                None
            }
        }
    }

    /// Where it was read, in the three columns at the end.
    pub(super) fn at(&mut self) -> Option<At> {
        let (cell, page) = (self.count("cell"), self.count("page"));
        self.count("line").map(|line| At { line, cell, page })
    }

    /// Says what is wrong with a cell of this row.
    pub(super) fn wrong(&mut self, column: &'static str, code: &str, what: &str) {
        self.problems.error(code, Spot::cell(self.sheet, self.row.line, column), what);
    }

    /// Says something about this row that needs nothing done.
    pub(super) fn remark(&mut self, code: &str, what: &str) {
        self.problems.note(code, Spot::row(self.sheet, self.row.line), what);
    }
}
