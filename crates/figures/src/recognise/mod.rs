//! What the columns of a table hold, told by its headings first and its contents second,
//! never by the file's name.

mod columns;
mod contents;
mod headings;
mod meaning;
mod pairs;
mod roles;
mod title;

use crate::mapping::{Column, Holds, Layout, Mapping, Part};
use crate::source::Record;
use crate::vocabulary::Vocabulary;

/// A table that was recognised, and how surely.
pub(crate) struct Recognised {
    /// What the columns hold.
    pub mapping: Mapping,
    /// The more the surer; only good to compare sheets.
    pub score: usize,
}

/// Recognises a table by the first rows of a sheet; `None` where there is none.
pub(crate) fn recognise(records: &[Record], name: &str, vocabulary: Vocabulary<'_>) -> Option<Recognised> {
    let (heading, score) = headings::find(records, vocabulary)?;
    let data = records.get(heading.data..).unwrap_or_default();
    let columns = columns::columns(&heading, data, vocabulary);
    let above = records.get(..heading.first).unwrap_or_default();
    let all = title::whole(above, name, &columns, vocabulary);
    let layout = layout(&columns);
    let mapping = Mapping { layout, headings: heading.row, columns, all, ..Mapping::default() };
    let figures = mapping.figures().count();
    let score = score + data.len().min(50) + if figures > 0 { 100 } else { 0 };
    Some(Recognised { mapping, score })
}

fn layout(columns: &[Column]) -> Layout {
    let has = |holds: &Holds| columns.iter().any(|column| column.holds == *holds);
    let across = columns.iter().filter(|column| matches!(&column.holds, Holds::Figure(f) if f.period.is_some() || f.area.is_some() || f.group.is_some()));
    let values = columns.iter().filter(|column| matches!(&column.holds, Holds::Figure(f) if f.part == Part::Value));
    let indicator = columns.iter().any(|column| crate::words::plain(&column.heading).starts_with("indicator"));
    if across.count() > 0 {
        Layout::Wide
    } else if has(&Holds::Level) && !has(&Holds::Measure) || !has(&Holds::Measure) && values.count() > 1 {
        Layout::OpenData
    } else if indicator && has(&Holds::AreaCode) {
        Layout::Profile
    } else {
        Layout::Long
    }
}
