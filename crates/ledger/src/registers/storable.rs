//! Texts that a database would not take.

use bigplan_plan::Severity;
use bigplan_register::record::FindingCode;
use bigplan_register::{Definition, FieldCode, Record, RecordFinding, Value};

/// Finds changed fields with the character nought, which PostgreSQL holds in no text. Pure.
pub(super) fn check(definition: &Definition, record: &Record, changed: &[FieldCode]) -> Vec<RecordFinding> {
    let fields = definition.fields.iter().filter(|field| changed.contains(&field.code));
    let bad = fields.filter(|field| record.value(&field.code).is_some_and(has_nought));
    bad.map(|field| {
        let message = format!("\"{}\" holds a character that cannot be stored: type it again.", field.label);
        let (code, severity) = (FindingCode::WrongType, Severity::Error);
        RecordFinding { code, severity, message, field: Some(field.code.clone()) }
    })
    .collect()
}

fn has_nought(value: &Value) -> bool {
    match value {
        Value::Text(text) | Value::Code(text) | Value::Link(text) => text.contains('\0'),
        Value::Codes(codes) => codes.iter().any(|code| code.contains('\0')),
        _ => false,
    }
}
