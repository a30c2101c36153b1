//! From what a file holds to the sheets of an export: headings are found by name, in any order.

use std::collections::BTreeMap;

use bigplan_plan::Severity;

use crate::Sheet;
use crate::problems::Problems;
use crate::tables::{Cell, Row, Tables};

/// A sheet as the file has it: cells by row, whatever its columns are.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    pub(crate) name: String,
    /// Rows by their number in the file, counted from 1.
    pub(crate) rows: BTreeMap<u32, Vec<Cell>>,
}

/// Finds every sheet and column of an export. What is missing is an error, because the plan would lose it;
/// what is too many is told and left aside.
pub(crate) fn tables(grids: Vec<Grid>, problems: &mut Problems) -> Tables {
    let mut tables = Tables::default();
    let mut missing: Vec<Sheet> = Sheet::ALL.to_vec();
    for grid in grids {
        match Sheet::ALL.iter().copied().find(|sheet| names(*sheet, &grid.name)) {
            Some(sheet) if missing.contains(&sheet) => {
                missing.retain(|other| *other != sheet);
                let rows = rows(sheet, grid, problems);
                tables.set(sheet, rows);
            }
            _ => problems.about(
                "unknown-sheet",
                Severity::Doubt,
                format!("The sheet “{}” is none of an export and was not read.", grid.name),
            ),
        }
    }
    for sheet in missing {
        missing_sheet(sheet, problems);
    }
    tables
}

fn missing_sheet(sheet: Sheet, problems: &mut Problems) {
    if sheet == Sheet::Exported {
        let message = "The sheet “As exported” is missing, so nobody can tell what has changed in the plan since. \
                       Every difference is asked about.";
        problems.about("no-seals", Severity::Doubt, message.to_owned());
        return;
    }
    let message = format!(
        "The sheet “{}” is missing. Put it back as it was exported; to empty it, leave its headings and take out the rows.",
        sheet.name()
    );
    problems.about("missing-sheet", Severity::Error, message);
}

fn names(sheet: Sheet, name: &str) -> bool {
    let name = name.trim();
    name.eq_ignore_ascii_case(sheet.name()) || name.eq_ignore_ascii_case(sheet.file())
}

fn rows(sheet: Sheet, mut grid: Grid, problems: &mut Problems) -> Vec<Row> {
    let Some((_, heading)) = grid.rows.pop_first() else {
        let message = format!("The sheet “{}” has no headings. Put its first row back.", sheet.name());
        problems.about("missing-column", Severity::Error, message);
        return Vec::new();
    };
    let heading: Vec<&str> = heading.iter().map(|cell| cell.as_deref().unwrap_or_default().trim()).collect();
    let places: Vec<Option<usize>> = sheet
        .columns()
        .iter()
        .map(|column| heading.iter().position(|name| name.eq_ignore_ascii_case(column.name)))
        .collect();
    missing_columns(sheet, &places, problems);
    unknown_columns(sheet, &heading, &places, problems);
    let cut = |mut cells: Vec<Cell>| -> Vec<Cell> {
        places.iter().map(|place| place.and_then(|at| cells.get_mut(at)).and_then(Option::take)).collect()
    };
    let rows = grid.rows.into_iter().map(|(line, cells)| Row { line, cells: cut(cells) });
    rows.filter(|row| row.cells.iter().any(Option::is_some)).collect()
}

fn missing_columns(sheet: Sheet, places: &[Option<usize>], problems: &mut Problems) {
    for (column, place) in sheet.columns().iter().zip(places) {
        if place.is_none() {
            let message = format!(
                "The sheet “{}” has no column “{}”. Put the heading back, even above empty cells.",
                sheet.name(),
                column.name
            );
            problems.about("missing-column", Severity::Error, message);
        }
    }
}

fn unknown_columns(sheet: Sheet, heading: &[&str], places: &[Option<usize>], problems: &mut Problems) {
    for (at, name) in heading.iter().enumerate() {
        if !name.is_empty() && !places.contains(&Some(at)) {
            let message = format!("The column “{name}” of the sheet “{}” is unknown and was not read.", sheet.name());
            problems.about("unknown-column", Severity::Doubt, message);
        }
    }
}
