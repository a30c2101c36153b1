//! Needs that the plan answers, and the plan's own words.

use serde::{Deserialize, Serialize};

use crate::At;

/// A need: a gap between where children are and where we want them to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// The reference that actions use, for example "1.18".
    #[serde(rename = "ref")]
    pub reference: String,
    /// The strand of the assessment.
    #[serde(default)]
    pub strand: String,
    /// What is needed.
    #[serde(default)]
    pub need: String,
    /// What shows it.
    #[serde(default)]
    pub evidence: String,
    /// Where it was read.
    #[serde(default)]
    pub at: Option<At>,
}

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The abbreviation or word.
    pub term: String,
    /// What it means.
    pub meaning: String,
    /// Where it was read.
    #[serde(default)]
    pub at: Option<At>,
}
