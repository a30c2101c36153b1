//! An action, or a priority or objective without actions, for which no group is accountable.
//!
//! A group accountable for anything above is accountable here too. Groups are named on the
//! items, and by the groups' own list of what they answer for. An action needs none where
//! each of its steps has one.

use std::collections::HashSet;

use crate::check::context::holds;
use crate::check::words::label;
use crate::check::{Context, Rule};
use crate::{Finding, Item, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "no-group",
    title: "No accountable group",
    reason: "Without an accountable group nobody above the lead asks whether the work is done.",
    severity: Severity::Hole,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let listed: HashSet<&str> =
        context.plan.groups.iter().flat_map(|group| group.answers_for.iter().map(String::as_str)).collect();
    let grouped = |item: &Item| !item.groups.is_empty() || listed.contains(item.id.as_str());
    let above = context.above(grouped);
    let without = context.answered_for().filter(|(at, _)| !holds(&above, *at) && !context.every_step(*at, grouped));
    let message =
        |item: &Item| format!("{} has no accountable group: say which group asks whether it is done.", label(item));
    without.map(|(_, item)| RULE.on(item, message(item))).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn an_action_needs_a_group_on_it_or_above_it() {
        finds(
            &RULE,
            r#"
            groups = [{ name = "Play Board", answers_for = ["c"] }]
            items = [
                { id = "p", kind = "priority", ref = "1", title = "Play", groups = [{ name = "Play Board", certain = true }] },
                { id = "a", parent = "p", kind = "action", ref = "1.1", title = "Open" },
                { id = "b", kind = "action", ref = "2.1", title = "Train" },
                { id = "c", kind = "action", ref = "2.2", title = "Build" },
            ]"#,
            &["Action 2.1 has no accountable group: say which group asks whether it is done."],
        );
    }
}
