//! Names that nobody knows, each told once with the number of its rows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::cells::place::Place;
use crate::codes::FigureCode;
use crate::findings::Findings;
use crate::words::{quoted, rows};

/// Most names that are remembered.
const MOST: usize = 10_000;

/// A name that stands in the file and is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unknown {
    /// The name as it stands there.
    pub text: String,
    /// Where first.
    pub place: Place,
    /// In how many rows.
    pub rows: u64,
}

/// All unknown names of one sort.
#[derive(Default)]
pub(crate) struct Unknowns {
    by_text: BTreeMap<String, (Place, u64)>,
}

impl Unknowns {
    /// Counts a name.
    pub(crate) fn add(&mut self, text: &str, place: Place) {
        if let Some((_, count)) = self.by_text.get_mut(text) {
            *count += 1;
        } else if self.by_text.len() < MOST {
            self.by_text.insert(text.to_owned(), (place, 1));
        }
    }

    /// Tells each name once, those of most rows first.
    pub(crate) fn tell(self, code: FigureCode, is: &str, findings: &mut Findings) -> Vec<Unknown> {
        let mut all: Vec<Unknown> =
            self.by_text.into_iter().map(|(text, (place, rows))| Unknown { text, place, rows }).collect();
        all.sort_by_key(|unknown| (std::cmp::Reverse(unknown.rows), unknown.place));
        for unknown in &all {
            let told = format!("{} {is} ({} like this).", quoted(&unknown.text), rows(unknown.rows));
            findings.add(code, unknown.place, || told);
        }
        all
    }
}
