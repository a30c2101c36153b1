//! Partnerships and the groups that outlive their plans.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

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
