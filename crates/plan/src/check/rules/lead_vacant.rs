//! A lead whose place in the document is empty or says that a name is needed.

use crate::check::words::label;
use crate::check::{Context, Rule};
use crate::{Finding, LeadState, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "lead-vacant",
    title: "Lead vacant",
    reason: "An empty place for a lead means that nobody has agreed to do the work.",
    severity: Severity::Hole,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let all = context.plan.items.iter().flat_map(|item| item.leads.iter().map(move |lead| (item, lead)));
    let found = all.filter(|(_, lead)| lead.state == LeadState::Vacant);
    found
        .map(|(item, lead)| {
            let place = lead.organisation.as_deref().map(|name| format!(" in {name}")).unwrap_or_default();
            RULE.on(item, format!("{} has a vacant lead{place}: name the post that answers for it.", label(item)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn an_empty_place_for_a_lead_is_named() {
        finds(
            &RULE,
            r#"items = [
                { id = "a", kind = "action", ref = "1.1", title = "A", leads = [{ organisation = "District Council", state = "vacant" }] },
                { id = "b", kind = "action", ref = "1.2", title = "B", leads = [{ state = "vacant" }, { post = "Head", state = "named" }] },
                { id = "c", kind = "action", ref = "1.3", title = "C", leads = [{ post = "Head", state = "named" }] },
            ]"#,
            &[
                "Action 1.1 has a vacant lead in District Council: name the post that answers for it.",
                "Action 1.2 has a vacant lead: name the post that answers for it.",
            ],
        );
    }
}
