//! A board or group of the partnership.

use serde::{Deserialize, Serialize};

use crate::At;

/// A board or group, its chair and what it answers for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartnershipGroup {
    /// The group's full name.
    pub name: String,
    /// What it is for.
    #[serde(default)]
    pub role: Option<String>,
    /// The post (or posts) in the chair.
    #[serde(default)]
    pub chair: Option<String>,
    /// The name of the group it reports to.
    #[serde(default)]
    pub reports_to: Option<String>,
    /// Ids of the items and measures it answers for.
    #[serde(default)]
    pub answers_for: Vec<String>,
    /// Where it was read.
    #[serde(default)]
    pub at: Option<At>,
}
