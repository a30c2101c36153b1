//! What is late, what is due soon and what its leads worry about, in one plan. Pure.

use std::collections::{BTreeMap, HashMap};

use bigplan_ledger::{ItemId, ItemUpdate};
use bigplan_plan::names::Names;
use bigplan_plan::progress::{Status, Timing, is_updated, timing};
use bigplan_plan::{Item, Plan, Tree};
use jiff::civil::Date;

use crate::parts::dates;
use crate::parts::plan_words;
use crate::parts::said::{self, Said};

/// What is due within so many days is due soon.
const SOON: i32 = 30;
/// What is due within so many days is looked at already.
const AHEAD: i32 = 90;

/// Whose items are asked for, in comparable form; empty for all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whose {
    /// A post or an organisation that leads.
    pub lead: String,
    /// An accountable group.
    pub group: String,
}

/// One item on a list.
#[derive(Debug, PartialEq)]
pub struct Row<'p> {
    /// The item.
    pub item: &'p Item,
    /// Who leads it, or the nearest item above it that somebody leads.
    pub leads: Vec<String>,
    /// Its date as the plan has it; may be empty.
    pub due: String,
    /// "Late by 12 days"; empty without a date.
    pub timing: String,
    /// The newest that was said.
    pub said: Option<Said>,
    days: i32,
}

/// The lists of a plan.
#[derive(Debug, Default, PartialEq)]
pub struct Lists<'p> {
    /// Past their dates, the longest first.
    pub late: Vec<Row<'p>>,
    /// Due within thirty days, the nearest first.
    pub soon: Vec<Row<'p>>,
    /// Due within ninety days.
    pub ahead: Vec<Row<'p>>,
    /// At risk or late as their leads say, with their dates further ahead or without one.
    pub worried: Vec<Row<'p>>,
    /// How many items are said to go how; `None` for those of which nothing was said.
    pub counts: Vec<(Option<Status>, usize)>,
    /// Posts and groups to choose from: what is sent and what is shown.
    pub leads: BTreeMap<String, String>,
    /// As `leads`.
    pub groups: BTreeMap<String, String>,
}

/// Sorts the items of a plan by how they go today.
pub fn lists<'p>(plan: &'p Plan, said: &HashMap<ItemId, ItemUpdate>, whose: &Whose, today: Date) -> Lists<'p> {
    let (tree, mut keys) = (Tree::of(plan), Keys::of(plan));
    let said: HashMap<String, &ItemUpdate> = said.iter().map(|(id, update)| (id.to_string(), update)).collect();
    let mut lists = Lists::default();
    let mut counts: BTreeMap<Option<Status>, usize> = BTreeMap::new();
    for item in plan.items.iter().filter(|item| is_updated(item.kind)) {
        let leads = nearest(&tree, item, |item| item.leads.iter().map(plan_words::lead).collect());
        let posts = nearest(&tree, item, |item| {
            item.leads.iter().flat_map(|lead| [&lead.post, &lead.organisation]).flatten().cloned().collect()
        });
        let groups = nearest(&tree, item, |item| item.groups.iter().map(|group| group.name.clone()).collect());
        let known = offer(&mut lists.leads, &mut keys, &posts, &whose.lead);
        if !offer(&mut lists.groups, &mut keys, &groups, &whose.group) || !known {
            continue;
        }
        let update = said.get(&item.id).copied();
        let status = update.map(|update| update.said.status);
        *counts.entry(status).or_default() += 1;
        lists.place(item, leads, update, timing(item, status, today));
    }
    lists.sort();
    lists.counts = counts.into_iter().collect();
    lists
}

impl<'p> Lists<'p> {
    fn place(&mut self, item: &'p Item, leads: Vec<String>, update: Option<&ItemUpdate>, timing: Option<Timing>) {
        let worried = update.is_some_and(|update| matches!(update.said.status, Status::AtRisk | Status::Late));
        let (list, days) = match timing {
            Some(Timing::Late(days)) => (&mut self.late, days),
            Some(Timing::Ahead(days)) if days <= SOON => (&mut self.soon, days),
            Some(Timing::Ahead(days)) if days <= AHEAD => (&mut self.ahead, days),
            _ if worried => (&mut self.worried, 0),
            _ => return,
        };
        list.push(Row {
            item,
            leads,
            due: item.due.map(dates::when).unwrap_or_default(),
            timing: timing.map(said::timing).unwrap_or_default(),
            said: update.map(Said::of),
            days,
        });
    }

    fn sort(&mut self) {
        self.late.sort_by_key(|row| std::cmp::Reverse(row.days));
        self.soon.sort_by_key(|row| row.days);
        self.ahead.sort_by_key(|row| row.days);
    }
}

/// What the item says itself, or the nearest item above it that says anything.
fn nearest(tree: &Tree<'_>, item: &Item, of: impl Fn(&Item) -> Vec<String>) -> Vec<String> {
    let own = of(item);
    if !own.is_empty() {
        return own;
    }
    tree.ancestors(&item.id).map(of).find(|found| !found.is_empty()).unwrap_or_default()
}

/// Names in comparable form, each made once: the same posts and groups stand on many items.
struct Keys {
    names: Names,
    known: HashMap<String, String>,
}

impl Keys {
    fn of(plan: &Plan) -> Self {
        Self { names: Names::of(plan), known: HashMap::new() }
    }

    fn key(&mut self, name: &str) -> &str {
        // Twice looked up, because a name that is known must not be copied.
        if !self.known.contains_key(name) {
            self.known.insert(name.to_owned(), self.names.key(name));
        }
        self.known.get(name).map(String::as_str).unwrap_or_default()
    }
}

/// Offers the names, and says whether the one that is asked for is among them.
fn offer(offered: &mut BTreeMap<String, String>, keys: &mut Keys, said: &[String], asked: &str) -> bool {
    let mut found = asked.is_empty();
    for name in said {
        let key = keys.key(name);
        found |= key == asked;
        if !key.is_empty() && !offered.contains_key(key) {
            offered.insert(key.to_owned(), name.clone());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const PLAN: &str = r#"items = [
        { id = "00000000000000000000000001", kind = "priority", title = "Rest", groups = [{ name = "Night Board", certain = true }], leads = [{ post = "Head of Evenings", state = "named" }] },
        { id = "00000000000000000000000002", parent = "00000000000000000000000001", kind = "action", title = "Dim", due = "2009-08" },
        { id = "00000000000000000000000003", parent = "00000000000000000000000001", kind = "milestone", title = "Dimmed", due = "2009-10-10" },
        { id = "00000000000000000000000004", kind = "action", title = "Hum", due = "2009-12", leads = [{ post = "Hummer", state = "named" }] },
    ]"#;

    fn titles(rows: &[Row<'_>]) -> Vec<String> {
        rows.iter().map(|row| format!("{} {} {}", row.item.title, row.timing, row.leads.join(", "))).collect()
    }

    #[test]
    fn items_are_late_soon_or_ahead_and_led_from_above() {
        let plan: Plan = toml::from_str(PLAN).unwrap();
        let today = date(2009, 9, 30);
        let all = lists(&plan, &HashMap::new(), &Whose::default(), today);
        assert_eq!(titles(&all.late), ["Dim Late by 30 days Head of Evenings"]);
        assert_eq!(titles(&all.soon), ["Dimmed Due in 10 days Head of Evenings"]);
        assert!(all.ahead.is_empty(), "31 December is more than ninety days ahead");
        assert_eq!(all.counts, [(None, 4)]);
        assert_eq!(all.groups.values().collect::<Vec<_>>(), ["Night Board"]);
        let key = Names::of(&plan).key("Hummer");
        let hers = lists(&plan, &HashMap::new(), &Whose { lead: key, group: String::new() }, today);
        assert_eq!((hers.late.len(), hers.counts), (0, vec![(None, 1)]));
        assert_eq!(hers.leads.len(), 2, "all stay to choose from");
    }
}
