//! Which items point at one.

use crate::check::Pointers;
use crate::{Item, Plan};

/// The other items of the plan whose links lead to this one, in the order of the plan. A
/// link leads by reference, so it finds the item wherever that stands in the tree.
pub fn pointing_at<'p>(plan: &'p Plan, item: &Item) -> Vec<&'p Item> {
    Pointers::of(plan).pointing_at(plan, item)
}

impl Pointers {
    /// As [`pointing_at`], where the references of the plan were gathered before.
    pub fn pointing_at<'p>(&self, plan: &'p Plan, item: &Item) -> Vec<&'p Item> {
        let here =
            |to: &str| self.target(to).and_then(|position| plan.items.get(position)).is_some_and(|at| at.id == item.id);
        let others = plan.items.iter().filter(|other| other.id != item.id);
        others.filter(|other| other.links.iter().any(|link| here(&link.to))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::pointing_at;
    use crate::Plan;

    #[test]
    fn links_by_reference_follow_an_item_to_another_place() {
        let mut plan: Plan = toml::from_str(
            r#"items = [
                { id = "p", kind = "priority", ref = "1", title = "P" },
                { id = "a", parent = "p", kind = "action", ref = "1.1", title = "A" },
                { id = "b", kind = "action", ref = "1.2", title = "B", links = [{ to = "see action 1.1", text = "" }] },
                { id = "c", kind = "action", ref = "1.3", title = "C", links = [{ to = "1.2", text = "" }] },
            ]"#,
        )
        .unwrap();
        let to_a =
            |plan: &Plan| pointing_at(plan, &plan.items[1]).iter().map(|item| item.id.clone()).collect::<Vec<_>>();
        assert_eq!(to_a(&plan), ["b"]);
        plan.items[1].parent = None;
        assert_eq!(to_a(&plan), ["b"]);
    }
}
