//! Items whose parents lead back to themselves.

use crate::check::words::label;
use crate::check::{Context, Rule};
use crate::{Finding, Item, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "parent-circle",
    title: "Items stand under each other",
    reason: "Items that stand under each other have no place in the plan.",
    severity: Severity::Error,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let circles = context.tree.circles().iter().filter_map(|position| context.item(*position));
    let message = |item: &Item| {
        format!("{} stands, through the items above it, under itself: move it to where it belongs.", label(item))
    };
    circles.map(|item| RULE.on(item, message(item))).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn a_circle_is_named_once() {
        finds(
            &RULE,
            r#"items = [
                { id = "a", parent = "b", kind = "action", ref = "1.1", title = "A" },
                { id = "b", parent = "a", kind = "action", ref = "1.2", title = "B" },
                { id = "c", parent = "a", kind = "action", ref = "1.3", title = "C" },
            ]"#,
            &["Action 1.1 stands, through the items above it, under itself: move it to where it belongs."],
        );
    }
}
