//! Headings that hold one thing to do after another: "Warm homes … What we will do: …".
//!
//! Where several headings of one level have such a list each, and nothing else names the
//! plan's priorities, these headings are the priorities.

use std::collections::{HashMap, HashSet};

use bigplan_plan::Kind;

use super::lead_in::{self, LeadIn};
use super::outline::{Unit, What};
use super::sense::{Sense, sense};
use super::words::fold;

/// The places of headings that are priorities because each holds a list of what will be done.
pub(super) fn heads(units: &[Unit<'_>]) -> HashSet<usize> {
    let named = |u: &&Unit<'_>| match u.what {
        What::Heading { text, .. } => matches!(sense(text), Sense::Item(n) if n.kind <= Kind::Priority),
        _ => false,
    };
    if units.iter().filter(named).count() >= 2 {
        return HashSet::new();
    }
    let mut by_level: HashMap<(u8, bool), Vec<usize>> = HashMap::new();
    for index in (0..units.len()).filter(|i| opens_doing(units, *i)) {
        let Some(head) = head_of(units, index) else { continue };
        if let Some(What::Heading { level, marked, .. }) = units.get(head).map(|u| u.what) {
            let heads = by_level.entry((level, marked)).or_default();
            if !heads.contains(&head) {
                heads.push(head);
            }
        }
    }
    by_level.into_values().filter(|heads| heads.len() >= 2).flatten().collect()
}

/// A sentence or heading that says "we will", with a list right behind it.
fn opens_doing(units: &[Unit<'_>], index: usize) -> bool {
    let followed = units.get(index + 1).is_some_and(|u| matches!(u.what, What::Item { .. }));
    let says = match units.get(index).map(|u| u.what) {
        Some(What::Prose(text)) => lead_in::read(text) == LeadIn::Items(Kind::Action),
        Some(What::Heading { text, .. }) => matches!(sense(text), Sense::Place(Kind::Action, _)),
        _ => false,
    };
    says && followed
}

/// The heading that a list of what will be done stands under; none where that is named already.
fn head_of(units: &[Unit<'_>], index: usize) -> Option<usize> {
    let below = match units.get(index)?.what {
        What::Heading { level, marked: true, .. } => Some(level),
        _ => None,
    };
    for at in (0..index).rev() {
        let What::Heading { level, number: "", text, marked } = units.get(at)?.what else { continue };
        if below.is_some_and(|b| marked && level >= b) {
            continue;
        }
        match sense(text) {
            Sense::Plain if general(text) => return None,
            Sense::Plain => return Some(at),
            Sense::Aside | Sense::Measures | Sense::Place(Kind::Action, _) => {}
            _ => return None,
        }
    }
    None
}

/// Headings of any document, which are no priorities whatever stands under them.
fn general(text: &str) -> bool {
    let folded = fold(text);
    let words = [
        "introduction",
        "foreword",
        "welcome",
        "vision",
        "summary",
        "governance",
        "values",
        "principles",
        "monitoring",
        "participation",
        "appendix",
        "conclusion",
        "resources",
        "about",
        "approach",
        "work together",
        "review",
        "communication",
        "equality",
    ];
    text.ends_with('?')
        || folded.split(' ').count() > 14
        || words.iter().any(|w| format!(" {folded} ").contains(&format!(" {w} ")))
}
