//! Findings of one pass: all are counted, and of each code the first are kept whole.

use std::collections::BTreeMap;

use bigplan_plan::Finding;

use crate::cells::place::Place;
use crate::codes::FigureCode;
use crate::limits::MAX_KEPT;

/// What has been found so far.
#[derive(Default)]
pub(crate) struct Findings {
    kept: Vec<Finding>,
    counts: BTreeMap<&'static str, Count>,
}

#[derive(Default)]
struct Count {
    all: u64,
    kept: usize,
}

impl Findings {
    /// Adds one; the sentence is made only when it is kept.
    pub(crate) fn add(&mut self, code: FigureCode, place: Place, says: impl FnOnce() -> String) {
        self.add_times(code, place, 1, says);
    }

    /// Adds one sentence that speaks of several rows.
    pub(crate) fn add_times(&mut self, code: FigureCode, place: Place, times: u64, says: impl FnOnce() -> String) {
        let count = self.counts.entry(code.code).or_default();
        count.all += times;
        if count.kept < MAX_KEPT {
            count.kept += 1;
            let message = format!("{}: {}", capital(&place.shown()), says());
            self.kept.push(Finding::new(code.code, code.severity, message).at(place.into()));
        }
    }

    /// Adds one about the whole file or sheet.
    pub(crate) fn add_whole(&mut self, code: FigureCode, says: impl Into<String>) {
        self.counts.entry(code.code).or_default().all += 1;
        self.kept.push(Finding::new(code.code, code.severity, says));
    }

    /// The findings in the order of their places, and how many there are of each code.
    pub(crate) fn finish(mut self) -> (Vec<Finding>, BTreeMap<String, u64>) {
        self.kept.sort_by_key(|finding| finding.at);
        (self.kept, self.counts.into_iter().map(|(code, count)| (code.to_owned(), count.all)).collect())
    }
}

fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}
