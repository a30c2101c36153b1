//! The items of both versions in one order: the later one's, with what was dropped where it
//! stood before.

use std::collections::{HashMap, HashSet};

use super::item::{self, Measures};
use super::pairs::Pairs;
use super::{Difference, Line, Standing, places};
use crate::{Item, Plan, Tree};

/// An item in the common order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Node {
    /// By position in the later version.
    Later(usize),
    /// Dropped: by position in the earlier version.
    Dropped(usize),
}

/// Every item of either version.
pub(super) fn lines(from: &Plan, to: &Plan, pairs: &Pairs) -> Vec<Line> {
    let (old, new) = (Tree::of(from), Tree::of(to));
    let mut moved = places::differences(from, to, &old, &new, pairs);
    let measures = Measures::of(from, to);
    let mut lines = Vec::with_capacity(from.items.len().max(to.items.len()));
    for (depth, node) in in_order(from, to, &new, &old, pairs) {
        match node {
            Node::Dropped(at) => lines.extend(from.items.get(at).map(|item| dropped(item, depth))),
            Node::Later(at) => {
                let Some(item) = to.items.get(at) else { continue };
                let before = pairs.earlier(at).and_then(|earlier| from.items.get(earlier).zip(pairs.later(earlier)));
                lines.push(match before {
                    None => line(item, depth, Standing::Added),
                    Some((old, (_, by))) => {
                        let mut differences = item::differences(old, item, &measures, pairs);
                        differences.extend(moved.remove(&at));
                        differences.sort_by_key(|difference| difference.what);
                        Line { from: Some(old.id.clone()), paired: Some(by), ..kept(item, depth, differences) }
                    }
                });
            }
        }
    }
    mark_above(&mut lines);
    lines
}

fn line(item: &Item, depth: usize, standing: Standing) -> Line {
    Line {
        depth,
        standing,
        from: None,
        to: Some(item.id.clone()),
        kind: item.kind,
        reference: item.reference.clone(),
        title: item.title.clone(),
        paired: None,
        differences: Vec::new(),
        beneath: false,
    }
}

fn dropped(item: &Item, depth: usize) -> Line {
    Line { from: Some(item.id.clone()), to: None, ..line(item, depth, Standing::Dropped) }
}

fn kept(item: &Item, depth: usize, differences: Vec<Difference>) -> Line {
    let standing = if differences.is_empty() { Standing::Same } else { Standing::Changed };
    Line { differences, ..line(item, depth, standing) }
}

/// Says of every item whether something beneath it differs; lines come in tree order.
fn mark_above(lines: &mut [Line]) {
    let mut differs_at: Option<usize> = None;
    for line in lines.iter_mut().rev() {
        line.beneath = differs_at.is_some_and(|depth| depth > line.depth);
        if line.beneath || line.standing != Standing::Same {
            differs_at = Some(line.depth);
        }
    }
}

/// Parents before children, without recursion, so that a deep plan cannot exhaust the stack.
fn in_order(from: &Plan, to: &Plan, new: &Tree<'_>, old: &Tree<'_>, pairs: &Pairs) -> Vec<(usize, Node)> {
    let mut beneath = beneath(from, to, new, old, pairs);
    let mut waiting: Vec<(usize, Node)> = Vec::new();
    let mut order = Vec::new();
    let mut wait = |waiting: &mut Vec<(usize, Node)>, parent: Option<Node>, depth: usize| {
        waiting.extend(beneath.remove(&parent).unwrap_or_default().into_iter().rev().map(|node| (depth, node)));
    };
    wait(&mut waiting, None, 0);
    while let Some((depth, node)) = waiting.pop() {
        order.push((depth, node));
        wait(&mut waiting, Some(node), depth + 1);
    }
    order
}

/// What stands under each item: the later version's items, and each dropped one after the
/// nearest item before it that stands there still.
fn beneath(from: &Plan, to: &Plan, new: &Tree<'_>, old: &Tree<'_>, pairs: &Pairs) -> HashMap<Option<Node>, Vec<Node>> {
    let node = |earlier: usize| match pairs.later(earlier) {
        Some((later, _)) => Node::Later(later),
        None => Node::Dropped(earlier),
    };
    let mut beneath: HashMap<Option<Node>, Vec<Node>> = HashMap::new();
    for later in 0..to.items.len() {
        beneath.entry(new.parent_at(later).map(Node::Later)).or_default().push(Node::Later(later));
    }
    let here: HashMap<Node, Option<Node>> =
        beneath.iter().flat_map(|(parent, nodes)| nodes.iter().map(|node| (*node, *parent))).collect();
    let mut last: HashMap<Option<Node>, Option<Node>> = HashMap::new();
    let mut dropped: HashMap<(Option<Node>, Option<Node>), Vec<Node>> = HashMap::new();
    for earlier in 0..from.items.len() {
        let (node, parent) = (node(earlier), old.parent_at(earlier).map(node));
        if let Node::Dropped(_) = node {
            dropped.entry((parent, last.get(&parent).copied().flatten())).or_default().push(node);
        } else if here.get(&node) == Some(&parent) {
            last.insert(parent, Some(node));
        }
    }
    let parents: HashSet<Option<Node>> = dropped.keys().map(|(parent, _)| *parent).collect();
    for parent in parents {
        let nodes = beneath.remove(&parent).unwrap_or_default();
        let mut merged = dropped.remove(&(parent, None)).unwrap_or_default();
        for node in nodes {
            merged.push(node);
            merged.extend(dropped.remove(&(parent, Some(node))).unwrap_or_default());
        }
        beneath.insert(parent, merged);
    }
    beneath
}
