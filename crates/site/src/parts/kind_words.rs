//! The five kinds of item in words.

use bigplan_plan::Kind;

/// One of them, as a sentence begins.
pub fn one(kind: Kind) -> &'static str {
    match kind {
        Kind::Outcome => "Outcome",
        Kind::Priority => "Priority",
        Kind::Objective => "Objective",
        Kind::Action => "Action",
        Kind::Milestone => "Milestone",
    }
}

/// Many of them, as a sentence begins.
pub fn many(kind: Kind) -> &'static str {
    match kind {
        Kind::Outcome => "Outcomes",
        Kind::Priority => "Priorities",
        Kind::Objective => "Objectives",
        Kind::Action => "Actions",
        Kind::Milestone => "Milestones",
    }
}
