//! The shapes of a plan's versions, and of what differs between two of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{Item, Kind, Measure, Need, PlanGroup, PlanHead};

/// A version of a plan.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// Its number, such as 0.3 or 1.0.
    pub number: String,
    /// Where the plan was in its life.
    pub stage: String,
    /// What was said about it; empty for those who may not see drafts.
    pub note: String,
    /// Whether it is a published one.
    pub published: bool,
    /// Whether it is the one that everybody is shown now.
    pub shown: bool,
    /// Who made it; null for those who may not see drafts.
    pub by: Option<String>,
    /// When.
    pub at: String,
}

/// The whole plan as it was in a version, as the contract has it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct WholePlan {
    /// What the title page says.
    pub plan: PlanHead,
    /// The items in document order.
    pub items: Vec<Item>,
    /// The measures.
    pub measures: Vec<Measure>,
    /// The needs.
    pub needs: Vec<Need>,
    /// The groups.
    pub groups: Vec<PlanGroup>,
}

/// What became of an item, a measure or another part.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// It stands in the later version alone.
    Added,
    /// It stands in the earlier version alone.
    Dropped,
    /// It stands in both, with differences.
    Changed,
    /// It stands in both, alike.
    Same,
}

/// Some words with what became of them.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Fragment {
    /// kept, taken-out or put-in.
    pub fate: String,
    /// The words, with the blanks between them.
    pub words: String,
}

/// One difference of an item or a measure.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Difference {
    /// title, text, kind, reference, parent, place, leads, groups, due, measures, baseline, targets, needs, money, scope or links.
    pub what: String,
    /// What was there and no longer is, in words; left out where there is nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<String>,
    /// What is there and was not, in words; left out where there is nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<String>,
    /// For wording: the text with what was taken out and put in, in order; left out elsewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wording: Vec<Fragment>,
}

/// One item of either version.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ComparedItem {
    /// How many items stand above it.
    pub depth: usize,
    /// What became of it.
    pub standing: Standing,
    /// Its id in the earlier version.
    pub from: Option<String>,
    /// Its id in the later version.
    pub to: Option<String>,
    /// Its kind.
    pub kind: Kind,
    /// Its reference.
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    /// Its title.
    pub title: String,
    /// How the two were found to be one, where it stands in both.
    pub paired: Option<String>,
    /// What differs.
    pub differences: Vec<Difference>,
    /// Whether something beneath it was added, dropped or changed.
    pub beneath: bool,
}

/// One measure of either version.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ComparedMeasure {
    /// What became of it.
    pub standing: Standing,
    /// Its id in the earlier version.
    pub from: Option<String>,
    /// Its id in the later version.
    pub to: Option<String>,
    /// Its code and title.
    pub name: String,
    /// What differs.
    pub differences: Vec<Difference>,
}

/// Something outside the items that differs.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ComparedPart {
    /// head, needs, groups, recommendations, judgements or glossary.
    pub section: String,
    /// What became of it.
    pub standing: Standing,
    /// What it is.
    pub name: String,
    /// What it says, with what was taken out and put in.
    pub wording: Vec<Fragment>,
}

/// What differs between two versions.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Compared {
    /// The plan's id.
    pub plan: String,
    /// The earlier one, as it was asked for.
    pub from: String,
    /// The later one.
    pub to: String,
    /// How much of each sort differs.
    pub counts: BTreeMap<String, usize>,
    /// Every item of either version, in the order of the later one.
    #[schema(value_type = Vec<ComparedItem>)]
    pub items: Value,
    /// Every measure of either version.
    #[schema(value_type = Vec<ComparedMeasure>)]
    pub measures: Value,
    /// What differs outside items and measures.
    #[schema(value_type = Vec<ComparedPart>)]
    pub around: Value,
}
