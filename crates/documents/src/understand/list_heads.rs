//! Headings that each stand right over a list, one after the other.

use std::collections::HashMap;

use super::outline::{Unit, What};
use super::sense::{Sense, sense};

/// What a heading over a list shares with its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct HeadsList {
    /// Whether the numbers of the lists count on from one heading to the next.
    pub counts_on: bool,
}

/// A heading with the list right behind it.
struct Head {
    unit: usize,
    level: u8,
    /// The unit behind the list.
    end: usize,
    first: Option<u32>,
    last: Option<u32>,
}

/// The headings of which at least two follow each other, each with nothing but a list below.
pub(super) fn read(units: &[Unit<'_>]) -> HashMap<usize, HeadsList> {
    let mut found = HashMap::new();
    let mut run: Vec<Head> = Vec::new();
    for index in 0..units.len() {
        let Some(head) = head(units, index) else { continue };
        if run.last().is_some_and(|last| last.end != index || last.level != head.level) {
            settle(&mut run, &mut found);
        }
        run.push(head);
    }
    settle(&mut run, &mut found);
    found
}

fn head(units: &[Unit<'_>], index: usize) -> Option<Head> {
    let (level, text) = match units.get(index)?.what {
        What::Heading { level, text, .. } => (level, text),
        What::Prose(text) if is_line(text) => (PLAIN_LEVEL, text),
        _ => return None,
    };
    if sense(text) != Sense::Plain {
        return None;
    }
    let items = units.iter().skip(index + 1).map_while(|u| match u.what {
        What::Item { marker, .. } => Some(marker.trim_matches(['(', ')', '.', ':']).parse::<u32>().ok()),
        _ => None,
    });
    let numbers: Vec<Option<u32>> = items.collect();
    let first = numbers.first().copied()?;
    let last = numbers.last().copied().flatten();
    Some(Head { unit: index, level, end: index + 1 + numbers.len(), first, last })
}

/// The level that lines have which only their shape betrays.
pub(super) const PLAIN_LEVEL: u8 = 3;

/// A line that is too long for a heading anywhere else.
fn is_line(text: &str) -> bool {
    text.split(' ').count() <= 25
        && text.starts_with(char::is_uppercase)
        && !text.trim_end().ends_with(['.', ',', ';', ':', '?'])
}

fn settle(run: &mut Vec<Head>, found: &mut HashMap<usize, HeadsList>) {
    let follows = |two: &[Head]| match two {
        [one, next] => one.last.zip(next.first).is_some_and(|(last, first)| first == last + 1),
        _ => false,
    };
    if run.len() >= 2 {
        let counts_on = run.windows(2).all(follows);
        found.extend(run.iter().map(|h| (h.unit, HeadsList { counts_on })));
    }
    run.clear();
}

#[cfg(test)]
mod tests {
    use bigplan_plan::Kind;

    use crate::understand::understand;

    #[test]
    fn headings_over_lists_of_priorities_are_outcomes() {
        let text = "Our priorities\n\nEverybody can swim\n\n1. Open the pool early\n2. Teach in the sea\n\n\
                    Everybody can read\n\n3. Lend books on buses\n4. Read aloud in parks\n";
        let (plan, _) = understand(&crate::formats::text::read(text));
        let of = |kind| plan.items.iter().filter(|i| i.kind == kind).count();
        assert_eq!((of(Kind::Outcome), of(Kind::Priority)), (2, 4));
        let last = plan.items.last().unwrap();
        assert_eq!((last.reference.as_deref(), last.parent.as_deref()), (Some("4"), Some("i4")));
    }
}
