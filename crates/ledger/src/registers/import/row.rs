//! One row: it corrects a record, begins one, or says what is known.

use bigplan_register::Definition;
use bigplan_register::definition::Right;
use bigplan_register::record::Source;

use super::findings::{ImportFindingCode as Code, RowError};
use super::same::differing;
use super::whom::differs;
use super::{Did, ImportRow, Rows};
use crate::registers::create::{About, NewRecord};
use crate::registers::save::Open;
use crate::registers::table::{self, Values};
use crate::registers::{Casework, CaseworkError, persons};
use crate::transaction::Change;
use crate::{LedgerError, RecordId};

impl Casework {
    pub(super) async fn import_row(
        &self,
        change: &mut Change<'_>,
        definition: &Definition,
        rows: &mut Rows<'_>,
        row: &ImportRow,
    ) -> Result<Did, RowError> {
        match &row.record {
            Some(id) => self.import_into(change, rows, row, id).await,
            None => self.import_new(change, definition, rows, row).await,
        }
    }

    /// A row that names its record.
    async fn import_into(
        &self,
        change: &mut Change<'_>,
        rows: &mut Rows<'_>,
        row: &ImportRow,
        id: &str,
    ) -> Result<Did, RowError> {
        let bad = |code| RowError::one(row.row, code);
        let id: RecordId = id.parse().map_err(|_| bad(Code::RecordNotFound))?;
        let open = match self.known_in(change, rows.actor, id).await {
            Err(LedgerError::NotFound(_)) => return Err(bad(Code::RecordNotFound)),
            other => other.map_err(|why| RowError::of(row.row, why.into()))?,
        };
        let head = &open.head;
        if head.register != rows.new.register.as_str() || head.partnership != rows.new.partnership {
            return Err(bad(Code::RecordNotFound));
        }
        if head.merged_into.is_some() {
            return Err(bad(Code::RecordMerged));
        }
        if row.state.as_ref().is_some_and(|state| *state != head.state) {
            return Err(bad(Code::StateDiffers));
        }
        same_subject(change, row, &open).await?;
        rows.taken.insert(id);
        let given = differing(&row.values, &open.record.values);
        if given.is_empty() {
            return Ok(Did::Same);
        }
        if !open.standings.may(open.definition, Right::Change) {
            return Err(bad(Code::NotAllowed));
        }
        let saved = self.change_within(change, open, given).await;
        saved.map(|_| Did::Changed).map_err(|why| RowError::of(row.row, why))
    }

    /// A row that names no record.
    async fn import_new(
        &self,
        change: &mut Change<'_>,
        definition: &Definition,
        rows: &mut Rows<'_>,
        row: &ImportRow,
    ) -> Result<Did, RowError> {
        let about = self.import_about(change, definition, rows, row).await?;
        let wrong = |why: CaseworkError| RowError::of(row.row, why);
        let held = held(change, definition, rows, &about).await.map_err(|why| wrong(why.into()))?;
        for (id, values) in held {
            let Ok(id) = id.parse::<RecordId>() else { continue };
            if rows.taken.contains(&id) || !differing(&row.values, &values).is_empty() {
                continue;
            }
            // Who may not see the record does not learn that it is there.
            let Ok(open) = self.known_in(change, rows.actor, id).await else { continue };
            let here = open.head.partnership == rows.new.partnership;
            if here && row.state.as_ref().is_none_or(|state| *state == open.head.state) {
                rows.taken.insert(id);
                return Ok(Did::Same);
            }
        }
        let first = definition.first_state().map(|state| state.code.as_str());
        if row.state.as_deref().is_some_and(|state| Some(state) != first) {
            return Err(RowError::one(row.row, Code::StateDiffers));
        }
        let new = NewRecord {
            partnership: rows.new.partnership,
            register: definition.code.clone(),
            about,
            values: row
                .values
                .iter()
                .filter(|(_, value)| value.is_some())
                .map(|(f, v)| (f.clone(), v.clone()))
                .collect(),
            worker: None,
            team: None,
            referred_by: None,
            referred_for: None,
        };
        let saved = self.add_within(change, rows.actor, new, Source::File).await.map_err(wrong)?;
        rows.taken.insert(saved.id);
        Ok(Did::Added)
    }
}

/// Refuses a row that names somebody or something else than its record is about.
async fn same_subject(change: &mut Change<'_>, row: &ImportRow, open: &Open<'_>) -> Result<(), RowError> {
    let other = || RowError::one(row.row, Code::AnotherSubject);
    let head = &open.head;
    if row.about.is_some() && row.about != head.about {
        return Err(other());
    }
    let Some(id) = head.person else { return Ok(()) };
    if row.person.id.as_ref().is_some_and(|given| *given != id.to_string()) {
        return Err(other());
    }
    let known = persons::find(&mut change.link(), id).await.map_err(RowError::Stop)?;
    match known {
        Some(known) if differs(&row.person, &known.says) => Err(RowError::one(row.row, Code::PersonDiffers)),
        _ => Ok(()),
    }
}

/// What is filled in in the records of the register about the same subject.
async fn held(
    change: &mut Change<'_>,
    definition: &Definition,
    rows: &Rows<'_>,
    about: &About,
) -> Result<Vec<(String, Values)>, LedgerError> {
    let subject = match about {
        About::Person(id) => id.to_string(),
        About::Post(id) => id.to_string(),
        About::Organisation(id) => id.to_string(),
        About::Place(code) => code.clone(),
        About::Nothing => {
            let condition = "t.\"record__id\" IN (
                SELECT o.id FROM records o WHERE o.partnership_id = $1 AND o.merged_into IS NULL)";
            return table::read(&mut change.link(), definition, condition, &rows.new.partnership.to_string()).await;
        }
    };
    let condition = "t.\"record__id\" IN (
        SELECT o.id FROM records o WHERE (o.person_id = $1 OR o.about_id = $1) AND o.merged_into IS NULL)";
    let mut held = table::read(&mut change.link(), definition, condition, &subject).await?;
    // In the order of their ids, so that the same file meets the same records.
    held.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(held)
}
