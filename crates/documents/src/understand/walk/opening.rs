//! Opening items, and making them what follows stands under.

use bigplan_plan::{At, Kind};

use super::Walk;
use crate::understand::build::Opening;
use crate::understand::fields::add_links;
use crate::understand::sense::{self, Named, Sense, sense};
use crate::understand::words::{fold, same, shouted, title as short_title};
use crate::understand::{lead_in, refs};

impl Walk<'_> {
    /// Opens an item of one of the upper three kinds from its words.
    pub(in crate::understand) fn open_named(&mut self, kind: Kind, text: &str, at: At) -> Option<usize> {
        let folded = fold(text);
        if folded.is_empty() {
            return None;
        }
        if let Some(which) = sense::outcome(text).filter(|_| matches!(kind, Kind::Outcome | Kind::Priority)) {
            return Some(self.open_five(which, text, at, 3));
        }
        let continued = continued(text);
        let split = refs::split(continued.unwrap_or(text));
        let (reference, title) = match sense(text) {
            Sense::Item(Named { reference, title, .. }) if !title.is_empty() => (reference, title),
            _ => (split.reference.clone(), split.rest),
        };
        if continued.is_some() && kind == Kind::Objective {
            let same = self
                .objective
                .filter(|o| self.build.items.get(*o).is_some_and(|i| same(&fold(&i.title), &fold(title))));
            if same.is_some() {
                return same;
            }
        }
        Some(self.open(kind, reference, title, at))
    }

    /// Opens every entry of a cell; what follows stands under what stands over them.
    pub(in crate::understand) fn open_each(&mut self, kind: Kind, titles: &[&str], at: At) -> Option<usize> {
        for title in titles {
            self.open_named(kind, title, at);
        }
        match kind {
            Kind::Outcome => self.outcome = None,
            Kind::Priority => self.priority = None,
            _ => self.objective = None,
        }
        self.parent_for(Kind::Action)
    }

    /// Makes the item with this number the one that what follows stands under.
    pub(in crate::understand) fn point_at(&mut self, kind: Kind, number: &str) -> Option<usize> {
        let number = number.trim().trim_end_matches('.');
        let numbered = |i: &bigplan_plan::Item| i.reference.as_deref() == Some(number);
        let items = &self.build.items;
        let exact = items.iter().position(|i| i.kind == kind && numbered(i));
        let index = exact.or_else(|| items.iter().position(|i| i.kind <= Kind::Objective && numbered(i)))?;
        self.action = None;
        if self.build.items.get(index).is_some_and(|i| i.kind < Kind::Objective) {
            self.objective = None;
        }
        match self.build.items.get(index).map_or(kind, |i| i.kind) {
            Kind::Outcome => self.outcome = Some(index),
            Kind::Priority => self.priority = Some(index),
            _ => self.objective = Some(index),
        }
        Some(index)
    }

    /// Opens an item and makes it the one that what follows stands under.
    pub(super) fn open(&mut self, kind: Kind, reference: Option<String>, title: &str, at: At) -> usize {
        let parent = self.parent_for(kind);
        let index = match kind {
            Kind::Action | Kind::Milestone => {
                self.build.add(Opening { kind, parent, reference: reference.clone(), text: title, at })
            }
            _ => self.build.open(Opening { kind, parent, reference: reference.clone(), text: title, at }),
        };
        if let Some(reference) = reference {
            self.by_reference.insert(reference, index);
        }
        match kind {
            Kind::Outcome => {
                self.outcome = Some(index);
                self.priority = None;
                self.objective = None;
                self.action = None;
            }
            Kind::Priority => {
                self.build.set_parent(index, self.outcome);
                if let Some(item) = self.build.items.get_mut(index) {
                    item.scope = item.scope.or_else(|| lead_in::scope_of_title(&short_title(title)));
                }
                self.priority = Some(index);
                self.objective = None;
                self.action = None;
                self.next_number = self
                    .build
                    .items
                    .get(index)
                    .and_then(|i| i.reference.as_ref())
                    .and_then(|r| r.parse::<u32>().ok())
                    .map(|n| n + 1);
            }
            Kind::Objective => {
                let over = parent.and_then(|p| self.build.items.get(p)).map(|i| i.title.clone());
                if let Some(item) = self.build.items.get_mut(index) {
                    item.scope = item.scope.or_else(|| lead_in::scope_of_objective(title, over.as_deref()));
                }
                self.funds_said(index, title);
                add_links(&mut self.build, index, title);
                self.objective = Some(index);
                self.listed = false;
                self.action = None;
            }
            Kind::Action => {
                self.action = Some(index);
                let scope = self.scope;
                if let Some(item) = self.build.items.get_mut(index) {
                    item.scope = scope;
                    let by: Vec<_> = crate::values::find_dates(title).into_iter().filter(|d| d.by).collect();
                    item.due = crate::values::latest(&by);
                }
                add_links(&mut self.build, index, title);
                self.funds_said(index, title);
            }
            Kind::Milestone => {
                let dates = crate::values::find_dates(title);
                if let Some(item) = self.build.items.get_mut(index) {
                    item.due = crate::values::latest(&dates);
                }
            }
        }
        index
    }

    /// Opens an action from its words.
    pub(in crate::understand) fn open_action(&mut self, text: &str, at: At) {
        self.open_with_tail(Kind::Action, None, text, at);
    }

    /// Opens one of the five outcomes; the plainest heading of its section is its place.
    pub(super) fn open_five(&mut self, which: usize, text: &str, at: At, plainness: u8) -> usize {
        let index = match self.five.get(which).copied().flatten() {
            Some((index, known)) => {
                if plainness > known {
                    if let Some(item) = self.build.items.get_mut(index) {
                        item.at = Some(at);
                    }
                    self.set_five(which, index, plainness);
                }
                index
            }
            None => {
                let split = refs::split(text);
                let title = tidy_outcome(split.rest);
                let index =
                    self.build.add(Opening { kind: Kind::Outcome, parent: None, reference: None, text: &title, at });
                self.set_five(which, index, plainness);
                index
            }
        };
        if self.outcome != Some(index) {
            self.scope = None;
        }
        self.outcome = Some(index);
        self.priority = None;
        self.objective = None;
        self.action = None;
        index
    }

    pub(super) fn set_five(&mut self, which: usize, index: usize, plainness: u8) {
        if let Some(slot) = self.five.get_mut(which) {
            *slot = Some((index, plainness));
        }
    }
}

/// "Continued… Improve play" goes on with what was there before.
fn continued(text: &str) -> Option<&str> {
    let rest = text
        .strip_prefix("Continued")
        .or_else(|| text.strip_prefix("continued"))
        .or_else(|| text.strip_prefix("CONTINUED"))
        .or_else(|| text.strip_prefix("Cont'd"))?;
    Some(rest.trim_start_matches(['.', '…', ' ', ':', '-', '–', '\'']))
}

/// The name of an outcome without the number and the tail of its section.
fn tidy_outcome(text: &str) -> String {
    let bare = text.rsplit(": ").next().unwrap_or(text).split(" – ").next().unwrap_or(text).trim();
    let lower = if shouted(bare) { bare.to_lowercase() } else { bare.to_owned() };
    let mut letters = lower.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().collect::<String>() + letters.as_str(),
        None => lower,
    }
}
