//! One pass over a table: each figure is given or told of, and nothing is stored.

mod cells;
mod columns;
mod context;
mod figures;
mod one;
mod outline;
mod slots;
mod whole;

use std::io::{Read, Seek};
use std::ops::ControlFlow;

use crate::error::ReadFiguresError;
use crate::mapping::Mapping;
use crate::reading::Reading;
use crate::row::Row;
use crate::source::Source;
use crate::vocabulary::Vocabulary;

pub(crate) use cells::Parts;
use figures::Pass;

/// Reads a table as its mapping says and gives every good figure, one after the other.
///
/// The whole table is looked at, whatever is wrong with it, unless the taker of the figures
/// has enough. Nothing of the file is kept in memory but what is needed to find the same cell
/// twice. Read once to know what is wrong, and again, with [`Reading::kept`], to keep what is good.
///
/// # Errors
/// Files that cannot be read at all. What is wrong with rows is a finding.
pub fn read<R: Read + Seek>(
    input: R,
    mapping: &Mapping,
    vocabulary: Vocabulary<'_>,
    each: &mut dyn FnMut(Row) -> ControlFlow<()>,
) -> Result<Reading, ReadFiguresError> {
    let mut source = Source::open(input)?;
    let mut pass = Pass::new(mapping, vocabulary, source.is_text());
    let told = source.rows(mapping.sheet.max(1), &mut |record| pass.row(record, each))?;
    Ok(pass.finish(told, &source))
}
