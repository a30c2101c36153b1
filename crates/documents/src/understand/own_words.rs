//! What the document itself calls its kinds of item: "Key areas of focus", "Theme 2".
//!
//! Only a heading, a lead-in or a column that items were read from counts, and the word
//! that is used most; where that is the standard word the plan has none of its own.

use std::collections::{BTreeMap, HashMap};

use bigplan_plan::labels::plural;
use bigplan_plan::{At, Item, Kind};

use super::columns::Role;
use super::lead_in::{self, LeadIn};
use super::outline::{Unit, What};
use super::sense::{Sense, sense};
use super::tables::Whole;
use super::words::{fold, has_words};

/// The words that stand for a kind in plans, the more exact ones first.
fn known(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Outcome => &["Ambition", "Theme", "Strategic aim", "Aim", "Goal"],
        Kind::Priority => &[
            "Pledge",
            "Promise",
            "Obsession",
            "Mission",
            "Pillar",
            "Workstream",
            "Theme",
            "Key outcome",
            "Desired outcome",
            "Commitment",
            "Challenge",
            "Goal",
        ],
        Kind::Objective => &["Key area of focus", "Area of focus", "Focus area", "Strategic aim", "Aim", "Goal"],
        Kind::Action => &["Task", "Commitment", "Pledge", "Promise"],
        Kind::Milestone => &[],
    }
}

/// How often each word was used for a kind.
type Used = BTreeMap<(Kind, &'static str), usize>;

/// The document's words for the kinds of the items that were read from it.
pub(super) fn read(units: &[Unit<'_>], tables: &HashMap<usize, Whole>, items: &[Item]) -> BTreeMap<Kind, String> {
    let mut used = Used::new();
    for (index, unit) in units.iter().enumerate() {
        for (kind, text, form) in namings(unit, tables.get(&index)) {
            let word = word(kind, &fold(&text), form);
            if let Some(word) = word.filter(|_| holds(units, index, items, kind)) {
                *used.entry((kind, word)).or_default() += 1;
            }
        }
    }
    Kind::ALL.into_iter().filter_map(|kind| Some((kind, most_used(kind, &used)?.to_owned()))).collect()
}

/// The word that is used most, unless the standard one is used as often.
fn most_used(kind: Kind, used: &Used) -> Option<&'static str> {
    let count = |word: &str| used.iter().find(|((k, w), _)| *k == kind && *w == word).map_or(0, |(_, count)| *count);
    let best = known(kind).iter().copied().rev().max_by_key(|word| count(word))?;
    (count(best) > count(kind.word())).then_some(best)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// "Theme 2: …"
    One,
    /// "Our themes"; "we pledge to" names no pledges.
    Many,
    Either,
}

/// The kinds that a unit speaks of, with the words in which it does.
fn namings(unit: &Unit<'_>, whole: Option<&Whole>) -> Vec<(Kind, String, Form)> {
    match unit.what {
        What::Heading { text, .. } => match sense(text) {
            Sense::Item(named) => vec![(named.kind, text.to_owned(), Form::One)],
            Sense::Place(kind, objectives) => {
                let more = (objectives && kind != Kind::Objective).then_some(Kind::Objective);
                [Some(kind), more].into_iter().flatten().map(|kind| (kind, text.to_owned(), Form::Many)).collect()
            }
            _ => Vec::new(),
        },
        What::Prose(text) | What::Item { text, .. } => match lead_in::read(text) {
            LeadIn::Items(kind) => vec![(kind, text.to_owned(), Form::Many)],
            _ => Vec::new(),
        },
        What::Table(_) => {
            let columns = whole.filter(|w| w.headed).and_then(|w| w.columns.as_ref());
            let named = columns.into_iter().flat_map(|c| c.roles.iter().zip(&c.headings));
            named.filter_map(|(role, heading)| Some((kind_of((*role)?)?, heading.clone(), Form::Either))).collect()
        }
    }
}

fn kind_of(role: Role) -> Option<Kind> {
    match role {
        Role::Outcome => Some(Kind::Outcome),
        Role::Priority => Some(Kind::Priority),
        Role::Objective => Some(Kind::Objective),
        Role::Action => Some(Kind::Action),
        _ => None,
    }
}

/// The word that a text uses for a kind: the standard one wins over any other.
fn word(kind: Kind, folded: &str, form: Form) -> Option<&'static str> {
    let says = |word: &str| {
        form != Form::Many && has_words(folded, &fold(word))
            || form != Form::One && has_words(folded, &fold(&plural(word)))
    };
    if says(kind.word()) {
        return Some(kind.word());
    }
    known(kind).iter().copied().find(|word| says(word))
}

/// Whether items of the kind were read here: at the unit, or behind it before the next
/// heading that says what stands under it.
fn holds(units: &[Unit<'_>], index: usize, items: &[Item], kind: Kind) -> bool {
    let Some(from) = units.get(index) else { return false };
    let ends = |unit: &&Unit<'_>| match unit.what {
        What::Heading { text, .. } => {
            matches!(sense(text), Sense::Place(..) | Sense::Measures | Sense::Aside | Sense::Contents)
        }
        _ => matches!(from.what, What::Table(_)),
    };
    // In a spreadsheet lines begin anew with every sheet.
    let place = |at: At| (at.page, at.line);
    let end = units.iter().skip(index + 1).find(ends).map(|unit| place(unit.at));
    let here = |at: At| place(at) >= place(from.at) && end.is_none_or(|end| place(at) < end);
    items.iter().any(|item| item.kind == kind && item.at.is_some_and(here))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use bigplan_plan::{Format, Kind};

    use crate::document::Document;

    fn labels(text: &str) -> BTreeMap<Kind, String> {
        let blocks = crate::formats::markdown::read(text).unwrap();
        let document = Document { format: Format::Markdown, blocks };
        crate::understand::understand(&document).0.head.labels
    }

    fn only(kind: Kind, label: &str) -> BTreeMap<Kind, String> {
        [(kind, label.to_owned())].into()
    }

    // All of these plans are invented.
    #[test]
    fn headings_and_lead_ins_name_the_kinds() {
        let focus = "# The Children's Plan\n\n## Be healthy\n\n### What are our priorities and key areas of focus?\n\n**Priority 1: Play out more**\n\nKey areas of focus:\n\n- More parks in towns\n- Safer streets near schools\n";
        assert_eq!(labels(focus), only(Kind::Objective, "Key area of focus"));
        let themes = "# The Children's Plan\n\n## Theme 1: Belonging\n\n### Priority 1: Homes for all\n\n## Theme 2: Playing\n\n### Priority 2: Parks for all\n";
        assert_eq!(labels(themes), only(Kind::Outcome, "Theme"));
        let pledges =
            "# The Children's Plan\n\n## Our pledges\n\n- More parks in towns\n- Safer streets near schools\n";
        assert_eq!(labels(pledges), only(Kind::Priority, "Pledge"));
    }

    #[test]
    fn columns_name_the_kinds() {
        let table = "# The Children's Plan\n\n| Ambition | Action | Lead |\n|---|---|---|\n| Children play | Open a park | Head of Parks |\n| Children read | Open a library | Head of Books |\n";
        assert_eq!(labels(table), only(Kind::Outcome, "Ambition"));
    }

    #[test]
    fn standard_words_and_words_without_items_are_no_labels() {
        for text in [
            "# The Children's Plan\n\n## Our priorities\n\n- More parks in towns\n- Safer streets near schools\n",
            "# The Children's Plan\n\n## Outcome 1: Belonging\n\n### Priority 1: Homes for all\n\n## Outcome 2: Playing\n\n### Priority 2: Parks for all\n",
            "# The Children's Plan\n\n## Our ambitions\n\nWe hope for the best.\n\n## Our priorities\n\n- More parks in towns\n- Safer streets near schools\n",
        ] {
            assert_eq!(labels(text), BTreeMap::new(), "{text}");
        }
    }
}
