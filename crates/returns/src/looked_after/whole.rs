//! Checking a whole return: every rule on every child, on as many threads as are given.

use std::ops::Range;

use super::collection::Collection;
use super::findings::{Cannot, Findings};
use super::found::{Collector, Found};
use super::read::Told;
use super::rule::{Hits, Rule};
use super::rules::RULES;
use super::tables::{Child, Rows, Tables};
use super::upn;
use crate::children::Children;
use crate::value::Code;

/// A return as it was read: the rows of two years, gathered child by child.
#[derive(Clone, Debug, Default)]
pub struct Return {
    /// The rows of the year.
    pub now: Tables,
    /// The rows of the year before, as far as they were given.
    pub last: Tables,
    /// How many children there are.
    pub children: u32,
}

impl Return {
    /// How many bytes the rows take.
    pub(super) fn bytes(&self) -> usize {
        self.now.bytes() + self.last.bytes()
    }

    /// Keeps the rows of these children alone.
    pub(super) fn retain(&mut self, children: &Range<u32>) {
        self.now.retain(children);
        self.last.retain(children);
    }

    /// Lets all rows go, and keeps their room.
    pub(super) fn clear(&mut self) {
        self.retain(&(0..0));
    }
}

/// Tries the rules of the collection's year on every child. The findings are the same whatever the number of threads.
pub fn check(data: &Return, year: &Collection<'_>, threads: usize) -> Findings {
    let upns = upn::shared(data.now.header.iter().filter_map(|row| row.upn.own()).collect());
    let sought = Sought::of(year);
    let found = look(data, year, &sought, (0..data.children, &upns), threads);
    let all = found.rules().flat_map(|(rule, _)| found.of(rule)).collect();
    Findings { found: all, cannot: sought.cannot }
}

/// All that the rules say of a return, whose rows have gone.
pub(crate) struct Checked {
    /// How many rows each table of the year has that has any.
    pub tables: Vec<(&'static str, usize)>,
    /// What the rules found.
    pub found: Found,
    /// The rules that could not run.
    pub cannot: Vec<Cannot>,
    /// The children.
    pub children: Children,
    /// What could not be read, with rows from 1, or 0 for the whole table.
    pub faults: Told,
}

/// What is sought in a year.
pub(crate) struct Sought {
    /// The rules that can run, by their places in the list.
    able: Vec<(u16, &'static Rule)>,
    /// Those that cannot.
    pub cannot: Vec<Cannot>,
}

impl Sought {
    /// The rules of a year.
    pub fn of(year: &Collection<'_>) -> Self {
        let (mut able, mut cannot) = (Vec::new(), Vec::new());
        for (number, rule) in (0..).zip(RULES).filter(|(_, rule)| rule.is_of(year.rules)) {
            match rule.lacks(year.columns, year.providers.is_some()) {
                None => able.push((number, *rule)),
                Some(lacks) => cannot.push(Cannot { rule: rule.code, lacks }),
            }
        }
        Self { able, cannot }
    }
}

/// Tries the rules on some of the children, whose rows are all there. With them go the pupil numbers that stand twice in the
/// whole return.
pub(crate) fn look(
    data: &Return,
    year: &Collection<'_>,
    sought: &Sought,
    (children, shared_upns): (Range<u32>, &[Code]),
    threads: usize,
) -> Found {
    let share = children.end.saturating_sub(children.start).div_ceil(u32::try_from(threads.max(1)).unwrap_or(1)).max(1);
    let starts = children.clone().step_by(usize::try_from(share).unwrap_or(1));
    let parts = starts.map(|start| start..start.saturating_add(share).min(children.end));
    let mut all = Found::new(RULES.len());
    std::thread::scope(|scope| {
        let run = |part| scope.spawn(move || look_at(data, year, sought, part, shared_upns));
        for thread in parts.map(run).collect::<Vec<_>>() {
            all.join(thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
    });
    all
}

fn look_at(data: &Return, year: &Collection<'_>, sought: &Sought, children: Range<u32>, shared_upns: &[Code]) -> Found {
    let mut now = Rows::from(&data.now, children.start);
    let mut last = Rows::from(&data.last, children.start);
    let (mut found, mut hits) = (Collector::new(RULES.len()), Hits::default());
    for number in children {
        let child = Child::take(&mut now, &mut last, number, shared_upns);
        for (rule, body) in &sought.able {
            (body.look)(&child, year, &mut hits);
            if !hits.is_empty() {
                found.add(*rule, number, hits.drain());
            }
        }
    }
    found.finish()
}
