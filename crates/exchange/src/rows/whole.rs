//! Whether the items make a tree: ids once, parents there, no circle.

use std::collections::{HashMap, HashSet};

use bigplan_plan::Item;

use crate::Sheet;
use crate::problems::{Problems, Spot};

/// Looks at ids and parents; `lines` are the rows of the items, one each.
pub(super) fn check(items: &[Item], lines: &[u32], problems: &mut Problems) {
    let mut places: HashMap<&str, u32> = HashMap::new();
    for (item, line) in items.iter().zip(lines) {
        if let Some(first) = places.get(item.id.as_str()) {
            let what = format!("“{}” stands already in row {first}. Empty the id of the row that is new.", item.id);
            problems.error("duplicate-id", Spot::cell(Sheet::Items, *line, "id"), &what);
        } else {
            places.insert(&item.id, *line);
        }
    }
    let circles = in_circles(items);
    for ((at, item), line) in items.iter().enumerate().zip(lines) {
        let Some(parent) = item.parent.as_deref() else { continue };
        let spot = Spot::cell(Sheet::Items, *line, "parent");
        if !places.contains_key(parent) {
            let what =
                format!("no item of this file has the id “{parent}”. Put the item back, or name another parent.");
            problems.error("broken-parent", spot, &what);
        } else if circles.contains(&at) {
            problems.error("parent-circle", spot, "the item stands, through its parents, under itself.");
        }
    }
}

/// The places of the items that stand in a circle of parents. Each item is walked over once.
pub(crate) fn in_circles(items: &[Item]) -> HashSet<usize> {
    let places: HashMap<&str, usize> = items.iter().enumerate().map(|(at, item)| (item.id.as_str(), at)).collect();
    let parent = |at: usize| places.get(items.get(at)?.parent.as_deref()?).copied();
    let (mut walked, mut circles) = (HashSet::new(), HashSet::new());
    for start in 0..items.len() {
        let mut way = Vec::new();
        let mut next = Some(start);
        while let Some(at) = next.filter(|at| walked.insert(*at)) {
            way.push(at);
            next = parent(at);
        }
        if let Some(met) = next.and_then(|at| way.iter().position(|one| *one == at)) {
            circles.extend(way.drain(met..));
        }
    }
    circles
}
