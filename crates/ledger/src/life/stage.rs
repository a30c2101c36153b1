//! Where a plan is in its life.

use serde::{Deserialize, Serialize};

/// Where a plan is in its life, in order. [`crate::PlanState`] says who may see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Being written.
    Drafting,
    /// Put before partners, and the public where they are asked too.
    Consultation,
    /// Put before the partner bodies to sign.
    SignUp,
    /// In force.
    Published,
    /// In force, and looked at again.
    UnderReview,
    /// Another plan has taken its place.
    Replaced,
}

crate::text_column::words!(Stage, "stage of a plan" {
    Drafting = "drafting",
    Consultation = "consultation",
    SignUp = "sign-up",
    Published = "published",
    UnderReview = "under-review",
    Replaced = "replaced",
});
