//! The items of a plan and what hangs on them.

use serde::{Deserialize, Serialize};

use crate::{At, When};

/// The five kinds of item. A child's kind never comes before its parent's; equal
/// kinds may nest only for actions, because a step inside an action is an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// What we want for children: the five of Every Child Matters, or a plan's own.
    Outcome,
    /// Where the partnership has chosen to do better.
    Priority,
    /// What is to be achieved under a priority.
    Objective,
    /// What somebody will do.
    Action,
    /// A dated statement by which progress is seen.
    Milestone,
}

impl Kind {
    /// All kinds, in order of nesting.
    pub const ALL: [Kind; 5] = [Self::Outcome, Self::Priority, Self::Objective, Self::Action, Self::Milestone];

    /// The word used in JSON, in the database and in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::Priority => "priority",
            Self::Objective => "objective",
            Self::Action => "action",
            Self::Milestone => "milestone",
        }
    }

    /// Whether an item of this kind may stand under one of another: kinds nest in their
    /// order, and of equal kinds only actions nest.
    pub fn may_stand_under(self, above: Kind) -> bool {
        above < self || (above == Self::Action && self == Self::Action)
    }
}

/// Whom an item is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// All children and young people.
    All,
    /// Named vulnerable groups or places.
    Vulnerable,
}

/// How sure the document is of a lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LeadState {
    /// A post or a person is named.
    Named,
    /// The place for a lead is there and empty: a blank cell, "Name needed".
    Vacant,
    /// A placeholder or a question: "Named Area Director", "tbc", "?".
    Unconfirmed,
}

/// Who answers for an item: a post in an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lead {
    /// The post, for example "Head of Access".
    #[serde(default)]
    pub post: Option<String>,
    /// The organisation, as the document writes it, for example "OCYPS".
    #[serde(default)]
    pub organisation: Option<String>,
    /// The person in post, when the document names one.
    #[serde(default)]
    pub person: Option<String>,
    /// How sure the document is.
    pub state: LeadState,
}

/// A group that is accountable for an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupUse {
    /// The group's name as written, without its question mark.
    pub name: String,
    /// False where the document doubts it ("LSCB?").
    pub certain: bool,
}

/// Money that an item leans on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FundUse {
    /// The fund's name, for example "Teenage Pregnancy Grant" or "Existing resources".
    pub name: String,
    /// Pounds, when an amount is given.
    #[serde(default)]
    pub amount_gbp: Option<f64>,
    /// False where the document doubts it ("to be confirmed").
    pub certain: bool,
}

/// A pointer to another item, in this plan or in another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemLink {
    /// What it points to: a reference ("1.6", "B.3"), or the name of another plan.
    pub to: String,
    /// The words that make the link.
    pub text: String,
}

/// One item of a plan, with everything that hangs on it.
///
/// Ids are opaque: in a draft they are short ("i12"), in an accepted plan they are
/// random and not sequential.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Opaque id, unique in the plan.
    pub id: String,
    /// The id of the item that this one stands under.
    #[serde(default)]
    pub parent: Option<String>,
    /// Which of the five kinds.
    pub kind: Kind,
    /// The plan's own reference, for example "1.13" or "A.2".
    #[serde(rename = "ref", default)]
    pub reference: Option<String>,
    /// A short title: the item's first sentence or clause.
    pub title: String,
    /// The whole text, when it says more than the title; else empty.
    #[serde(default)]
    pub text: String,
    /// Whom it is for, when the document says.
    #[serde(default)]
    pub scope: Option<Scope>,
    /// Who answers for it.
    #[serde(default)]
    pub leads: Vec<Lead>,
    /// Which groups are accountable for it.
    #[serde(default)]
    pub groups: Vec<GroupUse>,
    /// Ids of the measures that show whether it works.
    #[serde(default)]
    pub measures: Vec<String>,
    /// References of the needs that it answers.
    #[serde(default)]
    pub needs: Vec<String>,
    /// When it is due.
    #[serde(default)]
    pub due: Option<When>,
    /// The money it leans on.
    #[serde(default)]
    pub funds: Vec<FundUse>,
    /// What it points to.
    #[serde(default)]
    pub links: Vec<ItemLink>,
    /// Where it was read.
    #[serde(default)]
    pub at: Option<At>,
}

impl Item {
    /// An item with nothing hanging on it yet.
    pub fn new(id: impl Into<String>, kind: Kind, title: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            parent: None,
            kind,
            reference: None,
            title: title.into(),
            text: String::new(),
            scope: None,
            leads: Vec::new(),
            groups: Vec::new(),
            measures: Vec::new(),
            needs: Vec::new(),
            due: None,
            funds: Vec::new(),
            links: Vec::new(),
            at: None,
        }
    }
}
