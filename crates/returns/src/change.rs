//! What a corrected file changed: which findings are mended, which are new and which stay, and how many rows differ.

use std::collections::HashMap;
use std::hash::Hash;

use crate::report::{Place, Report, RuleFound};

/// What changed since an earlier file of the same return.
#[derive(Debug)]
pub struct Change {
    /// What was wrong with the earlier file.
    pub earlier: Report,
    /// By rule: those that find something now, in their order, then those that found something only then.
    pub rules: Vec<RuleChange>,
    /// By table.
    pub tables: Vec<TableChange>,
}

/// What changed for a rule.
#[derive(Debug)]
pub struct RuleChange {
    /// The rule with what it found: now, or then where it finds nothing now.
    pub rule: RuleFound,
    /// Places of the earlier file that are no longer found.
    pub mended: Vec<Place>,
    /// Places that were not found before.
    pub new: Vec<Place>,
    /// How many places are found in both: in the same row, or for the same child in a row that changed otherwise.
    pub stay: usize,
}

/// How many rows of a table differ. A row that changed is one that is gone and one that is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableChange {
    /// The table.
    pub table: &'static str,
    /// Rows that are in both files.
    pub same: usize,
    /// Rows of the earlier file that are not in this one.
    pub gone: usize,
    /// Rows that were not in the earlier one.
    pub new: usize,
}

impl RuleChange {
    /// Whether the rule finds something else than it did.
    pub fn has_moved(&self) -> bool {
        !self.mended.is_empty() || !self.new.is_empty()
    }
}

impl TableChange {
    /// Whether its rows are not those of the earlier file.
    pub fn differs(&self) -> bool {
        self.gone > 0 || self.new > 0
    }
}

impl Change {
    /// Sets a report beside an earlier one. Both were made with prints.
    pub(crate) fn between(earlier: Report, now: &Report) -> Self {
        let before = |rule: &RuleFound| earlier.rules.iter().find(|old| old.code == rule.code);
        let mut rules: Vec<RuleChange> =
            now.rules.iter().map(|rule| changed(rule, (&earlier, before(rule)), (now, Some(rule)))).collect();
        let gone = earlier.rules.iter().filter(|old| now.rules.iter().all(|rule| rule.code != old.code));
        rules.extend(gone.map(|old| changed(old, (&earlier, Some(old)), (now, None))));
        let tables = tables(&earlier, now);
        Self { earlier, rules, tables }
    }

    /// How many places are mended, new, and found in both.
    pub fn counts(&self) -> (usize, usize, usize) {
        let sum = |of: fn(&RuleChange) -> usize| self.rules.iter().map(of).sum();
        (sum(|rule| rule.mended.len()), sum(|rule| rule.new.len()), sum(|rule| rule.stay))
    }
}

fn changed(
    rule: &RuleFound,
    (earlier, then): (&Report, Option<&RuleFound>),
    (now, today): (&Report, Option<&RuleFound>),
) -> RuleChange {
    let places = |report: &Report, rule: Option<&RuleFound>| -> Vec<Place> {
        rule.map(|rule| report.places(rule).collect()).unwrap_or_default()
    };
    let (old, new) = (places(earlier, then), places(now, today));
    let all = new.len();
    let row = |report: &Report, place: &Place| (place.table, place.column, report.print(place));
    let (old, new) = left(old, new, |place| row(earlier, place), |place| row(now, place));
    let child = |report: &Report, place: &Place| {
        (place.table, place.column, place.child.map(|number| report.child(number)).unwrap_or_default())
    };
    let (mended, new) = left(old, new, |place| child(earlier, place), |place| child(now, place));
    RuleChange { rule: rule.clone(), stay: all - new.len(), mended, new }
}

/// What is left of two lists when each pair of the same key is taken out, in their orders.
fn left<K: Hash + Eq>(
    old: Vec<Place>,
    new: Vec<Place>,
    of_old: impl Fn(&Place) -> K,
    of_new: impl Fn(&Place) -> K,
) -> (Vec<Place>, Vec<Place>) {
    let mut waiting: HashMap<K, usize> = HashMap::new();
    for place in &new {
        *waiting.entry(of_new(place)).or_default() += 1;
    }
    let mut met: HashMap<K, usize> = HashMap::new();
    let mut rest_of_old = Vec::new();
    for place in old {
        let key = of_old(&place);
        match waiting.get_mut(&key).filter(|count| **count > 0) {
            Some(count) => {
                *count -= 1;
                *met.entry(key).or_default() += 1;
            }
            None => rest_of_old.push(place),
        }
    }
    let is_new = |place: &Place| match met.get_mut(&of_new(place)).filter(|count| **count > 0) {
        Some(count) => {
            *count -= 1;
            false
        }
        None => true,
    };
    (rest_of_old, new.into_iter().filter(is_new).collect())
}

fn tables(earlier: &Report, now: &Report) -> Vec<TableChange> {
    let mut old: HashMap<&'static str, Vec<u64>> = earlier.prints().collect();
    let now = now.prints().map(|(table, new)| {
        let old = old.remove(table).unwrap_or_default();
        let same = in_both(&old, &new);
        TableChange { table, same, gone: old.len() - same, new: new.len() - same }
    });
    now.filter(|table| table.same + table.gone + table.new > 0).collect()
}

/// How many prints stand in both lists, which are in order.
fn in_both(mut one: &[u64], mut other: &[u64]) -> usize {
    let mut both = 0;
    while let ([first, rest @ ..], [second, others @ ..]) = (one, other) {
        both += usize::from(first == second);
        if first <= second {
            one = rest;
        }
        if second <= first {
            other = others;
        }
    }
    both
}
