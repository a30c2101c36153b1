//! The order of parts when two sides have each their own.

use std::collections::{HashMap, HashSet};

/// Whether two lists have what they share in another order.
pub(super) fn differs(a: &[&str], b: &[&str]) -> bool {
    let (in_a, in_b): (HashSet<&str>, HashSet<&str>) = (a.iter().copied().collect(), b.iter().copied().collect());
    let shared_a = a.iter().filter(|id| in_b.contains(*id));
    let shared_b = b.iter().filter(|id| in_a.contains(*id));
    !shared_a.eq(shared_b)
}

/// `first` with what only `second` has put in behind what stands before it there.
pub(super) fn together<'a>(first: &[&'a str], second: &[&'a str]) -> Vec<&'a str> {
    let known: HashSet<&str> = first.iter().copied().collect();
    let mut behind: HashMap<Option<&str>, Vec<&'a str>> = HashMap::new();
    let mut last_known = None;
    for id in second {
        if known.contains(id) {
            last_known = Some(*id);
        } else {
            behind.entry(last_known).or_default().push(id);
        }
    }
    let mut order = behind.remove(&None).unwrap_or_default();
    for id in first {
        order.push(id);
        order.extend(behind.remove(&Some(*id)).unwrap_or_default());
    }
    order
}

#[cfg(test)]
mod tests {
    use super::{differs, together};

    #[test]
    fn what_only_one_side_has_stands_behind_its_neighbour() {
        assert_eq!(together(&["a", "b", "c"], &["x", "b", "y", "z", "c"]), ["x", "a", "b", "y", "z", "c"]);
        assert!(!differs(&["a", "b", "c"], &["b", "x", "c"]));
        assert!(differs(&["a", "b"], &["b", "a"]));
    }
}
