//! Days that lie ahead, before what they follow, after a death, or outside the register's time.

use super::values::begun;
use crate::definition::{Definition, Field};
use crate::record::{Around, FindingCode, Record, RecordFinding, Value};

pub(super) fn check(definition: &Definition, record: &Record, around: Around<'_>, findings: &mut Vec<RecordFinding>) {
    for field in definition.fields.iter().filter(|field| field.kind.is_time()) {
        let Some(day) = record.day(&field.code) else { continue };
        if day > around.today && !field.ahead {
            let message = format!("\"{}\" lies ahead: it must be {} or earlier.", field.label, around.today);
            findings.push(RecordFinding::error(FindingCode::DayAhead, message).of(&field.code));
        }
        if !field.after_death && around.death.is_some_and(|death| day > death) {
            let message = format!("\"{}\" is after the day on which the child died.", field.label);
            findings.push(RecordFinding::error(FindingCode::AfterDeath, message).of(&field.code));
        }
        order(definition, record, field, findings);
    }
    if let Some(day) = begun(definition, record).filter(|day| !definition.held.on(*day)) {
        let message =
            format!("\"{}\" was not in use on {day}: another register has what began then.", definition.title);
        findings.push(RecordFinding::error(FindingCode::NotInUse, message));
    }
}

fn order(definition: &Definition, record: &Record, field: &Field, findings: &mut Vec<RecordFinding>) {
    let Some(before) = field.not_before.as_ref().and_then(|code| definition.field(code)) else { return };
    let backwards = match (record.value(&field.code), record.value(&before.code)) {
        // The time of day counts only where both have one.
        (Some(Value::Moment(this)), Some(Value::Moment(other))) => this < other,
        (Some(this), Some(other)) => this.day().zip(other.day()).is_some_and(|(this, other)| this < other),
        _ => false,
    };
    if backwards {
        let message = format!("\"{}\" is before \"{}\": correct one of them.", field.label, before.label);
        findings.push(RecordFinding::error(FindingCode::EndBeforeStart, message).of(&field.code));
    }
}
