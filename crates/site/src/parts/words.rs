//! The words that pages use for what the crates name in code.

use bigplan_ledger::{PlanState, Right, Role, SignUpStanding, Stage};

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

/// What each right lets one do, in the order in which they are explained.
pub const RIGHTS: [(Right, &str); 13] = [
    (Right::SeePublic, "See published plans"),
    (Right::ReadDrafts, "See drafts, imports, history and who is in which post"),
    (Right::Comment, "Comment on items"),
    (Right::UpdateItem, "Say how items go, and tick milestones"),
    (Right::AnswerComment, "Answer comments"),
    (Right::Challenge, "Challenge a group or a lead"),
    (Right::KeepMeetings, "Keep meetings: agenda, papers, decisions"),
    (Right::SignUp, "Sign plans for a body"),
    (Right::EditPlans, "Import and change plans, and who is in which post"),
    (Right::RunQuarters, "Open quarters, extend them, remind owners"),
    (Right::SignOffQuarters, "Sign quarters off, of a partnership whose top board they chair"),
    (Right::PublishPlans, "Open consultations, publish and replace plans"),
    (Right::Administer, "Look after accounts and partnerships"),
];
/// Where a plan is in its life, in the middle of a sentence.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Drafting => "being drafted",
        Stage::Consultation => "being consulted on",
        Stage::SignUp => "before partner bodies to sign",
        Stage::Published => "in force",
        Stage::UnderReview => "in force and under review",
        Stage::Replaced => "replaced by another plan",
    }
}

/// How a body stands to a plan.
pub fn sign_up(standing: SignUpStanding) -> &'static str {
    match standing {
        SignUpStanding::Asked => "Not answered",
        SignUpStanding::Signed => "Signed",
        SignUpStanding::SignedWithConditions => "Signed with conditions",
        SignUpStanding::Declined => "Declined",
    }
}
