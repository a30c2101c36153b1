//! What fields point at must be there, in the same partnership.

use bigplan_plan::Severity;
use bigplan_register::record::FindingCode;
use bigplan_register::{Definition, Field, FieldCode, Kind, Record, RecordFinding, Value};

use super::head::Head;
use crate::LedgerError;
use crate::transaction::Change;

/// Looks up what changed fields point at.
pub(super) async fn check(
    change: &mut Change<'_>,
    definition: &Definition,
    head: &Head,
    record: &Record,
    changed: &[FieldCode],
) -> Result<Vec<RecordFinding>, LedgerError> {
    let mut findings = Vec::new();
    for field in definition.fields.iter().filter(|field| changed.contains(&field.code)) {
        let Some(Value::Link(id)) = record.value(&field.code) else { continue };
        if !there(change, head, field, id).await? {
            let message = format!("\"{}\" points at nothing that is kept here: choose it again.", field.label);
            let (code, severity) = (FindingCode::WrongType, Severity::Error);
            findings.push(RecordFinding { code, severity, message, field: Some(field.code.clone()) });
        }
    }
    Ok(findings)
}

async fn there(change: &mut Change<'_>, head: &Head, field: &Field, id: &str) -> Result<bool, LedgerError> {
    let of = head.partnership;
    let register = field.register.as_ref().map(|register| register.as_str());
    let work = &mut change.work;
    let found = match field.kind {
        Kind::Person if field.staff => {
            let sql = "SELECT a.id FROM accounts a WHERE a.id = $1
                       AND EXISTS (SELECT 1 FROM duties d WHERE d.account_id = a.id AND d.partnership_id = $2)";
            optional_row!(work, (String,), sql, id, of)?
        }
        Kind::Child | Kind::Person => {
            let kind = if field.kind == Kind::Child { "child" } else { "adult" };
            let sql = "SELECT id FROM persons WHERE id = $1 AND partnership_id = $2 AND kind = $3";
            optional_row!(work, (String,), sql, id, of, kind)?
        }
        Kind::Record if register.is_none() => {
            let sql = "SELECT id FROM records WHERE id = $1 AND partnership_id = $2 AND person_id = $3";
            optional_row!(work, (String,), sql, id, of, head.person)?
        }
        Kind::Record => {
            let sql = "SELECT id FROM records WHERE id = $1 AND partnership_id = $2 AND register = $3";
            optional_row!(work, (String,), sql, id, of, register)?
        }
        Kind::Team => {
            optional_row!(work, (String,), "SELECT id FROM teams WHERE id = $1 AND partnership_id = $2", id, of)?
        }
        Kind::Post => {
            optional_row!(work, (String,), "SELECT id FROM posts WHERE id = $1 AND partnership_id = $2", id, of)?
        }
        Kind::Organisation => {
            let sql = "SELECT id FROM organisations WHERE id = $1 AND partnership_id = $2";
            optional_row!(work, (String,), sql, id, of)?
        }
        // Places are named by codes that the definitions of areas keep.
        _ => return Ok(true),
    };
    Ok(found.is_some())
}
