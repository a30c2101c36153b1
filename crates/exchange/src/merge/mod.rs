//! A file that comes back, laid over the plan as it is now.
//!
//! Three states of each part are compared: as it left (its seal), as it is now, and as the file
//! has it. What only the file changed is taken, what only the plan changed stays, and where both
//! did it is a conflict: the plan's side holds until somebody chooses.

mod fields;
mod lists;
mod order;
mod sides;
mod tree;

use std::collections::BTreeMap;

use bigplan_plan::Plan;

use crate::{Export, Seals};
use sides::Sides;

/// What a change or a conflict is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The item with this id.
    Item(String),
    /// The measure with this id.
    Measure(String),
    /// The plan's head or one of its lists, by the name that it has in JSON.
    List(&'static str),
    /// The order of the items.
    Order,
}

impl Subject {
    /// A word for it that is the same every time, for a form's field.
    pub fn key(&self) -> String {
        match self {
            Self::Item(id) => format!("item:{id}"),
            Self::Measure(id) => format!("measure:{id}"),
            Self::List(name) => format!("list:{name}"),
            Self::Order => "order".to_owned(),
        }
    }
}

/// What happened to a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else.
    Changed,
}

/// One field of a part, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The field, as people call it.
    pub field: &'static str,
    /// What the plan says now; empty for nothing.
    pub before: String,
    /// What the file says; empty for nothing.
    pub after: String,
}

/// A change that the file brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What is changed.
    pub subject: Subject,
    /// How.
    pub what: What,
    /// What people call it.
    pub label: String,
    /// What it says now and what it will say.
    pub fields: Vec<FieldChange>,
}

/// A part that both the file and the plan have changed since the export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The change that the file would bring.
    pub change: Change,
    /// Why somebody must choose, in a sentence.
    pub why: &'static str,
    /// Which side was chosen; until then the plan's holds.
    pub chosen: Option<Choice>,
}

/// Whose side holds in a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// As the plan is now.
    Plan,
    /// As the file has it.
    File,
}

/// The plan as it will be, and what that changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merged {
    /// The plan with everything taken that is taken. New items and measures keep the file's ids.
    pub plan: Plan,
    /// What the file changes, in document order.
    pub changes: Vec<Change>,
    /// What both have changed.
    pub conflicts: Vec<Conflict>,
}

impl Merged {
    /// Whether a conflict waits for a choice.
    pub fn undecided(&self) -> bool {
        self.conflicts.iter().any(|conflict| conflict.chosen.is_none())
    }
}

/// What has been chosen, by subject.
pub type Choices = BTreeMap<Subject, Choice>;

/// Lays a file over the plan as it is now, at `revision`.
pub fn merge(now: &Plan, revision: i64, file: &Export, choices: &Choices) -> Merged {
    let unchanged_since = file.origin.as_ref().is_some_and(|origin| origin.revision == revision);
    let of_now = if file.seals.is_empty() && unchanged_since { Seals::of(now) } else { Seals::default() };
    let seals = if file.seals.is_empty() { &of_now } else { &file.seals };
    let sides = Sides { now, file: &file.plan, seals, choices };
    let mut merged = Merged::default();
    lists::merge(&sides, &mut merged);
    tree::merge_items(&sides, &mut merged);
    tree::merge_measures(&sides, &mut merged);
    tree::mend(&sides, &mut merged);
    merged
}
