//! A reference that two items of one kind carry.
//!
//! Single numbers and letters may come again under another parent.

use std::collections::HashMap;

use crate::check::words::{label, shortened};
use crate::check::{Context, Rule};
use crate::{Finding, Item, Kind, Severity, refs};

pub(crate) static RULE: Rule = Rule {
    code: "duplicate-reference",
    title: "One reference for two items",
    reason: "A reference that means two things cannot be followed.",
    severity: Severity::Error,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let mut first: HashMap<(Kind, String, Option<&str>), &Item> = HashMap::new();
    let mut found = Vec::new();
    for (_, item) in context.items() {
        let Some(reference) = item.reference.as_deref().map(refs::normal).filter(|reference| !reference.is_empty())
        else {
            continue;
        };
        let single = refs::parts(&reference).is_some_and(|parts| parts.len() == 1);
        let parent = if single { item.parent.as_deref() } else { None };
        let before = *first.entry((item.kind, reference, parent)).or_insert(item);
        if !std::ptr::eq(before, item) {
            let (label, one, other) = (label(item), shortened(&before.title), shortened(&item.title));
            found.push(RULE.on(
                item,
                format!("{label} stands twice, for \"{one}\" and for \"{other}\": give one a new reference."),
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
    fn a_reference_means_one_item() {
        finds(
            &RULE,
            r#"items = [
                { id = "p", kind = "priority", ref = "1", title = "P" },
                { id = "q", kind = "priority", ref = "2", title = "Q" },
                { id = "a", parent = "p", kind = "action", ref = "1", title = "A" },
                { id = "b", parent = "q", kind = "action", ref = "1", title = "B" },
                { id = "c", parent = "p", kind = "action", ref = "1.2", title = "C" },
                { id = "d", parent = "q", kind = "action", ref = "1.2.", title = "D" },
            ]"#,
            &["Action 1.2. stands twice, for \"C\" and for \"D\": give one a new reference."],
        );
    }
}
