//! What is wrong with a return, told the same way whichever return it is: rule by rule, with the rows and the children.

mod found;
mod kind;
mod lines;
mod made;
mod unread;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::children::Children;
use crate::passing::Detail;
use crate::prints::Prints;
use found::Found;
pub use found::{Place, RuleFound};
pub use kind::Kind;
pub use unread::{AllUnread, Unread};

/// What is wrong with a return.
#[derive(Debug)]
pub struct Report {
    /// Which return.
    pub of: Kind,
    /// How many rows it has.
    pub rows: usize,
    /// How many of them stand in each table, in the order of tables.
    pub tables: Vec<(&'static str, usize)>,
    /// The rules that found something, in their order.
    pub rules: Vec<RuleFound>,
    /// The rules that could not run, and what each lacks.
    pub cannot: Vec<(&'static str, String)>,
    /// What could not be read.
    pub unread: AllUnread,
    /// What else is worth telling of it.
    pub detail: Detail,
    found: Found,
    children: Children,
    /// The prints of its rows, where another file will be set beside it.
    prints: Option<Prints>,
}

impl Report {
    /// The rules that could not run, by what they lack, what most lack first.
    pub fn lacking(&self) -> Vec<(&str, Vec<&'static str>)> {
        let mut by_lack: BTreeMap<&str, Vec<&'static str>> = BTreeMap::new();
        for (rule, lacks) in &self.cannot {
            by_lack.entry(lacks).or_default().push(rule);
        }
        let mut lacking: Vec<_> = by_lack.into_iter().collect();
        lacking.sort_by_key(|(_, rules)| Reverse(rules.len()));
        lacking
    }

    /// How many children it is about.
    pub fn children(&self) -> u32 {
        self.children.count()
    }

    /// The identifier of a child as the return gives it, in capital letters; empty where it has none.
    pub fn child(&self, number: u32) -> String {
        self.children.id(number)
    }

    /// How many places the rules found.
    pub fn found(&self) -> usize {
        self.rules.iter().map(RuleFound::found).sum()
    }

    /// The same with the prints of its rows.
    pub(crate) fn with(self, prints: Option<Prints>) -> Self {
        Self { prints, ..self }
    }

    /// The print of a row where something was found; 0 for the whole return.
    pub(crate) fn print(&self, place: &Place) -> u64 {
        self.prints.as_ref().map_or(0, |prints| prints.of_row(place.table, place.row))
    }

    /// The tables with the prints of their rows in order.
    pub(crate) fn prints(&self) -> impl Iterator<Item = (&'static str, Vec<u64>)> {
        self.prints.iter().flat_map(Prints::tables)
    }

    /// Whether nothing at all is wrong: every rule ran, all was read, nothing was found.
    pub fn is_clean(&self) -> bool {
        self.rules.is_empty() && self.cannot.is_empty() && self.unread.is_empty()
    }
}
