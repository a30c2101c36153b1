//! The looked-after return (SSDA903): rows of one year or several become people with their records.

mod adoption;
mod before;
mod history;
mod leavers;
mod records;
mod workers;

use std::collections::BTreeMap;

use bigplan_returns::looked_after::Rows;
use bigplan_returns::looked_after::read::Loaded;

use jiff::civil::Date;

use crate::Person;
use history::History;

/// The fields of registers that the return tells of.
pub const TELLS: &[(&str, &[&str])] = &[
    ("child-details", &["from", "ethnic-group"]),
    (
        "looked-after-episode",
        &[
            "began",
            "care-began",
            "reason",
            "legal-status",
            "need",
            "home-postcode",
            "permanence-before",
            "permanence-council",
            "permanence-on",
            "ended",
            "end-reason",
            "alone",
        ],
    ),
    ("placement", &["began", "ended", "type", "provider", "change-reason"]),
    ("care-review", &["order", "counted-from", "held", "took-part"]),
    ("missing-episode", &["missing", "returned", "from", "kind"]),
    ("leaver-birthday", &["turned", "age", "status", "touch", "activity", "home", "suitable"]),
    (
        "adoption",
        &[
            "decided",
            "matched",
            "by-carers",
            "adopters",
            "adopters-sex",
            "adopters-status",
            "adopted",
            "given-up",
            "given-up-why",
        ],
    ),
    ("social-worker-time", &["number", "began", "why", "ended"]),
];

/// What several years of the return say of the same children. The last year that speaks of an episode holds.
#[derive(Debug, Default)]
pub struct Years {
    children: BTreeMap<String, History>,
    /// The first day of the first year: what happened before it, the return tells in part only.
    from: Option<Date>,
}

impl Years {
    /// Lays the year that ends in `ends` over those before it; the oldest comes first. Rows without a child's number
    /// are left out: nobody knows whom they are about.
    pub fn lay_over(&mut self, ends: u16, year: &Loaded) {
        self.from = self.from.or_else(|| Date::new(i16::try_from(ends).ok()? - 1, 4, 1).ok());
        let mut rows = Rows::from(&year.data.now, 0);
        for number in 0..year.children.count() {
            let own = rows.take(number);
            let id = year.children.id(number);
            if !id.is_empty() {
                self.children.entry(id).or_default().lay_over(ends, own);
            }
        }
    }

    /// How many children there are.
    pub fn count(&self) -> usize {
        self.children.len()
    }

    /// The children with their records, in the order of their numbers.
    pub fn people(&self) -> impl Iterator<Item = Person> {
        self.children.iter().map(|(id, history)| records::person(id, history, self.from))
    }
}
