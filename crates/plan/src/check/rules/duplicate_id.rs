//! An id that stands twice, which no reader of documents makes but a file made by hand may.

use std::collections::HashSet;

use crate::check::words::label;
use crate::check::{Context, Rule};
use crate::{Finding, Item, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "duplicate-id",
    title: "Two items with one id",
    reason: "What is said of one of them would be said of the other.",
    severity: Severity::Error,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let mut seen = HashSet::new();
    let message = |item: &Item| format!("{} has the id {} of another item: give it its own.", label(item), item.id);
    let twice = context.plan.items.iter().filter(|item| !seen.insert(item.id.as_str()));
    twice.map(|item| RULE.on(item, message(item))).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn ids_are_unique() {
        finds(
            &RULE,
            r#"items = [
                { id = "a", kind = "action", ref = "1.1", title = "A" },
                { id = "a", kind = "action", ref = "1.2", title = "B" },
            ]"#,
            &["Action 1.2 has the id a of another item: give it its own."],
        );
    }
}
