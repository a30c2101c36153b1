//! What inspectors said: recommendations and grades.

use serde::{Deserialize, Serialize};

use crate::At;

/// How soon a recommendation is to be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Timescale {
    /// At once.
    #[serde(rename = "immediate")]
    Immediate,
    /// Within six months.
    #[serde(rename = "six months")]
    SixMonths,
    /// Later.
    #[serde(rename = "longer term")]
    LongerTerm,
}

/// One recommendation of an inspection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recommendation {
    /// Who must act, for example "The council and its partners".
    #[serde(default)]
    pub from: String,
    /// How soon.
    pub timescale: Timescale,
    /// What they must do.
    pub text: String,
    /// Where it was read.
    #[serde(default)]
    pub at: Option<At>,
}

/// One grade of an inspection. 4 is best (Ofsted's scale until 2009: 4 outstanding,
/// 3 good, 2 adequate, 1 inadequate).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// What was judged, for example "Staying safe".
    pub aspect: String,
    /// Whose: "local services", "council" or "health".
    #[serde(rename = "for", default)]
    pub of: Option<String>,
    /// 1 to 4; 4 is best.
    pub grade: u8,
    /// Where it was read.
    #[serde(default)]
    pub at: Option<At>,
}
