//! The groups of a plan, each once, however they are written.

use std::collections::HashMap;

use serde::Serialize;

use crate::names::Names;
use crate::{Item, Plan};

/// One group, described in the plan's list, named on items, or both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KnownGroup {
    /// The comparable form of its name; stable as long as the plan's words are.
    pub key: String,
    /// Its name: as described, else as first written on an item.
    pub name: String,
    /// Other ways in which the plan writes it, in order of appearance.
    pub also: Vec<String>,
    /// Its position in the plan's list of groups; `None` where it is only named on items.
    pub described: Option<usize>,
}

/// All groups of a plan: the described ones in their order, then the others as they appear.
#[derive(Clone, Debug)]
pub struct GroupList {
    /// The groups.
    pub groups: Vec<KnownGroup>,
    by_key: HashMap<String, usize>,
    names: Names,
}

impl GroupList {
    /// Gathers the groups of a plan.
    pub fn of(plan: &Plan) -> Self {
        let mut list = Self { groups: Vec::new(), by_key: HashMap::new(), names: Names::of(plan) };
        for (position, group) in plan.groups.iter().enumerate() {
            list.add(&group.name, Some(position));
        }
        for group in plan.items.iter().flat_map(|item| &item.groups) {
            list.add(&group.name, None);
        }
        list
    }

    /// The position in [`GroupList::groups`] of the group that a name means.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.by_key.get(&self.names.key(name)).copied()
    }

    /// The group that a name means.
    pub fn group(&self, name: &str) -> Option<&KnownGroup> {
        self.position(name).and_then(|position| self.groups.get(position))
    }

    /// Positions of the groups that an item itself names, with whether the plan is certain.
    pub(crate) fn named_on(&self, item: &Item) -> Vec<(usize, bool)> {
        item.groups.iter().filter_map(|group| Some((self.position(&group.name)?, group.certain))).collect()
    }

    fn add(&mut self, name: &str, described: Option<usize>) {
        let name = name.trim();
        let key = self.names.key(name);
        if key.is_empty() {
            return;
        }
        let next = self.groups.len();
        let position = *self.by_key.entry(key.clone()).or_insert(next);
        match self.groups.get_mut(position) {
            None => self.groups.push(KnownGroup { key, name: name.to_owned(), also: Vec::new(), described }),
            Some(known) if known.name != name && !known.also.iter().any(|also| also == name) => {
                known.also.push(name.to_owned())
            }
            Some(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::GroupList;
    use crate::Plan;

    #[test]
    fn a_group_stands_once_under_all_its_names() {
        let plan: Plan = toml::from_str(
            r#"
            glossary = [{ term = "LSCB", meaning = "Local Safeguarding Children Board" }]
            groups = [{ name = "Local Safeguarding Children Board" }]
            items = [{ id = "a", kind = "action", title = "A", groups = [
                { name = "LSCB", certain = false }, { name = "Play Boards", certain = true }, { name = "Play Board", certain = true }, { name = "?", certain = false },
            ] }]"#,
        )
        .unwrap();
        let list = GroupList::of(&plan);
        let names: Vec<(&str, &[String])> =
            list.groups.iter().map(|group| (group.name.as_str(), group.also.as_slice())).collect();
        assert_eq!(
            names,
            [
                ("Local Safeguarding Children Board", &["LSCB".to_owned()][..]),
                ("Play Boards", &["Play Board".to_owned()][..])
            ]
        );
        assert_eq!(list.group("the LSCB").and_then(|group| group.described), Some(0));
        assert_eq!(list.position("Nobody"), None);
    }
}
