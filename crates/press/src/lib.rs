//! Charts as SVG, for the page and for the PDF alike.
//!
//! Each chart is a struct of plain numbers and words; drawing it gives the SVG, the table of
//! the same figures, a title and a description in sentences. One folder a chart: its data,
//! its layout, its template, its tests. `paper` holds what they share: scales, lines, labels.
//!
//! The crate knows no measure, no database and no page. It never lets a number that is not
//! finite reach a drawing, and escapes every word it is given.

mod chart;
pub mod control;
pub mod gap;
pub mod grid;
pub mod map;
mod numbers;
mod paper;
mod point;
#[cfg(test)]
mod proof;
pub mod ranked;
pub mod sparkline;
pub mod trend;
pub mod triangle;

pub use chart::{Chart, DrawError, Drawn, Table, Width};
pub use control::Control;
pub use gap::Gap;
pub use grid::Grid;
pub use map::Map;
pub use numbers::NumberFormat;
pub use paper::drawn_text;
pub use point::{Interval, Point, Standing};
pub use ranked::Ranked;
pub use sparkline::Sparkline;
pub use trend::Trend;
pub use triangle::Triangle;

/// The rules of style that the charts like to have on a page: which of two widths is shown.
/// Charts are complete without them.
pub const STYLE: &str = include_str!("press.css");
