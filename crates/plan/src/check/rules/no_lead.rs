//! An action, or a priority or objective without actions, that names no lead.
//!
//! A step needs no lead of its own: the lead of the action above answers for it. An action
//! needs none where each of its steps has one. A lead whose place is empty is
//! `lead-vacant` instead.

use crate::check::words::label;
use crate::check::{Context, Rule};
use crate::{Finding, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "no-lead",
    title: "No lead",
    reason: "What nobody leads is not done, and nobody can be asked why.",
    severity: Severity::Hole,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let led = |item: &crate::Item| !item.leads.is_empty();
    let without = context.answered_for().filter(|(at, item)| !led(item) && !context.every_step(*at, led));
    without
        .map(|(_, item)| RULE.on(item, format!("{} has no lead: name the post that answers for it.", label(item))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn an_action_without_a_lead_is_a_hole() {
        finds(
            &RULE,
            r#"items = [
                { id = "p", kind = "priority", title = "Play" },
                { id = "a", parent = "p", kind = "action", ref = "1.1", title = "Open play areas" },
                { id = "s", parent = "a", kind = "action", title = "Ask children where" },
                { id = "b", parent = "p", kind = "action", ref = "1.2", title = "Train", leads = [{ post = "Head of Play", state = "named" }] },
            ]"#,
            &["Action 1.1 has no lead: name the post that answers for it."],
        );
    }

    #[test]
    fn steps_that_all_have_leads_answer_for_their_action() {
        finds(
            &RULE,
            r#"items = [
                { id = "a", kind = "action", title = "Open" },
                { id = "s", parent = "a", kind = "action", title = "Ask", leads = [{ post = "Head of Play", state = "named" }] },
                { id = "q", kind = "priority", title = "Alone" },
            ]"#,
            &["Priority \"Alone\" has no lead: name the post that answers for it."],
        );
    }
}
