//! What drawing gives.

use std::fmt;

use askama::Template;

/// A drawn chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The drawing: one `<svg>`, or from [`Drawn::for_page`] two in a `<div>`. Safe to put
    /// into a page as it is.
    pub svg: String,
    /// The same figures as a table, to stand below the drawing.
    pub table: Table,
    /// What the chart shows, as a heading. Not escaped.
    pub title: String,
    /// What there is to see, in sentences. Not escaped.
    pub description: String,
}

/// The figures of a chart as text. Each row has as many cells as there are headings; the
/// first cell is the row's own heading. Nothing in it is escaped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What the table holds.
    pub caption: String,
    /// One a column.
    pub headings: Vec<String>,
    /// The rows, each a cell for every heading.
    pub rows: Vec<Vec<String>>,
}

/// How much room there is. The drawing's text is readable at that width and above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// 640 px: a desktop page, a sheet of A4.
    Wide,
    /// 288 px: a telephone, or a page at 400 %.
    Narrow,
}

impl Width {
    /// The drawing's width in px.
    pub fn px(self) -> f64 {
        match self {
            Self::Wide => 640.0,
            Self::Narrow => 288.0,
        }
    }

    /// The size of its text in px, never below 12.
    pub fn text(self) -> f64 {
        match self {
            Self::Wide => 14.0,
            Self::Narrow => 12.0,
        }
    }

    /// Chooses by width.
    pub(crate) fn pick<T>(self, wide: T, narrow: T) -> T {
        match self {
            Self::Wide => wide,
            Self::Narrow => narrow,
        }
    }

    pub(crate) fn class(self) -> &'static str {
        self.pick("press--wide", "press--narrow")
    }
}

/// Why a chart could not be drawn.
#[derive(Debug)]
pub enum DrawError {
    /// The template could not be written out.
    Template(askama::Error),
}

impl fmt::Display for DrawError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Template(why) => write!(to, "the chart could not be drawn: {why}"),
        }
    }
}

impl std::error::Error for DrawError {}

impl From<askama::Error> for DrawError {
    fn from(why: askama::Error) -> Self {
        Self::Template(why)
    }
}

/// A chart that can be drawn.
pub trait Drawn {
    /// Draws it once. `prefix` begins every id in the drawing: give each drawing of a page
    /// its own, of letters, digits and `-`.
    ///
    /// # Errors
    /// When the template cannot be written out.
    fn draw(&self, prefix: &str, width: Width) -> Result<Chart, DrawError>;

    /// Draws it at both widths in one `<div>`, of which [`crate::STYLE`] shows the fitting one.
    ///
    /// # Errors
    /// As [`Drawn::draw`].
    fn for_page(&self, prefix: &str) -> Result<Chart, DrawError> {
        let wide = self.draw(&format!("{prefix}-wide"), Width::Wide)?;
        let narrow = self.draw(&format!("{prefix}-narrow"), Width::Narrow)?;
        let svg = Room { wide: &wide.svg, narrow: &narrow.svg }.render()?;
        Ok(Chart { svg, ..wide })
    }
}

#[derive(Template)]
#[template(path = "room.svg")]
struct Room<'a> {
    wide: &'a str,
    narrow: &'a str,
}
