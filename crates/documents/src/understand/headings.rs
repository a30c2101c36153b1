//! Headings of columns whose words mislead: a compound is what its last word names, and a
//! word for where things stand with a date behind it is a baseline.

use super::columns::Role;
use super::months::is_month;

const DEEDS: [&str; 8] = ["action", "actions", "activity", "activities", "task", "tasks", "step", "steps"];

/// Words that say where things stand, whatever date follows.
const STANDING: [&str; 16] = [
    "current",
    "current figure",
    "current level",
    "latest",
    "latest figure",
    "latest data",
    "latest position",
    "most recent",
    "most recent figure",
    "where we are",
    "where are we",
    "where we started",
    "where we start",
    "start point",
    "base",
    "today",
];

/// Words that say it only where a date follows: "Position" alone may be a job.
const STANDING_AT: [&str; 11] = [
    "position",
    "position at",
    "position in",
    "level in",
    "level at",
    "as at",
    "as of",
    "at",
    "figure",
    "figures for",
    "result",
];

/// The meaning of a folded heading of this kind.
pub(super) fn meaning(folded: &str) -> Option<Role> {
    if ["start date", "begin date", "date started", "date begun", "from date"].contains(&folded) {
        return Some(Role::Start);
    }
    let words: Vec<&str> = folded.split(' ').collect();
    let joined = words.iter().any(|w| matches!(*w, "and" | "or" | "of" | "for" | "to" | "by" | "with" | "plan"));
    if (2..=4).contains(&words.len()) && !joined && words.last().is_some_and(|w| DEEDS.contains(w)) {
        return Some(Role::Action);
    }
    // "Accountable officer" is a person, whatever the officer is accountable for.
    if (2..=3).contains(&words.len()) && !joined && words.last().is_some_and(|w| PERSONS.contains(w)) {
        return Some(Role::Lead);
    }
    let said: Vec<&str> = words.iter().copied().filter(|w| !is_date_word(w)).collect();
    let (dated, said) = (said.len() < words.len(), said.join(" "));
    if STANDING.contains(&said.as_str()) || dated && STANDING_AT.contains(&said.as_str()) {
        return Some(Role::Baseline);
    }
    if dated && PROGRESS_AT.contains(&said.as_str()) {
        return Some(Role::Aside);
    }
    let aimed = said.contains("want to be") || dated && AIMED_AT.contains(&said.as_str());
    aimed.then_some(Role::Target)
}

/// Words that with a date say how far somebody had come by then.
const PROGRESS_AT: [&str; 9] = [
    "progress",
    "progress at",
    "progress at end",
    "progress as at",
    "progress to",
    "progress since",
    "progress in",
    "update",
    "update at",
];

const PERSONS: [&str; 6] = ["sro", "officer", "officers", "person", "manager", "director"];

/// Words that with a date say where a measure should be.
const AIMED_AT: [&str; 10] =
    ["aim", "aim for", "ambition", "goal", "plan", "planned", "trajectory", "by", "expected", "target by"];

fn is_date_word(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit()) || is_month(word)
}

#[cfg(test)]
mod tests {
    use super::super::columns::{Role, role};

    #[test]
    fn compounds_and_dated_standings() {
        for (heading, expected) in [
            ("Priority action", Some(Role::Action)),
            ("Objective task", Some(Role::Action)),
            ("Outcome activities", Some(Role::Action)),
            ("Priority", Some(Role::Priority)),
            ("Position at Sept 2012", Some(Role::Baseline)),
            ("Latest figure (2014/15)", Some(Role::Baseline)),
            ("Where we started (2019)", Some(Role::Baseline)),
            ("Most recent", Some(Role::Baseline)),
            ("Position", None),
            ("2011 result", Some(Role::Baseline)),
            ("At March 2021", Some(Role::Baseline)),
            ("Where we want to be", Some(Role::Target)),
            ("Goal 2018", Some(Role::Target)),
            ("2014/15 plan", Some(Role::Target)),
            ("Accountable manager", Some(Role::Lead)),
            ("Accountable body", Some(Role::Group)),
            ("Progress at 30 June 2012", Some(Role::Aside)),
            ("Progress measures", Some(Role::Progress)),
            ("2014/15", Some(Role::Target)),
        ] {
            assert_eq!(role(heading), expected, "{heading}");
        }
    }
}
