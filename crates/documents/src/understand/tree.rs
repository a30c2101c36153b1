//! Plans that are told by their numbers: "1" over "1.1" over "1.1.1", without tables.

use std::collections::HashSet;

use super::columns::Role;
use super::outline::{Unit, What};
use super::{brackets, labels, refs};

/// The references of a numbered plan and of everything that they stand under; empty where the
/// document is none. The numbered paragraphs themselves become list items.
///
/// Reports number their paragraphs too: a plan says for at least two of them who or by when.
pub(super) fn settle(units: &mut [Unit<'_>]) -> HashSet<String> {
    let numbered: Vec<(usize, String)> =
        units.iter().enumerate().filter_map(|(i, u)| reference(&u.what).map(|r| (i, r))).collect();
    let led: Vec<&str> = numbered.iter().filter(|(i, _)| is_led(units, *i)).map(|(_, r)| r.as_str()).collect();
    if led.len() < 2 {
        return HashSet::new();
    }
    let mut tree: HashSet<String> = HashSet::new();
    for reference in &led {
        tree.extend(reference.match_indices('.').filter_map(|(i, _)| reference.get(..i)).map(str::to_owned));
    }
    let stems: HashSet<String> =
        numbered.iter().filter_map(|(_, r)| r.rsplit_once('.')).map(|(s, _)| s.to_owned()).collect();
    let roots: HashSet<&str> = led.iter().filter_map(|r| r.split('.').next()).collect();
    for (index, reference) in &numbered {
        if roots.contains(reference.split('.').next().unwrap_or_default())
            && let Some(unit) = units.get_mut(*index)
        {
            rewrite(unit, reference, stems.contains(reference));
        }
    }
    head_tops(units, &tree);
    tree
}

/// A whole number right above its own first part heads it: "2) Play" over "2.1 Open parks".
fn head_tops(units: &mut [Unit<'_>], tree: &HashSet<String>) {
    for index in 0..units.len() {
        let below = units.get(index + 1).and_then(|u| reference(&u.what));
        let Some(unit) = units.get_mut(index) else { continue };
        let What::Item { marker, text, .. } = unit.what else { continue };
        let number = marker.trim_matches(['(', ')', '.', ':']);
        let heads = below.as_deref().and_then(|b| b.split_once('.')).is_some_and(|(stem, _)| stem == number);
        // A chapter without actions ends the one before it.
        let level = if tree.contains(number) { 7 } else { 1 };
        if heads && text.split(' ').count() <= 12 {
            unit.what = What::Heading { level, number: marker, text, marked: false };
        }
    }
}

/// The dotted reference that a paragraph, heading or bullet opens with.
fn reference(what: &What<'_>) -> Option<String> {
    let text = match what {
        What::Heading { number, .. } if !number.is_empty() => return dotted(number),
        What::Item { marker, .. } if !marker.is_empty() => return dotted(marker),
        What::Heading { text, .. } | What::Prose(text) | What::Item { text, .. } => text,
        What::Table(_) => return None,
    };
    refs::split(text).reference.filter(|_| !text.contains("....")).and_then(|r| dotted(&r))
}

fn dotted(mark: &str) -> Option<String> {
    let mark = mark.trim_matches(['(', ')', '.', ':']);
    (mark.contains('.') && mark.split('.').all(|s| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit())))
        .then(|| mark.to_owned())
}

/// Whether a numbered text, or the line right under it, says who or by when.
fn is_led(units: &[Unit<'_>], index: usize) -> bool {
    let says = |text: &str, alone: bool| {
        let (before, labelled) = labels::split(text);
        labelled.iter().any(|l| matches!(l.role, Role::Lead | Role::Due)) && (!alone || before.is_empty())
    };
    let Some(unit) = units.get(index) else { return false };
    let own = match unit.what {
        What::Heading { text, .. } | What::Prose(text) | What::Item { text, .. } => {
            says(text, false)
                || brackets::split(text)
                    .is_some_and(|t| t.said.iter().any(|(r, _)| matches!(r, Role::Lead | Role::Due)))
        }
        What::Table(_) => false,
    };
    let below = units.get(index + 1).is_some_and(|u| match u.what {
        What::Prose(text) | What::Item { text, .. } => says(text, true),
        _ => false,
    });
    own || below
}

/// What has nothing under it becomes a list item; what has, a heading.
fn rewrite(unit: &mut Unit<'_>, reference: &str, is_stem: bool) {
    let level = u8::try_from(reference.matches('.').count() + 7).unwrap_or(9);
    unit.what = match unit.what {
        What::Heading { marked: true, .. } => return,
        What::Heading { number: "", text, .. } | What::Prose(text) | What::Item { marker: "", text, .. } => {
            if is_stem {
                What::Heading { level, number: "", text, marked: false }
            } else {
                let rest = refs::split(text).rest;
                let marker = text.get(..text.len() - rest.len()).unwrap_or_default().trim();
                What::Item { depth: 0, marker, text: rest }
            }
        }
        What::Heading { number, text, .. } if !is_stem => What::Item { depth: 0, marker: number, text },
        other => other,
    };
}
