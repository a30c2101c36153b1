//! The children-in-need census: the modules of one year or several become people with their records.

mod history;
mod records;

use std::collections::BTreeMap;

use bigplan_returns::need::{Loaded, Rows};
use jiff::{ToSpan, civil};

use crate::Person;
use crate::draft::day;
use history::History;

/// The fields of registers that the census tells of.
pub const TELLS: &[(&str, &[&str])] = &[
    ("child-details", &["from", "ethnic-group", "disabled"]),
    ("referral", &["received", "source", "need", "decision"]),
    ("child-in-need-case", &["opened", "closed", "close-reason"]),
    ("child-in-need-plan", &["began", "ended"]),
    ("single-assessment", &["referred", "review-point", "finished", "factors"]),
    ("enquiry", &["began", "discussed", "decision", "conference-held", "found"]),
    ("conference", &["kind", "counted-from", "held"]),
    ("protection-plan", &["began", "ended", "category", "category-now", "earlier-plans", "again"]),
];

/// What censuses of several years say of the same children. The last that speaks of a case, assessment, enquiry or plan holds.
#[derive(Debug, Default)]
pub struct Years {
    children: BTreeMap<String, History>,
    /// The day before the first year: what happened until then, the census tells in part only.
    before: Option<civil::Date>,
    nobody: usize,
}

impl Years {
    /// Lays a census over those before it; the oldest comes first. A child without an identifier stands for itself, under
    /// the name `child N without a number`.
    pub fn lay_over(&mut self, census: &Loaded) {
        self.before = self.before.or_else(|| Some(day(census.reference())?.saturating_sub(1.year())));
        let mut rows = Rows::from(&census.data, 0);
        for number in 0..census.children.count() {
            let own = rows.take(number);
            // What the file says of itself is numbered too, and is nobody.
            if own.header.is_empty() {
                let id = Some(census.children.id(number)).filter(|id| !id.is_empty());
                let id = id.unwrap_or_else(|| {
                    self.nobody += 1;
                    format!("child {} without a number", self.nobody)
                });
                self.children.entry(id).or_default().lay_over(own);
            }
        }
    }

    /// How many children there are.
    pub fn count(&self) -> usize {
        self.children.len()
    }

    /// The children with their records, in the order of their numbers.
    pub fn people(&self) -> impl Iterator<Item = Person> {
        self.children.iter().map(|(id, history)| records::person(id, history, self.before))
    }
}
