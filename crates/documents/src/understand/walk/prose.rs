//! Paragraphs: what they introduce, label and name.

use bigplan_plan::{At, Kind};

use super::Walk;
use crate::understand::columns::Role;
use crate::understand::fields::{Said, fill};
use crate::understand::lead_in::{self, LeadIn};
use crate::understand::words::{fold, sentences};
use crate::understand::{labels, measure_cells, refs, rows, target_sentence};
use crate::values::find_codes;

impl Walk<'_> {
    /// Reads a paragraph; gives back whether anything was read from it.
    pub(super) fn prose(&mut self, text: &str, at: At) -> bool {
        if text.split(' ').count() <= 20 && self.answers_who(text, at) {
            return true;
        }
        self.steps_follow = false;
        if self.supports(text) {
            return true;
        }
        if let Some(pending) = self.pending.take()
            && text.split(' ').count() <= 40
            && self.pending_title(pending, text, at)
        {
            return true;
        }
        let (before, labelled) = labels::split(text);
        if !labelled.is_empty() && self.labelled(before, &labelled, at) {
            return true;
        }
        if self.leaf.is_some() && labels::is_blank_lead(text) {
            self.label_tail(&[labels::Labelled { role: Role::Lead, text: "" }], at);
            return true;
        }
        self.leaf = None;
        if self.answered(text, at) || self.promises(text, at) {
            return true;
        }
        let mut used = self.other_plans(text);
        if let Some(scope) = lead_in::scope(text) {
            self.scope = Some(scope);
            used = true;
        }
        if find_codes(text).first().is_some_and(|c| c.span.start == 0)
            && text.split(' ').count() >= 3
            && text.len() < 300
        {
            return self.measures(text, at);
        }
        if self.run_measures && self.priority.is_some() {
            return self.under_run(text, at);
        }
        if self.lost_bullet(text) {
            self.open(Kind::Objective, None, text, at);
            return true;
        }
        if self.state(text, at) || self.target(text, at) {
            return true;
        }
        let said = lead_in::read(text);
        // A sentence that says nothing of a list leaves what a heading said.
        let keeps = said == LeadIn::Unsaid
            && matches!(self.lead_in, LeadIn::Measures | LeadIn::Others)
            && !text.trim_end().ends_with(':');
        let reasons = self.reasons && !matches!(said, LeadIn::Items(Kind::Action) | LeadIn::Measures);
        if !keeps && !reasons {
            self.lead_in = said;
        }
        if said == LeadIn::Others {
            self.next_number = None;
        }
        used || said != LeadIn::Unsaid
    }

    /// A sentence that says how far a measure is to move, where measures are told or it says so itself.
    fn target(&mut self, text: &str, at: At) -> bool {
        let told = self.lead_in == LeadIn::Measures || target_sentence::is_told(text);
        let above = self.objective.filter(|_| !self.listed).or(self.priority).or(self.outcome);
        if !told || above.is_none() {
            return false;
        }
        let found: Vec<_> = sentences(text).into_iter().filter_map(|s| target_sentence::read(s, at)).collect();
        let some = !found.is_empty();
        for measure in found {
            self.build.measure(above, measure);
        }
        some
    }

    /// A short line directly under a priority whose objectives are listed is one that lost
    /// its bullet.
    pub(super) fn lost_bullet(&self, text: &str) -> bool {
        let listed = self.place.is_some_and(|p| p.with_objectives) && self.priority_level > 0;
        let short = text.split(' ').count() <= 25 && !text.trim_end().ends_with(['.', ':', '?']);
        listed && short && self.priority.is_some() && self.objective.is_none()
    }

    /// Lines under a priority that came from a table with measures: measures, but for the
    /// one that narrows the priority itself. Gives back whether anything was read.
    pub(super) fn under_run(&mut self, text: &str, at: At) -> bool {
        if text.starts_with(['¹', '²', '³', '*', '†']) {
            return false;
        }
        let narrows = fold(text).starts_with("and in particular") || text.split(' ').count() > 40;
        if narrows {
            if let Some(item) = self.priority.and_then(|p| self.build.items.get_mut(p)) {
                let whole = if item.text.is_empty() { item.title.clone() } else { item.text.clone() };
                item.text = format!("{whole} {text}");
            }
            return true;
        }
        self.measures(text, at)
    }

    /// Reads the measures of a text; gives back whether there are any.
    pub(super) fn measures(&mut self, text: &str, at: At) -> bool {
        let above = self.objective.filter(|_| !self.listed).or(self.priority).or(self.outcome);
        let on = if self.lead_in == LeadIn::Measures { above } else { self.action.or(above) };
        let found = measure_cells::read(text, at);
        let some = !found.is_empty();
        for measure in found {
            self.build.measure(on, measure);
        }
        some
    }

    /// Labelled parts of a line hang on the item before it, or on the one that they name.
    pub(super) fn labelled(&mut self, before: &str, labelled: &[labels::Labelled<'_>], at: At) -> bool {
        let within = self.priority.is_some()
            || self.objective.is_some()
            || self.action.is_some()
            || self.outcome.is_some()
            || self.place.is_some();
        let names =
            labelled.iter().any(|l| matches!(l.role, Role::Action | Role::Objective | Role::Priority | Role::Outcome));
        if !within && !names {
            return false;
        }
        if !before.is_empty() && before.split(' ').count() >= 2 && !names {
            let named = labelled.iter().any(|l| l.role == Role::Lead) && self.has_leads();
            let kind = if (self.action.is_none() || named) && self.place.is_some_and(|p| p.kind == Kind::Action) {
                Kind::Action
            } else {
                return self.label_tail(labelled, at);
            };
            self.open(kind, refs::split(before).reference, refs::split(before).rest, at);
        }
        self.label_tail(labelled, at)
    }

    pub(super) fn label_tail(&mut self, labelled: &[labels::Labelled<'_>], at: At) -> bool {
        for label in labelled {
            let kind = match label.role {
                Role::Action => Some(Kind::Action),
                Role::Objective => Some(Kind::Objective),
                Role::Priority => Some(Kind::Priority),
                Role::Outcome => Some(Kind::Outcome),
                _ => None,
            };
            if let Some(kind) = kind {
                if label.text.split(' ').count() >= 2 {
                    let split = refs::split(label.text);
                    // "Outcome: …" under a priority that no outcome stands over says what it is to bring.
                    let below = kind == Kind::Outcome && self.outcome.is_none() && self.priority.is_some();
                    let kind = if below { Kind::Objective } else { self.kind_here(kind) };
                    let opened = self.open(kind, split.reference, split.rest, at);
                    self.leaf = Some(opened).filter(|_| kind == Kind::Action);
                }
                continue;
            }
            let Some(item) = self.action.or(self.objective).or(self.priority).or(self.outcome) else {
                self.unread += 1;
                continue;
            };
            let part = rows::part(label.text);
            fill(
                &mut self.build,
                item,
                &Said { role: label.role, parts: std::slice::from_ref(&part), at, places: Vec::new() },
                self.vocabulary,
            );
        }
        true
    }
}
