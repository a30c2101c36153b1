//! The file that says what each table is made from, as people write it.

use std::collections::BTreeMap;

use bigplan_register::definition::Condition;
use bigplan_register::{ClockCode, FieldCode, StateCode};
use serde::Deserialize;

/// The whole file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mapping {
    /// What tables are made from; a table may have several parts.
    pub(crate) part: Vec<Part>,
    /// Tables of which nothing is held, with the reason.
    #[serde(default)]
    pub(crate) absent: BTreeMap<String, String>,
}

/// One table, or a part of it, made from the records of one register.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Part {
    /// The table.
    pub(crate) table: String,
    /// A register's code, or `persons`, `workers`, `teams`.
    pub(crate) from: String,
    /// Only records of which this holds.
    pub(crate) only: Option<Condition>,
    /// Only records that have this field filled in.
    pub(crate) has: Option<FieldCode>,
    /// Only persons of whom this is known.
    pub(crate) has_person: Option<PersonPart>,
    /// States whose records are left out.
    #[serde(default)]
    pub(crate) leave_out: Vec<StateCode>,
    /// Of each person only the record with the latest day in this field.
    pub(crate) latest: Option<FieldCode>,
    /// Only the first row with a key.
    #[serde(default)]
    pub(crate) once: bool,
    /// Of messages: the field that points at the referral under which it belongs.
    pub(crate) under: Option<FieldCode>,
    /// Of messages: the field with the day on which it began.
    pub(crate) starts: Option<FieldCode>,
    /// What each field of the table is made from.
    pub(crate) fields: BTreeMap<String, Origin>,
    /// Fields that are not held, with the reason.
    #[serde(default)]
    pub(crate) not_held: BTreeMap<String, String>,
}

/// What a field of the dataset is made from: one of `field`, `head`, `person`, `clock`, `period`, `fixed`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Origin {
    /// A field of the record.
    pub(crate) field: Option<FieldCode>,
    /// The field that is taken where that one is empty.
    pub(crate) or: Option<FieldCode>,
    /// What every record has.
    pub(crate) head: Option<HeadPart>,
    /// What is known of the person.
    pub(crate) person: Option<PersonPart>,
    /// A clock.
    pub(crate) clock: Option<ClockCode>,
    /// What of the clock.
    pub(crate) part: Option<ClockPart>,
    /// The person's code with the day of this field: one stretch of care, whatever changed in it.
    pub(crate) period: Option<FieldCode>,
    /// These words, whatever the record.
    pub(crate) fixed: Option<String>,
    /// The field of type record through which `field` or `period` are looked up.
    pub(crate) through: Option<FieldCode>,
    /// The register whose record points at this one, and holds `field` or `period`.
    pub(crate) from: Option<String>,
    /// Y where the field has one of these codes, N where it has another.
    pub(crate) flag: Option<Vec<String>>,
    /// Y where the field is filled in, else N.
    #[serde(default)]
    pub(crate) filled: bool,
    /// The words of the code list in place of the code.
    #[serde(default)]
    pub(crate) says: bool,
    /// The codes as a list in JSON.
    #[serde(default)]
    pub(crate) list: bool,
    /// A JSON object: each key says Y where the field has one of its codes; a key without codes is not held.
    pub(crate) keys: Option<BTreeMap<String, Vec<String>>>,
    /// Our codes, and theirs.
    #[serde(default)]
    pub(crate) codes: BTreeMap<String, String>,
}

impl Origin {
    /// Whether it takes a field of a register, in a part that is made of records of another or of that.
    pub(crate) fn takes(&self, part: &str, register: &str, field: &FieldCode) -> bool {
        let from = self.from.as_deref().unwrap_or(part);
        from == register && self.field.as_ref() == Some(field)
    }
}

/// What every record has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum HeadPart {
    /// The id; of a worker or team, theirs.
    Id,
    /// The worker's id.
    Worker,
    /// The team's id.
    Team,
    /// The state.
    State,
    /// The day on which it came to its end.
    Closed,
    /// The name of a worker or team.
    Name,
}

/// What is known of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum PersonPart {
    /// The code under which they leave.
    Code,
    /// The whole id.
    Id,
    /// The family name.
    FamilyName,
    /// The other names.
    GivenNames,
    /// The sex.
    Sex,
    /// The day of birth, where it does not lie ahead.
    Born,
    /// The day on which birth is expected.
    Expected,
    /// The day of death.
    Died,
    /// The pupil number.
    PupilNumber,
}

/// What a clock says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ClockPart {
    /// The day on which it started.
    Started,
    /// The last day that is in time.
    Due,
    /// The day on which it was stopped.
    Stopped,
    /// How many days it took.
    Taken,
}
