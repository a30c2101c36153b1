//! A whole plan.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Item, Judgement, Kind, MeasureUse, Need, PartnershipGroup, Recommendation, Term};

/// The years a plan runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanPeriod {
    /// First year or date, for example "2006".
    pub from: String,
    /// Last year or date, for example "2009".
    pub to: String,
}

/// The head of a plan: what its title page says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanHead {
    /// The title.
    #[serde(default)]
    pub title: String,
    /// Whose plan it is: the place or partnership.
    #[serde(default)]
    pub partnership: String,
    /// The years it runs, when the document says.
    #[serde(default)]
    pub period: Option<PlanPeriod>,
    /// The edition, for example "2.1".
    #[serde(default)]
    pub edition: Option<String>,
    /// The partnership's vision in a sentence, when there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vision: Option<String>,
    /// What the plan calls one item of a kind, where it does not use the standard word, as a
    /// sentence begins; see [`PlanHead::label`].
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub labels: BTreeMap<Kind, String>,
}

/// A plan: its head, its items and everything they lean on.
///
/// Items stand in document order; the tree is made by [`Item::parent`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// What the title page says.
    #[serde(rename = "plan", default)]
    pub head: PlanHead,
    /// The tree, in document order.
    #[serde(default)]
    pub items: Vec<Item>,
    /// The measures that items use.
    #[serde(default)]
    pub measures: Vec<MeasureUse>,
    /// The needs that items answer.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// The partnership's boards and groups.
    #[serde(default)]
    pub groups: Vec<PartnershipGroup>,
    /// What inspectors recommended.
    #[serde(default)]
    pub recommendations: Vec<Recommendation>,
    /// The grades that inspectors gave.
    #[serde(default)]
    pub judgements: Vec<Judgement>,
    /// The plan's own words.
    #[serde(default)]
    pub glossary: Vec<Term>,
}
