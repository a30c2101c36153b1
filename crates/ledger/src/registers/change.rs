//! Filling in and correcting fields.

use std::collections::BTreeMap;

use bigplan_plan::Severity;
use bigplan_register::definition::Right;
use bigplan_register::record::FindingCode;
use bigplan_register::{Definition, Field, FieldCode, RecordFinding, Value};
use serde_json::json;

use super::save::{Open, Saved, changed_fields, journal};
use super::{Casework, CaseworkError};
use crate::transaction::Change;
use crate::{Actor, LedgerError, RecordId};

/// What is given for fields: `None` empties one. A field that is not there stays as it is.
pub type Given = BTreeMap<FieldCode, Option<Value>>;

impl Casework {
    /// Fills in, corrects or empties fields. `expected` is the version that was looked at.
    ///
    /// # Errors
    /// [`CaseworkError::Findings`] with everything that cannot be stored, fields that are not the actor's to change among
    /// it; [`LedgerError::Conflict`] where somebody else wrote meanwhile; [`LedgerError::Forbidden`],
    /// [`LedgerError::NotFound`]; [`LedgerError::State`] where the record was merged into another.
    pub async fn change_record(
        &self,
        actor: &Actor,
        id: RecordId,
        expected: i64,
        given: Given,
    ) -> Result<Saved, CaseworkError> {
        let mut change = self.ledger.change(actor).await?;
        let open = self.opened(&mut change, actor, id, expected).await?;
        let saved = self.change_within(&mut change, open, given).await?;
        if saved.version != expected {
            change.commit().await?;
        }
        Ok(saved)
    }

    /// As [`Casework::change_record`], as part of a change. Where nothing differs, the version stays as it was.
    pub(super) async fn change_within(
        &self,
        change: &mut Change<'_>,
        open: Open<'_>,
        given: Given,
    ) -> Result<Saved, CaseworkError> {
        if !open.standings.may(open.definition, Right::Change) {
            return Err(LedgerError::Forbidden("change this record").into());
        }
        refused_fields(open.definition, &open.standings.changed(open.definition), given.keys())?;
        let before = open.record.values.clone();
        let mut record = open.record;
        for (field, value) in given {
            match value.filter(|value| !value.is_blank()) {
                Some(value) => drop(record.values.insert(field, value)),
                None => drop(record.values.remove(&field)),
            }
        }
        let fields = changed_fields(&before, &record.values);
        if fields.is_empty() {
            let (id, version) = (open.head.id, open.head.version);
            return Ok(Saved { id, version, findings: Vec::new(), begun: Vec::new() });
        }
        let saved = self.save(change, open.definition, &open.head, &record, &before).await?;
        journal(change, "record-changed", &open.head, saved.version, json!({"fields": fields}));
        Ok(saved)
    }
}

/// Refuses fields that are not among those which somebody may fill in.
pub(super) fn refused_fields<'a>(
    definition: &Definition,
    allowed: &[&Field],
    given: impl Iterator<Item = &'a FieldCode>,
) -> Result<(), CaseworkError> {
    let refused = given.filter(|code| allowed.iter().all(|field| field.code != **code));
    let findings: Vec<RecordFinding> = refused.map(|code| not_yours(definition, code)).collect();
    if findings.is_empty() { Ok(()) } else { Err(CaseworkError::Findings(findings)) }
}

fn not_yours(definition: &Definition, code: &FieldCode) -> RecordFinding {
    let field = Some(code.clone());
    match definition.field(code) {
        Some(known) => {
            let message = format!("\"{}\" is not yours to fill in.", known.label);
            RecordFinding { code: FindingCode::NotAllowed, severity: Severity::Error, message, field }
        }
        None => {
            let message = format!("The register has no field {code}: nothing can be stored in it.");
            RecordFinding { code: FindingCode::UnknownField, severity: Severity::Error, message, field }
        }
    }
}
