//! Lists of contents: their lines look like headings and are none.

use std::collections::HashSet;

use super::outline::{Unit, What};
use super::sense::{Sense, sense};

/// How many units a list of contents has at most.
const LONGEST: usize = 150;

/// The places of all units that belong to a list of contents.
pub(super) fn spans(units: &[Unit<'_>]) -> HashSet<usize> {
    let mut inside = HashSet::new();
    let mut index = 0;
    while let Some(unit) = units.get(index) {
        let opens = match unit.what {
            What::Heading { text, .. } | What::Prose(text) => text.len() <= 40 && sense(text) == Sense::Contents,
            _ => false,
        };
        if opens {
            let end = end_of(units, index + 1);
            inside.extend(index..end);
            index = end.max(index + 1);
        } else {
            if is_entry(&unit.what) {
                inside.insert(index);
            }
            index += 1;
        }
    }
    inside
}

/// Contents end before the heading that stands over the first real paragraph.
fn end_of(units: &[Unit<'_>], from: usize) -> usize {
    if let Some(end) = end_of_entries(units, from) {
        return end;
    }
    for (index, unit) in units.iter().enumerate().skip(from).take(LONGEST) {
        let real = match unit.what {
            What::Prose(text) => text.len() > 120 && !ends_with_page(text) && !text.contains("...."),
            What::Item { text, .. } => text.len() > 220,
            What::Table(table) => !is_entry(&What::Table(table)) && super::columns::head(table).is_some(),
            What::Heading { .. } => false,
        };
        if real {
            return heading_before(units, index, from);
        }
    }
    from
}

/// Where every line of the contents has its page behind it, or is a list, they end with the last
/// such line; else where a title of theirs comes again.
fn end_of_entries(units: &[Unit<'_>], from: usize) -> Option<usize> {
    let dotted = units.iter().skip(from).take_while(|u| is_entry(&u.what) || is_paged(&u.what)).count();
    if dotted >= 2 {
        return Some(from + dotted);
    }
    let listed = units.iter().skip(from).take_while(|u| matches!(u.what, What::Item { .. })).count();
    if listed >= 2 {
        return Some(from + listed);
    }
    let mut seen: HashSet<String> = HashSet::new();
    for (index, unit) in units.iter().enumerate().skip(from).take(LONGEST) {
        let What::Heading { text, .. } = unit.what else { break };
        if !seen.insert(super::words::fold(text)) {
            return Some(index);
        }
    }
    None
}

/// A short line with a number of a page behind it.
fn is_paged(what: &What<'_>) -> bool {
    match what {
        What::Heading { text, .. } | What::Prose(text) | What::Item { text, .. } => {
            text.split(' ').count() >= 2 && text.len() <= 120 && ends_with_page(text)
        }
        What::Table(_) => false,
    }
}

fn heading_before(units: &[Unit<'_>], index: usize, from: usize) -> usize {
    let mut start = index;
    while start > from && units.get(start - 1).is_some_and(|u| matches!(u.what, What::Heading { .. })) {
        start -= 1;
        if index - start >= 2 {
            break;
        }
    }
    start
}

fn ends_with_page(text: &str) -> bool {
    text.rsplit(' ').next().is_some_and(|w| w.len() <= 3 && w.bytes().all(|b| b.is_ascii_digit()))
}

/// A line with dots and a page number, or a table of titles and page numbers.
fn is_entry(what: &What<'_>) -> bool {
    match what {
        What::Table(table) => {
            let pages = |t: &crate::document::Row| {
                t.cells.len() <= 3
                    && t.cells.last().is_some_and(|c| {
                        let text = c.text();
                        !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit())
                    })
            };
            let first = |t: &crate::document::Row| t.cells.first().is_some_and(|c| c.text().len() > 4);
            table.rows.len() >= 3
                && table.rows.iter().filter(|r| pages(r) && first(r)).count() * 5 >= table.rows.len() * 4
        }
        What::Heading { text, .. } | What::Prose(text) | What::Item { text, .. } => {
            text.contains("....") && ends_with_page(text.trim_end())
        }
    }
}
