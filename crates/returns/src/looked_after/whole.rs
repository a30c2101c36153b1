//! Checking a whole return: every rule on every child, on as many threads as are given.

use std::ops::Range;

use super::collection::Collection;
use super::findings::{Cannot, Finding, Findings};
use super::rule::{Hits, Rule};
use super::rules::{self, RULES};
use super::tables::{Child, Rows, Table, Tables};

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

/// Tries the rules of the collection's year on every child. The findings are the same whatever the number of threads.
pub fn check(data: &Return, year: &Collection<'_>, threads: usize) -> Findings {
    let (able, cannot) = able(year);
    let share = data.children.div_ceil(u32::try_from(threads.max(1)).unwrap_or(1)).max(1);
    let starts = (0..data.children).step_by(usize::try_from(share).unwrap_or(1));
    let parts: Vec<Range<u32>> = starts.map(|start| start..(start + share).min(data.children)).collect();
    let mut found = std::thread::scope(|scope| {
        let able = &able;
        let running: Vec<_> =
            parts.into_iter().map(|part| scope.spawn(move || look_at(data, year, able, part))).collect();
        running
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect::<Vec<_>>()
    });
    found.extend(rules::duplicate_upns(data, year, &able));
    found.sort_unstable();
    Findings { found, cannot }
}

/// The rules that can run, by their places in the list, and those that cannot.
fn able(year: &Collection<'_>) -> (Vec<(u16, &'static Rule)>, Vec<Cannot>) {
    let (mut able, mut cannot) = (Vec::new(), Vec::new());
    for (number, rule) in (0..).zip(RULES).filter(|(_, rule)| rule.is_of(year.rules)) {
        match rule.lacks(year.columns, year.providers.is_some()) {
            None => able.push((number, *rule)),
            Some(lacks) => cannot.push(Cannot { rule: rule.code, lacks }),
        }
    }
    (able, cannot)
}

fn look_at(data: &Return, year: &Collection<'_>, able: &[(u16, &Rule)], children: Range<u32>) -> Vec<Finding> {
    let mut now = Rows::from(&data.now, children.start);
    let mut last = Rows::from(&data.last, children.start);
    let (mut found, mut hits) = (Vec::new(), Hits::default());
    for number in children {
        let child = Child::take(&mut now, &mut last, number);
        for (rule, look) in able.iter().map(|(rule, body)| (*rule, body.look)) {
            look(&child, year, &mut hits);
            let finding = |(table, row): (Table, u32)| Finding { rule, table, row, child: number };
            found.extend(hits.drain().map(finding));
        }
    }
    found
}
