//! What the JSON of the API looks like, as types. The description is made from them, and what is
//! sent is read with them. The words are those of the contract that `bigplan import plan --json` keeps.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

pub use super::said_shapes::{Said, SaidNow, Update};

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

/// What of an item can be written. All fields are replaced: what is left out is emptied.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemWords {
    /// Which of the five kinds.
    pub kind: Kind,
    /// The plan's own reference.
    #[serde(rename = "ref", default)]
    pub reference: Option<String>,
    /// A short title.
    pub title: String,
    /// The whole text, when it says more than the title.
    #[serde(default)]
    pub text: String,
    /// Whom it is for.
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
    /// When it is due: 2009, 2009-09, 2009-09-30 or 2009/10.
    #[serde(default)]
    pub due: Option<String>,
    /// The money that it leans on.
    #[serde(default)]
    pub funds: Vec<FundUse>,
    /// What it points to.
    #[serde(default)]
    pub links: Vec<ItemLink>,
}

/// An item with the revision that a change of it must name.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OneItem {
    /// Goes up by one with every change of the item; null for those who may not see drafts.
    pub revision: Option<i64>,
    /// The item.
    #[schema(value_type = Item)]
    pub item: Value,
}

/// Where a measure stood, or should be, in a period.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PeriodValue {
    /// The period.
    pub period: Option<String>,
    /// The number; null where there are only words.
    pub value: Option<f64>,
    /// What it counts: percent, percentage points, per 1000, per 10000, count, points, gbp, days, hours.
    pub unit: Option<String>,
    /// The words as written.
    pub text: String,
}

/// A measure as a plan uses it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Its id.
    pub id: String,
    /// The national code.
    pub code: Option<String>,
    /// What is measured.
    pub title: String,
    /// The group of children.
    pub group: Option<String>,
    /// The place.
    pub area: Option<String>,
    /// Where it stood.
    pub baseline: Option<PeriodValue>,
    /// Where it should be.
    pub targets: Vec<PeriodValue>,
    /// Where it was read.
    pub at: Option<At>,
}

/// A need that the plan answers.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// The reference that items use.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The strand of the assessment.
    pub strand: String,
    /// What is needed.
    pub need: String,
    /// What shows it.
    pub evidence: String,
    /// Where it was read.
    pub at: Option<At>,
}

/// A board or group as a plan describes it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanGroup {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub role: Option<String>,
    /// The post in the chair.
    pub chair: Option<String>,
    /// The group above it.
    pub reports_to: Option<String>,
    /// Ids of the items and measures that it answers for.
    pub answers_for: Vec<String>,
    /// Where it was read.
    pub at: Option<At>,
}

/// A board or group of a partnership, which outlives its plans.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StandingGroup {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is for; may be empty.
    pub role: String,
    /// The id of the group above it.
    pub reports_to: Option<String>,
    /// Its first day.
    pub started: Option<String>,
    /// Its last day; null while it lasts.
    pub ended: Option<String>,
}

/// A partnership.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Partnership {
    /// Its id.
    pub id: String,
    /// Its place in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is, in a sentence or two.
    pub about: String,
}

/// The years of a plan.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// The first.
    pub from: String,
    /// The last.
    pub to: String,
}

/// What the title page of a plan says.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanHead {
    /// The title.
    pub title: String,
    /// Whose plan it is.
    pub partnership: String,
    /// The years that it runs.
    pub period: Option<Period>,
    /// The edition.
    pub edition: Option<String>,
    /// The vision in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vision: Option<String>,
    /// What the plan calls one item of a kind, where it has words of its own.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub labels: BTreeMap<String, String>,
}

/// A plan's head and state.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanSummary {
    /// Its id.
    pub id: String,
    /// Its place in addresses.
    pub slug: String,
    /// draft, published or replaced.
    pub state: String,
    /// Goes up by one with every change of the plan or of anything in it.
    pub revision: i64,
    /// What the title page says.
    #[schema(value_type = PlanHead)]
    pub plan: Value,
}

/// A plan with how much it holds.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OnePlan {
    /// The version of this JSON.
    #[schema(example = 1)]
    pub version: u32,
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub partnership: Partnership,
    /// draft, published or replaced.
    pub state: String,
    /// Goes up by one with every change of the plan or of anything in it.
    pub revision: i64,
    /// What the title page says.
    #[schema(value_type = PlanHead)]
    pub plan: Value,
    /// How many of each the plan holds.
    pub counts: BTreeMap<String, usize>,
}

/// What went wrong.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Failure {
    /// A stable word.
    pub code: String,
    /// Plain sentences: what is wrong, whether anything was saved, what to do.
    pub message: String,
    /// Always false: what fails is not saved.
    pub saved: bool,
}

/// An error.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Failed {
    /// What went wrong.
    pub error: Failure,
}

/// Two people changed one item: both sides.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangedMeanwhile {
    /// What went wrong.
    pub error: Failure,
    /// What was sent.
    pub yours: ItemWords,
    /// What stands now, with its revision.
    pub theirs: OneItem,
}

/// An item that is to be added, and where.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewItem {
    /// The id of the item that it is to stand under; null for the top.
    #[serde(default)]
    pub parent: Option<String>,
    /// The id of the sibling that it is to stand before.
    #[serde(default)]
    pub before: Option<String>,
    /// The id of the sibling that it is to stand after; last where neither is given.
    #[serde(default)]
    pub after: Option<String>,
    /// What it says.
    pub item: ItemWords,
    /// The reason.
    #[serde(default)]
    pub why: String,
}

/// Where an item is to stand.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// The id of the item that it is to stand under; null for the top.
    pub parent: Option<String>,
    /// The id of the sibling that it is to stand before.
    #[serde(default)]
    pub before: Option<String>,
    /// The id of the sibling that it is to stand after; last where neither is given.
    #[serde(default)]
    pub after: Option<String>,
    /// The reason.
    #[serde(default)]
    pub why: String,
}

/// How many items were removed.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Removed {
    /// The item, and those beneath it that went with it.
    pub removed: usize,
}
