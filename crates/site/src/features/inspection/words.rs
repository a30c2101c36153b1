//! The words for how far a recommendation has come.

use bigplan_ledger::inspection::{RecommendationState, Step};

/// The state in a word or two.
pub fn state(state: RecommendationState) -> &'static str {
    match state {
        RecommendationState::Open => "Open",
        RecommendationState::BeingDone => "Being done",
        RecommendationState::SaidDone => "Said to be met",
        RecommendationState::Closed => "Closed",
    }
}

/// The colour of its tag; the word says the same.
pub fn colour(state: RecommendationState) -> &'static str {
    match state {
        RecommendationState::Open => "govuk-tag--yellow",
        RecommendationState::BeingDone => "govuk-tag--light-blue",
        RecommendationState::SaidDone => "govuk-tag--purple",
        RecommendationState::Closed => "govuk-tag--green",
    }
}

/// What was done to come to a state.
pub fn came_to(state: RecommendationState) -> &'static str {
    match state {
        RecommendationState::Open => "Opened again",
        RecommendationState::BeingDone => "Work begun",
        RecommendationState::SaidDone => "Said to be met",
        RecommendationState::Closed => "Closed: a second person agreed",
    }
}

/// A step's word in addresses.
pub fn step_word(step: Step) -> &'static str {
    match step {
        Step::Begin => "begin",
        Step::SayDone => "said-met",
        Step::Agree => "agree",
        Step::Reopen => "reopen",
    }
}

/// The step of a word in an address.
pub fn step_of(word: &str) -> Option<Step> {
    [Step::Begin, Step::SayDone, Step::Agree, Step::Reopen].into_iter().find(|step| step_word(*step) == word)
}

/// What a step's link says.
pub fn step_link(step: Step) -> &'static str {
    match step {
        Step::Begin => "Say that work has begun",
        Step::SayDone => "Say that it is met",
        Step::Agree => "Agree that it is met, and close it",
        Step::Reopen => "Open it again",
    }
}
