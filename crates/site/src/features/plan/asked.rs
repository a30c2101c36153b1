//! What the address asks of the plan page: the filter, and what of it was not understood.

use bigplan_plan::{Filter, Kind, Scope, When};
use serde::Deserialize;

use crate::parts::dates;

/// The most letters of search words that are looked at.
const LONGEST: usize = 200;

/// The fields of the filter as they come in an address. Empty ones ask for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Words.
    pub q: String,
    /// One of the five kinds.
    pub kind: String,
    /// A lead's value.
    pub lead: String,
    /// A group's value.
    pub group: String,
    /// A measure's value.
    pub measure: String,
    /// A place's value.
    pub place: String,
    /// "all" or "vulnerable".
    pub scope: String,
    /// The first day of interest, as typed.
    pub from: String,
    /// The last day of interest, as typed.
    pub to: String,
    /// The code of a finding.
    pub hole: String,
}

/// The filter that an address asks for.
#[derive(Clone, Debug, Default)]
pub struct Understood {
    /// What to find.
    pub filter: Filter,
    /// Whether the first day was not understood.
    pub from_problem: bool,
    /// Whether the last day was not understood.
    pub to_problem: bool,
}

impl Asked {
    /// The words that are looked for, cut where they are too long to be meant.
    pub fn words(&self) -> &str {
        let end = self.q.char_indices().nth(LONGEST).map_or(self.q.len(), |(at, _)| at);
        self.q.get(..end).unwrap_or_default().trim()
    }

    /// Turns the fields into a filter. What is not understood asks for nothing, and is said.
    pub fn understood(&self) -> Understood {
        let (from, to) = (date(&self.from), date(&self.to));
        let filter = Filter {
            text: self.words().to_owned(),
            kind: Kind::ALL.into_iter().find(|kind| kind.as_str() == self.kind),
            lead: given(&self.lead),
            group: given(&self.group),
            measure: given(&self.measure),
            place: given(&self.place),
            scope: scope(&self.scope),
            due_from: from.ok().flatten().and_then(When::first_day),
            due_to: to.ok().flatten().and_then(When::last_day),
            hole: given(&self.hole),
        };
        Understood { filter, from_problem: from.is_err(), to_problem: to.is_err() }
    }
}

/// A date was typed and not understood.
#[derive(Clone, Copy)]
struct NoDate;

fn date(typed: &str) -> Result<Option<When>, NoDate> {
    match typed.trim() {
        "" => Ok(None),
        text => dates::typed(text).map(Some).ok_or(NoDate),
    }
}

fn given(value: &str) -> Option<String> {
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

fn scope(value: &str) -> Option<Scope> {
    match value {
        "all" => Some(Scope::All),
        "vulnerable" => Some(Scope::Vulnerable),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use bigplan_plan::{Filter, Kind};

    use super::Asked;

    #[test]
    fn empty_fields_ask_for_nothing() {
        let asked = Asked { q: "  ".into(), lead: " ".into(), kind: "nothing".into(), ..Asked::default() };
        assert_eq!(asked.understood().filter, Filter::default());
    }

    #[test]
    fn dates_cover_what_was_typed() {
        let asked = Asked { from: "2009".into(), to: "2009-09".into(), kind: "action".into(), ..Asked::default() };
        let filter = asked.understood().filter;
        assert_eq!(filter.due_from.unwrap().to_string(), "2009-01-01");
        assert_eq!(filter.due_to.unwrap().to_string(), "2009-09-30");
        assert_eq!(filter.kind, Some(Kind::Action));
    }

    #[test]
    fn a_date_that_is_none_is_said() {
        let asked = Asked { from: "soon".into(), ..Asked::default() };
        let understood = asked.understood();
        assert!(understood.from_problem && !understood.to_problem);
        assert!(understood.filter.is_empty());
    }

    #[test]
    fn endless_words_are_cut_at_a_letter() {
        let asked = Asked { q: "é".repeat(5000), ..Asked::default() };
        assert_eq!(asked.words().chars().count(), 200);
    }
}
