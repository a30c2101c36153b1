//! A gap chart: two figures a row and the distance between them, for two groups or two places.

mod layout;
#[cfg(test)]
mod tests;

use askama::Template;

use crate::chart::{Chart, DrawError, Drawn, Table, Width};
use crate::numbers::NumberFormat;
use crate::paper::clean::{finite, sentence, words};

/// What a gap chart shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gap {
    /// The chart's heading.
    pub title: String,
    /// What the numbers are.
    pub unit: String,
    /// How they are written.
    pub numbers: NumberFormat,
    /// How differences are written: percentages differ by points.
    pub differences: NumberFormat,
    /// Who the first figure of each row is for: a filled dot.
    pub first: String,
    /// Who the second is for: a hollow diamond.
    pub second: String,
    /// The rows, from the top.
    pub rows: Vec<GapRow>,
    /// Whether the axis must begin at nought.
    pub from_nought: bool,
}

/// Two figures that are set against each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GapRow {
    /// Where or when.
    pub name: String,
    /// The first figure.
    pub first: Option<f64>,
    /// The second figure.
    pub second: Option<f64>,
}

impl Drawn for Gap {
    fn draw(&self, prefix: &str, width: Width) -> Result<Chart, DrawError> {
        let gap = self.tidy();
        let description = gap.description();
        let svg = layout::lay(&gap, prefix, width, &description).render()?;
        Ok(Chart { svg, table: gap.table(), title: gap.title, description })
    }
}

impl Gap {
    fn tidy(&self) -> Self {
        let row = |row: &GapRow| GapRow {
            name: words(&row.name),
            first: row.first.and_then(finite),
            second: row.second.and_then(finite),
        };
        Self {
            title: words(&self.title),
            unit: words(&self.unit),
            first: words(&self.first),
            second: words(&self.second),
            rows: self.rows.iter().map(row).collect(),
            ..self.clone()
        }
    }

    fn description(&self) -> String {
        let widths: Vec<(&GapRow, f64)> =
            self.rows.iter().filter_map(|row| Some((row, row.difference()?.abs()))).collect();
        let widest = widths.iter().max_by(|a, b| a.1.total_cmp(&b.1));
        let narrowest = widths.iter().min_by(|a, b| a.1.total_cmp(&b.1));
        let (Some((widest, _)), Some((narrowest, _))) = (widest, narrowest) else {
            return "No gap can be shown: a figure is missing in every row.".into();
        };
        if widths.len() == 1 {
            return self.row_words("", widest);
        }
        format!(
            "{} {}",
            self.row_words("The gap is widest for ", widest),
            self.row_words("It is narrowest for ", narrowest)
        )
    }

    fn row_words(&self, before: &str, row: &GapRow) -> String {
        let number = |value: Option<f64>| value.map_or(String::new(), |value| self.numbers.text(value));
        let gap = row.difference().map_or(String::new(), |gap| self.differences.text(gap.abs()));
        sentence(&format!(
            "{before}{}: {} {}, {} {}, a gap of {gap}",
            row.name,
            self.first,
            number(row.first),
            self.second,
            number(row.second)
        ))
    }

    fn table(&self) -> Table {
        let number = |value: Option<f64>| value.map_or("no figure".into(), |value| self.numbers.text(value));
        let rows = self.rows.iter().map(|row| {
            let gap = row.difference().map_or(String::new(), |gap| self.differences.text(gap.abs()));
            vec![row.name.clone(), number(row.first), number(row.second), gap]
        });
        Table {
            caption: if self.unit.is_empty() { self.title.clone() } else { format!("{}: {}", self.title, self.unit) },
            headings: vec!["Row".into(), self.first.clone(), self.second.clone(), "Gap".into()],
            rows: rows.collect(),
        }
    }
}

impl GapRow {
    fn difference(&self) -> Option<f64> {
        Some(self.first? - self.second?)
    }
}
