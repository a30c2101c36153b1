//! Which items moved: under another item, or to another place among the items beside them.
//!
//! When one item is moved past ten, one has moved and not ten: the fewest that explain the
//! new order.

use std::collections::{HashMap, HashSet};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::pairs::Pairs;
use super::{Aspect, Difference};
use crate::{Item, Plan, Tree};

/// The differences of place, by position in the later version.
pub(super) fn differences(
    from: &Plan,
    to: &Plan,
    old: &Tree<'_>,
    new: &Tree<'_>,
    pairs: &Pairs,
) -> HashMap<usize, Difference> {
    let mut found = HashMap::new();
    let mut was: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    for earlier in 0..from.items.len() {
        let Some((later, _)) = pairs.later(earlier) else { continue };
        let (before, after) = (old.parent_at(earlier), new.parent_at(later));
        let kept = match before {
            None => after.is_none(),
            Some(parent) => after.is_some() && pairs.later(parent).map(|(later, _)| later) == after,
        };
        if kept {
            was.entry(after).or_default().push(later);
        } else {
            let (before, after) = (under(before, &from.items), under(after, &to.items));
            found.extend(Difference::of_values(Aspect::Parent, before, after).map(|difference| (later, difference)));
        }
    }
    for (parent, order) in was {
        let beside: HashSet<usize> = order.iter().copied().collect();
        let mut now = order.clone();
        now.sort_unstable();
        let moved = out_of_order(&order, &now);
        let siblings = if moved.is_empty() { Vec::new() } else { siblings(new, parent, to.items.len()) };
        for later in moved {
            let before = after_which(&order, later, |_| true, &to.items);
            let after = after_which(&siblings, later, |at| beside.contains(&at), &to.items);
            found.extend(Difference::of_values(Aspect::Place, before, after).map(|difference| (later, difference)));
        }
    }
    found
}

/// The fewest whose moving explains the new order.
fn out_of_order(was: &[usize], now: &[usize]) -> Vec<usize> {
    if was == now {
        return Vec::new();
    }
    let steps = capture_diff_slices(Algorithm::Myers, was, now);
    let gone = steps.iter().filter(|step| !matches!(step, DiffOp::Equal { .. }));
    gone.flat_map(|step| was.get(step.old_range()).unwrap_or_default()).copied().collect()
}

fn siblings(tree: &Tree<'_>, parent: Option<usize>, items: usize) -> Vec<usize> {
    match parent {
        Some(parent) => tree.children_at(parent).to_vec(),
        None => (0..items).filter(|at| tree.parent_at(*at).is_none()).collect(),
    }
}

/// The item that it stands under, in words.
fn under(parent: Option<usize>, items: &[Item]) -> Vec<String> {
    let parent = parent.and_then(|at| items.get(at));
    vec![parent.map_or_else(|| "the top of the plan".to_owned(), |parent| format!("under {}", named(parent)))]
}

/// The nearest of the items before it that were beside it all along, in words.
fn after_which(order: &[usize], of: usize, counts: impl Fn(usize) -> bool, items: &[Item]) -> Vec<String> {
    let before = order.iter().take_while(|at| **at != of).filter(|at| counts(**at)).last();
    let before = before.and_then(|at| items.get(*at));
    vec![before.map_or_else(|| "first".to_owned(), |item| format!("after {}", named(item)))]
}

fn named(item: &Item) -> String {
    match &item.reference {
        Some(reference) => format!("{reference} {}", item.title),
        None => item.title.clone(),
    }
}
