//! Two versions of a plan, item by item: what was added, dropped, reworded, moved, and what
//! hangs on an item that was not there before.
//!
//! Items are matched by id; where ids differ, because one version was read out of a document
//! again or is the next plan, by reference, kind and title (see [`pairs`]). The same two
//! versions always give the same answer. It must never change either plan.

mod around;
mod counts;
mod item;
mod lines;
mod measures;
pub mod pairs;
mod places;
#[cfg(test)]
mod tests;
mod values;
pub mod wording;

use serde::Serialize;

pub use around::{Around, Section};
pub use counts::Counts;
pub use measures::MeasureLine;
pub use pairs::PairedBy;
pub use wording::{Fate, Fragment};

use crate::{Kind, Plan};

/// What became of an item, a measure or another part from one version to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// It stands in the later version alone.
    Added,
    /// It stands in the earlier version alone.
    Dropped,
    /// It stands in both, with differences.
    Changed,
    /// It stands in both, alike.
    Same,
}

/// What of an item differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aspect {
    /// Its title, in other words.
    Title,
    /// Its text, in other words.
    Text,
    /// Its kind.
    Kind,
    /// Its reference.
    Reference,
    /// It stands under another item.
    Parent,
    /// It stands elsewhere among the items beside it.
    Place,
    /// Who answers for it.
    Leads,
    /// Which groups are accountable for it.
    Groups,
    /// When it is due.
    Due,
    /// Which measures show whether it works.
    Measures,
    /// The baseline of one of its measures.
    Baseline,
    /// The targets of one of its measures.
    Targets,
    /// Which needs it answers.
    Needs,
    /// The money it leans on.
    Money,
    /// Whom it is for.
    Scope,
    /// What it points to.
    Links,
}

/// One difference of an item or a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What differs.
    pub what: Aspect,
    /// What was there and no longer is, in words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<String>,
    /// What is there and was not, in words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<String>,
    /// For wording: the text with what was taken out and what was put in, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wording: Vec<Fragment>,
}

impl Difference {
    fn of_values(what: Aspect, before: Vec<String>, after: Vec<String>) -> Option<Self> {
        (before != after).then(|| Self { what, before, after, wording: Vec::new() })
    }

    fn of_wording(what: Aspect, before: &str, after: &str) -> Option<Self> {
        (before != after).then(|| Self {
            what,
            before: Vec::new(),
            after: Vec::new(),
            wording: wording::compare(before, after),
        })
    }
}

/// One item of either version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// How many items stand above it, where it is shown.
    pub depth: usize,
    /// What became of it.
    pub standing: Standing,
    /// Its id in the earlier version.
    pub from: Option<String>,
    /// Its id in the later version.
    pub to: Option<String>,
    /// Its kind, the later one where both have it.
    pub kind: Kind,
    /// Its reference, the later one where both have it.
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    /// Its title, the later one where both have it.
    pub title: String,
    /// How the two were found to be one, where it stands in both.
    pub paired: Option<PairedBy>,
    /// What differs, in the order of [`Aspect`].
    pub differences: Vec<Difference>,
    /// Whether something beneath it was added, dropped or changed.
    pub beneath: bool,
}

/// What differs between two versions of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// How much of each sort.
    pub counts: Counts,
    /// Every item of either version, in the order of the later one with its children under
    /// it; what was dropped stands where it stood.
    pub items: Vec<Line>,
    /// The measures of either version, in the order of the later one, dropped ones last.
    pub measures: Vec<MeasureLine>,
    /// What differs outside the items: title page, needs, groups, inspection, glossary.
    pub around: Vec<Around>,
}

impl Comparison {
    /// Whether the two versions say the same.
    pub fn is_empty(&self) -> bool {
        let same = |standing: Standing| standing == Standing::Same;
        self.around.is_empty()
            && self.items.iter().all(|line| same(line.standing))
            && self.measures.iter().all(|line| same(line.standing))
    }
}

/// Compares the earlier version with the later one.
pub fn compare(from: &Plan, to: &Plan) -> Comparison {
    let pairs = pairs::Pairs::of(from, to);
    let items = lines::lines(from, to, &pairs);
    let measures = measures::lines(from, to, &pairs);
    let around = around::differences(from, to);
    Comparison { counts: Counts::of(&items, &measures, &around), items, measures, around }
}
