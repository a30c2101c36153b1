//! A measure as a plan uses it: baseline and targets per period.

use serde::{Deserialize, Serialize};

use crate::At;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// Out of a hundred; 62 % is 62.0.
    #[serde(rename = "percent")]
    Percent,
    /// A difference between two percentages.
    #[serde(rename = "percentage points")]
    PercentagePoints,
    /// Per thousand of a population.
    #[serde(rename = "per 1000")]
    Per1000,
    /// Per ten thousand of a population.
    #[serde(rename = "per 10000")]
    Per10000,
    /// Things or people counted.
    #[serde(rename = "count")]
    Count,
    /// A score on a scale.
    #[serde(rename = "points")]
    Points,
    /// Pounds sterling.
    #[serde(rename = "gbp")]
    Gbp,
    /// Days (working or calendar as the measure says).
    #[serde(rename = "days")]
    Days,
    /// Hours.
    #[serde(rename = "hours")]
    Hours,
}

/// Where the measure stood before the plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Baseline {
    /// The period as contract dates: "2009", "2009-09", "2009/10".
    #[serde(default)]
    pub period: Option<String>,
    /// The number, when there is one.
    #[serde(default)]
    pub value: Option<f64>,
    /// What it counts.
    #[serde(default)]
    pub unit: Option<Unit>,
    /// The words as written.
    pub text: String,
}

/// Where the measure should be in a period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// The period as contract dates: "2010", "2010-07", "2009/10".
    #[serde(default)]
    pub period: Option<String>,
    /// The number; `None` where the document gives only words or a symbol ("*").
    #[serde(default)]
    pub value: Option<f64>,
    /// What it counts.
    #[serde(default)]
    pub unit: Option<Unit>,
    /// The words as written.
    pub text: String,
}

/// A measure as this plan uses it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeasureUse {
    /// Opaque id, unique in the plan.
    pub id: String,
    /// The national code, normalised to "NI 72", or another scheme's ("PAF A70").
    #[serde(default)]
    pub code: Option<String>,
    /// What is measured, without its code.
    pub title: String,
    /// The group of children, where the row is for one ("Bangladeshi", "KS2").
    #[serde(default)]
    pub group: Option<String>,
    /// The place, where the row is for one ("Fenland").
    #[serde(default)]
    pub area: Option<String>,
    /// Where it stood.
    #[serde(default)]
    pub baseline: Option<Baseline>,
    /// Where it should be.
    #[serde(default)]
    pub targets: Vec<Target>,
    /// Where it was read.
    #[serde(default)]
    pub at: Option<At>,
}
