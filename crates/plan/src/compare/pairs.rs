//! Which item of the one version is which of the other.
//!
//! By id first. What is left is matched in steps, each surer than the next: the same
//! reference, kind and title; the same kind and title; the same reference and kind with
//! words in common; and at last by how alike titles of one kind are. In every step an
//! earlier item goes before a later one, so the answer does not depend on chance.

use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::Hash;

use serde::Serialize;

use super::wording::likeness;
use crate::fold::{fold, words};
use crate::{Item, Kind, MeasureUse, Plan, refs};

/// Words in a hundred that two titles under one reference must share to be one item.
const UNDER_ONE_REFERENCE: usize = 25;
/// Words in a hundred that two titles must share to be one item.
const ALIKE: usize = 60;
/// A word in more titles than this says too little to look for likeness by it.
const COMMON: usize = 64;

/// How two items were found to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PairedBy {
    /// They have one id.
    Id,
    /// They have one kind and reference, and words in common.
    Reference,
    /// They have one kind and title, or nearly.
    Title,
}

/// The pairs, by position in the two plans' lists.
#[derive(Clone, Debug)]
pub struct Pairs {
    later: Vec<Option<(usize, PairedBy)>>,
    earlier: Vec<Option<usize>>,
    measures: HashMap<String, String>,
}

/// An item with its position in its version.
type Placed<'a> = (usize, &'a Item);

impl Pairs {
    /// Finds the pairs of two versions.
    pub fn of(from: &Plan, to: &Plan) -> Self {
        let mut pairs = Self {
            later: vec![None; from.items.len()],
            earlier: vec![None; to.items.len()],
            measures: measures(from, to),
        };
        pairs.by_key(from, to, PairedBy::Id, |item| Some(item.id.clone()));
        let title = |item: &Item| (item.kind, fold(&item.title));
        let exact = |item: &Item| Some((reference(item)?, title(item)));
        pairs.by_key(from, to, PairedBy::Reference, exact);
        pairs.by_key(from, to, PairedBy::Title, |item| Some(title(item)).filter(|(_, title)| !title.is_empty()));
        pairs.by_reference(from, to);
        pairs.by_likeness(from, to);
        pairs
    }

    /// The position in the later version of an earlier item, and how it was found.
    pub fn later(&self, earlier: usize) -> Option<(usize, PairedBy)> {
        self.later.get(earlier).copied().flatten()
    }

    /// The position in the earlier version of a later item.
    pub fn earlier(&self, later: usize) -> Option<usize> {
        self.earlier.get(later).copied().flatten()
    }

    /// The id in the later version of an earlier measure.
    pub(super) fn later_measure(&self, earlier: &str) -> Option<&str> {
        self.measures.get(earlier).map(String::as_str)
    }

    fn join(&mut self, earlier: usize, later: usize, by: PairedBy) {
        if let (Some(one @ None), Some(other @ None)) = (self.later.get_mut(earlier), self.earlier.get_mut(later)) {
            *one = Some((later, by));
            *other = Some(earlier);
        }
    }

    fn left(of: &[Item], paired: impl Fn(usize) -> bool) -> Vec<Placed<'_>> {
        of.iter().enumerate().filter(|(at, _)| !paired(*at)).collect()
    }

    fn left_of_both<'a>(&self, from: &'a Plan, to: &'a Plan) -> (Vec<Placed<'a>>, Vec<Placed<'a>>) {
        let old = Self::left(&from.items, |at| self.later(at).is_some());
        (old, Self::left(&to.items, |at| self.earlier(at).is_some()))
    }

    /// Joins what has one key: the first with the first, the second with the second.
    fn by_key<K: Eq + Hash>(&mut self, from: &Plan, to: &Plan, by: PairedBy, key: impl Fn(&Item) -> Option<K>) {
        let (old, new) = self.left_of_both(from, to);
        let mut waiting: HashMap<K, VecDeque<usize>> = HashMap::new();
        for (at, item) in new {
            if let Some(key) = key(item) {
                waiting.entry(key).or_default().push_back(at);
            }
        }
        for (at, item) in old {
            let found = key(item).and_then(|key| waiting.get_mut(&key)?.pop_front());
            if let Some(later) = found {
                self.join(at, later, by);
            }
        }
    }

    fn by_reference(&mut self, from: &Plan, to: &Plan) {
        let (old, new) = self.left_of_both(from, to);
        let mut waiting: HashMap<(Kind, String), (usize, Vec<String>)> = HashMap::new();
        for (at, item) in new {
            if let Some(reference) = reference(item) {
                waiting.entry((item.kind, reference)).or_insert_with(|| (at, title_words(item)));
            }
        }
        for (at, item) in old {
            let found = reference(item).and_then(|reference| waiting.get(&(item.kind, reference)));
            if let Some((later, words)) = found
                && likeness(&title_words(item), words) >= UNDER_ONE_REFERENCE
            {
                self.join(at, *later, PairedBy::Reference);
            }
        }
    }

    fn by_likeness(&mut self, from: &Plan, to: &Plan) {
        let (old, new) = self.left_of_both(from, to);
        let ready: Vec<(usize, Kind, Vec<String>)> =
            new.into_iter().map(|(at, item)| (at, item.kind, title_words(item))).collect();
        let mut standing: HashMap<&str, Vec<usize>> = HashMap::new();
        for (place, (_, _, words)) in ready.iter().enumerate() {
            words.iter().for_each(|word| standing.entry(word).or_default().push(place));
        }
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for (at, item) in old {
            let words = title_words(item);
            let places = words.iter().filter_map(|word| standing.get(word.as_str())).filter(|all| all.len() <= COMMON);
            let mut places: Vec<usize> = places.flatten().copied().collect();
            places.sort_unstable();
            places.dedup();
            let candidates = places.into_iter().filter_map(|place| ready.get(place));
            let alike = candidates.filter(|(_, kind, _)| *kind == item.kind);
            let alike = alike.map(|(later, _, theirs)| (likeness(&words, theirs), at, *later));
            found.extend(alike.filter(|(likeness, ..)| *likeness >= ALIKE));
        }
        found.sort_unstable_by_key(|(likeness, earlier, later)| (usize::MAX - likeness, *earlier, *later));
        for (_, earlier, later) in found {
            self.join(earlier, later, PairedBy::Title);
        }
    }
}

fn reference(item: &Item) -> Option<String> {
    item.reference.as_deref().map(refs::normal).filter(|reference| !reference.is_empty())
}

fn title_words(item: &Item) -> Vec<String> {
    let mut words: Vec<String> = words(&item.title).into_iter().map(|word| word.folded).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Which measure is which: by id, then by title and by code, each with its group and place.
fn measures(from: &Plan, to: &Plan) -> HashMap<String, String> {
    let ids: HashSet<&str> = to.measures.iter().map(|measure| measure.id.as_str()).collect();
    let mut pairs: HashMap<String, String> = HashMap::new();
    let same = from.measures.iter().filter(|measure| ids.contains(measure.id.as_str()));
    pairs.extend(same.map(|measure| (measure.id.clone(), measure.id.clone())));
    let mut taken: HashSet<String> = pairs.keys().cloned().collect();
    for key in [titled, coded] {
        let mut waiting: HashMap<MeasureKey, VecDeque<&str>> = HashMap::new();
        for measure in to.measures.iter().filter(|measure| !taken.contains(&measure.id)) {
            waiting.entry(key(measure)).or_default().push_back(&measure.id);
        }
        for measure in &from.measures {
            let of = key(measure);
            if of.0.is_empty() || pairs.contains_key(&measure.id) {
                continue;
            }
            if let Some(later) = waiting.get_mut(&of).and_then(VecDeque::pop_front) {
                pairs.insert(measure.id.clone(), later.to_owned());
                taken.insert(later.to_owned());
            }
        }
    }
    pairs
}

/// What it is known by, its group of children and its place, folded.
type MeasureKey = (String, String, String);

fn titled(measure: &MeasureUse) -> MeasureKey {
    known_by(fold(&measure.title), measure)
}

fn coded(measure: &MeasureUse) -> MeasureKey {
    known_by(folded(measure.code.as_deref()), measure)
}

fn known_by(name: String, measure: &MeasureUse) -> MeasureKey {
    (name, folded(measure.group.as_deref()), folded(measure.area.as_deref()))
}

fn folded(text: Option<&str>) -> String {
    text.map(fold).unwrap_or_default()
}
