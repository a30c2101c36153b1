//! An action that names no money: no fund on it, on anything above it, or on every step of it.
//!
//! "Existing resources" is an answer; an empty cell is not.

use crate::check::context::holds;
use crate::check::words::label;
use crate::check::{Context, Rule};
use crate::{Finding, Item, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "no-money",
    title: "No money",
    reason: "An action that nobody pays for depends on goodwill.",
    severity: Severity::Hole,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let funded = |item: &Item| !item.funds.is_empty();
    let above = context.above(funded);
    let without = context.actions().filter(|(at, _)| !holds(&above, *at) && !context.every_step(*at, funded));
    let message =
        |item: &Item| format!("{} names no money: say what pays for it, or that existing resources do.", label(item));
    without.map(|(_, item)| RULE.on(item, message(item))).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn an_action_says_what_pays_for_it() {
        finds(
            &RULE,
            r#"items = [
                { id = "p", kind = "priority", title = "P", funds = [{ name = "Children's Fund", certain = true }] },
                { id = "a", parent = "p", kind = "action", ref = "1.1", title = "A" },
                { id = "b", kind = "action", ref = "1.2", title = "B" },
                { id = "c", kind = "action", ref = "1.3", title = "C", funds = [{ name = "Existing resources", certain = true }] },
            ]"#,
            &["Action 1.2 names no money: say what pays for it, or that existing resources do."],
        );
    }
}
