//! Gives the items and measures of a draft their lasting ids, everywhere they are named. Pure.

use std::collections::HashMap;

use bigplan_plan::Plan;
use thiserror::Error;

/// Why a plan does not hang together.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RemapError<E> {
    /// Two items or measures have one id.
    #[error("two items or measures have the id {0:?}")]
    Twice(String),
    /// Something names an id that the plan does not hold.
    #[error("{0:?} is named but the plan does not hold it")]
    Missing(String),
    /// An item stands under itself.
    #[error("the item {0:?} stands under itself")]
    Circle(String),
    /// No new id could be made.
    #[error("{0}")]
    NewId(E),
}

/// Replaces every id by one from `new_item` or `new_measure`: of items and measures
/// themselves, in parents, in items' measures, and in what groups answer for.
///
/// # Errors
/// [`RemapError`] where ids do not hang together; the plan is then of no use.
pub fn remap<E>(
    plan: &mut Plan,
    mut new_item: impl FnMut() -> Result<String, E>,
    mut new_measure: impl FnMut() -> Result<String, E>,
) -> Result<(), RemapError<E>> {
    check_tree(plan)?;
    let mut ids = HashMap::new();
    for item in &mut plan.items {
        rename(&mut ids, &mut item.id, new_item().map_err(RemapError::NewId)?)?;
    }
    for measure in &mut plan.measures {
        rename(&mut ids, &mut measure.id, new_measure().map_err(RemapError::NewId)?)?;
    }
    let named = plan.items.iter_mut().flat_map(|item| item.parent.iter_mut().chain(&mut item.measures));
    let named = named.chain(plan.groups.iter_mut().flat_map(|group| &mut group.answers_for));
    for id in named {
        let new = ids.get(id).ok_or_else(|| RemapError::Missing(id.clone()))?;
        id.clone_from(new);
    }
    Ok(())
}

fn rename<E>(ids: &mut HashMap<String, String>, id: &mut String, new: String) -> Result<(), RemapError<E>> {
    let old = std::mem::replace(id, new.clone());
    match ids.insert(old.clone(), new) {
        None => Ok(()),
        Some(_) => Err(RemapError::Twice(old)),
    }
}

fn check_tree<E>(plan: &Plan) -> Result<(), RemapError<E>> {
    let parents: HashMap<&str, &str> =
        plan.items.iter().filter_map(|item| Some((item.id.as_str(), item.parent.as_deref()?))).collect();
    for item in &plan.items {
        let mut above = item.id.as_str();
        let mut steps = 0;
        while let Some(next) = parents.get(above) {
            above = next;
            steps += 1;
            if steps > parents.len() {
                return Err(RemapError::Circle(item.id.clone()));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use bigplan_plan::{Item, Kind, PartnershipGroup};

    use super::*;

    fn plan() -> Plan {
        let mut child = Item::new("i2", Kind::Action, "Do it");
        child.parent = Some("i1".into());
        let group = PartnershipGroup {
            name: "The board".into(),
            role: None,
            chair: None,
            reports_to: None,
            answers_for: vec!["i2".into()],
            at: None,
        };
        Plan { items: vec![child, Item::new("i1", Kind::Outcome, "Be well")], groups: vec![group], ..Plan::default() }
    }

    fn renamed(plan: &mut Plan) -> Result<(), RemapError<()>> {
        let mut count = 0;
        let new = || {
            count += 1;
            Ok(format!("new{count}"))
        };
        remap(plan, new, || Ok("m".into()))
    }

    #[test]
    fn every_mention_follows() {
        let mut plan = plan();
        renamed(&mut plan).unwrap();
        assert_eq!(plan.items[0].id, "new1");
        assert_eq!(plan.items[0].parent.as_deref(), Some("new2"));
        assert_eq!(plan.groups[0].answers_for, ["new1"]);
    }

    #[test]
    fn what_does_not_hang_together_is_refused() {
        let mut missing = plan();
        missing.items[0].measures.push("m9".into());
        assert_eq!(renamed(&mut missing), Err(RemapError::Missing("m9".into())));
        let mut twice = plan();
        twice.items[0].id = "i1".into();
        twice.items[0].parent = None;
        assert_eq!(renamed(&mut twice), Err(RemapError::Twice("i1".into())));
        let mut circle = plan();
        circle.items[1].parent = Some("i2".into());
        assert!(matches!(renamed(&mut circle), Err(RemapError::Circle(_))));
    }
}
