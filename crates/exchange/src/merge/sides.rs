//! The three states of a part, and who has changed it.

use bigplan_plan::Plan;

use super::{Change, Choice, Choices, Conflict, Merged};
use crate::Seals;

/// The plan as it is now, the file, how the parts left, and what was chosen.
pub(super) struct Sides<'a> {
    pub(super) now: &'a Plan,
    pub(super) file: &'a Plan,
    pub(super) seals: &'a Seals,
    pub(super) choices: &'a Choices,
}

/// Who has changed a part since it left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Both say the same.
    Same,
    /// Only the plan: it stays as it is now.
    Keep,
    /// Only the file: its side is taken.
    Take,
    /// Both, each in its own way.
    Both,
}

pub(super) const BOTH_CHANGED: &str = "It was changed in the plan too after the file was exported.";

impl Sides<'_> {
    /// Judges a part by its digests; `None` is a part that is not there.
    pub(super) fn judge(&self, left: Option<&str>, now: Option<&str>, file: Option<&str>) -> Verdict {
        match () {
            () if now == file => Verdict::Same,
            () if self.seals.is_empty() => Verdict::Both,
            () if file == left => Verdict::Keep,
            () if now == left => Verdict::Take,
            () => Verdict::Both,
        }
    }

    /// Notes what the file would change; says whether its side is taken.
    pub(super) fn settle(&self, verdict: Verdict, merged: &mut Merged, change: impl FnOnce() -> Change) -> bool {
        match verdict {
            Verdict::Same | Verdict::Keep => false,
            Verdict::Take => {
                merged.changes.push(change());
                true
            }
            Verdict::Both => self.conflict(merged, BOTH_CHANGED, change()),
        }
    }

    /// Notes a conflict; says whether the file's side was chosen.
    pub(super) fn conflict(&self, merged: &mut Merged, why: &'static str, change: Change) -> bool {
        let chosen = self.choices.get(&change.subject).copied();
        merged.conflicts.push(Conflict { change, why, chosen });
        chosen == Some(Choice::File)
    }
}
