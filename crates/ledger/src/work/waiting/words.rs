//! What kinds of work are called, on pages and in letters.

use super::WaitingKind;

impl WaitingKind {
    /// One of them, as a sentence begins.
    pub fn label(self) -> &'static str {
        match self {
            Self::Update => "Update",
            Self::Milestone => "Milestone",
            Self::Comment => "Comment",
            Self::SignUp => "Sign-up",
            Self::Decision => "Decision",
            Self::Challenge => "Challenge",
            Self::Recommendation => "Recommendation",
            Self::Vacancy => "Vacant post",
            Self::Ask => "Question of the quarter",
            Self::Hole => "Hole in the plan",
        }
    }

    /// What the kind is about, for somebody who chooses.
    pub fn about(self) -> &'static str {
        match self {
            Self::Update => "How items that I lead go",
            Self::Milestone => "Milestones that are late or due within 30 days",
            Self::Comment => "Comments that wait for my answer",
            Self::SignUp => "Plans that a body of mine has not signed",
            Self::Decision => "Decisions and actions of meetings",
            Self::Challenge => "Challenges that wait for my answer",
            Self::Recommendation => "Recommendations of inspectors",
            Self::Vacancy => "Posts that nobody is in",
            Self::Ask => "Questions of the quarter, and reminders of them",
            Self::Hole => "What the plan check finds in items that I lead",
        }
    }
}
