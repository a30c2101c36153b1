//! The hot-spot grid: places down, needs across, the figure in each cell, darker and with a
//! longer bar where the need is greater.

mod layout;
#[cfg(test)]
mod tests;

use askama::Template;

#[cfg(test)]
pub(crate) use layout::SHADES;

use crate::chart::{Chart, DrawError, Drawn, Table, Width};
use crate::numbers::NumberFormat;
use crate::paper::clean::{finite, sentence, words};
use crate::paper::said::listed;

/// What the grid shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// The chart's heading.
    pub title: String,
    /// The needs, from the left.
    pub columns: Vec<Column>,
    /// The places, from the top; each has a cell for every column.
    pub rows: Vec<GridRow>,
    /// What dark means, as a sentence: "Dark cells are the fifth of places with the greatest need".
    pub says: String,
}

/// One need.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// How its numbers are written.
    pub numbers: NumberFormat,
}

/// One place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GridRow {
    /// Its name.
    pub name: String,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// One figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The figure.
    pub value: Option<f64>,
    /// How great the need is, from 0 to [`HOTTEST`]; none where that is not known.
    pub heat: Option<u8>,
}

/// The greatest need.
pub const HOTTEST: u8 = 4;

/// Which end of a column is the greatest need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worst {
    /// High numbers.
    High,
    /// Low numbers.
    Low,
}

/// The heats of a column by rank: the worst fifth of its figures is [`HOTTEST`], the best
/// fifth 0, equal figures alike. With fewer than two different figures there is none.
pub fn heats_by_rank(values: &[Option<f64>], worst: Worst) -> Vec<Option<u8>> {
    let known: Vec<f64> = values.iter().filter_map(|value| value.and_then(finite)).collect();
    let better = |a: f64, b: f64| if worst == Worst::High { a < b } else { a > b };
    let alike = known.iter().all(|value| known.first() == Some(value));
    let heat = |value: f64| {
        let behind = known.iter().filter(|other| better(**other, value)).count();
        u8::try_from(behind * (usize::from(HOTTEST) + 1) / known.len().max(1)).unwrap_or(HOTTEST).min(HOTTEST)
    };
    values.iter().map(|value| value.and_then(finite).filter(|_| !alike).map(heat)).collect()
}

impl Drawn for Grid {
    fn draw(&self, prefix: &str, width: Width) -> Result<Chart, DrawError> {
        let grid = self.tidy();
        let description = grid.description();
        let svg = layout::lay(&grid, prefix, width, &description).render()?;
        Ok(Chart { svg, table: grid.table(), title: grid.title, description })
    }
}

impl Grid {
    fn tidy(&self) -> Self {
        let column = |column: &Column| Column { name: words(&column.name), numbers: column.numbers.clone() };
        let cell = |cell: Option<&Cell>| Cell {
            value: cell.and_then(|cell| cell.value).and_then(finite),
            heat: cell.and_then(|cell| cell.value.and_then(finite).and(cell.heat)).map(|heat| heat.min(HOTTEST)),
        };
        let row = |row: &GridRow| GridRow {
            name: words(&row.name),
            cells: (0..self.columns.len()).map(|index| cell(row.cells.get(index))).collect(),
        };
        Self {
            title: words(&self.title),
            columns: self.columns.iter().map(column).collect(),
            rows: self.rows.iter().map(row).collect(),
            says: sentence(&self.says),
        }
    }

    /// The places with the most of the hottest cells, and those cells.
    fn description(&self) -> String {
        let hot = |row: &GridRow| -> Vec<String> {
            let cells = row.cells.iter().zip(&self.columns);
            cells.filter(|(cell, _)| cell.heat == Some(HOTTEST)).map(|(_, column)| column.name.clone()).collect()
        };
        let mut found: Vec<(&GridRow, Vec<String>)> = self.rows.iter().map(|row| (row, hot(row))).collect();
        found.retain(|(_, needs)| !needs.is_empty());
        found.sort_by_key(|(_, needs)| std::cmp::Reverse(needs.len()));
        let said = found.iter().take(3).map(|(row, needs)| sentence(&format!("{}: {}", row.name, listed(needs))));
        let said: Vec<String> = said.collect();
        let (rows, columns) = (self.rows.len(), self.columns.len());
        let size = format!("{rows} places by {columns} needs.");
        if said.is_empty() {
            format!("{size} No cell stands out.")
        } else {
            format!("{size} Greatest need in {}", said.join(" "))
        }
    }

    fn table(&self) -> Table {
        let headings = std::iter::once("Place".to_owned()).chain(self.columns.iter().map(|column| column.name.clone()));
        let row = |row: &GridRow| {
            let cells = row.cells.iter().zip(&self.columns).map(|(cell, column)| figure(cell, column));
            std::iter::once(row.name.clone()).chain(cells).collect()
        };
        Table { caption: self.title.clone(), headings: headings.collect(), rows: self.rows.iter().map(row).collect() }
    }
}

fn figure(cell: &Cell, column: &Column) -> String {
    let value = cell.value.map_or("no figure".into(), |value| column.numbers.text(value));
    if cell.heat == Some(HOTTEST) { format!("{value} (greatest need)") } else { value }
}
