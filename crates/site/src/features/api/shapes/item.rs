//! An item of a plan and what hangs on it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A place in the document that something was read from.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct At {
    /// The line, counted from 1.
    pub line: u32,
    /// The table cell in that line.
    pub cell: Option<u32>,
    /// The page or sheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// The kinds of item, in order of nesting.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// What we want for children.
    Outcome,
    /// Where the partnership has chosen to do better.
    Priority,
    /// What is to be achieved.
    Objective,
    /// What somebody will do.
    Action,
    /// A dated statement by which progress is seen.
    Milestone,
}

/// Whom an item is for.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// All children and young people.
    All,
    /// Named vulnerable groups or places.
    Vulnerable,
}

/// How sure the plan is of a lead.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum LeadState {
    /// A post or a person is named.
    Named,
    /// The place is there and empty.
    Vacant,
    /// A placeholder or a question.
    Unconfirmed,
}

/// Who answers for an item.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Lead {
    /// The post.
    pub post: Option<String>,
    /// The organisation.
    pub organisation: Option<String>,
    /// The person in post; left out for those who may not see drafts.
    pub person: Option<String>,
    /// How sure the plan is.
    pub state: LeadState,
}

/// A group that is accountable for an item.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupUse {
    /// The group's name as written.
    pub name: String,
    /// False where the plan doubts it.
    pub certain: bool,
}

/// Money that an item leans on.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FundUse {
    /// The fund's name.
    pub name: String,
    /// Pounds.
    pub amount_gbp: Option<f64>,
    /// False where the plan doubts it.
    pub certain: bool,
}

/// A pointer to another item or plan.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemLink {
    /// A reference, or the name of another plan.
    pub to: String,
    /// The words that make the link.
    pub text: String,
}

/// An item of a plan with everything that hangs on it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// The id of the item that it stands under.
    pub parent: Option<String>,
    /// Which of the five kinds.
    pub kind: Kind,
    /// The plan's own reference.
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    /// A short title.
    pub title: String,
    /// The whole text, when it says more than the title.
    pub text: String,
    /// Whom it is for.
    pub scope: Option<Scope>,
    /// Who answers for it.
    pub leads: Vec<Lead>,
    /// Which groups are accountable for it.
    pub groups: Vec<GroupUse>,
    /// Ids of the measures that show whether it works.
    pub measures: Vec<String>,
    /// References of the needs that it answers.
    pub needs: Vec<String>,
    /// When it is due: 2009, 2009-09, 2009-09-30 or 2009/10.
    pub due: Option<String>,
    /// The money that it leans on.
    pub funds: Vec<FundUse>,
    /// What it points to.
    pub links: Vec<ItemLink>,
    /// Where it was read.
    pub at: Option<At>,
}
