//! A chart on a page: the drawing, what there is to see in words, and the table of the same figures.
//!
//! A page holds it as a field and draws it with `{{ chart|safe }}`.

use askama::Template;
use bigplan_press::{Chart, Drawn};

use crate::shell::errors::PageError;

/// A chart with its words and its table.
#[derive(Template)]
#[template(path = "parts/chart/chart.html")]
pub struct ChartView {
    chart: Chart,
    id: String,
}

impl ChartView {
    /// Draws a chart; `id` is its own on the page: letters, digits and hyphens.
    ///
    /// # Errors
    /// When it cannot be drawn.
    pub fn of(chart: &impl Drawn, id: &str) -> Result<Self, PageError> {
        let chart = chart.for_page(id).map_err(|why| PageError::fault(&why))?;
        Ok(Self { chart, id: id.to_owned() })
    }
}
