//! An accountable group that the document itself doubts ("LSCB?").

use crate::check::words::label;
use crate::check::{Context, Rule};
use crate::{Finding, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "group-doubtful",
    title: "Accountable group in doubt",
    reason: "A group that is only perhaps accountable will not ask.",
    severity: Severity::Doubt,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let all = context.plan.items.iter().flat_map(|item| item.groups.iter().map(move |group| (item, group)));
    let doubtful = all.filter(|(_, group)| !group.certain);
    doubtful
        .map(|(item, group)| {
            let label = label(item);
            RULE.on(item, format!("{label} doubts its accountable group ({}?): settle whether it is.", group.name))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn a_question_mark_is_a_doubt() {
        finds(
            &RULE,
            r#"items = [
                { id = "a", kind = "action", ref = "2.5", title = "A", groups = [{ name = "LSCB", certain = false }] },
                { id = "b", kind = "action", ref = "2.6", title = "B", groups = [{ name = "LSCB", certain = true }] },
            ]"#,
            &["Action 2.5 doubts its accountable group (LSCB?): settle whether it is."],
        );
    }
}
