//! The columns of a register's spreadsheet.

use bigplan_register::definition::Subject;
use bigplan_register::{Definition, FieldCode};

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The record's id. A row without it begins a record.
    Record,
    /// The state; it is shown, and a spreadsheet cannot change it.
    State,
    /// The person's id.
    Person,
    /// The pupil number.
    PupilNumber,
    /// The family name.
    FamilyName,
    /// The other names.
    GivenNames,
    /// The day of birth.
    Born,
    /// The sex, by the code of the census.
    Sex,
    /// The day of death.
    Died,
    /// The id of the organisation or post, or the code of the place, that a record is about.
    About,
    /// A field of the register.
    Field(FieldCode),
}

impl Column {
    /// What stands at its head.
    pub fn heading(&self) -> &str {
        match self {
            Self::Record => "record id",
            Self::State => "record state",
            Self::Person => "person id",
            Self::PupilNumber => "pupil number",
            Self::FamilyName => "family name",
            Self::GivenNames => "given names",
            Self::Born => "day of birth",
            Self::Sex => "person sex",
            Self::Died => "day of death",
            Self::About => "about id",
            Self::Field(code) => code.as_str(),
        }
    }
}

/// The columns of a register, in the order in which they are written.
pub fn columns(definition: &Definition) -> Vec<Column> {
    let mut columns = vec![Column::Record, Column::State];
    match definition.about {
        Subject::Child | Subject::Person => columns.extend([
            Column::Person,
            Column::PupilNumber,
            Column::FamilyName,
            Column::GivenNames,
            Column::Born,
            Column::Sex,
            Column::Died,
        ]),
        Subject::Post | Subject::Organisation | Subject::Place => columns.push(Column::About),
        Subject::Nothing => {}
    }
    columns.extend(definition.fields.iter().map(|field| Column::Field(field.code.clone())));
    columns
}
