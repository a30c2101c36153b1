//! What went wrong.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ItemWords, OneItem};

/// What went wrong.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Failure {
    /// A stable word.
    pub code: String,
    /// Plain sentences: what is wrong, whether anything was saved, what to do.
    pub message: String,
    /// Always false: what fails is not saved.
    pub saved: bool,
}

/// An error.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Failed {
    /// What went wrong.
    pub error: Failure,
}

/// Two people changed one item: both sides.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangedMeanwhile {
    /// What went wrong.
    pub error: Failure,
    /// What was sent.
    pub yours: ItemWords,
    /// What stands now, with its revision.
    pub theirs: OneItem,
}
