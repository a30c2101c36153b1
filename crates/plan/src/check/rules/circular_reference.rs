//! Items that point to each other in a circle ("see 1.6", and there "see 1.1"), or to themselves.

use crate::check::links::{Pointers, circles};
use crate::check::words::{label, label_inside, listed};
use crate::check::{Context, Rule};
use crate::{Finding, Item, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "circular-reference",
    title: "References that go round in a circle",
    reason: "A reader who is sent from one action to the next and back never learns who does it.",
    severity: Severity::Doubt,
    find,
};

const NAMED: usize = 5;

fn find(context: &Context<'_>) -> Vec<Finding> {
    let pointers = Pointers::of(context.plan);
    let targets: Vec<Vec<usize>> = context
        .plan
        .items
        .iter()
        .map(|item| item.links.iter().filter_map(|link| pointers.target(&link.to)).collect())
        .collect();
    circles(&targets).iter().filter_map(|circle| named(context, circle)).collect()
}

fn named(context: &Context<'_>, circle: &[usize]) -> Option<Finding> {
    let items: Vec<&Item> = circle.iter().filter_map(|position| context.item(*position)).collect();
    let (first, others) = items.split_first()?;
    let label = label(first);
    let message = if others.is_empty() {
        format!("{label} points to itself: say what it was to point to.")
    } else {
        let mut names: Vec<String> = others.iter().take(NAMED).map(|item| label_inside(item)).collect();
        if others.len() > NAMED {
            names.push(format!("{} more", others.len() - NAMED));
        }
        format!("{label} and {} point to each other in a circle: say in one place what is done.", listed(&names))
    };
    Some(RULE.on(first, message))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn circles_are_named_once_and_chains_not_at_all() {
        finds(
            &RULE,
            r#"items = [
                { id = "a", kind = "action", ref = "1.1", title = "A", links = [{ to = "1.2", text = "" }] },
                { id = "b", kind = "action", ref = "1.2", title = "B", links = [{ to = "see 1.3", text = "" }] },
                { id = "c", kind = "action", ref = "1.3", title = "C", links = [{ to = "1.1", text = "" }] },
                { id = "d", kind = "action", ref = "1.4", title = "D", links = [{ to = "1.1", text = "" }] },
                { id = "e", kind = "action", ref = "1.5", title = "E", links = [{ to = "1.5", text = "" }] },
            ]"#,
            &[
                "Action 1.1 and action 1.2 and action 1.3 point to each other in a circle: say in one place what is done.",
                "Action 1.5 points to itself: say what it was to point to.",
            ],
        );
    }
}
