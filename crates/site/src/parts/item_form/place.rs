//! Where an item may stand in the tree of its plan.

use bigplan_plan::{Item, Kind, Plan, Tree};

use crate::parts::error_summary::FieldErrors;
use crate::parts::item_facts;
use crate::parts::kind_words::inside;

use super::PlanContext;

/// The items that an item may be put under, whatever its kind: not itself, nothing beneath it, no milestone.
pub fn possible_parents<'a>(plan: &'a Plan, id: &str) -> Vec<&'a Item> {
    let tree = Tree::of(plan);
    let own: Vec<&str> = tree.subtree(id).iter().map(|item| item.id.as_str()).collect();
    let possible = |item: &&Item| item.kind != Kind::Milestone && !own.contains(&item.id.as_str());
    tree.walk().map(|(_, item)| item).filter(possible).collect()
}

/// The id of the item above, where it may stand there.
pub fn parent(typed: &str, kind: Option<Kind>, context: &PlanContext<'_>, errors: &mut FieldErrors) -> Option<String> {
    if typed.is_empty() {
        return None;
    }
    match possible_parents(context.plan, context.id).into_iter().find(|item| item.id == typed) {
        None => errors.add("parent", "Choose an item that it can stand under: not itself, nor one beneath it"),
        Some(above) if kind.is_some_and(|kind| !kind.may_stand_under(above.kind)) => {
            let head = &context.plan.head;
            let kind = kind.map_or("item".to_owned(), |kind| inside(head.label(kind)));
            let above = inside(head.label(above.kind));
            let (one, other) = (article(&kind, true), article(&above, false));
            errors.add("parent", format!("{one} {kind} cannot stand under {other} {above}"));
        }
        Some(above) => return Some(above.id.clone()),
    }
    None
}

/// Checks that what stands under the item may stay there.
pub fn check_children(kind: Kind, context: &PlanContext<'_>, errors: &mut FieldErrors) {
    let tree = Tree::of(context.plan);
    let misplaced = tree.children(context.id).find(|child| !child.kind.may_stand_under(kind));
    if let Some(child) = misplaced.map(|child| item_facts::label(child, &context.plan.head)) {
        errors.add("kind", format!("This kind cannot hold what stands under it ({child}). Move that first"));
    }
}

fn article(word: &str, first: bool) -> &'static str {
    match (word.starts_with(['a', 'e', 'i', 'o', 'u']), first) {
        (true, true) => "An",
        (true, false) => "an",
        (false, true) => "A",
        (false, false) => "a",
    }
}
