//! An item that stands under an item that the plan does not hold.

use crate::check::words::label;
use crate::check::{Context, Rule};
use crate::{Finding, Item, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "missing-parent",
    title: "Item stands under nothing",
    reason: "An item whose place is lost is overlooked.",
    severity: Severity::Error,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let lost = |item: &&Item| item.parent.as_deref().is_some_and(|parent| context.tree.position(parent).is_none());
    let message = |item: &Item| {
        format!("{} stands under an item that the plan does not hold: say where it belongs.", label(item))
    };
    context.plan.items.iter().filter(lost).map(|item| RULE.on(item, message(item))).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn a_parent_must_be_in_the_plan() {
        finds(
            &RULE,
            r#"items = [
                { id = "a", kind = "action", ref = "1.1", title = "A" },
                { id = "b", parent = "a", kind = "action", ref = "1.2", title = "B" },
                { id = "c", parent = "z", kind = "action", ref = "1.3", title = "C" },
            ]"#,
            &["Action 1.3 stands under an item that the plan does not hold: say where it belongs."],
        );
    }
}
