//! The parts of a plan beside its items: measures, needs, groups, recommendations,
//! judgements and terms. They are named by the mark of what they say.

use bigplan_plan::{Judgement, MeasureUse, Need, PartnershipGroup, Recommendation, Term};
use serde::Serialize;

use super::seen::seen;
use crate::LedgerError;

/// A sort of part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartSort {
    /// What is measured.
    Measures,
    /// What children need.
    Needs,
    /// The plan's groups.
    Groups,
    /// What inspectors recommended.
    Recommendations,
    /// How inspectors judged.
    Judgements,
    /// The plan's words.
    Terms,
}

impl PartSort {
    /// All sorts.
    pub const ALL: [PartSort; 6] =
        [Self::Measures, Self::Needs, Self::Groups, Self::Recommendations, Self::Judgements, Self::Terms];

    /// What journal entries of it are called: added, changed, removed.
    pub(super) fn actions(self) -> [&'static str; 3] {
        match self {
            Self::Measures => ["measure-added", "measure-changed", "measure-removed"],
            Self::Needs => ["need-added", "need-changed", "need-removed"],
            Self::Groups => ["plan-group-added", "plan-group-changed", "plan-group-removed"],
            Self::Recommendations => ["recommendation-added", "recommendation-changed", "recommendation-removed"],
            Self::Judgements => ["judgement-added", "judgement-changed", "judgement-removed"],
            Self::Terms => ["term-added", "term-changed", "term-removed"],
        }
    }
}

/// One part of a plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum PlanPart {
    /// A measure.
    Measure(MeasureUse),
    /// A need.
    Need(Need),
    /// A group as the plan describes it.
    Group(PartnershipGroup),
    /// A recommendation.
    Recommendation(Recommendation),
    /// A judgement.
    Judgement(Judgement),
    /// A word and what it means.
    Term(Term),
}

impl PlanPart {
    /// Which sort it is of.
    pub fn sort(&self) -> PartSort {
        match self {
            Self::Measure(_) => PartSort::Measures,
            Self::Need(_) => PartSort::Needs,
            Self::Group(_) => PartSort::Groups,
            Self::Recommendation(_) => PartSort::Recommendations,
            Self::Judgement(_) => PartSort::Judgements,
            Self::Term(_) => PartSort::Terms,
        }
    }

    /// The mark that a change of it must name.
    pub fn mark(&self) -> String {
        seen(self)
    }

    /// Checks that it says what it is for.
    pub(super) fn check(&self) -> Result<(), LedgerError> {
        let said = |text: &str| !text.trim().is_empty();
        let (good, field, message) = match self {
            Self::Measure(measure) => (said(&measure.title), "title", "Enter what is measured."),
            Self::Need(need) if !said(&need.reference) => (false, "reference", "Enter the reference of the need."),
            Self::Need(need) => (said(&need.need), "need", "Enter what children need."),
            Self::Group(group) => (said(&group.name), "name", "Enter the group’s name."),
            Self::Recommendation(one) => (said(&one.text), "text", "Enter what is recommended."),
            Self::Judgement(one) if !said(&one.aspect) => (false, "aspect", "Enter what was judged."),
            Self::Judgement(one) => ((1..=4).contains(&one.grade), "grade", "Choose a grade from 1 to 4."),
            Self::Term(term) if !said(&term.term) => (false, "term", "Enter the word."),
            Self::Term(term) => (said(&term.meaning), "meaning", "Enter what it means."),
        };
        if good { Ok(()) } else { Err(LedgerError::Field { field, message }) }
    }
}
