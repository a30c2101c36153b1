//! A need reference on an item that the plan's list of needs does not hold.
//!
//! It looks only in plans that list their needs. "3.14 – 3.17" is four references.

use std::collections::HashSet;

use crate::check::words::{label, listed};
use crate::check::{Context, Rule};
use crate::{Finding, Severity, refs};

pub(crate) static RULE: Rule = Rule {
    code: "unknown-need",
    title: "Need reference that is not in the list",
    reason: "A reference that leads nowhere hides why the action was chosen.",
    severity: Severity::Error,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let known: HashSet<String> = context.plan.needs.iter().flat_map(|need| refs::several(&need.reference)).collect();
    if known.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (_, item) in context.items() {
        let mut unknown: Vec<String> = item.needs.iter().flat_map(|need| refs::several(need)).collect();
        unknown.retain(|reference| !known.contains(reference));
        unknown.dedup();
        if !unknown.is_empty() {
            let (label, unknown) = (label(item), listed(&unknown));
            found.push(RULE.on(
                item,
                format!("{label} answers need {unknown}, which the list of needs does not hold: correct one of them."),
            ));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn references_lead_to_the_list_of_needs() {
        finds(
            &RULE,
            r#"
            needs = [{ ref = "1.18" }, { ref = "1.7" }, { ref = "1.8" }]
            items = [
                { id = "a", kind = "action", ref = "1.1", title = "A", needs = ["1.18", "1.7/ 1.8"] },
                { id = "b", kind = "action", ref = "1.2", title = "B", needs = ["1.19", "1.7-1.9"] },
            ]"#,
            &["Action 1.2 answers need 1.19 and 1.9, which the list of needs does not hold: correct one of them."],
        );
    }

    #[test]
    fn a_plan_without_a_list_cannot_be_checked() {
        finds(&RULE, r#"items = [{ id = "a", kind = "action", title = "A", needs = ["1.18"] }]"#, &[]);
    }
}
