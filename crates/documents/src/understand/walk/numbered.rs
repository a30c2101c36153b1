//! Headings and list entries that are items by their number and place.

use bigplan_plan::Kind;

use super::Walk;
use crate::understand::refs;
use crate::understand::words::fold;

impl Walk<'_> {
    /// Whether a heading without a word for its kind is an item by where it stands.
    pub(super) fn item_heading(&self, level: u8, number: &str, text: &str, marked: bool, count: usize) -> Option<Kind> {
        let split = refs::split(text);
        let reference = split.reference.clone();
        if let Some(reference) = &reference {
            if let Some((stem, _)) = reference.rsplit_once('.') {
                let above = self.current_with(stem);
                if let Some(above) = above {
                    return Some(self.kind_under(above.kind, reference));
                }
                if self.roots(reference, stem) {
                    return Some(Kind::Priority);
                }
            }
            let letter = reference.len() == 1 && reference.bytes().all(|b| b.is_ascii_uppercase());
            if letter
                && count >= 3
                && (marked || self.place.is_some_and(|p| p.kind == Kind::Priority))
                && !fold(split.rest).starts_with("appendix")
            {
                let under = self.priority.is_some()
                    && self.priority_level > 0
                    && self.priority_level < level
                    && !self.is_lettered(self.priority);
                return Some(if under { Kind::Objective } else { Kind::Priority });
            }
        }
        let own = number_of(number, text);
        if own.is_some_and(|n| self.tops(&n.to_string())) {
            return Some(Kind::Priority);
        }
        let place = self.place?;
        let sibling =
            own.is_some() && place.number.is_some() && own == place.number.map(|n| n + 1) && level <= place.level;
        if sibling || text.ends_with('?') {
            return None;
        }
        let numbered =
            own.is_some() && (level > place.level || !marked && (text.contains(':') || number.ends_with(':')));
        let below = marked && place.marked && level == place.level + 1 && count <= 20;
        (numbered || below).then_some(place.kind)
    }

    /// Whether a numbered part of a plan stands under a number that only heads a chapter: "3.1" with
    /// actions below, under "3. Our priorities".
    pub(super) fn roots(&self, reference: &str, stem: &str) -> bool {
        !stem.contains('.') && self.tree.contains(reference) && !self.by_reference.contains_key(stem)
    }

    /// Whether a number stands at the top of a plan that is told by its numbers.
    pub(super) fn tops(&self, mark: &str) -> bool {
        let number = !mark.is_empty() && mark.bytes().all(|b| b.is_ascii_digit());
        let told =
            if self.tree.is_empty() { self.numbered && self.stems.contains(mark) } else { self.tree.contains(mark) };
        number && told
    }

    pub(super) fn is_lettered(&self, item: Option<usize>) -> bool {
        item.and_then(|i| self.build.items.get(i))
            .and_then(|i| i.reference.as_ref())
            .is_some_and(|r| r.len() == 1 && r.bytes().all(|b| b.is_ascii_uppercase()))
    }

    /// The item with this reference among those that what follows stands under.
    pub(super) fn current_with(&self, reference: &str) -> Option<&bigplan_plan::Item> {
        let index = *self.by_reference.get(reference)?;
        let current = [self.outcome, self.priority, self.objective, self.action];
        current.contains(&Some(index)).then(|| self.build.items.get(index)).flatten()
    }

    /// The kind of an item by its number under another.
    pub(super) fn kind_under(&self, above: Kind, reference: &str) -> Kind {
        let has_own = self.stems.contains(reference);
        match above {
            Kind::Outcome if has_own && self.has_aims => Kind::Objective,
            Kind::Outcome if has_own => Kind::Priority,
            Kind::Priority if has_own => Kind::Objective,
            _ => Kind::Action,
        }
    }
}

/// The number that a heading opens with.
pub(super) fn number_of(number: &str, text: &str) -> Option<u32> {
    let own = number.trim_end_matches(['.', ')', ':']).parse().ok();
    own.or_else(|| refs::split(text).reference.and_then(|r| r.parse().ok()))
}
