//! What a rule of the plan check is.

use crate::check::Context;
use crate::{Finding, Item, Severity};

/// One rule: a code that never changes, words for people, and how it looks at a plan.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Stable and documented, for example `no-lead`.
    pub code: &'static str,
    /// What it finds, in a few words.
    pub title: &'static str,
    /// Why it matters, in a sentence for the person who answers for the plan.
    pub reason: &'static str,
    /// How bad what it finds is.
    pub severity: Severity,
    pub(crate) find: fn(&Context<'_>) -> Vec<Finding>,
}

impl Rule {
    /// A finding about the plan as a whole.
    pub(crate) fn finding(&self, message: String) -> Finding {
        Finding::new(self.code, self.severity, message)
    }

    /// A finding about one item, with its place in the source.
    pub(crate) fn on(&self, item: &Item, message: String) -> Finding {
        Finding { item: Some(item.id.clone()), at: item.at, ..self.finding(message) }
    }
}
