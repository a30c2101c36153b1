//! What is sent to write items, and what comes back.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{FundUse, GroupUse, Item, ItemLink, Kind, Lead, Scope};

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
