//! Fields that are missing, unknown, or hold what their definition does not allow.

use jiff::civil::Date;

use crate::definition::{Definition, Field};
use crate::record::{Around, FindingCode, Record, RecordFinding, Value};

pub(super) fn check(definition: &Definition, record: &Record, around: Around<'_>, findings: &mut Vec<RecordFinding>) {
    for code in record.values.keys().filter(|code| definition.field(code).is_none()) {
        let message = format!("The register has no field {code}: nothing can be stored in it.");
        findings.push(RecordFinding::error(FindingCode::UnknownField, message).of(code));
    }
    for field in &definition.fields {
        let Some(value) = record.value(&field.code) else {
            let needed = field.required || field.required_when.as_ref().is_some_and(|when| record.holds(when));
            if needed {
                findings.push(missing(field));
            }
            continue;
        };
        if !value.fits(field) {
            let message = format!("\"{}\" must be of the type {}.", field.label, field.kind.as_str());
            findings.push(RecordFinding::error(FindingCode::WrongType, message).of(&field.code));
            continue;
        }
        bounds(field, value, findings);
        codes(definition, record, field, value, around, findings);
    }
}

/// What is said of a field that has to be filled in.
pub(in crate::record) fn missing(field: &Field) -> RecordFinding {
    RecordFinding::hole(FindingCode::MissingField, format!("\"{}\" is not filled in.", field.label)).of(&field.code)
}

fn bounds(field: &Field, value: &Value, findings: &mut Vec<RecordFinding>) {
    let number = match value {
        #[allow(clippy::cast_precision_loss)] // bounds of fields are small
        Value::Whole(number) => Some(*number as f64),
        Value::Decimal(number) => Some(*number),
        Value::Text(text) => {
            let most = field.longest.and_then(|longest| usize::try_from(longest).ok());
            if most.is_some_and(|most| text.chars().count() > most) {
                let message =
                    format!("\"{}\" is longer than {} characters.", field.label, field.longest.unwrap_or_default());
                findings.push(RecordFinding::error(FindingCode::TooLong, message).of(&field.code));
            }
            None
        }
        _ => None,
    };
    let Some(number) = number else { return };
    if field.least.is_some_and(|least| number < least) || field.most.is_some_and(|most| number > most) {
        let shown = |bound: Option<f64>, none: &str| bound.map_or_else(|| none.to_owned(), |bound| bound.to_string());
        let message = format!(
            "\"{}\" must be from {} to {}.",
            field.label,
            shown(field.least, "anything"),
            shown(field.most, "anything")
        );
        findings.push(RecordFinding::error(FindingCode::OutOfBounds, message).of(&field.code));
    }
}

fn codes(
    definition: &Definition,
    record: &Record,
    field: &Field,
    value: &Value,
    around: Around<'_>,
    findings: &mut Vec<RecordFinding>,
) {
    let Some(list) = field.list.as_ref().and_then(|list| around.registers.list(definition, list)) else { return };
    let day = begun(definition, record).unwrap_or(around.today);
    for code in value.codes() {
        match list.value(code) {
            None => {
                let message = format!("\"{}\" has no code {code}: choose one of the list.", field.label);
                findings.push(RecordFinding::error(FindingCode::UnknownCode, message).of(&field.code));
            }
            // A code may have come into use while the record was open.
            Some(known) if !known.held().on(day) && !known.held().on(around.today) => {
                let message = format!("\"{}\": the code {code} was not in use on {day}.", field.label);
                findings.push(RecordFinding::doubt(FindingCode::CodeNotInUse, message).of(&field.code));
            }
            Some(_) => {}
        }
    }
}

/// The day on which a record began: the first day of its episode, else where its first clock starts.
pub(super) fn begun(definition: &Definition, record: &Record) -> Option<Date> {
    match &definition.episode {
        Some(episode) => record.day(&episode.starts),
        None => record.marked(&definition.clocks.first()?.start),
    }
}
