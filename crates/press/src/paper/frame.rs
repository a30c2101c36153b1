//! The sheet that a chart is drawn on.

use super::clean::{prefix, words};
use super::px::Px;
use crate::chart::Width;

/// What every `<svg>` begins with.
pub struct Frame {
    pub prefix: String,
    /// The chart's kind and width as classes.
    pub class: String,
    pub width: Px,
    pub height: Px,
    pub title: String,
    pub description: String,
    /// Whether white paper lies below.
    pub paper: bool,
}

impl Frame {
    /// A white sheet.
    pub fn new(kind: &str, given: &str, width: Width, height: f64, said: (&str, &str)) -> Self {
        Self {
            prefix: prefix(given),
            class: format!("press {} press-{kind}", width.class()),
            width: Px::new(width.px()),
            height: Px::new(height.ceil()),
            title: words(said.0),
            description: words(said.1),
            paper: true,
        }
    }
}
