//! A described group that no item names, that lists nothing it answers for, and to which no
//! other group reports.

use std::collections::HashSet;

use crate::check::{Context, Rule};
use crate::{Finding, PartnershipGroup, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "group-idle",
    title: "Group that answers for nothing",
    reason: "A group without a task costs evenings and decides nothing.",
    severity: Severity::Doubt,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let names = &context.names;
    let written: HashSet<&str> =
        context.plan.items.iter().flat_map(|item| &item.groups).map(|group| group.name.as_str()).collect();
    let named = written.into_iter().map(|name| names.key(name));
    let reported_to =
        context.plan.groups.iter().filter_map(|group| group.reports_to.as_deref()).map(|name| names.key(name));
    let busy: HashSet<String> = named.chain(reported_to).collect();
    let idle = |group: &&PartnershipGroup| group.answers_for.is_empty() && !busy.contains(&names.key(&group.name));
    let message = |group: &PartnershipGroup| {
        format!("{} answers for nothing: say what it answers for, or whether it is needed.", group.name.trim())
    };
    let found = context.plan.groups.iter().filter(idle);
    found.map(|group| Finding { at: group.at, ..RULE.finding(message(group)) }).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn a_group_answers_for_something() {
        finds(
            &RULE,
            r#"
            groups = [
                { name = "Board" },
                { name = "Play Group", reports_to = "The Board" },
                { name = "Health Group", answers_for = ["a"] },
                { name = "Idle Group" },
            ]
            items = [{ id = "a", kind = "action", title = "A", groups = [{ name = "play group", certain = true }] }]"#,
            &["Idle Group answers for nothing: say what it answers for, or whether it is needed."],
        );
    }
}
