//! An action or a priority that no measure shows the success of.
//!
//! An action is measured by its own measures, those of its steps, and those of the objective
//! it stands under; the measures of a whole priority do not show what one action did. A
//! priority is measured by anything beneath it. A dated milestone shows that something was
//! done, not that it worked, and does not count.

use crate::check::context::holds;
use crate::check::words::label;
use crate::check::{Context, Rule};
use crate::{Finding, Item, Kind, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "no-measure",
    title: "No measure",
    reason: "Without a measure nobody can tell whether it works.",
    severity: Severity::Hole,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let measured = |item: &Item| !item.measures.is_empty();
    let beneath = context.beneath(measured);
    let above = context.above(|item| measured(item) && item.kind >= Kind::Objective);
    let without =
        |(at, item): &(usize, &Item)| !holds(&beneath, *at) && (item.kind == Kind::Priority || !holds(&above, *at));
    let priorities = context.items().filter(|(_, item)| item.kind == Kind::Priority);
    let found = context.actions().chain(priorities).filter(without);
    found
        .map(|(_, item)| RULE.on(item, format!("{} has no measure: say what will show that it works.", label(item))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn an_action_and_a_priority_need_a_measure() {
        finds(
            &RULE,
            r#"
            measures = [{ id = "m", title = "Play areas" }]
            items = [
                { id = "p", kind = "priority", ref = "1", title = "Play", measures = ["m"] },
                { id = "a", parent = "p", kind = "action", ref = "1.1", title = "Open" },
                { id = "d", parent = "a", kind = "milestone", title = "Opened", due = "2009-09" },
                { id = "b", parent = "p", kind = "action", ref = "1.2", title = "Train" },
                { id = "s", parent = "b", kind = "action", title = "Step", measures = ["m"] },
                { id = "o", parent = "p", kind = "objective", title = "Objective", measures = ["m"] },
                { id = "c", parent = "o", kind = "action", ref = "1.3", title = "Build" },
                { id = "q", kind = "priority", ref = "2", title = "Health" },
            ]"#,
            &[
                "Action 1.1 has no measure: say what will show that it works.",
                "Priority 2 has no measure: say what will show that it works.",
            ],
        );
    }
}
