//! Priorities that paragraphs state and headings take up again.

use bigplan_plan::{At, Kind};

use super::Walk;
use crate::understand::{refs, stated};

impl Walk<'_> {
    /// Opens the priorities that a paragraph states; what follows stands under none of them yet.
    pub(super) fn state(&mut self, text: &str, at: At) -> bool {
        let found = stated::read(text);
        if found.is_empty() || self.has_five || self.priority.is_some() {
            return false;
        }
        for (reference, title) in found {
            let index = self.open(Kind::Priority, reference, &title, at);
            self.stated.push(index);
        }
        self.priority = None;
        self.priority_level = 0;
        self.next_number = None;
        true
    }

    /// Takes up the stated priority that a heading names, or opens one where the heading holds
    /// a list of what will be done.
    pub(super) fn take_up(&mut self, level: u8, text: &str, at: At) {
        let title = |i: usize| self.build.items.get(i).map(|item| item.title.as_str()).unwrap_or_default();
        let like = |i: &usize| stated::likeness(text, title(*i)).map(|n| (n, *i));
        let best = self.stated.iter().filter_map(like).max_by_key(|(n, i)| (*n, usize::MAX - *i));
        if let Some((_, index)) = best {
            self.priority = Some(index);
            self.objective = None;
            self.action = None;
            self.priority_level = level;
        } else if self.heads_doing && self.priority.is_none() {
            let split = refs::split(text);
            self.open(Kind::Priority, split.reference, split.rest, at);
            self.priority_level = level;
        }
    }
}
