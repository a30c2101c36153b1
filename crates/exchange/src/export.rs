//! A plan that leaves, with the marks by which it is known again.

use bigplan_plan::Plan;
use serde::{Deserialize, Serialize};

use crate::Seals;

/// Which plan an export was made from, and when in the plan's life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The plan's id.
    pub plan: String,
    /// The plan's revision when it left.
    pub revision: i64,
}

/// A whole plan with its marks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Export {
    /// The plan it was made from; `None` for a plan that never was in a database.
    pub origin: Option<Origin>,
    /// How each part left; empty where somebody has taken the seals out.
    pub seals: Seals,
    /// The plan.
    pub plan: Plan,
}

impl Export {
    /// A plan as it leaves: sealed as it is now.
    pub fn of(plan: Plan, origin: Option<Origin>) -> Self {
        Self { origin, seals: Seals::of(&plan), plan }
    }
}
