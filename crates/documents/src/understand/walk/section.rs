//! Where sections end: what is left behind, and what of them was not read.

use bigplan_plan::{At, Severity};

use super::Walk;
use crate::understand::fields::short;

impl Walk<'_> {
    /// Leaves what a heading of this level ends.
    pub(super) fn leave(&mut self, level: u8, marked: bool) {
        if self.place.is_some_and(|p| level <= p.level || !marked) {
            self.place = None;
        }
        if self.outcome.is_some() && level <= self.outcome_level {
            self.outcome = None;
            self.priority = None;
            self.objective = None;
            self.action = None;
        } else if self.priority_level == 0 && (level <= 2 || !marked) || level <= self.priority_level {
            self.priority = None;
            self.objective = None;
            self.action = None;
            self.priority_level = 0;
        }
    }

    /// Says how much of a section was not read as part of the plan.
    pub(super) fn end_section(&mut self, at: At, text: &str) {
        if self.unread > 0 {
            let (heading, from) = (self.section.0.clone(), self.section.1);
            let named = if heading.is_empty() {
                "before the first heading".to_owned()
            } else {
                format!("under “{}”", short(&heading))
            };
            let what =
                if self.unread == 1 { "One list entry".to_owned() } else { format!("{} list entries", self.unread) };
            let message = format!("{what} {named} were not read as items of the plan.");
            let message = if self.unread == 1 {
                message.replace("were not", "was not").replace("as items", "as an item")
            } else {
                message
            };
            self.build.note("unread-text", Severity::Note, message, None, from);
        }
        self.unread = 0;
        self.section = (text.to_owned(), at);
    }
}
