//! An action that names no need that it answers.
//!
//! It looks only in plans that list needs or refer to them. A need named on anything above
//! an action, or on every step of it, is the action's too.

use crate::check::context::holds;
use crate::check::words::label;
use crate::check::{Context, Rule};
use crate::{Finding, Item, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "no-need",
    title: "Action without a need",
    reason: "An action that answers no need may not be worth doing.",
    severity: Severity::Hole,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let answers = |item: &Item| !item.needs.is_empty();
    if context.plan.needs.is_empty() && !context.plan.items.iter().any(answers) {
        return Vec::new();
    }
    let above = context.above(answers);
    let without = context.actions().filter(|(at, _)| !holds(&above, *at) && !context.every_step(*at, answers));
    let message = |item: &Item| format!("{} has no need reference: say which need it answers.", label(item));
    without.map(|(_, item)| RULE.on(item, message(item))).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn an_action_says_which_need_it_answers() {
        finds(
            &RULE,
            r#"
            needs = [{ ref = "1.18" }]
            items = [
                { id = "a", kind = "action", ref = "1.1", title = "A", needs = ["1.18"] },
                { id = "s", parent = "a", kind = "action", title = "Step" },
                { id = "b", kind = "action", ref = "1.2", title = "B" },
            ]"#,
            &["Action 1.2 has no need reference: say which need it answers."],
        );
    }

    #[test]
    fn plans_that_know_no_needs_are_left_in_peace() {
        finds(&RULE, r#"items = [{ id = "a", kind = "action", title = "A" }]"#, &[]);
    }
}
