//! The words that a file's names are held against.

use bigplan_measure::{Areas, Catalogue, Groups};

/// Measures, places and groups that are known.
#[derive(Clone, Copy)]
pub struct Vocabulary<'a> {
    /// All measures.
    pub catalogue: &'a Catalogue,
    /// All places.
    pub areas: &'a Areas,
    /// All groups.
    pub groups: &'a Groups,
}
