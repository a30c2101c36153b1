//! An action with neither a date of its own nor a dated milestone or step beneath it.
//!
//! The date of what stands above does not count: it says when everything must be done.

use crate::check::context::holds;
use crate::check::words::label;
use crate::check::{Context, Rule};
use crate::{Finding, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "no-date",
    title: "No date",
    reason: "Work without a date is never late, and so never done.",
    severity: Severity::Hole,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let dated = context.beneath(|item| item.due.is_some());
    let without = context.actions().filter(|(at, _)| !holds(&dated, *at));
    without.map(|(_, item)| RULE.on(item, format!("{} has no date: say when it is due.", label(item)))).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn an_action_is_dated_itself_or_by_its_milestones() {
        finds(
            &RULE,
            r#"items = [
                { id = "o", kind = "objective", title = "O", due = "2010" },
                { id = "a", parent = "o", kind = "action", ref = "1.1", title = "A" },
                { id = "b", parent = "o", kind = "action", ref = "1.2", title = "B" },
                { id = "d", parent = "b", kind = "milestone", title = "Done", due = "2009-09" },
                { id = "c", kind = "action", ref = "1.3", title = "C", due = "2009/10" },
            ]"#,
            &["Action 1.1 has no date: say when it is due."],
        );
    }
}
