//! What was made of the lines of a document.

use std::collections::HashMap;

use bigplan_plan::{At, Format};

use super::anchor::anchor;

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

/// The marks of a document by line and cell.
#[derive(Clone, Debug)]
pub struct Marks {
    format: Format,
    by_anchor: HashMap<String, Vec<(Option<u32>, Mark)>>,
}

impl Marks {
    /// No marks yet, for a document of this format.
    pub fn new(format: Format) -> Self {
        Self { format, by_anchor: HashMap::new() }
    }

    /// Adds one.
    pub fn add(&mut self, at: At, mark: Mark) {
        self.by_anchor.entry(anchor(self.format, at)).or_default().push((at.cell, mark));
    }

    /// All marks of the line with this anchor, with the cell that each is about.
    pub(super) fn of(&self, anchor: &str) -> &[(Option<u32>, Mark)] {
        self.by_anchor.get(anchor).map_or(&[], Vec::as_slice)
    }
}
