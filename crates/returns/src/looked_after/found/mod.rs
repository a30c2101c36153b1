//! What rules found, packed: a return of millions of rows has millions of findings, and each takes two bytes or three.

mod collect;
mod run;

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;

pub(super) use collect::Collector;
use run::{Run, Spot};

use super::findings::Finding;
use super::tables::Table;

/// The findings of all rules, by the numbers of the rules.
#[derive(Debug, Default)]
pub(crate) struct Found(Vec<OfRule>);

/// What one rule found.
#[derive(Debug, Default)]
pub(crate) struct OfRule {
    /// How many children it is about.
    pub children: usize,
    /// How many places it found.
    pub places: usize,
    /// The places of each table as runs that are in order each, whatever children they are of.
    tables: Vec<(Table, Vec<Run>)>,
}

impl Found {
    /// Room for so many rules.
    pub fn new(rules: usize) -> Self {
        Self(std::iter::repeat_with(OfRule::default).take(rules).collect())
    }

    /// Adds what was found at other children.
    pub fn join(&mut self, other: Self) {
        for (of, other) in self.0.iter_mut().zip(other.0) {
            of.children += other.children;
            of.places += other.places;
            for (table, mut runs) in other.tables {
                of.runs(table).append(&mut runs);
            }
        }
    }

    /// The rules that found something, by their numbers.
    pub fn rules(&self) -> impl Iterator<Item = (u16, &OfRule)> {
        (0..).zip(&self.0).filter(|(_, of)| of.places > 0)
    }

    /// What a rule found, in the order of tables and rows.
    pub fn of(&self, rule: u16) -> impl Iterator<Item = Finding> + '_ {
        let mut tables: Vec<&(Table, Vec<Run>)> =
            self.0.get(usize::from(rule)).into_iter().flat_map(|of| &of.tables).collect();
        tables.sort_unstable_by_key(|(table, _)| *table);
        tables.into_iter().flat_map(move |(table, runs)| {
            merged(runs).map(move |Spot { row, child }| Finding { rule, table: *table, row, child })
        })
    }
}

impl OfRule {
    fn runs(&mut self, table: Table) -> &mut Vec<Run> {
        let at = self.tables.iter().position(|(other, _)| *other == table).unwrap_or(self.tables.len());
        if at == self.tables.len() {
            self.tables.push((table, Vec::new()));
        }
        &mut self.tables[at].1
    }
}

/// The spots of several runs in order.
fn merged(runs: &[Run]) -> impl Iterator<Item = Spot> + '_ {
    let mut left: Vec<_> = runs.iter().map(Run::iter).collect();
    let firsts = left.iter_mut().enumerate().filter_map(|(at, run)| Some(Reverse((run.next()?, at))));
    let mut next: BinaryHeap<Reverse<(Spot, usize)>> = firsts.collect();
    std::iter::from_fn(move || {
        let mut top = next.peek_mut()?;
        let Reverse((spot, at)) = *top;
        match left.get_mut(at).and_then(Iterator::next) {
            Some(following) => *top = Reverse((following, at)),
            None => {
                PeekMut::pop(top);
            }
        }
        Some(spot)
    })
}
