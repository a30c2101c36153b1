//! Writing a record: checked as a whole, with what follows from it, its earlier values and its entry in the journal.

use bigplan_plan::Severity;
use bigplan_register::record::{Around, check};
use bigplan_register::{Definition, FieldCode, Record, RecordFinding, Registers};
use serde_json::{Value as Json, json};

use super::derive::{Derived, NEVER, derive};
use super::head::{self, Course, Head};
use super::standing::{self, Standings, Who};
use super::table::{self, Values};
use super::{Casework, CaseworkError, counting, links, persons, storable};
use crate::clock::Day;
use crate::people::day;
use crate::store::Link;
use crate::transaction::Change;
use crate::{Actor, LedgerError, RecordId, Subject};

/// What was saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// The record.
    pub id: RecordId,
    /// Its version from now on.
    pub version: i64,
    /// What is still missing or doubtful in it.
    pub findings: Vec<RecordFinding>,
    /// Records of other registers that began with it.
    pub begun: Vec<RecordId>,
}

/// A record that is being changed: as it stands, whose register, and what the actor may do with it.
pub(super) struct Open<'a> {
    pub(super) definition: &'a Definition,
    pub(super) head: Head,
    pub(super) record: Record,
    pub(super) standings: Standings,
    pub(super) who: Who,
}

impl Casework {
    /// Opens a record for a change. Who may not see it learns nothing of it.
    pub(super) async fn opened(
        &self,
        change: &mut Change<'_>,
        actor: &Actor,
        id: RecordId,
        expected: i64,
    ) -> Result<Open<'_>, CaseworkError> {
        let today = day(change.at);
        let open = self.known(&mut change.link(), actor, id, today).await?;
        if open.head.merged_into.is_some() {
            return Err(LedgerError::State("this record was merged into another: work with that one").into());
        }
        if open.head.version != expected {
            return Err(LedgerError::Conflict { what: "record", current: open.head.version }.into());
        }
        Ok(open)
    }

    /// A record that the actor may see, merged or not, whatever its version.
    pub(super) async fn known(
        &self,
        link: &mut Link<'_>,
        actor: &Actor,
        id: RecordId,
        today: Day,
    ) -> Result<Open<'_>, LedgerError> {
        let who = Who::of(actor)?;
        let (head, generation) = Head::look_up(link, id).await?.ok_or(LedgerError::NotFound("record"))?;
        self.require_generation(generation)?;
        let definition = self.definition(&head.register)?;
        let standings = standing::of(link, who, definition, &head, today).await?;
        if !standings.may(definition, bigplan_register::definition::Right::See) {
            return Err(LedgerError::NotFound("record"));
        }
        let record = head.record(head::values(link, definition, id).await?)?;
        Ok(Open { definition, head, record, standings, who })
    }

    /// As [`Casework::known`], in a change.
    pub(super) async fn known_in(
        &self,
        change: &mut Change<'_>,
        actor: &Actor,
        id: RecordId,
    ) -> Result<Open<'_>, LedgerError> {
        let today = day(change.at);
        self.known(&mut change.link(), actor, id, today).await
    }

    pub(super) fn definition(&self, register: &str) -> Result<&Definition, LedgerError> {
        self.registers.named(register).ok_or(LedgerError::NotFound("register"))
    }

    /// Writes a record in its next version. `head` says where it stood, `before` what was filled in.
    pub(super) async fn save(
        &self,
        change: &mut Change<'_>,
        definition: &Definition,
        head: &Head,
        record: &Record,
        before: &Values,
    ) -> Result<Saved, CaseworkError> {
        let fields = changed_fields(before, &record.values);
        // Before anything is looked up: a database that is asked for such a text fails.
        let mut findings = storable::check(definition, record, &fields);
        if !findings.is_empty() {
            return Err(CaseworkError::Findings(findings));
        }
        findings.extend(links::check(change, definition, head, record, &fields).await?);
        let today = day(change.at).0;
        let others = self.others(change, definition, head, record).await?;
        let death = match head.person {
            Some(person) => persons::find(&mut change.link(), person).await?.and_then(|person| person.says.died),
            None => None,
        };
        let registers: &Registers = &self.registers;
        let around = Around { registers, calendar: &self.calendar, today, death, others: &others };
        findings.extend(check(definition, record, around));
        let derived = derive(definition, record, today, &self.calendar, &findings);
        if findings.iter().any(|finding| finding.severity == Severity::Error) {
            findings.retain(|finding| finding.severity == Severity::Error);
            return Err(CaseworkError::Findings(findings));
        }
        let version = self.write(change, definition, head, record, derived).await?;
        keep_before(change, head, version, before, &fields).await?;
        Ok(Saved { id: head.id, version, findings, begun: Vec::new() })
    }

    /// The other records of the register about the same subject, where two must not meet.
    pub(super) async fn others(
        &self,
        change: &mut Change<'_>,
        definition: &Definition,
        head: &Head,
        record: &Record,
    ) -> Result<Vec<Record>, LedgerError> {
        let alone = definition.episode.as_ref().is_some_and(|episode| !episode.together);
        let Some(subject) = record.subject.as_deref().filter(|_| alone) else { return Ok(Vec::new()) };
        persons::in_turn(change, subject).await?;
        let condition = "t.\"record__id\" IN (
            SELECT o.id FROM records o WHERE (o.person_id = $1 OR o.about_id = $1) AND o.merged_into IS NULL)";
        let found = table::read(&mut change.link(), definition, condition, subject).await?;
        let other = |(id, values): (String, Values)| Record { id, values, worker: None, ..record.clone() };
        Ok(found.into_iter().filter(|(id, _)| *id != head.id.to_string()).map(other).collect())
    }

    /// Writes a record that was merged into another: as it is, without a check, in its next version.
    pub(super) async fn write_merged(&self, change: &mut Change<'_>, gone: &Open<'_>) -> Result<i64, LedgerError> {
        let derived = derive(gone.definition, &gone.record, day(change.at).0, &self.calendar, &[]);
        self.write(change, gone.definition, &gone.head, &gone.record, derived).await
    }

    async fn write(
        &self,
        change: &mut Change<'_>,
        definition: &Definition,
        head: &Head,
        record: &Record,
        derived: Derived,
    ) -> Result<i64, LedgerError> {
        let Derived { clocks, due, due_clock, closed, unsigned, missing } = derived;
        table::write(&mut change.work, definition, record, clocks).await?;
        let ended = definition.state(&record.state).is_some_and(|state| state.ends);
        let merged = head.merged_into.is_some();
        // What was merged into another is nobody's work any more, and goes when that one does.
        let (due, unsigned, closed) = if merged { (Day(NEVER), 0, None) } else { (due, unsigned, closed) };
        let course = course(record)?;
        let sql =
            "UPDATE records SET state = $1, is_open = $2, version = version + 1, worker_id = $3, worker_qualified = $4,
                          team_id = $5, merged_into = $6, course = $7, due_on = $8, due_clock = $9, unsigned = $10,
                          missing = $11, changed_at = $12, closed_on = $13
                   WHERE id = $14 AND version = $15";
        let (state, at) = (record.state.as_str(), change.at);
        let done = execute!(
            change.work,
            sql,
            state,
            !ended && !merged,
            head.worker,
            head.qualified,
            head.team,
            head.merged_into,
            course.as_str(),
            due,
            due_clock.as_deref(),
            unsigned,
            missing,
            at,
            closed,
            head.id,
            head.version
        )?;
        if done == 0 {
            return Err(LedgerError::Conflict { what: "record", current: head.version + 1 });
        }
        counting::mark_record(change, head.partnership, head.person).await?;
        Ok(head.version + 1)
    }
}

/// The course of a record, as it is stored.
pub(super) fn course(record: &Record) -> Result<String, LedgerError> {
    let (moves, signed, pauses) = (record.moves.clone(), record.signed.clone(), record.pauses.clone());
    serde_json::to_string(&Course { moves, signed, pauses }).map_err(crate::error::damaged("the course of a record"))
}

/// The fields in which two records differ.
pub(super) fn changed_fields(before: &Values, after: &Values) -> Vec<FieldCode> {
    let differs = |code: &&FieldCode| before.get(*code) != after.get(*code);
    let mut fields: Vec<FieldCode> = before.keys().chain(after.keys()).filter(differs).cloned().collect();
    fields.sort();
    fields.dedup();
    fields
}

/// Keeps what changed fields held before.
async fn keep_before(
    change: &mut Change<'_>,
    head: &Head,
    version: i64,
    before: &Values,
    fields: &[FieldCode],
) -> Result<(), LedgerError> {
    // What is there from the beginning was empty before.
    if fields.is_empty() || head.version == 0 {
        return Ok(());
    }
    let held: std::collections::BTreeMap<&FieldCode, Option<&bigplan_register::Value>> =
        fields.iter().map(|field| (field, before.get(field))).collect();
    let held = serde_json::to_string(&held).map_err(crate::error::damaged("what a record held before"))?;
    let sql = "INSERT INTO record_versions (record_id, version, before) VALUES ($1, $2, $3)";
    execute!(change.work, sql, head.id, version, held).map(drop)
}

/// Puts a change of a record into the journal: what was done, never what stands in a field.
pub(super) fn journal(change: &mut Change<'_>, action: &'static str, head: &Head, version: i64, says: Json) {
    let mut body = json!({"register": head.register, "version": version});
    if let (Json::Object(body), Json::Object(says)) = (&mut body, says) {
        body.extend(says);
    }
    change.record_about(action, head.partnership, vec![head.id], Subject::Record(head.id), body);
}
