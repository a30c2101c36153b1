//! What a column holds, told by its cells where its heading says nothing.

use std::collections::BTreeSet;

use crate::cells::figure::{Figure, read};
use crate::checks::is_total;
use crate::resolve::{is_period, named_group, named_measure};
use crate::source::Record;
use crate::vocabulary::Vocabulary;

/// Different texts that are remembered.
const MOST: usize = 60;

/// The cells of a column.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// Cells that hold something.
    pub filled: usize,
    /// Numbers among them.
    pub numbers: usize,
    /// Symbols among them.
    pub symbols: usize,
    /// Different texts.
    pub texts: BTreeSet<String>,
}

impl Contents {
    /// Of a column of the sample.
    pub(super) fn of(data: &[Record], column: usize) -> Self {
        let mut contents = Self::default();
        for text in data.iter().map(|record| record.cell(column)).filter(|text| !text.is_empty()) {
            contents.filled += 1;
            match read(text) {
                Figure::Number(_) => contents.numbers += 1,
                Figure::Missing(_) => contents.symbols += 1,
                Figure::Words => {}
            }
            if contents.texts.len() < MOST {
                contents.texts.insert(text.to_owned());
            }
        }
        contents
    }

    /// Whether it holds figures.
    pub(super) fn is_figures(&self) -> bool {
        self.numbers > 0 && (self.numbers + self.symbols) * 10 >= self.filled * 9
    }

    /// The only text, where there is but one.
    pub(super) fn only(&self) -> Option<&str> {
        let mut texts = self.texts.iter();
        texts.next().filter(|_| texts.next().is_none()).map(String::as_str)
    }

    /// A text that means a total, where others stand beside it.
    pub(super) fn total(&self) -> Option<&str> {
        self.texts.iter().find(|text| is_total(text)).map(String::as_str)
    }

    /// Whether it holds periods.
    pub(super) fn is_periods(&self) -> bool {
        !self.texts.is_empty() && self.texts.iter().all(|text| is_period(text))
    }

    /// Whether most texts are places.
    pub(super) fn is_areas(&self, vocabulary: Vocabulary<'_>) -> bool {
        self.most(|text| !vocabulary.areas.named(text).is_empty() || is_total(text))
    }

    /// Whether any text is a measure.
    pub(super) fn is_measures(&self, vocabulary: Vocabulary<'_>) -> bool {
        self.texts.iter().any(|text| named_measure(vocabulary.catalogue, text).is_some())
    }

    /// Whether most texts are groups.
    pub(super) fn is_groups(&self, dimension: Option<&str>, vocabulary: Vocabulary<'_>) -> bool {
        self.most(|text| named_group(vocabulary.groups, dimension, text).is_some())
    }

    fn most(&self, is: impl Fn(&str) -> bool) -> bool {
        let fitting = self.texts.iter().filter(|text| is(text)).count();
        fitting > 0 && fitting * 10 >= self.texts.len() * 6
    }
}
