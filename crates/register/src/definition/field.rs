//! A field of a register.

use serde::{Deserialize, Serialize};

use crate::codes::{FieldCode, ListCode, RegisterCode, RoleCode};

/// One thing that is written down of each record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Field {
    /// Its code, one in the register.
    pub code: FieldCode,
    /// The code it had before, where it was renamed.
    #[serde(default)]
    pub was: Option<FieldCode>,
    /// What the form calls it.
    pub label: String,
    /// What it means and how it is filled in: the hint on the form, the text of the reference.
    pub says: String,
    /// What kind of thing it is.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// The list of a code; no other type has one.
    #[serde(default)]
    pub list: Option<ListCode>,
    /// The register of a record; no other type has one. A record without one is any record about the same subject.
    #[serde(default)]
    pub register: Option<RegisterCode>,
    /// Whether a person is somebody who works here, known by their account, and nobody whom records are about.
    #[serde(default)]
    pub staff: bool,
    /// Whether a code may be chosen more than once.
    #[serde(default)]
    pub several: bool,
    /// Whether a record cannot be without it.
    #[serde(default)]
    pub required: bool,
    /// When else a record cannot be without it.
    #[serde(default)]
    pub required_when: Option<Condition>,
    /// The most characters of a text or note.
    #[serde(default)]
    pub longest: Option<u32>,
    /// The least that a number may be.
    #[serde(default)]
    pub least: Option<f64>,
    /// The most that a number may be.
    #[serde(default)]
    pub most: Option<f64>,
    /// A day or moment that this one must not be before.
    #[serde(default)]
    pub not_before: Option<FieldCode>,
    /// Whether a day or moment may lie ahead.
    #[serde(default)]
    pub ahead: bool,
    /// Whether a day or moment may lie after the child's death.
    #[serde(default)]
    pub after_death: bool,
    /// What its column is, where the register's word does not hold.
    #[serde(default)]
    pub holds: Option<Holds>,
    /// The roles that see it; all who see the record where it is empty.
    #[serde(default)]
    pub see: Vec<RoleCode>,
    /// The roles that change it; all who change the record where it is empty.
    #[serde(default)]
    pub change: Vec<RoleCode>,
}

impl Field {
    /// Whether it points at a child or a grown-up whom records may be about.
    pub fn names_person(&self) -> bool {
        matches!(self.kind, Kind::Person | Kind::Child) && !self.staff
    }

    /// Whether it points at somebody who works here.
    pub fn names_staff(&self) -> bool {
        self.kind == Kind::Person && self.staff
    }
}

/// What kind of thing a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A line of text.
    Text,
    /// Text of several lines.
    Note,
    /// A whole number.
    WholeNumber,
    /// A number with a fraction.
    Decimal,
    /// A day.
    Day,
    /// A day and time of day, as the clocks of England show it.
    Moment,
    /// Yes or no.
    YesNo,
    /// A code of a list.
    Code,
    /// A grown-up.
    Person,
    /// A child.
    Child,
    /// A post in an organisation.
    Post,
    /// A team.
    Team,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// A record of another register.
    Record,
}

impl Kind {
    /// The word that a definition file uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Note => "note",
            Self::WholeNumber => "whole-number",
            Self::Decimal => "decimal",
            Self::Day => "day",
            Self::Moment => "moment",
            Self::YesNo => "yes-no",
            Self::Code => "code",
            Self::Person => "person",
            Self::Child => "child",
            Self::Post => "post",
            Self::Team => "team",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Record => "record",
        }
    }

    /// Whether it says when.
    pub fn is_time(self) -> bool {
        matches!(self, Self::Day | Self::Moment)
    }

    /// Whether it is a number.
    pub fn is_number(self) -> bool {
        matches!(self, Self::WholeNumber | Self::Decimal)
    }

    /// Whether it is free text.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Note)
    }

    /// Whether it points at somebody or something that is kept elsewhere.
    pub fn is_link(self) -> bool {
        matches!(
            self,
            Self::Person | Self::Child | Self::Post | Self::Team | Self::Organisation | Self::Place | Self::Record
        )
    }
}

/// What must be so for a rule to hold: a code or yes-no field has one of these values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The field.
    pub field: FieldCode,
    /// Its values, any of them: codes of its list, or "yes" and "no".
    pub is: Vec<String>,
}

/// What a column is, for what may leave the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    /// Anybody may see it.
    Public,
    /// People of the partnership may see it; it is about nobody.
    Internal,
    /// It is about a person.
    Personal,
}
