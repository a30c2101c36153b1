//! Items and measures, one by one, and the tree that they must make.

use std::collections::{HashMap, HashSet};

use bigplan_plan::{Item, MeasureUse};

use super::fields::{self, measure_label};
use super::order::{differs, together};
use super::sides::{BOTH_CHANGED, Sides, Verdict};
use super::{Change, Merged, Subject, What};
use crate::item_label;
use crate::rows::in_circles;
use crate::seals::{ITEM, MEASURE, digest, item_digest};

const USED_SINCE: &str = "The file takes it out, but the plan has come to use it since.";
const UNDER_GONE: &str = "The file puts it under something that the plan no longer has.";
const CIRCLE: &str = "With what the plan has become it would stand under itself.";

type ById<'a, T> = HashMap<&'a str, &'a T>;

fn by_id<T>(parts: &[T], id: impl Fn(&T) -> &str) -> ById<'_, T> {
    parts.iter().map(|part| (id(part), part)).collect()
}

fn what<T>(now: Option<T>, file: Option<T>) -> What {
    match (now, file) {
        (None, _) => What::Added,
        (_, None) => What::Removed,
        _ => What::Changed,
    }
}

fn item_change(sides: &Sides<'_>, now: Option<&Item>, file: Option<&Item>) -> Option<Change> {
    let item = file.or(now)?;
    let fields = fields::of_items((sides.now, now), (sides.file, file));
    Some(Change {
        subject: Subject::Item(item.id.clone()),
        what: what(now, file),
        label: item_label(now.unwrap_or(item)),
        fields,
    })
}

fn measure_change(now: Option<&MeasureUse>, file: Option<&MeasureUse>) -> Option<Change> {
    let measure = file.or(now)?;
    let (subject, label) = (Subject::Measure(measure.id.clone()), measure_label(now.unwrap_or(measure)));
    Some(Change { subject, what: what(now, file), label, fields: fields::of_measures(now, file) })
}

/// Takes each item from the side that holds, in the order that holds.
pub(super) fn merge_items(sides: &Sides<'_>, merged: &mut Merged) {
    let (left, left_order) = sides.seals.by_id(ITEM);
    let (now, file) = (by_id(&sides.now.items, |item| &item.id), by_id(&sides.file.items, |item| &item.id));
    for id in order(sides, merged, &left_order) {
        let (ours, theirs) = (now.get(id).copied(), file.get(id).copied());
        let (a, b) = (ours.map(item_digest), theirs.map(item_digest));
        let verdict = sides.judge(left.get(id).copied(), a.as_deref(), b.as_deref());
        let Some(change) = item_change(sides, ours, theirs) else { continue };
        let taken = sides.settle(verdict, merged, || change);
        merged.plan.items.extend(if taken { theirs } else { ours }.cloned());
    }
}

fn order<'a>(sides: &Sides<'a>, merged: &mut Merged, left: &[&str]) -> Vec<&'a str> {
    let now: Vec<&str> = sides.now.items.iter().map(|item| item.id.as_str()).collect();
    let file: Vec<&str> = sides.file.items.iter().map(|item| item.id.as_str()).collect();
    let verdict = match (differs(&now, &file), differs(left, &file), differs(left, &now)) {
        (false, ..) => Verdict::Same,
        _ if sides.seals.is_empty() => Verdict::Both,
        (_, false, _) => Verdict::Keep,
        (_, _, false) => Verdict::Take,
        _ => Verdict::Both,
    };
    let change = || Change {
        subject: Subject::Order,
        what: What::Changed,
        label: "The order of the items".to_owned(),
        fields: Vec::new(),
    };
    if sides.settle(verdict, merged, change) { together(&file, &now) } else { together(&now, &file) }
}

/// Takes each measure from the side that holds.
pub(super) fn merge_measures(sides: &Sides<'_>, merged: &mut Merged) {
    let (left, _) = sides.seals.by_id(MEASURE);
    let (now, file) = (by_id(&sides.now.measures, |one| &one.id), by_id(&sides.file.measures, |one| &one.id));
    let ours: Vec<&str> = sides.now.measures.iter().map(|one| one.id.as_str()).collect();
    let theirs: Vec<&str> = sides.file.measures.iter().map(|one| one.id.as_str()).collect();
    for id in together(&ours, &theirs) {
        let (ours, theirs) = (now.get(id).copied(), file.get(id).copied());
        let (a, b) = (ours.map(digest), theirs.map(digest));
        let verdict = sides.judge(left.get(id).copied(), a.as_deref(), b.as_deref());
        let Some(change) = measure_change(ours, theirs) else { continue };
        let taken = sides.settle(verdict, merged, || change);
        merged.plan.measures.extend(if taken { theirs } else { ours }.cloned());
    }
}

/// Makes the merged plan hang together: what is still used is not gone, and nothing stands under itself.
pub(super) fn mend(sides: &Sides<'_>, merged: &mut Merged) {
    mend_parents(sides, merged);
    mend_circles(sides, merged);
    mend_measures(sides, merged);
    let known: HashSet<String> = ids(merged);
    for group in &mut merged.plan.groups {
        group.answers_for.retain(|id| known.contains(id));
    }
}

fn ids(merged: &Merged) -> HashSet<String> {
    let items = merged.plan.items.iter().map(|item| item.id.clone());
    items.chain(merged.plan.measures.iter().map(|measure| measure.id.clone())).collect()
}

/// Each round settles one item whose parent is missing: either one comes back that then stays,
/// or one goes that stays gone; so the rounds end.
fn mend_parents(sides: &Sides<'_>, merged: &mut Merged) {
    let (now, file) = (by_id(&sides.now.items, |item| &item.id), by_id(&sides.file.items, |item| &item.id));
    for _ in 0..=2 * (sides.now.items.len() + sides.file.items.len()) {
        let known = ids(merged);
        let dangling = merged.plan.items.iter().find(|item| item.parent.as_ref().is_some_and(|id| !known.contains(id)));
        let Some(child) = dangling.cloned() else { return };
        let parent = child.parent.clone().unwrap_or_default();
        let back = match (now.get(parent.as_str()), file.get(parent.as_str())) {
            (Some(ours), _) => {
                let Some(change) = item_change(sides, Some(ours), None) else { return };
                let change_gone = withdraw(merged, &change.subject);
                (!sides.conflict(merged, USED_SINCE, change_gone.unwrap_or(change))).then_some(*ours)
            }
            (None, Some(theirs)) => {
                let Some(change) = item_change(sides, None, Some(&child)) else { return };
                withdraw(merged, &change.subject);
                sides.conflict(merged, UNDER_GONE, change).then_some(*theirs)
            }
            (None, None) => None,
        };
        let place = merged.plan.items.iter().position(|item| item.id == child.id).unwrap_or_default();
        match back {
            Some(parent) => merged.plan.items.insert(place, parent.clone()),
            None => drop(merged.plan.items.remove(place)),
        }
    }
}

/// Takes back a change or a conflict that was noted about a subject, because another takes its place.
fn withdraw(merged: &mut Merged, subject: &Subject) -> Option<Change> {
    merged.conflicts.retain(|conflict| conflict.change.subject != *subject);
    let at = merged.changes.iter().position(|change| change.subject == *subject)?;
    Some(merged.changes.remove(at))
}

fn mend_circles(sides: &Sides<'_>, merged: &mut Merged) {
    let now = by_id(&sides.now.items, |item| &item.id);
    let mut circles: Vec<usize> = in_circles(&merged.plan.items).into_iter().collect();
    circles.sort_unstable();
    for at in circles {
        let Some(item) = merged.plan.items.get_mut(at) else { continue };
        let Some(ours) = now.get(item.id.as_str()).filter(|ours| ours.parent != item.parent) else { continue };
        let theirs = std::mem::replace(item, (*ours).clone());
        let Some(change) = item_change(sides, Some(ours), Some(&theirs)) else { continue };
        withdraw(merged, &change.subject);
        sides.conflict(merged, CIRCLE, change);
    }
}

fn mend_measures(sides: &Sides<'_>, merged: &mut Merged) {
    let known = ids(merged);
    let used = merged.plan.items.iter().flat_map(|item| &item.measures);
    let missing: HashSet<String> = used.filter(|id| !known.contains(*id)).cloned().collect();
    for ours in &sides.now.measures {
        if !missing.contains(&ours.id) {
            continue;
        }
        let Some(change) = measure_change(Some(ours), None) else { continue };
        withdraw(merged, &change.subject);
        if !sides.conflict(merged, USED_SINCE, change) {
            merged.plan.measures.push(ours.clone());
        }
    }
    for theirs in sides.file.measures.iter().filter(|one| missing.contains(&one.id)) {
        if merged.plan.measures.iter().any(|one| one.id == theirs.id) || sides.now.measures.contains(theirs) {
            continue;
        }
        // The plan took it out, an item of the file still uses it: the item was asked about already.
        if let Some(change) = measure_change(None, Some(theirs))
            && sides.conflict(merged, BOTH_CHANGED, change)
        {
            merged.plan.measures.push(theirs.clone());
        }
    }
    let known = ids(merged);
    for item in &mut merged.plan.items {
        item.measures.retain(|id| known.contains(id));
    }
}
