//! Money that the document itself doubts ("to be confirmed").

use crate::check::words::label;
use crate::check::{Context, Rule};
use crate::{Finding, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "money-doubtful",
    title: "Money in doubt",
    reason: "Money that is not confirmed may not come, and the work with it.",
    severity: Severity::Doubt,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let all = context.plan.items.iter().flat_map(|item| item.funds.iter().map(move |fund| (item, fund)));
    let doubtful = all.filter(|(_, fund)| !fund.certain);
    doubtful
        .map(|(item, fund)| {
            let label = label(item);
            RULE.on(
                item,
                format!("{label} leans on money that is not confirmed ({}): confirm it or find other.", fund.name),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn money_to_be_confirmed_is_a_doubt() {
        finds(
            &RULE,
            r#"items = [
                { id = "a", kind = "action", ref = "1.13", title = "A", funds = [{ name = "Grant", amount_gbp = 170000.0, certain = false }] },
                { id = "b", kind = "action", ref = "1.14", title = "B", funds = [{ name = "Existing resources", certain = true }] },
            ]"#,
            &["Action 1.13 leans on money that is not confirmed (Grant): confirm it or find other."],
        );
    }
}
