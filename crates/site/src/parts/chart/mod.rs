//! A chart on a page: the drawing, what there is to see in words, and the table of the same figures.
//!
//! A page holds it as a field and draws it with `{{ chart|safe }}`.

use askama::Template;
use bigplan_press::{Chart, Drawn, Width};

use crate::shell::errors::PageError;

/// A chart with its words and its table.
#[derive(Template)]
#[template(path = "parts/chart/chart.html")]
pub struct ChartView {
    chart: Chart,
    id: String,
    /// One of many: narrow, under a heading that the page gives, its words only in the drawing.
    small: bool,
}

impl ChartView {
    /// Draws a chart; `id` is its own on the page: letters, digits and hyphens.
    ///
    /// # Errors
    /// When it cannot be drawn.
    pub fn of(chart: &impl Drawn, id: &str) -> Result<Self, PageError> {
        let chart = chart.for_page(id).map_err(|why| PageError::fault(&why))?;
        Ok(Self { chart, id: id.to_owned(), small: false })
    }

    /// Draws a chart as one of many.
    ///
    /// # Errors
    /// When it cannot be drawn.
    pub fn small(chart: &impl Drawn, id: &str) -> Result<Self, PageError> {
        let chart = chart.draw(id, Width::Narrow).map_err(|why| PageError::fault(&why))?;
        Ok(Self { chart, id: id.to_owned(), small: true })
    }

    /// With more columns in its table: the heading of each, and its cells from the first row on.
    #[must_use]
    pub fn with_columns(mut self, columns: impl IntoIterator<Item = (String, Vec<String>)>) -> Self {
        for (heading, cells) in columns {
            self.chart.table.headings.push(heading);
            let cells = cells.into_iter().chain(std::iter::repeat(String::new()));
            self.chart.table.rows.iter_mut().zip(cells).for_each(|(row, cell)| row.push(cell));
        }
        self
    }
}
