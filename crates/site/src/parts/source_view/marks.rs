//! What was made of the lines of a document.

use std::collections::HashMap;

use bigplan_plan::{At, Format};

use super::anchor::Place;
use super::lines::Lines;

/// A link from a line to what was made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it is.
    pub kind: MarkKind,
    /// The link's words.
    pub words: String,
    /// Where it leads.
    pub address: String,
}

/// What a mark says of its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// An item was read out of it.
    Read,
    /// It was not understood.
    Unread,
}

/// The marks of a document, in the order in which they were added.
#[derive(Clone, Debug, Default)]
pub struct Marks(Vec<(At, Mark)>);

impl Marks {
    /// Adds one.
    pub fn add(&mut self, at: At, mark: Mark) {
        self.0.push((at, mark));
    }

    /// The marks by the line that shows their place, each with the cell that it is about.
    pub(super) fn by_line<'a>(&'a self, format: Format, lines: &Lines) -> HashMap<Place, Vec<(Option<u32>, &'a Mark)>> {
        let mut by_line: HashMap<Place, Vec<(Option<u32>, &'a Mark)>> = HashMap::new();
        for (at, mark) in &self.0 {
            if let Some(line) = lines.nearest(format, *at) {
                by_line.entry(line).or_default().push((at.cell, mark));
            }
        }
        by_line
    }
}
