//! What people change and decide about a draft, and the plan that comes of it. Pure.

use std::collections::{HashMap, HashSet};

use bigplan_plan::{Item, Plan, PlanHead};
use serde::{Deserialize, Serialize};

use super::parts::{self, DraftPart, PartCorrection, PartKind};

/// Everything that was corrected in one draft.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Corrections {
    /// The title page, where it was corrected.
    #[serde(default)]
    pub head: Option<PlanHead>,
    /// At most one entry an item; a later one for the same item counts.
    #[serde(default)]
    pub items: Vec<ItemCorrection>,
    /// At most one entry a part; a later one for the same part counts.
    #[serde(default)]
    pub parts: Vec<PartCorrection>,
}

/// What was corrected in one item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemCorrection {
    /// The item's id in the draft; an id that the draft does not hold adds an item.
    pub id: String,
    /// Whether the item is wanted, once somebody has decided.
    #[serde(default)]
    pub decision: Option<Decision>,
    /// The item as it should be, where it was edited or added. Its own id is not looked at.
    #[serde(default)]
    pub item: Option<Item>,
}

/// Whether an item is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// It is.
    Accept,
    /// It is not.
    Reject,
}

/// Which items become part of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// All that were not rejected.
    AllButRejected,
    /// Only those that were accepted.
    AcceptedOnly,
}

impl Corrections {
    /// The decision about an item so far.
    pub fn decision(&self, id: &str) -> Option<Decision> {
        self.entry(id).and_then(|entry| entry.decision)
    }

    fn entry(&self, id: &str) -> Option<&ItemCorrection> {
        self.items.iter().rev().find(|entry| entry.id == id)
    }

    /// The parts of one kind as they stand, left-out ones still among them.
    pub fn parts(&self, draft: &Plan, kind: PartKind) -> Vec<DraftPart> {
        parts::corrected(&self.parts, draft, kind)
    }

    /// The draft with every edit and addition made, what was left out still in it.
    pub fn corrected(&self, draft: &Plan) -> Plan {
        let mut plan = draft.clone();
        let all = PartKind::ALL.into_iter().flat_map(|kind| self.parts(draft, kind));
        parts::put(&mut plan, all.map(|part| part.value));
        if let Some(head) = &self.head {
            plan.head.clone_from(head);
        }
        let edits: HashMap<&str, &Item> =
            self.items.iter().filter_map(|entry| Some((entry.id.as_str(), entry.item.as_ref()?))).collect();
        let mut added: Vec<&str> = self.items.iter().map(|entry| entry.id.as_str()).collect();
        let mut seen: HashSet<String> = HashSet::new();
        for item in &mut plan.items {
            seen.insert(item.id.clone());
            if let Some(edited) = edits.get(item.id.as_str()) {
                *item = Item { id: std::mem::take(&mut item.id), ..(*edited).clone() };
            }
        }
        added.retain(|id| seen.insert((*id).to_owned()));
        let new = added.iter().filter_map(|id| Some(Item { id: (*id).to_owned(), ..(*edits.get(id)?).clone() }));
        plan.items.extend(new);
        plan
    }

    /// The plan that is stored: the corrected draft with the chosen items and without the
    /// parts that were left out. An item whose parent is not chosen moves up to the nearest
    /// one that is. Measures that only left-out items used are left out too, and nothing
    /// names what was left out.
    pub fn accepted(&self, draft: &Plan, chosen: Chosen) -> Plan {
        let mut plan = self.corrected(draft);
        let wanted = |id: &str| match (self.decision(id), chosen) {
            (Some(Decision::Accept), _) => true,
            (Some(Decision::Reject), _) => false,
            (None, chosen) => chosen == Chosen::AllButRejected,
        };
        let parents: HashMap<String, Option<String>> =
            plan.items.iter().map(|item| (item.id.clone(), item.parent.clone())).collect();
        let all = PartKind::ALL.into_iter().flat_map(|kind| self.parts(draft, kind));
        let (gone, stay): (Vec<_>, Vec<_>) = all.partition(|part| part.left_out);
        parts::put(&mut plan, stay.into_iter().map(|part| part.value));
        let used_before: HashSet<String> = plan.items.iter().flat_map(|item| item.measures.clone()).collect();
        plan.items.retain(|item| wanted(&item.id));
        for item in &mut plan.items {
            item.parent = nearest_chosen(item.parent.take(), &parents, &wanted);
        }
        let gone = gone.iter().filter(|part| part.value.kind() == PartKind::Measure);
        let gone: HashSet<&str> = gone.map(|part| part.key.as_str()).collect();
        for item in &mut plan.items {
            item.measures.retain(|id| !gone.contains(id.as_str()));
        }
        let used: HashSet<String> = plan.items.iter().flat_map(|item| item.measures.clone()).collect();
        plan.measures.retain(|measure| used.contains(&measure.id) || !used_before.contains(&measure.id));
        let kept: HashSet<&str> =
            plan.items.iter().map(|i| i.id.as_str()).chain(plan.measures.iter().map(|m| m.id.as_str())).collect();
        for group in &mut plan.groups {
            group.answers_for.retain(|id| kept.contains(id.as_str()));
        }
        plan
    }
}

fn nearest_chosen(
    parent: Option<String>,
    parents: &HashMap<String, Option<String>>,
    wanted: &impl Fn(&str) -> bool,
) -> Option<String> {
    let mut next = parent;
    // No walk is longer than there are items, even where a correction made a circle.
    for _ in 0..=parents.len() {
        let id = next?;
        if wanted(&id) {
            return Some(id);
        }
        next = parents.get(&id).cloned().flatten();
    }
    None
}

#[cfg(test)]
mod tests {
    use bigplan_plan::{Kind, MeasureUse};

    use super::*;

    fn measure(id: &str) -> MeasureUse {
        MeasureUse {
            id: id.into(),
            code: None,
            title: format!("Measure {id}"),
            group: None,
            area: None,
            baseline: None,
            targets: vec![],
            at: None,
        }
    }

    /// An invented draft: an outcome over a priority over two actions.
    fn draft() -> Plan {
        let mut items = vec![
            Item::new("i1", Kind::Outcome, "Be well"),
            Item::new("i2", Kind::Priority, "Sleep"),
            Item::new("i3", Kind::Action, "Go to bed"),
            Item::new("i4", Kind::Action, "Get up"),
        ];
        items[1].parent = Some("i1".into());
        items[2].parent = Some("i2".into());
        items[3].parent = Some("i2".into());
        items[3].measures = vec!["m1".into()];
        Plan { items, measures: vec![measure("m1"), measure("m2")], ..Plan::default() }
    }

    fn decided(id: &str, decision: Decision) -> ItemCorrection {
        ItemCorrection { id: id.into(), decision: Some(decision), item: None }
    }

    fn ids(plan: &Plan) -> Vec<(&str, Option<&str>)> {
        plan.items.iter().map(|item| (item.id.as_str(), item.parent.as_deref())).collect()
    }

    #[test]
    fn without_corrections_the_plan_is_the_draft() {
        assert_eq!(Corrections::default().accepted(&draft(), Chosen::AllButRejected), draft());
    }

    #[test]
    fn children_of_a_rejected_item_move_up() {
        let corrections = Corrections {
            items: vec![decided("i2", Decision::Reject), decided("i4", Decision::Reject)],
            ..Corrections::default()
        };
        let plan = corrections.accepted(&draft(), Chosen::AllButRejected);
        assert_eq!(ids(&plan), [("i1", None), ("i3", Some("i1"))]);
        assert_eq!(plan.measures.iter().map(|m| m.id.as_str()).collect::<Vec<_>>(), ["m2"]);
    }

    #[test]
    fn only_what_was_accepted_is_taken_when_so_asked() {
        let corrections = Corrections { items: vec![decided("i4", Decision::Accept)], ..Corrections::default() };
        let plan = corrections.accepted(&draft(), Chosen::AcceptedOnly);
        assert_eq!(ids(&plan), [("i4", None)]);
    }

    #[test]
    fn edits_and_additions_are_made_and_ids_kept() {
        let edited = Item::new("whatever", Kind::Action, "Go to bed early");
        let added = Item::new("", Kind::Action, "Dream");
        let correction = |id: &str, item| ItemCorrection { id: id.into(), decision: None, item: Some(item) };
        let corrections =
            Corrections { items: vec![correction("i3", edited), correction("n1", added)], ..Corrections::default() };
        let plan = corrections.corrected(&draft());
        assert_eq!((plan.items[2].id.as_str(), plan.items[2].title.as_str()), ("i3", "Go to bed early"));
        assert_eq!((plan.items[4].id.as_str(), plan.items[4].title.as_str()), ("n1", "Dream"));
    }
}
