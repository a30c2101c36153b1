//! What is told of the whole table, before and after its rows.

use std::io::{Read, Seek};

use super::columns::Columns;
use super::slots::Slot;
use crate::cells::place::Place;
use crate::codes::{
    AREA_NOT_SAID, COLUMN_UNMAPPED, FORMULAS, GUESSED_ENCODING, HIDDEN_SHEET, LONG_ROW, MEASURE_NOT_SAID,
    PERIOD_NOT_SAID, PICTURES, UNCLOSED_QUOTE, YEARS_MIXED,
};
use crate::findings::Findings;
use crate::mapping::Mapping;
use crate::source::{Ending, Source, Told};
use crate::words::quoted;

/// Columns of figures of which nobody knows the measure, each once.
pub(crate) fn unmapped(mapping: &Mapping, columns: &[usize], findings: &mut Findings) {
    let only = mapping.figures().count() == columns.len();
    for index in columns {
        let place = heading(mapping, *index);
        let text = mapping.columns.get(*index).map_or("", |column| column.heading.as_str());
        if only && columns.len() == 1 {
            findings.add(MEASURE_NOT_SAID, place, || {
                format!("nothing says which measure the figures in {} belong to. Choose the measure.", quoted(text))
            });
        } else {
            findings.add(COLUMN_UNMAPPED, place, || {
                format!("the column {} belongs to no known measure. Choose one, or leave the column out.", quoted(text))
            });
        }
    }
}

/// What nothing in the file says, so that not one figure can be read; whether there is such a thing.
pub(crate) fn lacking(mapping: &Mapping, columns: &Columns, slots: &[Slot<'_>], findings: &mut Findings) -> bool {
    let period = columns.period.is_none() && mapping.all.period.is_none();
    let area = !columns.say_area() && mapping.all.area.is_none();
    let no_period = period && slots.iter().all(|slot| slot.period.is_none());
    let no_area = area && slots.iter().all(|slot| slot.area.is_none());
    let some = mapping.figures().next().is_some();
    let no_measure = columns.measures.is_empty() && slots.iter().all(|slot| slot.measure.is_none());
    if no_measure && !slots.is_empty() {
        findings.add_whole(MEASURE_NOT_SAID, "Nothing says which measure the figures belong to. Choose the measure.");
    }
    if no_period && some {
        findings.add_whole(
            PERIOD_NOT_SAID,
            "Nothing says of which period the figures are. Choose the column, or type the period.",
        );
    }
    if no_area && some {
        findings
            .add_whole(AREA_NOT_SAID, "Nothing says of which place the figures are. Choose the column, or the place.");
    }
    no_period || no_area || no_measure
}

/// The place of a column's heading.
pub(crate) fn heading(mapping: &Mapping, index: usize) -> Place {
    let column = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
    Place { sheet: mapping.sheet.max(1), row: mapping.headings.max(1), column }
}

/// What the reader of the file had to say.
pub(crate) fn told<R: Read + Seek>(
    told: &Told,
    seen: u64,
    mapping: &Mapping,
    source: &Source<R>,
    findings: &mut Findings,
) {
    let sheet = mapping.sheet.max(1);
    let row = |row| Place { sheet, row, column: 0 };
    match told.ending {
        Ending::InQuotes(at) => findings.add(UNCLOSED_QUOTE, row(at), || {
            "a quotation mark opens here and never closes, so nothing behind it was read. The file may be cut off."
                .to_owned()
        }),
        Ending::LongRow(at) => findings.add(LONG_ROW, row(at), || {
            "the row is far longer than any row of figures, so nothing behind it was read.".to_owned()
        }),
        Ending::Whole | Ending::Stopped => {}
    }
    if let Some(at) = told.guessed_encoding {
        findings.add(GUESSED_ENCODING, row(at), || {
            "the text is not UTF-8 and was read as Windows-1252. Check names with unusual letters.".to_owned()
        });
    }
    if let Some((at, column)) = told.first_formula {
        let count = told.formulas;
        findings.add_times(FORMULAS, Place { sheet, row: at, column }, u64::from(count), || {
            format!("{count} cells hold formulas, this one first; the values that were last worked out were read.")
        });
    }
    if seen == 0 && told.pictures {
        findings
            .add_whole(PICTURES, "The sheet holds pictures or charts and no cells. Ask for the figures behind them.");
    }
    for hidden in source.sheets().iter().filter(|known| known.hidden) {
        findings.add_whole(HIDDEN_SHEET, format!("The sheet {} is hidden in the workbook.", quoted(&hidden.name)));
    }
}

/// Says in how many ways periods are written.
pub(crate) fn years(ways: &[String], mapping: &Mapping, findings: &mut Findings) {
    if ways.len() < 2 {
        return;
    }
    let column = mapping.first(&crate::mapping::Holds::Period).unwrap_or_default();
    let examples: Vec<String> = ways.iter().take(6).map(|way| quoted(way)).collect();
    findings.add(YEARS_MIXED, heading(mapping, column), || {
        format!(
            "periods are written in {} ways: {}. Check that they were read as meant.",
            ways.len(),
            examples.join(", ")
        )
    });
}
