//! Checking a census: every rule on every child, on as many threads as are given.

use std::ops::Range;

use super::rule::{Census, Finding, Findings, Hits, Look, Rule};
use super::rules::RULES;
use super::tables::{Rows, Tables};

type Numbered = (u16, &'static Rule);

/// Tries the rules of the year on a gathered census. The findings are the same whatever the number of threads.
pub fn check(data: &Tables, children: u32, census: &Census<'_>, threads: usize) -> Findings {
    let rules: Vec<Numbered> = (0..).zip(RULES.iter().copied()).filter(|(_, rule)| rule.from <= census.rules).collect();
    let share = children.div_ceil(u32::try_from(threads.max(1)).unwrap_or(1)).max(1);
    let starts = (0..children).step_by(usize::try_from(share).unwrap_or(1));
    let parts: Vec<Range<u32>> = starts.map(|start| start..(start + share).min(children)).collect();
    let mut found = std::thread::scope(|scope| {
        let rules = &rules;
        let running: Vec<_> =
            parts.into_iter().map(|part| scope.spawn(move || look_at(data, census, rules, part))).collect();
        let joined = running.into_iter().map(|thread| thread.join());
        joined.flat_map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect::<Vec<_>>()
    });
    let mut hits = Hits::default();
    for (number, rule) in &rules {
        if let Look::Whole(look) = &rule.look {
            look(data, census, &mut hits);
            found.extend(hits.drain(*number));
        }
    }
    found.sort_unstable();
    Findings { found }
}

fn look_at(data: &Tables, census: &Census<'_>, rules: &[Numbered], children: Range<u32>) -> Vec<Finding> {
    let mut rest = Rows::from(data, children.start);
    let (mut found, mut hits) = (Vec::new(), Hits::default());
    for child in children {
        let rows = rest.take(child);
        for (number, rule) in rules {
            if let Look::Child(look) = &rule.look {
                look(&rows, census, &mut hits);
                found.extend(hits.drain(*number));
            }
        }
    }
    found
}
