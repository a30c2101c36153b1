//! Recommendations and requirements as lines of lists, what is overdue first.

use bigplan_ledger::inspection::{Notice, RecommendationState, Requirement, StoredRecommendation};
use jiff::civil::Date;

use super::place::Place;
use super::words;
use crate::parts::dates;

/// A recommendation in a list.
pub struct Line {
    /// Its page.
    pub address: String,
    /// What is to be done.
    pub text: String,
    /// The report or notice that it comes from.
    pub from: String,
    /// Who must act; may be empty.
    pub addressed_to: String,
    /// The state in words.
    pub state: &'static str,
    /// The class of the state's tag.
    pub colour: &'static str,
    /// By when; empty where it is not known.
    pub due: String,
    /// Whether that day has passed.
    pub overdue: bool,
    /// Who owns it, and which group answers; empty where nobody does, `None` where nobody need.
    pub owner: Option<String>,
    due_on: Option<Date>,
}

/// The line of a recommendation.
pub fn recommendation(place: &Place, one: &StoredRecommendation, today: Date) -> Line {
    let owner = [&one.owner.as_ref().map(|(_, title)| title), &one.group.as_ref().map(|(_, name)| name)];
    let owner: Vec<&str> = owner.into_iter().flatten().map(|words| words.as_str()).collect();
    Line {
        address: place.below("recommendations", one.id),
        text: one.text.clone(),
        from: one.report_title.clone(),
        addressed_to: one.addressed_to.clone(),
        state: words::state(one.state),
        colour: words::colour(one.state),
        due: one.due.map(dates::day).unwrap_or_default(),
        overdue: one.is_overdue(today),
        owner: Some(owner.join("; ")),
        due_on: one.due,
    }
}

/// The line of a requirement.
pub fn requirement(place: &Place, notice: &Notice, one: &Requirement, today: Date) -> Line {
    let state = if one.met.is_some() { RecommendationState::Closed } else { RecommendationState::Open };
    Line {
        address: format!("{}#requirement-{}", place.below("notices", notice.id), one.id),
        text: one.says.text.clone(),
        from: notice.says.title.clone(),
        addressed_to: String::new(),
        state: if one.met.is_some() { "Met" } else { "Not met" },
        colour: words::colour(state),
        due: one.says.due.map(dates::day).unwrap_or_default(),
        overdue: one.is_overdue(today),
        owner: None,
        due_on: one.says.due,
    }
}

/// Those whose day has passed, the longest overdue first.
pub fn overdue(lines: Vec<Line>) -> Vec<Line> {
    let mut late: Vec<Line> = lines.into_iter().filter(|line| line.overdue).collect();
    late.sort_by_key(|line| line.due_on);
    late
}
