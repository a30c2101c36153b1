//! An item under one of a later kind, or under one of its own kind other than an action.

use crate::check::words::{label, label_inside};
use crate::check::{Context, Rule};
use crate::{Finding, Kind, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "wrong-nesting",
    title: "Item stands in the wrong place",
    reason: "A priority under an action turns the plan upside down, and counts come out wrong.",
    severity: Severity::Error,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (position, item) in context.items() {
        let Some(parent) = context.tree.parent_at(position).and_then(|parent| context.item(parent)) else { continue };
        let step = item.kind == Kind::Action && parent.kind == Kind::Action;
        if item.kind <= parent.kind && !step {
            let (label, above) = (label(item), label_inside(parent));
            found.push(RULE.on(item, format!("{label} stands under {above}: move it or change its kind.")));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn kinds_nest_in_their_order() {
        finds(
            &RULE,
            r#"items = [
                { id = "a", kind = "action", ref = "1.1", title = "A" },
                { id = "s", parent = "a", kind = "action", title = "Step" },
                { id = "p", parent = "a", kind = "priority", ref = "1", title = "P" },
                { id = "q", parent = "p", kind = "priority", ref = "2", title = "Q" },
            ]"#,
            &[
                "Priority 1 stands under action 1.1: move it or change its kind.",
                "Priority 2 stands under priority 1: move it or change its kind.",
            ],
        );
    }
}
