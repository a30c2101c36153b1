//! Items that say in brackets who, when and from what money.

use bigplan_plan::{At, Kind};

use super::Walk;
use crate::understand::columns::Role;
use crate::understand::fields::{Said, fill};
use crate::understand::words::fold;
use crate::understand::{brackets, rows};

impl Walk<'_> {
    /// Whether the action at hand has been given its leads.
    pub(super) fn has_leads(&self) -> bool {
        self.action.and_then(|a| self.build.items.get(a)).is_some_and(|i| !i.leads.is_empty())
    }

    /// A heading that asks who leads ("Who will lead?"): the line below it answers for the item
    /// that the heading stands under.
    pub(super) fn asks_who(&mut self, text: &str) -> bool {
        let folded = fold(text);
        let asks = folded.starts_with("who ") && folded.split(' ').count() <= 8;
        let leads = ["lead", "leads", "leading", "responsible", "accountable", "charge"]
            .iter()
            .any(|w| folded.split(' ').any(|o| o == *w));
        self.asked = asks && leads && self.objective.or(self.priority).or(self.outcome).is_some();
        self.asked
    }

    /// Takes a line as the answer to who leads, where that was asked right before.
    pub(super) fn answers_who(&mut self, text: &str, at: At) -> bool {
        let on = self.objective.or(self.priority).or(self.outcome);
        let Some(item) = on.filter(|_| std::mem::take(&mut self.asked)) else { return false };
        // A sentence explains; "Play – Quay Board" says it of play.
        let explains = [" is ", " are ", " will ", " can ", " – "].iter().any(|w| text.contains(w));
        if explains || text.split(' ').count() > 16 {
            return false;
        }
        let part = rows::part(text);
        let said = Said { role: Role::Lead, parts: std::slice::from_ref(&part), at, places: Vec::new() };
        fill(&mut self.build, item, &said, self.vocabulary);
        true
    }

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
