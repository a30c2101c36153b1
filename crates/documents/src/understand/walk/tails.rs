//! Items that say in brackets who, when and from what money.

use bigplan_plan::{At, Kind};

use super::Walk;
use crate::understand::fields::{Said, fill};
use crate::understand::{brackets, rows};

impl Walk<'_> {
    /// Opens an item; what stands in brackets at its end hangs on it.
    pub(super) fn open_with_tail(&mut self, kind: Kind, reference: Option<String>, words: &str, at: At) {
        let tail = brackets::split(words).filter(|_| matches!(kind, Kind::Action | Kind::Objective | Kind::Priority));
        let Some(tail) = tail else {
            self.open(kind, reference, words, at);
            return;
        };
        let item = self.open(kind, reference, tail.title, at);
        for (role, text) in tail.said {
            let part = rows::part(text);
            let said = Said { role, parts: std::slice::from_ref(&part), at, places: Vec::new() };
            fill(&mut self.build, item, &said, self.vocabulary);
        }
        if let Some(item) = self.build.items.get_mut(item) {
            item.text = words.to_owned();
        }
    }
}
