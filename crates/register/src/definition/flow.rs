//! States of a record and the moves between them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Condition;
use crate::codes::{FieldCode, MoveCode, RegisterCode, RoleCode, StateCode};

/// A state that a record can be in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct State {
    /// Its code, one in the register.
    pub code: StateCode,
    /// The code it had before, where it was renamed.
    #[serde(default)]
    pub was: Option<StateCode>,
    /// What people call it.
    pub title: String,
    /// Whether records begin in it; exactly one state does.
    #[serde(default)]
    pub begins: bool,
    /// Whether a record in it is closed: nothing is due any more.
    #[serde(default)]
    pub ends: bool,
}

/// A way from state to state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Move {
    /// Its code, one in the register.
    pub code: MoveCode,
    /// What the button says.
    pub title: String,
    /// The states it starts from.
    pub from: Vec<StateCode>,
    /// The state it leads to.
    pub to: StateCode,
    /// The roles that may make it.
    pub who: Vec<RoleCode>,
    /// What must be filled in before.
    #[serde(default)]
    pub fills: Vec<FieldCode>,
    /// Whether a reason has to be given.
    #[serde(default)]
    pub reason: bool,
    /// Fields, and the fields whose days they take; those are empty afterwards. So a clock that comes again runs on: the
    /// day of the look that was just made becomes the day that the next is counted from.
    #[serde(default)]
    pub rolls: BTreeMap<FieldCode, FieldCode>,
    /// Records of other registers that begin with it.
    #[serde(default)]
    pub opens: Vec<Opens>,
}

/// A record that begins when a move is made: the next review, the assessment that a referral leads to. None begins where one
/// is there already whose days it would share, in a register in which no two about the same subject may.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Opens {
    /// The register that it begins in.
    pub register: RegisterCode,
    /// The field of the new record that points back at this one.
    #[serde(default)]
    pub link: Option<FieldCode>,
    /// Fields of the new record, and the fields of this one that they are filled from.
    #[serde(default)]
    pub copy: BTreeMap<FieldCode, FieldCode>,
    /// Code and yes-no fields of the new record, and their values.
    #[serde(default)]
    pub set: BTreeMap<FieldCode, String>,
    /// When it begins; always where this is empty.
    #[serde(default)]
    pub when: Option<Condition>,
    /// The last day on which the new record's first clock may start: from the next day on another register is begun in
    /// its place, though this one was still held for a time.
    #[serde(default)]
    pub until: Option<Date>,
    /// For how long after a day of this record it goes on to begin; for ever where this is empty.
    #[serde(default)]
    pub within: Option<Within>,
}

/// A stretch after a day of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Within {
    /// How many months: to the same day of a later month, or that month's last where it has no such day.
    pub months: u16,
    /// The field with the day that they are counted from.
    pub of: FieldCode,
}
