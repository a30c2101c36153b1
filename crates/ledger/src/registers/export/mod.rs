//! Giving whole registers away: every record, one after the other, with the people around them.
//!
//! Who exports sees everything of a register at once, so only a duty that reaches all of its records is enough, or the
//! program itself. The entry in the journal names every record that was given, and is written in the transaction of the
//! read: where it cannot be written, the export fails, and whoever took the records has to throw away what they have.

mod children;
mod counted;
mod read;
mod rights;

use std::collections::{BTreeMap, BTreeSet};

use bigplan_register::{FieldCode, Kind, Record, RegisterCode, Value};
use serde_json::json;

use super::persons::{Person, Row as PersonRow};
use super::{Casework, CaseworkError};
use crate::people::day;
use crate::transaction::Change;
use crate::{AccountId, Actor, LedgerError, PartnershipId, PersonId, RecordId, Subject, TeamId};

pub use children::ExportedChild;
pub use counted::CountedExport;

/// How many people are read at a time.
const PART: i64 = 1000;

/// What an export gives.
#[derive(Clone, Debug)]
pub enum Exported {
    /// A record.
    Record(Box<ExportedRecord>),
    /// Somebody whom a record that was given is about or points at.
    Person(Box<Person>),
    /// Somebody who does the work of a record that was given.
    Worker {
        /// Their account.
        id: AccountId,
        /// Their name.
        name: String,
    },
    /// A team whose a record is that was given.
    Team {
        /// The team.
        id: TeamId,
        /// What it is called.
        name: String,
    },
}

/// A record as it leaves.
#[derive(Clone, Debug)]
pub struct ExportedRecord {
    /// Its id.
    pub id: RecordId,
    /// Its register.
    pub register: RegisterCode,
    /// The record, with only the fields that the actor may see.
    pub record: Record,
    /// Its version.
    pub version: i64,
    /// Whom it is about, where it is about somebody.
    pub person: Option<Person>,
    /// What it is about, where it is about something else.
    pub about: Option<String>,
    /// Whose team's it is.
    pub team: Option<TeamId>,
}

/// What is wanted of an export.
#[derive(Clone, Debug)]
pub struct NewExport {
    /// Whose records.
    pub partnership: PartnershipId,
    /// Of which registers, in the order in which their records are given.
    pub registers: Vec<RegisterCode>,
    /// What for, as the journal says it: `safeguarding-dataset`.
    pub purpose: &'static str,
    /// Whether people, workers and teams are given too, after all records.
    pub people: bool,
}

/// What was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportDone {
    /// How many records of each register.
    pub records: BTreeMap<RegisterCode, u64>,
    /// How many people.
    pub persons: u64,
    /// Fields that the actor's duties do not show them: they were left out of every record.
    pub unseen: Vec<(RegisterCode, FieldCode)>,
}

impl Casework {
    /// Gives all records of registers, none of those that were merged into others, a part at a time. On PostgreSQL each
    /// part is as it stands when it is read.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] unless a duty held today reaches all records of each register;
    /// [`LedgerError::NotFound`] for a register; what `each` answers; any error of the journal. Whatever was given
    /// before an error was given without an entry in the journal, and must be thrown away.
    pub async fn export<E: From<CaseworkError>>(
        &self,
        actor: &Actor,
        new: &NewExport,
        each: &mut (dyn FnMut(Exported) -> Result<(), E> + Send),
    ) -> Result<ExportDone, E> {
        let mut change = self.ledger.change(actor).await.map_err(own::<E>)?;
        self.require_current(&mut change.link()).await.map_err(own::<E>)?;
        let mut done = ExportDone::default();
        let mut met = Met::default();
        for code in &new.registers {
            let definition = self.definition(code.as_str()).map_err(own::<E>)?;
            let today = day(change.at);
            let seen =
                rights::seen(&mut change.link(), actor, definition, new.partnership, today).await.map_err(own::<E>)?;
            let hidden = definition.fields.iter().filter(|field| !seen.contains(&field.code));
            done.unseen.extend(hidden.map(|field| (code.clone(), field.code.clone())));
            let mut last = String::new();
            loop {
                let part =
                    read::part(&mut change.link(), definition, new.partnership, &last).await.map_err(own::<E>)?;
                let Some(end) = part.last() else { break };
                last = end.id.to_string();
                for mut record in part {
                    record.record.values.retain(|field, _| seen.contains(field));
                    met.note(definition, &record);
                    *done.records.entry(code.clone()).or_default() += 1;
                    each(Exported::Record(Box::new(record)))?;
                }
            }
        }
        if new.people {
            done.persons = people(&mut change, new.partnership, &met, each).await?;
        }
        let body = json!({"purpose": new.purpose, "records": done.records, "persons": done.persons});
        change.record_shown("records-exported", new.partnership, met.records, Subject::Registers, body);
        change.commit().await.map_err(own::<E>)?;
        Ok(done)
    }
}

fn own<E: From<CaseworkError>>(error: impl Into<CaseworkError>) -> E {
    E::from(error.into())
}

/// Whom and what the records that were given speak of.
#[derive(Default)]
struct Met {
    records: Vec<RecordId>,
    persons: BTreeSet<PersonId>,
    workers: BTreeSet<AccountId>,
    teams: BTreeSet<TeamId>,
}

impl Met {
    fn note(&mut self, definition: &bigplan_register::Definition, given: &ExportedRecord) {
        self.records.push(given.id);
        self.persons.extend(given.person.as_ref().map(|person| person.id));
        self.teams.extend(given.team);
        self.workers.extend(given.record.worker.as_ref().and_then(|worker| worker.person.parse::<AccountId>().ok()));
        for field in definition.fields.iter().filter(|field| matches!(field.kind, Kind::Person | Kind::Child)) {
            if let Some(Value::Link(id)) = given.record.value(&field.code) {
                self.persons.extend(id.parse::<PersonId>());
            }
        }
    }
}

/// Gives the people, workers and teams.
async fn people<E: From<CaseworkError>>(
    change: &mut Change<'_>,
    of: PartnershipId,
    met: &Met,
    each: &mut (dyn FnMut(Exported) -> Result<(), E> + Send),
) -> Result<u64, E> {
    let mut given = 0;
    let mut last = String::new();
    loop {
        let part = persons(change, of, &last).await.map_err(own::<E>)?;
        let Some(end) = part.last() else { break };
        last = end.id.to_string();
        for person in part.into_iter().filter(|person| met.persons.contains(&person.id)) {
            given += 1;
            each(Exported::Person(Box::new(person)))?;
        }
    }
    for id in &met.workers {
        let sql = "SELECT name FROM accounts WHERE id = $1";
        let found = optional_row!(change.work, (String,), sql, *id).map_err(own::<E>)?;
        if let Some((name,)) = found {
            each(Exported::Worker { id: *id, name })?;
        }
    }
    for id in &met.teams {
        let found =
            optional_row!(change.work, (String,), "SELECT name FROM teams WHERE id = $1", *id).map_err(own::<E>)?;
        if let Some((name,)) = found {
            each(Exported::Team { id: *id, name })?;
        }
    }
    Ok(given)
}

async fn persons(change: &mut Change<'_>, of: PartnershipId, after: &str) -> Result<Vec<Person>, LedgerError> {
    let sql = "SELECT id, partnership_id, kind, family_name, given_names, born_on, sex, died_on, pupil_number, version
               FROM persons WHERE partnership_id = $1 AND id > $2 ORDER BY id LIMIT $3";
    let rows = rows!(change.work, PersonRow, sql, of, after, PART)?;
    Ok(rows.into_iter().map(Person::from_row).collect())
}
