//! What the links between items of one plan point to.

use std::collections::{HashMap, HashSet};

use crate::refs::{Part, normal, parts, several, written};
use crate::{Item, Plan};

/// Words before a reference that say only what sort of thing it is.
const LEADING_WORDS: [&str; 10] =
    ["action", "key", "item", "milestone", "objective", "outcome", "priority", "section", "see", "also"];

/// The references of a plan, ready to be looked up.
#[derive(Debug)]
pub struct Pointers {
    positions: HashMap<String, usize>,
    held: HashSet<String>,
    shapes: HashSet<Vec<bool>>,
}

impl Pointers {
    /// Gathers the references of a plan.
    pub fn of(plan: &Plan) -> Self {
        let mut pointers = Self { positions: HashMap::new(), held: HashSet::new(), shapes: HashSet::new() };
        let references = |item: &Item| item.reference.as_deref().and_then(parts);
        for (position, parts) in plan.items.iter().enumerate().filter_map(|(at, item)| Some((at, references(item)?))) {
            pointers.positions.entry(written(&parts)).or_insert(position);
            let stems = (1..=parts.len()).filter_map(|length| parts.get(..length)).map(written);
            pointers.held.extend(stems);
            pointers.shapes.insert(shape(&parts));
        }
        pointers.held.extend(plan.needs.iter().flat_map(|need| several(&need.reference)));
        pointers
    }

    /// The reference in the words, when it looks like one of the plan's own and is not held.
    pub(crate) fn broken(&self, to: &str) -> Option<String> {
        let parts = pointed_at(to)?;
        let reference = written(&parts);
        (self.shapes.contains(&shape(&parts)) && !self.held.contains(&reference)).then_some(reference)
    }

    /// The position of the item that the words point to; `None` where they point elsewhere.
    pub fn target(&self, to: &str) -> Option<usize> {
        let reference = pointed_at(to).map_or_else(|| normal(to), |parts| written(&parts));
        self.positions.get(&reference).copied()
    }
}

/// The parts of "1.6" and of "see objective B.3"; `None` for "2.1 objective C", which points
/// into another document, and for names.
fn pointed_at(to: &str) -> Option<Vec<Part>> {
    let mut words: Vec<&str> = to.split_whitespace().collect();
    let reference = words.pop()?;
    let leading = words.iter().all(|word| LEADING_WORDS.contains(&word.to_lowercase().trim_end_matches('s')));
    if leading { parts(reference) } else { None }
}

/// For each part whether it is a letter.
fn shape(parts: &[Part]) -> Vec<bool> {
    parts.iter().map(|part| matches!(part, Part::Letter(_))).collect()
}

/// The circles in a graph given as targets for each position: its strongly connected
/// components of more than one position, and positions that point to themselves. Each
/// circle ascending; circles by their first position. Linear, without recursion (Tarjan 1972).
pub(crate) fn circles(targets: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut search =
        Search { targets, index: vec![None; targets.len()], low: vec![0; targets.len()], ..Search::default() };
    for start in 0..targets.len() {
        search.from(start);
    }
    search.found.sort();
    search.found
}

#[derive(Default)]
struct Search<'t> {
    targets: &'t [Vec<usize>],
    index: Vec<Option<usize>>,
    low: Vec<usize>,
    open: Vec<usize>,
    is_open: HashSet<usize>,
    visited: usize,
    found: Vec<Vec<usize>>,
}

impl Search<'_> {
    fn from(&mut self, start: usize) {
        if self.index.get(start).is_none_or(Option::is_some) {
            return;
        }
        self.enter(start);
        let mut way = vec![(start, 0)];
        while let Some((position, next)) = way.pop() {
            match self.targets.get(position).and_then(|targets| targets.get(next)).copied() {
                Some(target) => {
                    way.push((position, next + 1));
                    match self.index.get(target).copied() {
                        Some(None) => {
                            self.enter(target);
                            way.push((target, 0));
                        }
                        Some(Some(index)) if self.is_open.contains(&target) => self.lower(position, index),
                        _ => {}
                    }
                }
                None => {
                    self.leave(position);
                    let low = self.low.get(position).copied().unwrap_or_default();
                    if let Some((above, _)) = way.last().copied() {
                        self.lower(above, low);
                    }
                }
            }
        }
    }

    fn enter(&mut self, position: usize) {
        if let (Some(index), Some(low)) = (self.index.get_mut(position), self.low.get_mut(position)) {
            (*index, *low) = (Some(self.visited), self.visited);
        }
        self.visited += 1;
        self.open.push(position);
        self.is_open.insert(position);
    }

    fn lower(&mut self, position: usize, to: usize) {
        if let Some(low) = self.low.get_mut(position) {
            *low = to.min(*low);
        }
    }

    fn leave(&mut self, position: usize) {
        if self.index.get(position).copied().flatten() != self.low.get(position).copied() {
            return;
        }
        let from = self.open.iter().rposition(|open| *open == position).unwrap_or(self.open.len());
        let mut component = self.open.split_off(from);
        for closed in &component {
            self.is_open.remove(closed);
        }
        let to_itself = self.targets.get(position).is_some_and(|targets| targets.contains(&position));
        if component.len() > 1 || to_itself {
            component.sort_unstable();
            self.found.push(component);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::circles;

    #[test]
    fn circles_are_found_and_trees_are_not() {
        for (targets, expected) in [
            (vec![vec![1], vec![2], vec![0], vec![0]], vec![vec![0, 1, 2]]),
            (vec![vec![0], vec![]], vec![vec![0]]),
            (vec![vec![1, 2], vec![3], vec![3], vec![]], vec![]),
            (vec![vec![1], vec![0], vec![3], vec![2, 0], vec![9]], vec![vec![0, 1], vec![2, 3]]),
        ] {
            assert_eq!(circles(&targets), expected, "{targets:?}");
        }
    }
}
