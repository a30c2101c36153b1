//! How far a draft has been decided.

use bigplan_ledger::Decision;
use bigplan_plan::Kind;

use super::opened::Open;

/// How many items there are and how many somebody has decided about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Items in the draft, added ones included.
    pub items: usize,
    /// Accepted or left out.
    pub decided: usize,
}

/// How many items of one kind were read, accepted, left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindCount {
    /// The kind.
    pub kind: Kind,
    /// How many there are.
    pub items: usize,
    /// How many were accepted.
    pub accepted: usize,
    /// How many were left out.
    pub left_out: usize,
}

impl Progress {
    /// Counts a draft.
    pub fn of(open: &Open) -> Self {
        let decided = open.plan.items.iter().filter(|item| open.decision(&item.id).is_some()).count();
        Self { items: open.plan.items.len(), decided }
    }
}

impl KindCount {
    /// How many nobody has decided about.
    pub fn undecided(&self) -> usize {
        self.items.saturating_sub(self.accepted + self.left_out)
    }

    /// Counts a draft by kind; kinds that it does not hold are left out.
    pub fn all(open: &Open) -> Vec<Self> {
        let count = |kind| {
            let of_kind: Vec<_> = open.plan.items.iter().filter(|item| item.kind == kind).collect();
            let decided = |decision| of_kind.iter().filter(|item| open.decision(&item.id) == Some(decision)).count();
            Self {
                kind,
                items: of_kind.len(),
                accepted: decided(Decision::Accept),
                left_out: decided(Decision::Reject),
            }
        };
        Kind::ALL.into_iter().map(count).filter(|count| count.items > 0).collect()
    }
}
