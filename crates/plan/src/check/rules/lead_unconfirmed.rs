//! A lead that is a placeholder or a question.

use crate::check::words::label;
use crate::check::{Context, Rule};
use crate::{Finding, LeadState, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "lead-unconfirmed",
    title: "Lead unconfirmed",
    reason: "A lead who has not agreed may not know that the work is theirs.",
    severity: Severity::Doubt,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let all = context.plan.items.iter().flat_map(|item| item.leads.iter().map(move |lead| (item, lead)));
    let found = all.filter(|(_, lead)| lead.state == LeadState::Unconfirmed);
    found
        .map(|(item, lead)| {
            let said = [&lead.post, &lead.organisation, &lead.person].into_iter().flatten().next();
            let said = said.map(|name| format!(" (\"{name}\")")).unwrap_or_default();
            RULE.on(
                item,
                format!(
                    "{} has no confirmed lead{said}: agree it with the post that is to answer for it.",
                    label(item)
                ),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn a_placeholder_is_not_a_confirmed_lead() {
        finds(
            &RULE,
            r#"items = [
                { id = "a", kind = "action", ref = "1.13", title = "A", leads = [{ post = "Named Director", state = "unconfirmed" }] },
                { id = "b", kind = "action", ref = "1.14", title = "B", leads = [{ post = "Head", state = "named" }] },
            ]"#,
            &[
                "Action 1.13 has no confirmed lead (\"Named Director\"): agree it with the post that is to answer for it.",
            ],
        );
    }
}
