//! Which rows are rows of figures, and which are notes, totals or cut.

use crate::cells::place::Place;
use crate::codes::{CUT_OFF, SHIFTED, SHORT_ROW};
use crate::findings::Findings;
use crate::mapping::{Holds, Mapping};
use crate::source::Record;
use crate::words::plain;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Figures.
    Figures,
    /// Words under or between figures.
    Note,
    /// The headings once more, or nothing at all.
    Nothing,
    /// Its cells do not stand under their headings.
    Broken,
}

/// The shape of a table, by which its rows are told.
pub(crate) struct Outline {
    width: usize,
    needed: usize,
    figures: Vec<usize>,
    headings: Vec<String>,
    is_text: bool,
}

impl Outline {
    /// Of a mapping.
    pub(crate) fn of(mapping: &Mapping, is_text: bool) -> Self {
        let held = |holds: &Holds| !matches!(holds, Holds::Nothing);
        let needed = mapping.columns.iter().rposition(|column| held(&column.holds)).map_or(0, |last| last + 1);
        let last = |heading: &str| plain(heading.rsplit(" / ").next().unwrap_or_default());
        Self {
            width: mapping.columns.len(),
            needed,
            figures: mapping.figures().map(|(index, _)| index).collect(),
            headings: mapping.columns.iter().map(|column| last(&column.heading)).collect(),
            is_text,
        }
    }

    /// Tells what a row is, and what is wrong with its shape.
    pub(crate) fn kind(&self, record: &Record, place: Place, findings: &mut Findings) -> Kind {
        let mut filled = record.filled();
        let Some((first, text)) = filled.next() else { return Kind::Nothing };
        // A note merged over its row stands in every cell.
        let alone = filled.all(|(_, other)| other == text);
        if alone && (self.width > 2 || !self.figures.contains(&first)) && text.len() > 1 && !self.is_number(text) {
            return if record.unended && self.is_text && record.width() < self.needed && self.width > 2 {
                self.cut(record, place, findings)
            } else {
                Kind::Note
            };
        }
        if self.is_heading(record) {
            return Kind::Nothing;
        }
        let beyond = || record.filled().find(|(column, _)| *column >= self.width);
        if let Some((column, text)) = (record.width() > self.width).then(beyond).flatten() {
            let at = Place { column: u32::try_from(column).unwrap_or(u32::MAX).saturating_add(1), ..place };
            let text = crate::words::quoted(text);
            findings.add(SHIFTED, at, || {
                format!(
                    "{text} stands beyond the last heading, so the cells of this row have moved. The row was not read."
                )
            });
            return Kind::Broken;
        }
        if self.is_text && record.width() < self.needed {
            return self.cut(record, place, findings);
        }
        Kind::Figures
    }

    fn cut(&self, record: &Record, place: Place, findings: &mut Findings) -> Kind {
        let (has, needed) = (record.width(), self.width);
        if record.unended {
            findings.add(CUT_OFF, place, || {
                format!("the file ends here, after {has} of {needed} cells. It was probably cut off; ask for the whole file.")
            });
        } else {
            findings.add(SHORT_ROW, place, || {
                format!("the row has {has} cells and the heading has {needed}. The row was not read.")
            });
        }
        Kind::Broken
    }

    fn is_heading(&self, record: &Record) -> bool {
        // Nearly every row is told by its first cell, and that by its first letter.
        let may_be = |(column, text): (usize, &str)| {
            let heading = self.headings.get(column);
            heading.is_some_and(|heading| {
                (heading.is_empty() || heading.starts_with(begins(text))) && *heading == plain(text)
            })
        };
        if !record.filled().next().is_some_and(may_be) {
            return false;
        }
        let same = record.filled().filter(|(column, text)| self.headings.get(*column) == Some(&plain(text))).count();
        same > 1 && same == record.filled().count()
    }

    fn is_number(&self, text: &str) -> bool {
        text.starts_with(|first: char| first.is_ascii_digit()) && text.parse::<f64>().is_ok()
    }

    /// Whether a row has no figure at all.
    pub(crate) fn is_empty(&self, record: &Record) -> bool {
        self.figures.iter().all(|column| record.cell(*column).is_empty())
    }
}

/// Whether a letter may be the one with which the plain words of a text begin.
fn begins(text: &str) -> impl Fn(char) -> bool {
    let first = text.chars().find(|sign| sign.is_alphanumeric() || *sign == '%');
    move |sign| first.is_none_or(|first| first.to_lowercase().next() == Some(sign))
}
