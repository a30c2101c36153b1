//! The shapes of what is said of an item, and is to be said of it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What was said of an item.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// Its place among what was said of the item, from 1.
    pub sequence: i64,
    /// not started, on track, at risk, late, done or dropped.
    pub status: String,
    /// What has been done and what comes next; empty for those who may not see drafts.
    pub progress: String,
    /// Why it is at risk, late or dropped.
    pub why: String,
    /// When it will be done, where that is another date than the plan's.
    pub expected: Option<String>,
    /// The day on which it was done.
    pub done_on: Option<String>,
    /// What shows that it was done.
    pub evidence: String,
    /// Where that can be seen.
    pub address: String,
    /// Who said it.
    pub by: Option<String>,
    /// When.
    pub at: String,
}

/// What is to be said of an item.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// The sequence of the newest that you know, 0 where there was none: so nobody is talked over.
    pub seen: i64,
    /// not started, on track, at risk, late, done or dropped.
    pub status: String,
    /// What has been done and what comes next.
    #[serde(default)]
    pub progress: String,
    /// Why it is at risk, late or dropped: then it must be said.
    #[serde(default)]
    pub why: String,
    /// When it will be done, where that is another date than the plan's.
    #[serde(default)]
    pub expected: Option<String>,
    /// The day on which it was done.
    #[serde(default)]
    pub done_on: Option<String>,
    /// What shows that it was done.
    #[serde(default)]
    pub evidence: String,
    /// Where that can be seen.
    #[serde(default)]
    pub address: String,
}

/// What was said has this place.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaidNow {
    /// Its place among what was said of the item.
    pub sequence: i64,
}
