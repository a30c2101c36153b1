//! A register's definition: what its file says, checked.

mod check;
mod clock;
mod faults;
mod field;
mod flow;
mod list;
mod oversight;
mod read;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use clock::{Basis, Clock, Limit, LimitRule, Mark, PauseReason};
pub use faults::Faults;
pub use field::{Condition, Field, Holds, Kind};
pub use flow::{Move, Opens, State, Within};
pub use list::{CodeList, ListValue};
pub use oversight::{Access, Allocation, Chase, Episode, Relation, Retention, RetentionStart, Right, SignOff, Wanted};
pub(crate) use read::{read, read_list};

use crate::codes::{ClockCode, FieldCode, MoveCode, RegisterCode, SignOffCode, StateCode};

/// What a register is: the whole of one file in `definitions/registers`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Definition {
    /// Its code, the same as its file's name.
    pub code: RegisterCode,
    /// The code it had before, where it was renamed.
    #[serde(default)]
    pub was: Option<RegisterCode>,
    /// What people call the register; no two have the same.
    pub title: String,
    /// What people call one record ("referral").
    pub one: String,
    /// What it is for, in plain words.
    pub plain: String,
    /// Whom or what a record is about.
    pub about: Subject,
    /// How far its rules have been confirmed.
    pub confirmed: Confirmed,
    /// The law and guidance it rests on, by name and date.
    pub evidence: String,
    /// A word of care for readers; empty where there is none.
    #[serde(default)]
    pub note: String,
    /// The first and last day on which a record may begin.
    #[serde(default)]
    pub held: Held,
    /// What its columns are, where a field does not say it for itself.
    pub holds: Holds,
    /// The statutory returns that are made from it.
    #[serde(default)]
    pub feeds: Vec<Return>,
    /// What is written down.
    pub fields: Vec<Field>,
    /// Code lists that only this register has.
    #[serde(default)]
    pub lists: Vec<CodeList>,
    /// The states of a record; one begins.
    pub states: Vec<State>,
    /// How a record goes from state to state.
    #[serde(default)]
    pub moves: Vec<Move>,
    /// What must be done by when.
    #[serde(default)]
    pub clocks: Vec<Clock>,
    /// Where a record is a stretch of time: which days it begins and ends on.
    #[serde(default)]
    pub episode: Option<Episode>,
    /// Where answers are asked of organisations and chased.
    #[serde(default)]
    pub chase: Option<Chase>,
    /// Who may be given the work.
    #[serde(default)]
    pub allocation: Option<Allocation>,
    /// What a manager has to read and sign.
    #[serde(default)]
    pub sign_offs: Vec<SignOff>,
    /// Who may do what with which records.
    pub access: Vec<Access>,
    /// How long records are kept.
    pub retention: Retention,
}

impl Definition {
    /// A field by its code.
    pub fn field(&self, code: &FieldCode) -> Option<&Field> {
        self.fields.iter().find(|field| field.code == *code)
    }

    /// A state by its code.
    pub fn state(&self, code: &StateCode) -> Option<&State> {
        self.states.iter().find(|state| state.code == *code)
    }

    /// A move by its code.
    pub fn find_move(&self, code: &MoveCode) -> Option<&Move> {
        self.moves.iter().find(|step| step.code == *code)
    }

    /// A clock by its code.
    pub fn clock(&self, code: &ClockCode) -> Option<&Clock> {
        self.clocks.iter().find(|clock| clock.code == *code)
    }

    /// A sign-off by its code.
    pub fn sign_off(&self, code: &SignOffCode) -> Option<&SignOff> {
        self.sign_offs.iter().find(|wanted| wanted.code == *code)
    }

    /// The state in which a record begins.
    pub fn first_state(&self) -> Option<&State> {
        self.states.iter().find(|state| state.begins)
    }

    /// What a field's column is: public, internal or personal.
    pub fn holds(&self, field: &Field) -> Holds {
        field.holds.unwrap_or(self.holds)
    }
}

/// Whom or what a record is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// A child.
    Child,
    /// A grown-up: a carer, a worker.
    Person,
    /// A post in an organisation.
    Post,
    /// An organisation: a school, a centre.
    Organisation,
    /// A place.
    Place,
    /// Nothing but itself.
    Nothing,
}

/// How far a rule has been confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confirmed {
    /// Read in the law or guidance itself, or in a publication of the department.
    Source,
    /// Known from the field's later publications; the text itself was not read.
    Partly,
    /// Custom, or from memory: a second pair of eyes is wanted before anybody is judged by it.
    Unconfirmed,
}

/// The first and last day of something; an open end is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Held {
    /// The first day.
    #[serde(default)]
    pub from: Option<Date>,
    /// The last day.
    #[serde(default)]
    pub until: Option<Date>,
}

impl Held {
    /// Whether it holds on a day.
    pub fn on(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether the first day is not after the last.
    pub fn in_order(self) -> bool {
        self.from.zip(self.until).is_none_or(|(from, until)| from <= until)
    }

    /// Whether two share a day.
    pub fn meets(self, other: Self) -> bool {
        let before =
            |until: Option<Date>, from: Option<Date>| until.zip(from).is_some_and(|(until, from)| until < from);
        !before(self.until, other.from) && !before(other.until, self.from)
    }
}

/// A statutory return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Return {
    /// The children in need census.
    Cin,
    /// The return of looked-after children.
    Ssda903,
    /// Child-level lists for inspection.
    AnnexA,
    /// The school census.
    SchoolCensus,
    /// The return on special needs plans.
    Sen2,
    /// The record of young people's education and work.
    Nccis,
    /// The workforce return of children's social work.
    Workforce,
    /// The return of fostering services.
    Fostering,
    /// The standard safeguarding dataset.
    SafeguardingDataset,
}
