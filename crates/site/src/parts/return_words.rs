//! What statutory returns are called.

use bigplan_ledger::statutory::StatutoryReturn;
use bigplan_returns::report::Kind;

/// The return that a word for programs means.
pub fn kind(word: &str) -> Option<Kind> {
    [Kind::LookedAfter, Kind::Need, Kind::AnnexA, Kind::SchoolCensus].into_iter().find(|kind| kind.as_str() == word)
}

/// What a return is called: "Children-in-need census of 2024".
pub fn title(one: &StatutoryReturn) -> String {
    let name = kind(&one.kind).map(|kind| kind.to_string()).unwrap_or_default();
    let name = name.trim_start_matches("the ");
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{} of {}", letters.as_str(), one.year)
}
