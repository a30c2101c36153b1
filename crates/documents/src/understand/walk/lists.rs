//! List items: what they are by their number, the sentence before them and their place.

use bigplan_plan::{At, Kind};

use super::Walk;
use crate::understand::fields::add_steps;
use crate::understand::lead_in::LeadIn;
use crate::understand::sense::{self, Sense, sense};
use crate::understand::{brackets, decoys, labels, refs};
use crate::values::find_codes;

impl Walk<'_> {
    pub(super) fn item(&mut self, depth: u8, marker: &str, text: &str, at: At) {
        self.run_measures = false;
        if sense::outcome(text).is_some() {
            self.unread += 1;
            return;
        }
        let (before, labelled) = labels::split(text);
        if !labelled.is_empty() && brackets::split(text).is_none() {
            if !before.is_empty() {
                self.list_item(depth, marker, before, at);
            }
            if self.labelled("", &labelled, at) {
                return;
            }
        }
        self.list_item(depth, marker, text, at);
    }

    pub(super) fn list_item(&mut self, depth: u8, marker: &str, text: &str, at: At) {
        if self.others.is_some() || decoys::is_summary(text) || decoys::is_over(text) && self.place.is_none() {
            self.unread += 1;
            return;
        }
        if let Some(leaf) = self.leaf.filter(|_| marker.is_empty()) {
            add_steps(&mut self.build, leaf, &[(text.to_owned(), at)]);
            return;
        }
        let coded = find_codes(text).first().is_some_and(|c| c.span.start == 0);
        if (coded || self.lead_in == LeadIn::Measures) && text.split(' ').count() >= 2 {
            if !self.measures(text, at) {
                self.unread += 1;
            }
            return;
        }
        if let Sense::Item(named) = sense(text)
            && !named.title.is_empty()
            && self.lead_in != LeadIn::Others
        {
            let kind = self.kind_here(named.kind);
            self.open(kind, named.reference, named.title, at);
            return;
        }
        if self.step_of_above(marker, text, at) {
            return;
        }
        match self.kind_of_item(depth, marker, text) {
            // A question asks; it is nothing that is done.
            Some(Kind::Action) if text.trim_end().ends_with('?') => self.unread += 1,
            Some(kind) => {
                let mark = marker.trim_matches(['(', ')', '.', ':']);
                let split = refs::split(text);
                let numbered = mark.bytes().any(|b| b.is_ascii_digit());
                let reference = if numbered { Some(mark.to_owned()) } else { split.reference.clone() };
                let words = if numbered { text } else { split.rest };
                if kind == Kind::Action && depth > 0 && self.action.is_some() && !numbered {
                    let on = self.action.unwrap_or(0);
                    add_steps(&mut self.build, on, &[(words.to_owned(), at)]);
                } else {
                    self.open_with_tail(kind, reference, words, at);
                    self.opened_entry(kind, words);
                    self.leaf = self.action.filter(|_| kind == Kind::Action && marker.contains('.') && numbered);
                    self.listed = kind == Kind::Objective || self.listed;
                    self.outcomes_listed |= self.lead_in == LeadIn::Items(Kind::Outcome) && kind == Kind::Outcome;
                }
            }
            None => self.unread += 1,
        }
    }

    /// The kind of a list item by its number, the sentence before the list and the place.
    pub(super) fn kind_of_item(&self, depth: u8, marker: &str, text: &str) -> Option<Kind> {
        let mark = marker.trim_matches(['(', ')', '.', ':']);
        if self.tree.is_empty() && self.tops(mark) && !matches!(self.lead_in, LeadIn::Others | LeadIn::Measures) {
            return Some(Kind::Priority);
        }
        if let Some((stem, _)) = mark.rsplit_once('.') {
            if let Some(above) = self.current_with(stem) {
                return Some(self.kind_under(above.kind, mark));
            }
            if self.roots(mark, stem) {
                return Some(Kind::Priority);
            }
            if self.priority.is_some() && self.place.is_some_and(|p| p.kind == Kind::Action) {
                return Some(Kind::Action);
            }
        }
        if self.lead_in == LeadIn::Others || text.split(' ').count() > 120 {
            return None;
        }
        if let LeadIn::Items(kind) = self.lead_in {
            let grounded = kind != Kind::Action
                || self.priority.is_some()
                || self.objective.is_some()
                || self.outcome.is_some() && (self.place.is_some() || !self.has_five);
            return grounded.then(|| self.kind_here(kind));
        }
        let place = self.place?;
        let numbered = mark.bytes().any(|b| b.is_ascii_digit()) && !mark.is_empty();
        match place.kind {
            Kind::Priority if self.priority.is_some() && !numbered && self.priority_level > 0 => {
                Some(if place.with_objectives { Kind::Objective } else { Kind::Action })
            }
            Kind::Priority if place.with_objectives && self.priority.is_some() && !numbered => Some(Kind::Objective),
            Kind::Priority if depth > 0 && self.priority.is_some() => Some(Kind::Objective),
            Kind::Priority if place.with_objectives && !numbered => None,
            Kind::Action if self.priority.is_none() && self.objective.is_none() && self.outcome.is_none() => None,
            Kind::Objective if self.priority.is_none() && self.outcome.is_none() && self.has_five => None,
            kind => Some(kind),
        }
    }
}
