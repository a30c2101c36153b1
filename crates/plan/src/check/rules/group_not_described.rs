//! A group named on items that the plan's list of groups does not describe.
//!
//! Each group is named once, however often and however it is written: "LSCB" is described
//! when the list holds the board that the glossary says it is.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::check::{Context, Rule};
use crate::{Finding, Item, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "group-not-described",
    title: "Group that is not described",
    reason: "Readers cannot ask a group that the plan names and does not introduce.",
    severity: Severity::Doubt,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let described: HashSet<String> = context.plan.groups.iter().map(|group| context.names.key(&group.name)).collect();
    let mut keys: HashMap<&str, String> = HashMap::new();
    let mut missing: BTreeMap<String, (&Item, &str, usize)> = BTreeMap::new();
    for (_, item) in context.items() {
        for group in &item.groups {
            let key = keys.entry(&group.name).or_insert_with(|| context.names.key(&group.name));
            if !key.is_empty() && !described.contains(key) {
                missing.entry(key.clone()).or_insert((item, group.name.trim(), 0)).2 += 1;
            }
        }
    }
    let message = |name: &str, uses: usize| {
        let uses = if uses == 1 { "1 item".to_owned() } else { format!("{uses} items") };
        format!("{name} is accountable for {uses}, but the plan does not describe it: add it to the groups.")
    };
    missing.into_values().map(|(item, name, uses)| RULE.on(item, message(name, uses))).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn groups_are_described_once_under_any_of_their_names() {
        finds(
            &RULE,
            r#"
            glossary = [{ term = "LSCB", meaning = "Local Safeguarding Children Board" }]
            groups = [{ name = "The Local Safeguarding Children Board" }]
            items = [
                { id = "a", kind = "action", title = "A", groups = [{ name = "LSCB", certain = false }, { name = "Play Boards", certain = true }] },
                { id = "b", kind = "action", title = "B", groups = [{ name = "play board", certain = true }] },
            ]"#,
            &["Play Boards is accountable for 2 items, but the plan does not describe it: add it to the groups."],
        );
    }
}
