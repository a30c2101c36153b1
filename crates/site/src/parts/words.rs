//! The words that pages use for what the crates name in code.

use bigplan_ledger::{PlanState, Role};

/// What an account may do.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Reader => "Reader",
        Role::Editor => "Performance officer",
        Role::Administrator => "Administrator",
    }
}

/// Where a plan is in its life.
pub fn plan_state(state: PlanState) -> &'static str {
    match state {
        PlanState::Draft => "Draft",
        PlanState::Published => "Published",
        PlanState::Replaced => "Replaced",
    }
}
