//! The form of one item, as it is typed: texts only, so that what was typed is shown
//! again where it cannot be understood.

use std::collections::BTreeMap;

use bigplan_plan::{Item, Scope};

use super::rows::{FundRow, GroupRow, LeadRow, LinkRow};

/// What the browser sends.
pub type Fields = BTreeMap<String, String>;

/// How many rows of one sort are read at most.
const ROWS: usize = 200;

/// The form of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemForm {
    /// The kind's word.
    pub kind: String,
    /// The id of the item above; empty for none.
    pub parent: String,
    /// The reference.
    pub reference: String,
    /// The title.
    pub title: String,
    /// The whole text.
    pub text: String,
    /// The scope's word; empty for not said.
    pub scope: String,
    /// References of needs, separated by commas.
    pub needs: String,
    /// A date.
    pub due: String,
    /// Who answers for it.
    pub leads: Vec<LeadRow>,
    /// The groups that answer for it.
    pub groups: Vec<GroupRow>,
    /// The money.
    pub funds: Vec<FundRow>,
    /// What it points to.
    pub links: Vec<LinkRow>,
    /// Ids of the measures that stay with it.
    pub measures: Vec<String>,
    /// The id of a measure that comes to it; empty for none.
    pub add_measure: String,
}

impl ItemForm {
    /// The form of an item that is there, with an empty row of each sort to add one.
    pub fn of(item: &Item) -> Self {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        Self {
            kind: item.kind.as_str().to_owned(),
            parent: text(&item.parent),
            reference: text(&item.reference),
            title: item.title.clone(),
            text: item.text.clone(),
            scope: item.scope.map_or("", scope_word).to_owned(),
            needs: item.needs.join(", "),
            due: item.due.map(|due| due.to_string()).unwrap_or_default(),
            leads: item.leads.iter().map(LeadRow::of).collect(),
            groups: item.groups.iter().map(GroupRow::of).collect(),
            funds: item.funds.iter().map(FundRow::of).collect(),
            links: item.links.iter().map(LinkRow::of).collect(),
            measures: item.measures.clone(),
            add_measure: String::new(),
        }
        .with_empty_rows()
    }

    /// The form that was sent.
    pub fn sent(fields: &Fields) -> Self {
        let one = |name: &str| fields.get(name).map(|value| value.trim().replace("\r\n", "\n")).unwrap_or_default();
        let row = |sort: &str, number: usize, name: &str| one(&format!("{sort}-{number}-{name}"));
        let ticked = |sort: &str, number: usize, name: &str| !row(sort, number, name).is_empty();
        let rows = |sort: &str| {
            let sort = format!("{sort}-");
            let number = |name: &String| name.strip_prefix(&sort)?.split('-').next()?.parse::<usize>().ok();
            fields.keys().filter_map(number).max().map_or(0, |last| (last + 1).min(ROWS))
        };
        let lead = |n| LeadRow {
            post: row("lead", n, "post"),
            organisation: row("lead", n, "organisation"),
            person: row("lead", n, "person"),
            state: row("lead", n, "state"),
        };
        let group = |n| GroupRow { name: row("group", n, "name"), doubtful: ticked("group", n, "doubtful") };
        let fund = |n| FundRow {
            name: row("fund", n, "name"),
            amount: row("fund", n, "amount"),
            doubtful: ticked("fund", n, "doubtful"),
        };
        let link = |n| LinkRow { to: row("link", n, "to"), text: row("link", n, "text") };
        Self {
            kind: one("kind"),
            parent: one("parent"),
            reference: one("reference"),
            title: one("title"),
            text: one("text"),
            scope: one("scope"),
            needs: one("needs"),
            due: one("due"),
            leads: (0..rows("lead")).map(lead).collect(),
            groups: (0..rows("group")).map(group).collect(),
            funds: (0..rows("fund")).map(fund).collect(),
            links: (0..rows("link")).map(link).collect(),
            measures: fields.keys().filter_map(|name| name.strip_prefix("measure-")).map(str::to_owned).collect(),
            add_measure: one("add-measure"),
        }
    }

    /// One empty row at the end of each sort, so that one can be added without a script.
    #[must_use]
    pub fn with_empty_rows(mut self) -> Self {
        if self.leads.last().is_none_or(|row| !row.is_empty()) {
            self.leads.push(LeadRow { state: "named".to_owned(), ..LeadRow::default() });
        }
        if self.groups.last().is_none_or(|row| !row.name.is_empty()) {
            self.groups.push(GroupRow::default());
        }
        if self.funds.last().is_none_or(|row| !row.is_empty()) {
            self.funds.push(FundRow::default());
        }
        if self.links.last().is_none_or(|row| !row.is_empty()) {
            self.links.push(LinkRow::default());
        }
        self
    }
}

fn scope_word(scope: Scope) -> &'static str {
    match scope {
        Scope::All => "all",
        Scope::Vulnerable => "vulnerable",
    }
}
