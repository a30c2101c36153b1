//! The ids of what is laid over: known ones stay, new ones are made, and all must hang together.

use std::collections::{HashMap, HashSet};

use bigplan_plan::Plan;

use crate::{ItemId, LedgerError, MeasureId};

/// Gives new items and measures ids of their own, wherever they are named.
///
/// # Errors
/// [`LedgerError::State`] where ids stand twice, name nothing or go round; [`LedgerError::Field`] where an
/// item has no title.
pub(super) fn settle(new: &mut Plan, before: &Plan) -> Result<(), LedgerError> {
    let items: HashSet<&str> = before.items.iter().map(|item| item.id.as_str()).collect();
    let measures: HashSet<&str> = before.measures.iter().map(|measure| measure.id.as_str()).collect();
    let mut ids: HashMap<String, String> = HashMap::new();
    for item in &new.items {
        let id = if items.contains(item.id.as_str()) { item.id.clone() } else { ItemId::random()?.to_string() };
        once(ids.insert(item.id.clone(), id))?;
        if item.title.trim().is_empty() {
            return Err(LedgerError::Field { field: "title", message: "Every item needs a title." });
        }
    }
    for measure in &new.measures {
        let known = measures.contains(measure.id.as_str());
        let id = if known { measure.id.clone() } else { MeasureId::random()?.to_string() };
        once(ids.insert(measure.id.clone(), id))?;
    }
    rename(new, &ids)?;
    no_circle(new)
}

fn once(there: Option<String>) -> Result<(), LedgerError> {
    match there {
        None => Ok(()),
        Some(_) => Err(LedgerError::State("two items or measures of this plan have the same id")),
    }
}

fn rename(plan: &mut Plan, ids: &HashMap<String, String>) -> Result<(), LedgerError> {
    let items = plan.items.iter_mut();
    let named =
        items.flat_map(|item| [&mut item.id].into_iter().chain(item.parent.iter_mut()).chain(&mut item.measures));
    let named = named.chain(plan.measures.iter_mut().map(|measure| &mut measure.id));
    for id in named.chain(plan.groups.iter_mut().flat_map(|group| &mut group.answers_for)) {
        let missing = LedgerError::State("something in this plan names an item or measure that it does not hold");
        id.clone_from(ids.get(id).ok_or(missing)?);
    }
    Ok(())
}

fn no_circle(plan: &Plan) -> Result<(), LedgerError> {
    let parents: HashMap<&str, &str> =
        plan.items.iter().filter_map(|item| Some((item.id.as_str(), item.parent.as_deref()?))).collect();
    // What was walked up to the top once need not be walked again.
    let mut sound: HashSet<&str> = HashSet::new();
    for item in &plan.items {
        let mut way = HashSet::new();
        let mut next = Some(item.id.as_str());
        while let Some(id) = next.filter(|id| !sound.contains(id)) {
            if !way.insert(id) {
                return Err(LedgerError::State("an item of this plan stands under itself"));
            }
            next = parents.get(id).copied();
        }
        sound.extend(way);
    }
    Ok(())
}
