//! What a move makes of a record, and which records begin with it.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::Date;

use super::{Attempt, Moved, Record, Value};
use crate::codes::{FieldCode, RegisterCode, StateCode};
use crate::definition::{Definition, Field, Kind, Mark, Move, Opens};
use crate::registers::Registers;

/// A record that begins when another is moved. It is about the same child and has no id yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Begun {
    /// The register that it begins in.
    pub register: RegisterCode,
    /// The state that it begins in.
    pub state: StateCode,
    /// What is filled in.
    pub values: BTreeMap<FieldCode, Value>,
}

/// What a move makes of a record, and the records that begin with it. Whether it may be made is
/// [`check_move`](super::check_move)'s to say; nothing is checked here again.
pub fn carry_out(
    registers: &Registers,
    definition: &Definition,
    record: &Record,
    step: &Move,
    attempt: Attempt<'_>,
) -> (Record, Vec<Begun>) {
    let due = step.opens.iter().filter(|opens| opens.when.as_ref().is_none_or(|when| record.holds(when)));
    let begun = due.filter_map(|opens| begin(registers.find(&opens.register)?, definition, record, opens)).collect();
    let mut record = record.clone();
    for (last, next) in &step.rolls {
        if let Some(value) = record.values.remove(next) {
            record.values.insert(last.clone(), value);
        }
    }
    record.state = step.to.clone();
    record.moves.push(Moved {
        step: step.code.clone(),
        on: attempt.on,
        by: attempt.by.to_owned(),
        reason: attempt.reason.map(str::to_owned),
    });
    (record, begun)
}

fn begin(target: &Definition, definition: &Definition, record: &Record, opens: &Opens) -> Option<Begun> {
    let mut values = BTreeMap::new();
    for (to, from) in &opens.copy {
        let fields = target.field(to).filter(|_| definition.field(from).is_some()).zip(record.value(from));
        if let Some((field, value)) = fields {
            values.insert(to.clone(), fitted(field, value));
        }
    }
    for (to, word) in &opens.set {
        if let Some(field) = target.field(to) {
            values.insert(to.clone(), said(field, word));
        }
    }
    if let Some(link) = &opens.link {
        values.insert(link.clone(), Value::Link(record.id.clone()));
    }
    let starts = target.clocks.first().and_then(|clock| match &clock.start {
        Mark::Field(field) => values.get(field).and_then(Value::day),
        Mark::Move(_) => None,
    });
    let ends = opens.within.as_ref().and_then(|within| {
        let from = record.value(&within.of).and_then(Value::day)?;
        from.checked_add(Span::new().months(i32::from(within.months))).ok()
    });
    let over = |last: Option<Date>| last.zip(starts).is_some_and(|(last, starts)| starts >= last);
    if opens.until.zip(starts).is_some_and(|(until, starts)| starts > until) || over(ends) {
        return None;
    }
    Some(Begun { register: target.code.clone(), state: target.first_state()?.code.clone(), values })
}

/// A day for a moment and a moment for a day; anything else as it is.
fn fitted(field: &Field, value: &Value) -> Value {
    match (field.kind, value) {
        (Kind::Day, Value::Moment(moment)) => Value::Day(moment.date()),
        (Kind::Moment, Value::Day(day)) => Value::Moment(day.at(0, 0, 0, 0)),
        _ => value.clone(),
    }
}

fn said(field: &Field, word: &str) -> Value {
    match field.kind {
        Kind::YesNo => Value::YesNo(word == "yes"),
        _ if field.several => Value::Codes(vec![word.to_owned()]),
        _ => Value::Code(word.to_owned()),
    }
}
