//! Destroying files whose time is over: what records held, what they held before, who shared them, what was being typed,
//! and the people themselves where nothing points at them any more. The journal keeps that it was done, by whom and why;
//! it never held what stood in a field.

use std::collections::BTreeSet;

use bigplan_register::{Field, Registers, Value};
use serde_json::json;

use super::super::duties::day_of;
use super::super::{Casework, counting, table};
use super::{CaseFile, due};
use crate::store::Link;
use crate::transaction::Change;
use crate::{Actor, LedgerError, PartnershipId, PersonId, RecordId, Right, Subject, given};

/// What was destroyed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Destroyed {
    /// How many files.
    pub files: usize,
    /// How many records they had.
    pub records: usize,
    /// How many people are known no more; somebody to whom another file points stays.
    pub people: usize,
}

impl Casework {
    /// Destroys files whose time is over: all of them, or none.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `because` where no reason is given; [`LedgerError::State`] where one must still be kept
    /// or is kept longer; [`LedgerError::Forbidden`]. Nothing is destroyed then.
    pub async fn destroy_files(
        &self,
        actor: &Actor,
        of: PartnershipId,
        files: &[CaseFile],
        because: &str,
    ) -> Result<Destroyed, LedgerError> {
        actor.require(Right::Administer, Some(of))?;
        let because = given::words("because", because, "Say why these files are destroyed and who agreed to it.")?;
        let mut change = self.ledger.change(actor).await?;
        self.require_current(&mut change.link()).await?;
        let mut done = Destroyed::default();
        for file in files {
            self.destroy(&mut change, of, *file, &because, &mut done).await?;
        }
        if done.files > 0 {
            change.commit().await?;
            self.ledger.store.forget().await?;
        }
        Ok(done)
    }

    async fn destroy(
        &self,
        change: &mut Change<'_>,
        of: PartnershipId,
        file: CaseFile,
        because: &str,
        done: &mut Destroyed,
    ) -> Result<(), LedgerError> {
        let today = day_of(self).0;
        let due = due::one(self, &mut change.link(), of, file, today).await?;
        let due = due.ok_or(LedgerError::State("this file must still be kept: nothing was destroyed"))?;
        if due.kept_because.is_some() {
            return Err(LedgerError::State("this file is kept longer for a reason: nothing was destroyed"));
        }
        let records = records_of(change, file).await?;
        let mut near = BTreeSet::new();
        for (id, register) in &records {
            let definition = self.definition(register)?;
            near.extend(pointed_at(&mut change.link(), definition, *id).await?);
            table::delete(&mut change.work, definition, *id).await?;
        }
        for (id, _) in &records {
            delete(change, *id).await?;
        }
        if let CaseFile::Person(person) = file {
            near.insert(person);
        }
        done.people += self.forget_people(change, &near).await?;
        (done.files, done.records) = (done.files + 1, done.records + records.len());
        let subject = match file {
            CaseFile::Person(id) => Subject::Person(id),
            CaseFile::Record(id) => Subject::Record(id),
        };
        let body = json!({
            "because": because, "records": due.records, "closed": due.closed, "free-from": due.free_from,
            "rule-of": due.longest
        });
        change.record("file-destroyed", Some(of), subject, body);
        Ok(())
    }

    /// Forgets those about whom there is no record and at whom none points. Gives how many.
    async fn forget_people(&self, change: &mut Change<'_>, near: &BTreeSet<PersonId>) -> Result<usize, LedgerError> {
        let mut forgotten = 0;
        for person in near {
            let sql = "SELECT id FROM records WHERE person_id = $1 LIMIT 1";
            let about = optional_row!(change.work, (RecordId,), sql, *person)?.is_some();
            if !about && !points(&mut change.link(), &self.registers, *person).await? {
                forgotten += forget(change, *person).await?;
            }
        }
        Ok(forgotten)
    }
}

/// The records of a file, merged ones among them, with their registers.
async fn records_of(change: &mut Change<'_>, file: CaseFile) -> Result<Vec<(RecordId, String)>, LedgerError> {
    match file {
        CaseFile::Person(id) => {
            rows!(change.work, (RecordId, String), "SELECT id, register FROM records WHERE person_id = $1", id)
        }
        CaseFile::Record(id) => {
            let sql = "WITH RECURSIVE file (id, register) AS (
                         SELECT id, register FROM records WHERE id = $1
                         UNION SELECT r.id, r.register FROM records r JOIN file f ON r.merged_into = f.id)
                       SELECT id, register FROM file";
            rows!(change.work, (RecordId, String), sql, id)
        }
    }
}

/// The people at whom a record points.
async fn pointed_at(
    link: &mut Link<'_>,
    definition: &bigplan_register::Definition,
    id: RecordId,
) -> Result<BTreeSet<PersonId>, LedgerError> {
    let found = table::read(link, definition, "t.\"record__id\" = $1", &id.to_string()).await?;
    let names = |code: &bigplan_register::FieldCode| definition.field(code).is_some_and(Field::names_person);
    let values = found.into_iter().flat_map(|(_, values)| values);
    let pointing = values.filter_map(|(code, value)| match value {
        Value::Link(id) if names(&code) => id.parse().ok(),
        _ => None,
    });
    Ok(pointing.collect())
}

/// Whether any record points at a person.
async fn points(link: &mut Link<'_>, registers: &Registers, person: PersonId) -> Result<bool, LedgerError> {
    for definition in registers.iter() {
        for field in definition.fields.iter().filter(|field| field.names_person()) {
            if table::holds(link, definition, field, &person.to_string()).await? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Deletes all of a record but its row in its register's table.
async fn delete(change: &mut Change<'_>, id: RecordId) -> Result<(), LedgerError> {
    counting::unlink(change, id).await?;
    // A merged one may come after the one that it was merged into.
    execute!(change.work, "UPDATE records SET merged_into = NULL WHERE merged_into = $1", id)?;
    execute!(change.work, "DELETE FROM record_versions WHERE record_id = $1", id)?;
    execute!(change.work, "DELETE FROM record_events WHERE record_id = $1", id)?;
    execute!(change.work, "DELETE FROM record_shares WHERE record_id = $1", id)?;
    execute!(change.work, "DELETE FROM record_drafts WHERE place = $1", id.to_string())?;
    execute!(change.work, "DELETE FROM records WHERE id = $1", id).map(drop)
}

/// Deletes a person with those who were found to be the same. Gives how many.
async fn forget(change: &mut Change<'_>, person: PersonId) -> Result<usize, LedgerError> {
    let sql = "WITH RECURSIVE same (id) AS (
                 SELECT id FROM persons WHERE id = $1
                 UNION SELECT p.id FROM persons p JOIN same s ON p.merged_into = s.id)
               SELECT id FROM same";
    let same = rows!(change.work, (PersonId,), sql, person)?;
    for (id,) in &same {
        execute!(change.work, "UPDATE persons SET merged_into = NULL WHERE merged_into = $1", *id)?;
        execute!(change.work, "DELETE FROM person_versions WHERE person_id = $1", *id)?;
        execute!(change.work, "DELETE FROM children_to_count WHERE person_id = $1", *id)?;
        execute!(change.work, "DELETE FROM persons WHERE id = $1", *id)?;
    }
    Ok(same.len())
}
