//! A pointer to something that the plan does not hold: "see 1.16" where there is no 1.16, a
//! measure that is not listed, or a group's item that is gone.
//!
//! A pointer in words counts only when it is shaped like the plan's own references; the names
//! of other plans are left in peace. "A" is held by a plan that holds "A.1".

use std::collections::HashSet;

use crate::check::links::Pointers;
use crate::check::words::label;
use crate::check::{Context, Rule};
use crate::{Finding, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "broken-reference",
    title: "Reference that leads nowhere",
    reason: "A reader who follows it finds nothing, and a measure or group that is not there shows nothing.",
    severity: Severity::Error,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let pointers = Pointers::of(context.plan);
    let mut found = Vec::new();
    for (_, item) in context.items() {
        let said = label(item);
        for to in item.links.iter().filter_map(|link| pointers.broken(&link.to)) {
            found.push(
                RULE.on(item, format!("{said} points to {to}, which the plan does not hold: correct the reference.")),
            );
        }
        if item.measures.iter().any(|id| context.measure(id).is_none()) {
            found.push(RULE.on(
                item,
                format!("{said} uses a measure that the plan does not list: add the measure or take it away."),
            ));
        }
    }
    found.extend(broken_answers(context));
    found
}

fn broken_answers(context: &Context<'_>) -> Vec<Finding> {
    let items = context.plan.items.iter().map(|item| item.id.as_str());
    let known: HashSet<&str> = items.chain(context.plan.measures.iter().map(|measure| measure.id.as_str())).collect();
    let lost =
        context.plan.groups.iter().filter(|group| group.answers_for.iter().any(|id| !known.contains(id.as_str())));
    let message =
        |name: &str| format!("{name} answers for something that the plan does not hold: correct what it answers for.");
    lost.map(|group| Finding { at: group.at, ..RULE.finding(message(group.name.trim())) }).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn pointers_lead_to_something() {
        finds(
            &RULE,
            r#"
            groups = [{ name = "Play Board", answers_for = ["a", "m", "gone"] }]
            measures = [{ id = "m", title = "M" }]
            needs = [{ ref = "2.9" }]
            items = [
                { id = "a", kind = "action", ref = "1.1", title = "A", links = [{ to = "1.2", text = "see 1.2" }, { to = "1.16", text = "see 1.16" }] },
                { id = "b", kind = "action", ref = "1.2", title = "B", measures = ["m", "x"] },
                { id = "c", kind = "objective", ref = "A.1", title = "C", links = [{ to = "objective B", text = "see" }, { to = "objective B.3", text = "see" }] },
                { id = "d", kind = "action", ref = "1.3", title = "D", links = [{ to = "Community Strategy", text = "" }, { to = "2.9", text = "" }, { to = "A", text = "" }, { to = "2.1 objective C", text = "" }] },
            ]"#,
            &[
                "Action 1.1 points to 1.16, which the plan does not hold: correct the reference.",
                "Action 1.2 uses a measure that the plan does not list: add the measure or take it away.",
                "Objective A.1 points to B.3, which the plan does not hold: correct the reference.",
                "Play Board answers for something that the plan does not hold: correct what it answers for.",
            ],
        );
    }
}
