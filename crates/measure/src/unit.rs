//! What a measure's number counts.

use serde::{Deserialize, Serialize};

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
    /// Per hundred thousand of a population.
    #[serde(rename = "per 100000")]
    Per100000,
    /// Things or people counted.
    #[serde(rename = "count")]
    Count,
    /// Points of an examination or a test.
    #[serde(rename = "points")]
    Points,
    /// One number for each one of another.
    #[serde(rename = "ratio")]
    Ratio,
    /// Pounds sterling.
    #[serde(rename = "gbp")]
    Gbp,
    /// Days (working or calendar as the definition says).
    #[serde(rename = "days")]
    Days,
    /// Hours.
    #[serde(rename = "hours")]
    Hours,
    /// Months.
    #[serde(rename = "months")]
    Months,
    /// A score on a scale.
    #[serde(rename = "score")]
    Score,
}

impl Unit {
    /// The unit as it stands behind a number: "%", " per 1,000" … Empty for counts and scores.
    pub fn shown(self) -> &'static str {
        match self {
            Self::Percent => "%",
            Self::PercentagePoints => " percentage points",
            Self::Per1000 => " per 1,000",
            Self::Per10000 => " per 10,000",
            Self::Per100000 => " per 100,000",
            Self::Points => " points",
            Self::Gbp => " pounds",
            Self::Days => " days",
            Self::Hours => " hours",
            Self::Months => " months",
            Self::Count | Self::Ratio | Self::Score => "",
        }
    }

    /// The most that a value may be: 100 for percentages, `None` where there is no such bound.
    pub fn most(self) -> Option<f64> {
        (self == Self::Percent).then_some(100.0)
    }
}

impl From<bigplan_plan::Unit> for Unit {
    fn from(unit: bigplan_plan::Unit) -> Self {
        match unit {
            bigplan_plan::Unit::Percent => Self::Percent,
            bigplan_plan::Unit::PercentagePoints => Self::PercentagePoints,
            bigplan_plan::Unit::Per1000 => Self::Per1000,
            bigplan_plan::Unit::Per10000 => Self::Per10000,
            bigplan_plan::Unit::Count => Self::Count,
            bigplan_plan::Unit::Points => Self::Points,
            bigplan_plan::Unit::Gbp => Self::Gbp,
            bigplan_plan::Unit::Days => Self::Days,
            bigplan_plan::Unit::Hours => Self::Hours,
        }
    }
}
