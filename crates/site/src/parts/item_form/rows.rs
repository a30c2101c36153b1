//! The rows of the form of an item, as they are typed.

use bigplan_plan::{FundUse, GroupUse, ItemLink, Lead, LeadState};

/// A lead as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeadRow {
    /// The post.
    pub post: String,
    /// Its organisation.
    pub organisation: String,
    /// The person that the document names.
    pub person: String,
    /// The state's word.
    pub state: String,
}

/// A group as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupRow {
    /// Its name.
    pub name: String,
    /// Whether the document doubts it.
    pub doubtful: bool,
}

/// Money as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FundRow {
    /// Its name.
    pub name: String,
    /// Pounds.
    pub amount: String,
    /// Whether the document doubts it.
    pub doubtful: bool,
}

/// A pointer as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkRow {
    /// What it points to.
    pub to: String,
    /// The words that make it.
    pub text: String,
}

impl LeadRow {
    /// The row of a lead that is there.
    pub fn of(lead: &Lead) -> Self {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let state = match lead.state {
            LeadState::Named => "named",
            LeadState::Vacant => "vacant",
            LeadState::Unconfirmed => "unconfirmed",
        };
        Self {
            post: text(&lead.post),
            organisation: text(&lead.organisation),
            person: text(&lead.person),
            state: state.to_owned(),
        }
    }

    /// Whether it says nothing: no name, and not that the place is empty.
    pub fn is_empty(&self) -> bool {
        self.post.is_empty()
            && self.organisation.is_empty()
            && self.person.is_empty()
            && (self.state.is_empty() || self.state == "named")
    }
}

impl GroupRow {
    /// The row of a group that is there.
    pub fn of(group: &GroupUse) -> Self {
        Self { name: group.name.clone(), doubtful: !group.certain }
    }
}

impl FundRow {
    /// The row of money that is there.
    pub fn of(fund: &FundUse) -> Self {
        let amount = fund.amount_gbp.map(|pounds| pounds.to_string()).unwrap_or_default();
        Self { name: fund.name.clone(), amount, doubtful: !fund.certain }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.name.is_empty() && self.amount.is_empty()
    }
}

impl LinkRow {
    /// The row of a pointer that is there.
    pub fn of(link: &ItemLink) -> Self {
        Self { to: link.to.clone(), text: link.text.clone() }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.to.is_empty() && self.text.is_empty()
    }
}
