//! A need in the plan's list that no item refers to.

use std::collections::HashSet;

use crate::check::words::shortened;
use crate::check::{Context, Rule};
use crate::{Finding, Need, Severity, refs};

pub(crate) static RULE: Rule = Rule {
    code: "need-unanswered",
    title: "Need that nothing answers",
    reason: "A need that was found and then forgotten is the first thing that inspectors ask about.",
    severity: Severity::Hole,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let answered: HashSet<String> =
        context.plan.items.iter().flat_map(|item| &item.needs).flat_map(|need| refs::several(need)).collect();
    let unanswered =
        |need: &&Need| !refs::several(&need.reference).iter().any(|reference| answered.contains(reference));
    let message = |need: &Need| {
        let said = if need.need.trim().is_empty() { &need.evidence } else { &need.need };
        let said = if said.trim().is_empty() { String::new() } else { format!(" ({})", shortened(said)) };
        format!("Need {}{said} is answered by no action: add one, or say why not.", need.reference.trim())
    };
    let found = context.plan.needs.iter().filter(unanswered);
    found.map(|need| Finding { at: need.at, ..RULE.finding(message(need)) }).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn every_need_is_answered_by_something() {
        finds(
            &RULE,
            r#"
            needs = [{ ref = "1.7", need = "Places to play" }, { ref = "1.8" }, { ref = "1.9", evidence = "Few clinics" }]
            items = [{ id = "a", kind = "action", title = "A", needs = ["1.7 - 1.8"] }]"#,
            &["Need 1.9 (Few clinics) is answered by no action: add one, or say why not."],
        );
    }
}
