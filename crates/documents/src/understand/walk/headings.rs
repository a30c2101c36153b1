//! What a heading opens, and what it ends.

use bigplan_plan::{At, Kind};

use super::numbered::number_of;
use super::{Pending, Place, Walk};
use crate::understand::decoys;
use crate::understand::lead_in::{self, LeadIn};
use crate::understand::refs;
use crate::understand::sense::{self, Named, Sense, sense};
use crate::understand::words::fold;
use crate::values::find_codes;

impl Walk<'_> {
    pub(super) fn heading(&mut self, level: u8, number: &str, text: &str, marked: bool, at: At) {
        if self.within_others(level, text, marked, at) || !marked && self.answers_who(text, at) || self.asks_who(text) {
            return;
        }
        self.steps_follow = false;
        if !marked && self.supports(text) {
            return;
        }
        let coded = find_codes(text).first().is_some_and(|c| c.span.start == 0);
        if coded && !marked && number.is_empty() {
            self.prose(text, at);
            return;
        }
        if self.run_on(number, text, marked, level, at) {
            return;
        }
        self.leaf = None;
        if std::mem::take(&mut self.outcomes_listed) {
            self.outcome = None;
        }
        self.reasons = decoys::heads_reasons(text);
        let count = text.split(' ').count();
        self.lead_in = LeadIn::Unsaid;
        if let Some(pending) = self.pending.take()
            && self.pending_title(pending, text, at)
        {
            return;
        }
        match self.sense_here(text) {
            Sense::Outcome(which, _) => {
                self.end_section(at, text);
                let plain = if !number.is_empty() || sense::opens_section(text) || marked { 2 } else { 1 };
                if !self.place.is_some_and(|p| p.kind <= Kind::Priority && p.level < level) {
                    self.place = None;
                }
                self.open_five(which, text, at, plain);
                self.outcome_level = level;
                self.next_number = None;
            }
            Sense::Item(named) => {
                self.end_section(at, text);
                self.named_heading(named, text, level, at);
            }
            Sense::Place(kind, with_objectives) => {
                self.end_section(at, text);
                // "Actions" right under an objective's own heading belongs to it.
                let own = kind == Kind::Action && !marked && self.objective.is_some() && !self.listed;
                let under = kind == Kind::Action && self.asks_of_item(level, text, marked);
                if !own && !under {
                    self.leave(level, marked);
                }
                if self.listed && kind != Kind::Objective {
                    self.objective = None;
                }
                self.place = Some(Place {
                    kind: self.kind_here(kind),
                    with_objectives,
                    level,
                    marked,
                    number: number_of(number, text),
                    with_outcomes: names_outcomes(text),
                });
                self.next_number = None;
            }
            Sense::Measures => {
                self.end_section(at, text);
                self.place = None;
                if level <= self.priority_level && !self.asks_of_item(level, text, marked) {
                    self.priority = None;
                    self.objective = None;
                }
                self.action = None;
                self.lead_in = LeadIn::Measures;
            }
            Sense::Contents => {}
            Sense::Aside => {
                self.end_section(at, text);
                if !self.asks_of_item(level, text, marked) {
                    self.leave(level, marked);
                }
                self.place = None;
                self.lead_in = LeadIn::Others;
                self.next_number = None;
            }
            Sense::Plain => self.plain_heading(level, number, text, marked, at, count),
        }
        match sense(text) {
            Sense::Item(_) => self.scope = None,
            Sense::Outcome(..) => {}
            _ => self.scope = lead_in::scope(text).or(self.scope),
        }
    }

    /// What a heading says; one that recurs says it by its language alone.
    fn sense_here<'t>(&self, text: &'t str) -> Sense<'t> {
        match sense(text) {
            Sense::Plain if !self.recurring.is_empty() => {
                self.recurring.get(&fold(text)).cloned().unwrap_or(Sense::Plain)
            }
            other => other,
        }
    }

    /// A numbered line that goes on with a table of priorities, and the lines of measures
    /// under it.
    pub(super) fn run_on(&mut self, number: &str, text: &str, marked: bool, level: u8, at: At) -> bool {
        if marked || sense::outcome(text).is_some() {
            return false;
        }
        let split = refs::split(text);
        let own = number_of(number, text);
        if self.run_measures && own.is_some() && own == self.next_number {
            let measures = self.run_measures;
            self.open(Kind::Priority, own.map(|n| n.to_string()), split.rest, at);
            self.run_measures = measures;
            return true;
        }
        if self.run_measures && level >= 3 && own.is_none() && sense(text) == Sense::Plain {
            self.prose(text, at);
            return true;
        }
        self.run_measures = false;
        false
    }

    pub(super) fn pending_title(&mut self, pending: Pending, text: &str, at: At) -> bool {
        let split = refs::split(text);
        if matches!(
            sense(text),
            Sense::Item(_) | Sense::Place(..) | Sense::Outcome(..) | Sense::Measures | Sense::Contents
        ) {
            return false;
        }
        self.end_section(at, text);
        if pending.kind == Kind::Outcome {
            self.outcome_level = pending.level;
        } else {
            self.priority_level = pending.level;
        }
        let reference = split.reference.or(pending.reference);
        self.open(pending.kind, reference, split.rest, at);
        true
    }

    pub(super) fn named_heading(&mut self, named: Named<'_>, text: &str, level: u8, at: At) {
        let mut kind = named.kind;
        let aim = fold(text);
        if kind == Kind::Outcome && (aim.starts_with("aim") || aim.starts_with("goal")) {
            // What has its own number under an aim is an objective.
            self.has_aims |= self.priority.is_none();
            kind = if self.priority.is_some() { Kind::Objective } else { kind };
        }
        let kind = self.kind_here(kind);
        if named.title.is_empty() {
            self.pending = Some(Pending { kind, reference: named.reference, level });
            return;
        }
        if kind == Kind::Priority {
            if self.outcome_level >= level && self.outcome_level > 0 && self.place.is_none() && level < 2 {
                self.outcome = None;
            }
            self.priority_level = level;
        }
        if self.place.is_none_or(|p| p.level >= level) {
            self.place = None;
        }
        self.open(kind, named.reference, named.title, at);
    }

    pub(super) fn plain_heading(&mut self, level: u8, number: &str, text: &str, marked: bool, at: At, count: usize) {
        if let Some(kind) = self.item_heading(level, number, text, marked, count) {
            self.end_section(at, text);
            if kind == Kind::Priority {
                self.priority_level = level;
            }
            let split = refs::split(text);
            let reference = split.reference.or_else(|| number_of(number, "").map(|n| n.to_string()));
            self.open(kind, reference, split.rest, at);
            return;
        }
        self.end_section(at, text);
        if self.heads_priorities() {
            self.open(Kind::Outcome, None, text, at);
            self.outcome_level = level;
            return;
        }
        if self.asks_of_item(level, text, marked) {
            return;
        }
        self.leave(level, marked);
        self.next_number = None;
        self.take_up(level, text, at);
    }

    /// Whether the heading stands over one of several lists of priorities: it is the outcome that
    /// they serve.
    pub(super) fn heads_priorities(&self) -> bool {
        let place = self.place.filter(|p| p.kind == Kind::Priority && !self.has_five);
        place.zip(self.heads_list).is_some_and(|(place, list)| list.counts_on || place.with_outcomes)
    }

    /// Whether a heading asks something of the priority that it stands under: where a format marks
    /// no headings, their levels do not say so, but "What …", "How …", "Why …" do.
    fn asks_of_item(&self, level: u8, text: &str, marked: bool) -> bool {
        let folded = fold(text);
        let asks = ["what ", "how ", "why ", "where ", "who ", "when ", "our actions", "actions", "key actions"]
            .iter()
            .any(|w| folded.starts_with(w));
        let asks = asks || self.recurring.contains_key(&folded);
        !marked && asks && self.priority.is_some() && level == self.priority_level && folded.split(' ').count() <= 14
    }
}

/// "Our outcomes and priorities": the headings below may be outcomes, their lists priorities.
fn names_outcomes(text: &str) -> bool {
    let folded = fold(text);
    folded.split(' ').any(|w| matches!(w, "outcomes" | "themes" | "ambitions" | "aims"))
}
