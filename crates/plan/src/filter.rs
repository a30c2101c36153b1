//! Which items of a plan somebody wants to see.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use jiff::civil::Date;

use crate::fold::fold;
use crate::plan_index::Indexed;
use crate::search::Query;
use crate::{Finding, Kind, PlanIndex, Scope};

/// What somebody asks for. Everything that is set must hold; an empty filter finds all.
///
/// Names of leads, groups, measures and places are taken in any form that the plan writes
/// them in, and as the values of [`crate::Facets`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that all stand on the item, each in full or as the beginning of a word.
    pub text: String,
    /// One kind.
    pub kind: Option<Kind>,
    /// A post, an organisation, or a person without either.
    pub lead: Option<String>,
    /// A group accountable for the item or for the nearest item above that names one.
    pub group: Option<String>,
    /// A measure's code, or its title where it has no code.
    pub measure: Option<String>,
    /// A place that a measure of the item is for, or that its words name.
    pub place: Option<String>,
    /// Whom it is for, as the item or the nearest item above says.
    pub scope: Option<Scope>,
    /// Due on this day or later: the last day that the item's date covers counts.
    pub due_from: Option<Date>,
    /// Due on this day or earlier: the first day that the item's date covers counts.
    pub due_to: Option<Date>,
    /// The code of a finding about the item.
    pub hole: Option<String>,
}

/// One item that answers the filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The item's id.
    pub id: String,
    /// How well it answers the words; 0 without words. Higher is better.
    pub rank: u32,
    /// What to highlight in its title, in bytes.
    pub title: Vec<Range<usize>>,
    /// What to highlight in its text, in bytes.
    pub text: Vec<Range<usize>>,
}

/// What a filter finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The items, best first; in document order where they are equally good.
    pub matches: Vec<Match>,
    /// The ids of the items and of everything above them, to be shown as a tree.
    pub shown: BTreeSet<String>,
}

impl Filter {
    /// Does it ask for nothing?
    pub fn is_empty(&self) -> bool {
        *self == Self { text: self.text.clone(), ..Self::default() } && fold(&self.text).is_empty()
    }

    /// Finds the items. `findings` are those of the plan check, for [`Filter::hole`].
    pub fn find(&self, index: &PlanIndex, findings: &[Finding]) -> Found {
        let asked = Asked::of(self, index, findings);
        let mut found = Found::default();
        for item in &index.items {
            let Some(rank) = asked.rank(item) else { continue };
            let (title, text) = (asked.query.spans(&item.title), asked.query.spans(&item.text));
            found.matches.push(Match { id: item.id.clone(), rank, title, text });
            show_with_above(&mut found.shown, index, item);
        }
        found.matches.sort_by_key(|found| std::cmp::Reverse(found.rank));
        found
    }
}

fn show_with_above(shown: &mut BTreeSet<String>, index: &PlanIndex, item: &Indexed) {
    let mut next = Some(item);
    while let Some(item) = next {
        // What is shown already has everything above it shown.
        if !shown.insert(item.id.clone()) {
            break;
        }
        next = item.parent.and_then(|parent| index.items.get(parent));
    }
}

/// A filter with its names in comparable form.
struct Asked<'f> {
    filter: &'f Filter,
    query: Query,
    lead: Option<String>,
    group: Option<String>,
    measure: Option<String>,
    place: Option<String>,
    holes: Option<HashSet<&'f str>>,
}

impl<'f> Asked<'f> {
    fn of(filter: &'f Filter, index: &PlanIndex, findings: &'f [Finding]) -> Self {
        let named = |value: &Option<String>| value.as_deref().map(|value| index.key(value));
        let folded = |value: &Option<String>| value.as_deref().map(fold);
        let holes = |code: &str| {
            let found = findings.iter().filter(|finding| finding.code == code);
            found.filter_map(|finding| finding.item.as_deref()).collect()
        };
        Self {
            filter,
            query: Query::of(&filter.text),
            lead: named(&filter.lead),
            group: named(&filter.group),
            measure: folded(&filter.measure),
            place: folded(&filter.place),
            holes: filter.hole.as_deref().map(holes),
        }
    }

    fn rank(&self, item: &Indexed) -> Option<u32> {
        let holds = |asked: &Option<String>, keys: &[String]| asked.as_ref().is_none_or(|asked| keys.contains(asked));
        let wanted = self.filter.kind.is_none_or(|kind| kind == item.kind)
            && self.filter.scope.is_none_or(|scope| item.scope == Some(scope))
            && holds(&self.lead, &item.leads)
            && holds(&self.group, &item.groups)
            && holds(&self.measure, &item.measures)
            && self.place.as_ref().is_none_or(|place| stands_at(item, place))
            && self.holes.as_ref().is_none_or(|holes| holes.contains(item.id.as_str()))
            && self.is_due(item);
        if wanted {
            item.search.points(&self.query).map(|points| if self.query.is_empty() { 0 } else { points })
        } else {
            None
        }
    }

    fn is_due(&self, item: &Indexed) -> bool {
        let last = item.due.and_then(|due| due.last_day());
        let first = item.due.and_then(|due| due.first_day());
        self.filter.due_from.is_none_or(|from| last.is_some_and(|last| last >= from))
            && self.filter.due_to.is_none_or(|to| first.is_some_and(|first| first <= to))
    }
}

/// Is the item about a place: by its measures, or in its words?
pub(crate) fn stands_at(item: &Indexed, place: &str) -> bool {
    item.places.iter().any(|of| of == place) || (!place.is_empty() && item.prose.contains(&format!(" {place} ")))
}

#[cfg(test)]
mod tests;
