//! The shapes of registers and their records.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A register.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// Its code.
    pub code: String,
    /// What people call it.
    pub title: String,
    /// What it is for.
    pub plain: String,
    /// The codes of its fields.
    pub fields: Vec<String>,
}

/// A record in a list.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordLine {
    /// Its id.
    pub id: String,
    /// The code of its state.
    pub state: String,
    /// Whom it is about: an id. No list holds a name.
    pub person: Option<String>,
    /// The last day in time of the clock that runs out first.
    pub due: Option<String>,
    /// The code of that clock.
    pub due_clock: Option<String>,
    /// How many fields that must be filled in are not.
    pub missing: i64,
    /// For how many signatures it waits.
    pub unsigned: i64,
}

/// A page of a list of records, what is due first at the top.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Records {
    /// The records.
    pub entries: Vec<RecordLine>,
    /// What to send as `cursor` for the next page; null on the last one.
    pub next: Option<String>,
}

/// A record, as far as the caller may see it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OneRecord {
    /// Its id.
    pub id: String,
    /// The code of its register.
    pub register: String,
    /// The code of its state.
    pub state: String,
    /// Whether anything is still to be done with it.
    pub open: bool,
    /// Goes up by one with every change; stands as `ETag` too.
    pub revision: i64,
    /// Whom it is about: an id.
    pub person: Option<String>,
    /// What it is about, where that is no person.
    pub about: Option<String>,
    /// What is filled in, by the codes of the fields. Days are 2009-09-30; several codes are parted by spaces.
    pub values: BTreeMap<String, String>,
    /// Its clocks.
    pub clocks: Vec<ClockNow>,
    /// The moves that the caller could make, by code.
    pub moves: Vec<String>,
    /// What is missing or doubtful, as sentences.
    pub findings: Vec<String>,
}

/// What a clock says today.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClockNow {
    /// Its code.
    pub clock: String,
    /// The day on which it started.
    pub started: Option<String>,
    /// The last day in time.
    pub due: Option<String>,
    /// The day on which it was stopped.
    pub stopped: Option<String>,
}

/// What begins a record.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRecordSaid {
    /// The short name of the partnership.
    pub partnership: String,
    /// Whom or what it is about: the id of a person, an organisation or a post, or a place's code. Left out where the
    /// register's records are about nothing.
    #[serde(default)]
    pub about: Option<String>,
    /// What is filled in, by the codes of the fields.
    pub values: BTreeMap<String, String>,
    /// The account that does the work; the caller's own where `me`.
    #[serde(default)]
    pub worker: Option<String>,
}

/// What is to stand in some fields. An empty text empties a field; fields that are left out stay.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordValues {
    /// By the codes of the fields.
    pub values: BTreeMap<String, String>,
}

/// A word on a move.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveSaid {
    /// Why, where the register wants a reason.
    #[serde(default)]
    pub reason: String,
}

/// What was saved of a record.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordSaved {
    /// The record.
    pub id: String,
    /// Its revision from now on.
    pub revision: i64,
    /// Records of other registers that began with it.
    pub begun: Vec<String>,
    /// What is missing or doubtful, as sentences.
    pub findings: Vec<String>,
}
