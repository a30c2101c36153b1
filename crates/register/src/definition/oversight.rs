//! Who does the work, who reads it, who may see it, and how long it is kept.

use serde::{Deserialize, Serialize};

use super::Confirmed;
use crate::codes::{FieldCode, MoveCode, RoleCode, SignOffCode};

/// Says that a record is a stretch of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Episode {
    /// The field with its first day.
    pub starts: FieldCode,
    /// The field with its last day.
    pub ends: FieldCode,
    /// Whether two of them about the same child may be open at once, or share more than a day.
    #[serde(default)]
    pub together: bool,
}

/// Says that records are asked of organisations, day by day, and that an answer which is missing is chased. A nil return
/// is an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Chase {
    /// The field with the day that it is asked for: a term's last.
    pub asked_for: FieldCode,
    /// The field with the day of the answer.
    pub answered: FieldCode,
    /// The field, yes or no, that says that there was none.
    pub nil: FieldCode,
    /// The field with the number, nought on a nil return.
    #[serde(default)]
    pub number: Option<FieldCode>,
    /// The field with the day of the last reminder.
    pub reminded: FieldCode,
    /// The move that answers.
    pub answer: MoveCode,
}

/// Who may be given the work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Allocation {
    /// The roles.
    pub to: Vec<RoleCode>,
    /// Whether the worker has to be qualified.
    #[serde(default)]
    pub qualified: bool,
}

/// What somebody other than the worker has to read and sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SignOff {
    /// Its code, one in the register.
    pub code: SignOffCode,
    /// What people call it.
    pub title: String,
    /// The roles that may sign. Whoever did the work never may, whatever their role.
    pub who: Vec<RoleCode>,
    /// The moves that wait for it.
    pub before: Vec<MoveCode>,
    /// Whose work it is wanted of.
    pub wanted: Wanted,
}

/// Whose work is signed off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wanted {
    /// Everybody's.
    Always,
    /// That of workers who are not qualified, or of whom it is not known.
    Unqualified,
}

/// What holders of a role may do with which records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Access {
    /// The role.
    pub role: RoleCode,
    /// What they may do.
    pub may: Vec<Right>,
    /// With which records.
    pub with: Relation,
}

/// What may be done with a record. Moves and sign-offs name their own roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Right {
    /// Read it.
    See,
    /// Begin one.
    Add,
    /// Fill in and correct fields.
    Change,
    /// Give the work to somebody.
    Allocate,
    /// Draw it into an audit.
    Audit,
}

/// How somebody stands to a record. It lasts only while it is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Any record of the partnership.
    All,
    /// The record's worker.
    Allocated,
    /// In the worker's team.
    Team,
    /// The one who referred, or their organisation.
    Referred,
    /// Has accepted a share of the record.
    Shared,
}

/// How long records are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Retention {
    /// How many years.
    pub years: u16,
    /// After what.
    pub after: RetentionStart,
    /// How many years after their death, where the years are counted from the birth of somebody who died before eighteen.
    #[serde(default)]
    pub years_after_early_death: Option<u16>,
    /// By which law or custom.
    pub law: String,
    /// How far it has been confirmed.
    pub confirmed: Confirmed,
}

/// What the years of keeping are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RetentionStart {
    /// The child's birth.
    Birth,
    /// The day on which the record was closed.
    Closed,
}
