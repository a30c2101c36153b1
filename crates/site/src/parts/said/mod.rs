//! What somebody said of an item: the status in words, the reason, the evidence.
//!
//! Drawn by the macros of `said.html`. The status stands there in words: its colour only
//! repeats them.

use bigplan_ledger::ItemUpdate;
use bigplan_plan::progress::{Status, Timing};

use super::attached;
use super::dates;
use super::plan_words::counted;

/// One update, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// How it goes.
    pub status: Status,
    /// "30 September 2009".
    pub day: String,
    /// Who said it, for those who may know.
    pub by: String,
    /// What was done and comes next; may be empty.
    pub progress: String,
    /// Why; may be empty.
    pub why: String,
    /// When it will be done; may be empty.
    pub expected: String,
    /// The day on which it was done; may be empty.
    pub done_on: String,
    /// What shows it, in words; may be empty.
    pub evidence: String,
    /// Where that can be seen; may be empty.
    pub address: String,
}

impl Said {
    /// An update as the ledger gave it.
    pub fn of(update: &ItemUpdate) -> Self {
        let said = &update.said;
        Self {
            status: said.status,
            day: dates::day_of(update.at),
            by: update.by_name.clone().unwrap_or_default(),
            progress: said.progress.clone(),
            why: said.why.clone(),
            expected: said.expected.map(dates::when).unwrap_or_default(),
            done_on: said.done_on.map(dates::day).unwrap_or_default(),
            evidence: said.evidence.words.clone(),
            address: said.evidence.address.clone(),
        }
    }
}

impl Said {
    /// The status in words.
    pub fn words(&self) -> &'static str {
        status(self.status)
    }

    /// What a link to where it can be seen says.
    pub fn link(&self) -> &str {
        attached::words(&self.address)
    }

    /// The class of its tag.
    pub fn tag(&self) -> &'static str {
        tag(self.status)
    }
}

/// The status as it begins a sentence.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::NotStarted => "Not started",
        Status::OnTrack => "On track",
        Status::AtRisk => "At risk",
        Status::Late => "Late",
        Status::Done => "Done",
        Status::Dropped => "Dropped",
    }
}

/// The class of the tag that repeats a status in colour.
pub fn tag(status: Status) -> &'static str {
    match status {
        Status::NotStarted | Status::Dropped => "govuk-tag--grey",
        Status::OnTrack => "govuk-tag--blue",
        Status::AtRisk => "govuk-tag--yellow",
        Status::Late => "govuk-tag--red",
        Status::Done => "govuk-tag--green",
    }
}

/// "Late by 12 days", "Due today", "Due in 1 day".
pub fn timing(timing: Timing) -> String {
    let days = |days: i32| counted(usize::try_from(days).unwrap_or_default(), "day", "days");
    match timing {
        Timing::Late(by) => format!("Late by {}", days(by)),
        Timing::Ahead(0) => "Due today".to_owned(),
        Timing::Ahead(left) => format!("Due in {}", days(left)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_words_of_its_own() {
        let words: std::collections::HashSet<_> = Status::ALL.into_iter().map(status).collect();
        assert_eq!(words.len(), Status::ALL.len());
        assert_eq!(timing(Timing::Late(1)), "Late by 1 day");
        assert_eq!(timing(Timing::Ahead(0)), "Due today");
        assert_eq!(timing(Timing::Ahead(30)), "Due in 30 days");
    }
}
