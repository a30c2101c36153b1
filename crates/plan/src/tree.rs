//! The items of a plan as a tree.
//!
//! It works on any plan, broken ones too: an item whose parent is missing stands as a root,
//! and a circle of parents is cut at its first item in document order. Nothing is lost and
//! nothing loops.

use std::collections::HashMap;

use crate::{Item, Plan};

/// A tree over the items of a plan. Children stand in document order.
#[derive(Clone, Debug)]
pub struct Tree<'a> {
    items: &'a [Item],
    by_id: HashMap<&'a str, usize>,
    parents: Vec<Option<usize>>,
    children: Vec<Vec<usize>>,
    roots: Vec<usize>,
    order: Vec<usize>,
    depths: Vec<usize>,
    circles: Vec<usize>,
}

impl<'a> Tree<'a> {
    /// Builds the tree in time linear in the number of items.
    pub fn of(plan: &'a Plan) -> Self {
        let items = plan.items.as_slice();
        let mut by_id = HashMap::with_capacity(items.len());
        for (position, item) in items.iter().enumerate() {
            by_id.entry(item.id.as_str()).or_insert(position);
        }
        let mut parents: Vec<Option<usize>> =
            items.iter().map(|item| item.parent.as_deref().and_then(|id| by_id.get(id).copied())).collect();
        let circles = cut_circles(&mut parents);
        let mut children = vec![Vec::new(); items.len()];
        let mut roots = Vec::new();
        for (position, parent) in parents.iter().enumerate() {
            match parent.and_then(|parent| children.get_mut(parent)) {
                Some(siblings) => siblings.push(position),
                None => roots.push(position),
            }
        }
        let (order, depths) = walk(&roots, &children);
        Self { items, by_id, parents, children, roots, order, depths, circles }
    }

    /// The item with this id; the first, where an id stands twice.
    pub fn item(&self, id: &str) -> Option<&'a Item> {
        self.by_id.get(id).and_then(|position| self.items.get(*position))
    }

    /// The items that stand under nothing.
    pub fn roots(&self) -> impl Iterator<Item = &'a Item> {
        self.items_at(&self.roots)
    }

    /// The items directly under one.
    pub fn children(&self, id: &str) -> impl Iterator<Item = &'a Item> {
        self.items_at(self.by_id.get(id).map_or(&[], |position| self.children_at(*position)))
    }

    /// The items above one, nearest first.
    pub fn ancestors(&self, id: &str) -> impl Iterator<Item = &'a Item> {
        let start = self.by_id.get(id).and_then(|position| self.parent_at(*position));
        std::iter::successors(start, |position| self.parent_at(*position))
            .filter_map(|position| self.items.get(position))
    }

    /// The way from the root to an item, the item last.
    pub fn path(&self, id: &str) -> Vec<&'a Item> {
        let mut path: Vec<&Item> = self.item(id).into_iter().chain(self.ancestors(id)).collect();
        path.reverse();
        path
    }

    /// How many items stand above one; `None` for an unknown id.
    pub fn depth(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).and_then(|position| self.depths.get(*position).copied())
    }

    /// An item and everything beneath it, parents before children.
    pub fn subtree(&self, id: &str) -> Vec<&'a Item> {
        let start: Vec<usize> = self.by_id.get(id).copied().into_iter().collect();
        let mut order = Vec::new();
        push_down(&start, &self.children, |position, _| order.push(position));
        self.items_at(&order).collect()
    }

    /// Every item once with its depth, parents before children, siblings in document order.
    pub fn walk(&self) -> impl Iterator<Item = (usize, &'a Item)> {
        self.order.iter().filter_map(|position| Some((*self.depths.get(*position)?, self.items.get(*position)?)))
    }

    /// The position of an item in the plan's list.
    pub(crate) fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    pub(crate) fn parent_at(&self, position: usize) -> Option<usize> {
        self.parents.get(position).copied().flatten()
    }

    pub(crate) fn children_at(&self, position: usize) -> &[usize] {
        self.children.get(position).map_or(&[], Vec::as_slice)
    }

    /// Positions, parents before children.
    pub(crate) fn order(&self) -> &[usize] {
        &self.order
    }

    /// Where circles of parents were cut, one position a circle.
    pub(crate) fn circles(&self) -> &[usize] {
        &self.circles
    }

    fn items_at(&self, positions: &[usize]) -> impl Iterator<Item = &'a Item> + use<'a> {
        let found: Vec<&'a Item> = positions.iter().filter_map(|position| self.items.get(*position)).collect();
        found.into_iter()
    }
}

/// Sets the parent of the first item of every circle to none and gives those items back.
fn cut_circles(parents: &mut [Option<usize>]) -> Vec<usize> {
    let mut seen_from = vec![usize::MAX; parents.len()];
    let mut cut = Vec::new();
    for start in 0..parents.len() {
        let mut at = Some(start);
        while let Some(position) = at {
            match seen_from.get(position).copied() {
                Some(usize::MAX) => {}
                Some(from) if from == start => {
                    let first = first_of_circle(position, parents);
                    if let Some(parent) = parents.get_mut(first) {
                        *parent = None;
                    }
                    cut.push(first);
                    break;
                }
                _ => break,
            }
            if let Some(seen) = seen_from.get_mut(position) {
                *seen = start;
            }
            at = parents.get(position).copied().flatten();
        }
    }
    cut.sort_unstable();
    cut
}

fn first_of_circle(on_it: usize, parents: &[Option<usize>]) -> usize {
    let mut first = on_it;
    let mut at = parents.get(on_it).copied().flatten();
    while let Some(position) = at.filter(|position| *position != on_it) {
        first = first.min(position);
        at = parents.get(position).copied().flatten();
    }
    first
}

fn walk(roots: &[usize], children: &[Vec<usize>]) -> (Vec<usize>, Vec<usize>) {
    let mut order = Vec::with_capacity(children.len());
    let mut depths = vec![0; children.len()];
    push_down(roots, children, |position, depth| {
        order.push(position);
        if let Some(place) = depths.get_mut(position) {
            *place = depth;
        }
    });
    (order, depths)
}

/// Visits parents before children without recursion, so that a deep plan cannot exhaust the stack.
fn push_down(roots: &[usize], children: &[Vec<usize>], mut visit: impl FnMut(usize, usize)) {
    let mut waiting: Vec<(usize, usize)> = roots.iter().rev().map(|root| (*root, 0)).collect();
    while let Some((position, depth)) = waiting.pop() {
        visit(position, depth);
        let below = children.get(position).into_iter().flatten();
        waiting.extend(below.rev().map(|child| (*child, depth + 1)));
    }
}

#[cfg(test)]
mod tests {
    use super::Tree;
    use crate::{Item, Kind, Plan};

    /// "b<a" is an item b under a; the plan is invented.
    fn plan(items: &str) -> Plan {
        let mut plan = Plan::default();
        for word in items.split_whitespace() {
            let (id, parent) = word.split_once('<').map_or((word, None), |(id, parent)| (id, Some(parent)));
            let mut item = Item::new(id, Kind::Action, id);
            item.parent = parent.map(str::to_owned);
            plan.items.push(item);
        }
        plan
    }

    fn ids<'a>(items: impl IntoIterator<Item = &'a Item>) -> String {
        items.into_iter().map(|item| item.id.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_tree_follows_parents_in_document_order() {
        let plan = plan("a b<a c d<b e<a");
        let tree = Tree::of(&plan);
        assert_eq!(ids(tree.roots()), "a c");
        assert_eq!(ids(tree.children("a")), "b e");
        assert_eq!(ids(tree.ancestors("d")), "b a");
        assert_eq!(ids(tree.path("d")), "a b d");
        assert_eq!(ids(tree.subtree("a")), "a b d e");
        assert_eq!(tree.depth("d"), Some(2));
        assert_eq!(tree.depth("z"), None);
        assert_eq!(ids(tree.walk().map(|(_, item)| item)), "a b d e c");
    }

    #[test]
    fn broken_parents_lose_nothing_and_do_not_loop() {
        for (items, roots, circles) in [
            ("a<z b", "a b", 0),
            ("a<a", "a", 1),
            ("x<c a<b b<c c<a d<b", "a", 1),
            ("a<b b<a c<d d<c", "a c", 2),
            ("", "", 0),
        ] {
            let plan = plan(items);
            let tree = Tree::of(&plan);
            assert_eq!(ids(tree.roots()), roots, "{items}");
            assert_eq!(tree.circles().len(), circles, "{items}");
            assert_eq!(tree.walk().count(), plan.items.len(), "{items}");
        }
    }

    #[test]
    fn a_very_deep_plan_is_walked() {
        let mut deep = String::from("n0");
        for n in 1..20_000 {
            deep.push_str(&format!(" n{n}<n{}", n - 1));
        }
        assert_eq!(Tree::of(&plan(&deep)).depth("n19999"), Some(19_999));
    }
}
