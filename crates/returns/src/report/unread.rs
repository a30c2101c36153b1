//! What could not be read.

use std::fmt;

use crate::listed::Listed;
use crate::{looked_after, need};

/// Something that could not be read as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread<W = String> {
    /// Which kind of thing, stable, for machines: `unknown`, `no-date` …
    pub code: &'static str,
    /// The table; empty where it is about none.
    pub table: &'static str,
    /// The row in its table, from 1.
    pub row: Option<u32>,
    /// What it is, as the second half of a sentence.
    pub what: W,
}

/// All that could not be read, in the order of the files. There may be millions, of few kinds: they are made as they are looked
/// at.
#[derive(Debug)]
pub struct AllUnread(pub(super) Listed<(&'static str, &'static str, String)>);

impl AllUnread {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether all was read.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One by one.
    pub fn iter(&self) -> impl Iterator<Item = Unread<&str>> {
        let row = |row: u32| Some(row).filter(|row| *row > 0);
        self.0.iter().map(move |((code, table, what), at)| Unread { code, table, row: row(at), what: what.as_str() })
    }
}

impl FromIterator<Unread> for AllUnread {
    fn from_iter<I: IntoIterator<Item = Unread>>(all: I) -> Self {
        let mut listed = Listed::new();
        all.into_iter().for_each(|one| listed.push((one.code, one.table, one.what), one.row.unwrap_or_default()));
        Self(listed)
    }
}

impl looked_after::read::What {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Unknown(_) => "unknown",
            Self::Lacking(_) => "missing-column",
            Self::Twice(_) => "column-twice",
            Self::NoDate(_) => "no-date",
            Self::NoNumber(_) => "no-number",
            Self::Cells(_) => "cells",
            Self::NoChild => "no-child",
            Self::OtherYear => "other-year",
        }
    }
}

impl need::What {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Unknown(_) => "unknown",
            Self::NoDate(_) => "no-date",
            Self::Stray(_) => "stray-text",
            Self::NoChild => "no-child",
        }
    }
}

impl fmt::Display for looked_after::read::What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(name) => write!(f, "{name} is not known in this year and was not read"),
            Self::Lacking(name) => write!(f, "the column {name} is missing"),
            Self::Twice(name) => write!(f, "the column {name} stands twice; the first was read"),
            Self::NoDate(column) => write!(f, "{column} holds no date (day first, such as 31/12/2024)"),
            Self::NoNumber(column) => write!(f, "{column} holds no number"),
            Self::Cells(number) => write!(f, "the row has {number} cells, which is not the number of headings"),
            Self::NoChild => f.write_str("the row names no child"),
            Self::OtherYear => f.write_str("the year has no such table; it was read as in the latest year"),
        }
    }
}

impl fmt::Display for need::What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(name) => write!(f, "{name} is not known in this year and was not read"),
            Self::NoDate(element) => write!(f, "{element} holds no date (such as 2024-12-31)"),
            Self::Stray(element) => write!(f, "text stands in {element} where none belongs"),
            Self::NoChild => f.write_str("the child has no identifier"),
        }
    }
}
