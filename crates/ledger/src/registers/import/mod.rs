//! Rows of a spreadsheet into a register: all of them, the good ones, or none, in one transaction.
//!
//! A row with a record's id corrects that record; a row without begins one, unless a record of the same child (or
//! whatever the register is about) says the same already, so that the same file again changes nothing. Nobody is
//! recognised by name: only by id or pupil number. What stands in the way of a row is a finding, and undoes that row.

mod findings;
mod row;
mod same;
mod whom;

use std::collections::BTreeSet;

use bigplan_register::RegisterCode;
use serde_json::json;

use findings::RowError;
pub use findings::{ImportFinding, ImportFindingCode};

use super::change::Given;
use super::{Casework, CaseworkError};
use crate::transaction::Change;
use crate::{Actor, PartnershipId, RecordId, Subject};

/// Findings that are kept; all rows are counted.
const KEPT: usize = 1000;

/// What is kept of a file in which some rows are bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accept {
    /// Nothing in any case: a trial.
    Nothing,
    /// The good rows.
    Good,
    /// All rows, or nothing where one is bad.
    All,
}

/// A row, as it was understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportRow {
    /// Its number in the file.
    pub row: u32,
    /// The id of the record that it corrects.
    pub record: Option<String>,
    /// The state that it shows: it must be the one in which the record stands.
    pub state: Option<String>,
    /// Whom it is about.
    pub person: ImportPerson,
    /// What it is about, where the register is about nobody: an id, or a place's code.
    pub about: Option<String>,
    /// What is filled in; `None` empties a field.
    pub values: Given,
}

/// What a row says of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportPerson {
    /// Their id.
    pub id: Option<String>,
    /// Their pupil number.
    pub pupil_number: Option<String>,
    /// Their family name.
    pub family_name: Option<String>,
    /// Their other names.
    pub given_names: Option<String>,
    /// The day of birth.
    pub born: Option<jiff::civil::Date>,
    /// The sex, by the code of the census.
    pub sex: Option<String>,
    /// The day of death.
    pub died: Option<jiff::civil::Date>,
}

/// What is given to import.
#[derive(Clone, Debug)]
pub struct NewImport {
    /// Whose records.
    pub partnership: PartnershipId,
    /// Into which register.
    pub register: RegisterCode,
    /// The rows that were understood.
    pub rows: Vec<ImportRow>,
    /// How many rows were not: they are bad.
    pub refused: u64,
    /// What is kept.
    pub accept: Accept,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
}

/// What an import did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportDone {
    /// Records that began.
    pub added: u64,
    /// Records that were corrected.
    pub changed: u64,
    /// Rows that say what is known.
    pub same: u64,
    /// Rows that are bad.
    pub refused: u64,
    /// People who were not there.
    pub persons: u64,
    /// What stands in the way of rows, by row; the first thousand.
    pub findings: Vec<ImportFinding>,
    /// Whether anything was saved.
    pub saved: bool,
}

/// What became of a row.
enum Did {
    Added,
    Changed,
    Same,
}

/// What rows share on their way.
struct Rows<'a> {
    new: &'a NewImport,
    actor: &'a Actor,
    /// Records that a row said the same as: two equal rows are two records.
    taken: BTreeSet<RecordId>,
    persons: u64,
}

impl Casework {
    /// Takes rows in. The journal says how many, and which file by its SHA-256, also where nothing was saved: whether a
    /// row says what is known was looked up. `progress` is told how many rows were done.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`](crate::LedgerError::NotFound) for the register,
    /// [`LedgerError::Forbidden`](crate::LedgerError::Forbidden) for visitors and programs; what the database says.
    /// What stands in the way of a row is no error but a finding. Nothing is saved after an error.
    pub async fn import(
        &self,
        actor: &Actor,
        new: &NewImport,
        progress: &(dyn Fn(u64) + Send + Sync),
    ) -> Result<ImportDone, CaseworkError> {
        super::standing::Who::of(actor)?;
        let mut change = self.ledger.change(actor).await?;
        self.require_current(&mut change.link()).await?;
        let definition = self.definition(new.register.as_str())?;
        let mut done = ImportDone { refused: new.refused, ..ImportDone::default() };
        let mut rows = Rows { new, actor, taken: BTreeSet::new(), persons: 0 };
        let whole = change.mark().await?;
        for (row, count) in new.rows.iter().zip(1..) {
            let (mark, persons) = (change.mark().await?, rows.persons);
            match self.import_row(&mut change, definition, &mut rows, row).await {
                Ok(did) => {
                    change.pass(mark).await?;
                    done.count(&did);
                }
                Err(RowError::Stop(error)) => return Err(error.into()),
                Err(RowError::Findings(found)) => {
                    change.back_to(mark).await?;
                    rows.persons = persons;
                    done.refuse(found);
                }
            }
            progress(count);
        }
        done.persons = rows.persons;
        let keep = new.accept == Accept::Good || (new.accept == Accept::All && done.refused == 0);
        done.saved = keep && done.added + done.changed + done.persons > 0;
        if done.saved {
            change.pass(whole).await?;
        } else {
            change.back_to(whole).await?;
        }
        note(&mut change, new, &done);
        change.commit().await?;
        Ok(done)
    }
}

fn note(change: &mut Change<'_>, new: &NewImport, done: &ImportDone) {
    let ImportDone { added, changed, same, refused, persons, .. } = done;
    let counts = json!({"added": added, "changed": changed, "same": same, "refused": refused, "persons": persons});
    let body = json!({"register": new.register, "sha256": new.sha256, "counts": counts});
    let action = if done.saved { "register-imported" } else { "register-compared" };
    change.record(action, Some(new.partnership), Subject::Registers, body);
}

impl ImportDone {
    fn count(&mut self, did: &Did) {
        match did {
            Did::Added => self.added += 1,
            Did::Changed => self.changed += 1,
            Did::Same => self.same += 1,
        }
    }

    fn refuse(&mut self, found: Vec<ImportFinding>) {
        self.refused += 1;
        let room = KEPT.saturating_sub(self.findings.len());
        self.findings.extend(found.into_iter().take(room));
    }
}
