//! Which items of a plan are answered by items of plans under it, and which by none. Pure.

use std::collections::HashMap;

use bigplan_plan::{Item, Kind, Plan, Tree};

/// One item that should be answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Covered<'p> {
    /// The item.
    pub item: &'p Item,
    /// What answers it, or something under it.
    pub by: Vec<By>,
}

/// Something that answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// The item of this plan that is answered: the one in question, or one under it.
    pub to: String,
    /// The plan that answers.
    pub plan: String,
    /// That plan's title; empty where it need not be said.
    pub plan_title: String,
    /// The item that answers.
    pub item: String,
    /// Its reference and title.
    pub title: String,
}

/// The kind that is looked at: priorities, or the first kind that the plan has.
pub fn level(plan: &Plan) -> Kind {
    let has = |kind: &Kind| plan.items.iter().any(|item| item.kind == *kind);
    let order = [Kind::Priority, Kind::Outcome, Kind::Objective, Kind::Action];
    order.into_iter().find(has).unwrap_or(Kind::Priority)
}

/// Every item of that kind in the plan's order, with what answers it. `answers` are by the
/// id of the item that is answered.
pub fn coverage<'p>(plan: &'p Plan, answers: &[By]) -> Vec<Covered<'p>> {
    let (tree, level) = (Tree::of(plan), level(plan));
    let mut by_item: HashMap<&str, Vec<&By>> = HashMap::new();
    for by in answers {
        by_item.entry(&by.to).or_default().push(by);
    }
    let answered = |item: &Item| -> Vec<By> {
        let beneath = tree.subtree(&item.id);
        beneath.iter().filter_map(|item| by_item.get(item.id.as_str())).flatten().map(|by| (*by).clone()).collect()
    };
    let all = tree.walk().map(|(_, item)| item).filter(|item| item.kind == level);
    all.map(|item| Covered { by: answered(item), item }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by(to: &str) -> By {
        By { to: to.into(), plan: "x".into(), plan_title: String::new(), item: "y".into(), title: "Ours".into() }
    }

    #[test]
    fn what_answers_an_item_beneath_answers_the_one_above() {
        let mut action = Item::new("c", Kind::Action, "Do it");
        action.parent = Some("a".into());
        let items = vec![Item::new("a", Kind::Priority, "One"), Item::new("b", Kind::Priority, "Two"), action];
        let plan = Plan { items, ..Plan::default() };
        let counts = |answers: &[By]| coverage(&plan, answers).iter().map(|one| one.by.len()).collect::<Vec<_>>();
        assert_eq!(counts(&[]), [0, 0]);
        assert_eq!(counts(&[by("c"), by("a")]), [2, 0]);
        assert_eq!(counts(&[by("b"), by("gone")]), [0, 1]);
        assert_eq!(level(&Plan { items: vec![Item::new("z", Kind::Action, "x")], ..Plan::default() }), Kind::Action);
    }
}
