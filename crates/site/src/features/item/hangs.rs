//! What hangs on an item: needs, links, what stands beneath, findings, neighbours.

use std::collections::HashSet;

use bigplan_plan::check::{Pointers, Rule, rule};
use bigplan_plan::refs::several;
use bigplan_plan::{Finding, Item, Need, Plan, Tree};

/// A need that an item names, with its place in the plan's list where it stands there.
pub struct Answered<'p> {
    /// The reference as everybody would compare it.
    pub reference: String,
    /// Its place in the plan's list and what stands there.
    pub need: Option<(usize, &'p Need)>,
}

/// The needs that an item answers.
pub fn needs<'p>(plan: &'p Plan, item: &Item) -> Vec<Answered<'p>> {
    let mut answered = Vec::new();
    for reference in item.needs.iter().flat_map(|written| several(written)) {
        let known = plan.needs.iter().enumerate().filter(|(_, need)| several(&need.reference).contains(&reference));
        let before = answered.len();
        answered.extend(known.map(|need| Answered { reference: reference.clone(), need: Some(need) }));
        if answered.len() == before {
            answered.push(Answered { reference, need: None });
        }
    }
    answered
}

/// A link with the item of this plan that it leads to, if it leads to one.
pub struct Link<'p> {
    /// The words that make it, and where they say it leads.
    pub text: &'p str,
    /// The reference or the name of another plan.
    pub to: &'p str,
    /// The item.
    pub target: Option<&'p Item>,
}

/// Where an item points, and which items point to it.
pub fn links<'p>(pointers: &Pointers, plan: &'p Plan, item: &'p Item) -> (Vec<Link<'p>>, Vec<&'p Item>) {
    let target = |to: &str| pointers.target(to).and_then(|position| plan.items.get(position));
    let own = item.links.iter().map(|link| Link { text: &link.text, to: &link.to, target: target(&link.to) });
    (own.collect(), pointers.pointing_at(plan, item))
}

/// The items beneath one, each with how many steps deeper it stands than the item, from 1.
pub fn beneath<'p>(tree: &Tree<'p>, item: &Item) -> Vec<(usize, &'p Item)> {
    let depth = |id: &str| tree.depth(id).unwrap_or_default();
    let own = depth(&item.id);
    tree.subtree(&item.id)
        .into_iter()
        .skip(1)
        .map(|below| (depth(&below.id).saturating_sub(own).max(1), below))
        .collect()
}

/// The items before and after one among those that stand under the same item.
pub fn neighbours<'p>(tree: &Tree<'p>, item: &Item) -> (Option<&'p Item>, Option<&'p Item>) {
    let siblings: Vec<&Item> = match tree.ancestors(&item.id).next() {
        Some(parent) => tree.children(&parent.id).collect(),
        None => tree.roots().collect(),
    };
    let Some(place) = siblings.iter().position(|sibling| sibling.id == item.id) else { return (None, None) };
    (place.checked_sub(1).and_then(|before| siblings.get(before)).copied(), siblings.get(place + 1).copied())
}

/// What the plan check found about an item, each with its rule.
pub fn findings<'p>(all: &'p [Finding], item: &Item) -> Vec<(&'p Finding, Option<&'static Rule>)> {
    let about = all.iter().filter(|finding| finding.item.as_deref() == Some(item.id.as_str()));
    about.map(|finding| (finding, rule(&finding.code))).collect()
}

/// The groups that list the item among what they answer for and that it does not name itself.
pub fn listed_by<'p>(plan: &'p Plan, item: &Item) -> Vec<&'p str> {
    let own: HashSet<&str> = item.groups.iter().map(|group| group.name.as_str()).collect();
    let lists = plan.groups.iter().filter(|group| group.answers_for.contains(&item.id));
    lists.map(|group| group.name.as_str()).filter(|name| !own.contains(name)).collect()
}

#[cfg(test)]
mod tests {
    use bigplan_plan::check::Pointers;
    use bigplan_plan::{Plan, Tree};

    use super::{beneath, links, needs, neighbours};

    fn plan() -> Plan {
        toml::from_str(
            r#"
            needs = [{ ref = "1.1", need = "Sleep" }, { ref = "1.2 – 1.3", need = "Play" }]
            items = [
                { id = "a", kind = "action", ref = "A.1", title = "A", needs = ["1.2/1.9"], links = [{ to = "A.2", text = "see A2" }, { to = "The other plan", text = "see there" }] },
                { id = "s", parent = "a", kind = "action", title = "S" },
                { id = "t", parent = "s", kind = "milestone", title = "T" },
                { id = "b", kind = "action", ref = "A2", title = "B" },
            ]"#,
        )
        .unwrap()
    }

    #[test]
    fn links_and_needs_lead_to_what_the_plan_holds() {
        let plan = plan();
        let (own, _) = links(&Pointers::of(&plan), &plan, &plan.items[0]);
        let led: Vec<Option<&str>> = own.iter().map(|link| link.target.map(|item| item.id.as_str())).collect();
        assert_eq!(led, [Some("b"), None]);
        let (_, pointing) = links(&Pointers::of(&plan), &plan, &plan.items[3]);
        assert_eq!(pointing.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["a"]);
        let answered: Vec<(String, bool)> =
            needs(&plan, &plan.items[0]).into_iter().map(|answer| (answer.reference, answer.need.is_some())).collect();
        assert_eq!(answered, [("1.2".to_owned(), true), ("1.9".to_owned(), false)]);
    }

    #[test]
    fn what_stands_beneath_and_beside_is_found() {
        let plan = plan();
        let tree = Tree::of(&plan);
        let below: Vec<(usize, &str)> =
            beneath(&tree, &plan.items[0]).iter().map(|(depth, item)| (*depth, item.id.as_str())).collect();
        assert_eq!(below, [(1, "s"), (2, "t")]);
        let (before, after) = neighbours(&tree, &plan.items[0]);
        assert_eq!((before.is_none(), after.map(|item| item.id.as_str())), (true, Some("b")));
    }
}
