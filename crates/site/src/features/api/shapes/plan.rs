//! A plan, its head, measures, needs and groups.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{At, Partnership};

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
