//! Between spreadsheets of registers and the ledger: what a row says, what was found, and people as they leave.

use bigplan_ledger::registers::{ImportFinding, ImportPerson, ImportRow, Person, PersonKind};
use bigplan_outward::PersonOut;
use bigplan_outward::sheet::{SheetFinding, SheetRow};

/// A row as the ledger takes it.
pub fn import_row(says: SheetRow) -> ImportRow {
    let who = says.person;
    let person = ImportPerson {
        id: who.id,
        pupil_number: who.pupil_number,
        family_name: who.family_name,
        given_names: who.given_names,
        born: who.born,
        sex: who.sex,
        died: who.died,
    };
    let (row, record, state, about, values) = (says.row, says.record, says.state, says.about, says.values);
    ImportRow { row, record, state, person, about, values }
}

/// What stands in the way of a row, beside what is wrong with its cells.
pub fn finding(found: ImportFinding) -> SheetFinding {
    let column = found.field.map(|field| field.to_string());
    SheetFinding { row: found.row, column, code: found.code, message: found.message }
}

/// A person as they leave.
pub fn person(given: &Person) -> PersonOut {
    let says = given.says.clone();
    PersonOut {
        id: given.id.to_string(),
        child: says.kind == PersonKind::Child,
        family_name: says.family_name,
        given_names: says.given_names,
        sex: says.sex,
        born: says.born,
        died: says.died,
        pupil_number: says.pupil_number,
    }
}
