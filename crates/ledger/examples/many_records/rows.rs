//! The rows of one record, from its register's definition.

use std::collections::BTreeMap;

use bigplan_ledger::RecordId;
use bigplan_register::clock::readings;
use bigplan_register::definition::{Mark, State};
use bigplan_register::{ClockState, Definition, Field, FieldCode, Kind, Record, Value};
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Value as Json, json};

use crate::Failed;
use crate::county::{County, Register, Spot};

/// A record's row among all, and in its register's table.
pub struct Rows {
    pub id: RecordId,
    pub head: Json,
    pub fields: Json,
}

/// The columns of [`Rows::head`], with their types.
pub const HEAD: [(&str, &str); 18] = [
    ("id", "TEXT"),
    ("partnership_id", "TEXT"),
    ("register", "TEXT"),
    ("person_id", "TEXT"),
    ("state", "TEXT"),
    ("is_open", "BOOLEAN"),
    ("version", "BIGINT"),
    ("worker_id", "TEXT"),
    ("worker_qualified", "BOOLEAN"),
    ("team_id", "TEXT"),
    ("course", "TEXT"),
    ("due_on", "TEXT"),
    ("due_clock", "TEXT"),
    ("unsigned", "BIGINT"),
    ("missing", "BIGINT"),
    ("made_by", "TEXT"),
    ("made_at", "TEXT"),
    ("changed_at", "TEXT"),
];

pub fn rows(county: &County<'_>, register: &Register<'_>, spot: Spot) -> Result<Rows, Failed> {
    let definition = register.definition;
    let began = county
        .today
        .checked_sub((if spot.open { spot.number % 60 } else { 90 + spot.number % 3_000 } as i64).days())?;
    let id = RecordId::random()?;
    let state = definition.states.iter().find(|state| state.ends != spot.open).ok_or("no such state")?;
    let values = values(county, definition, began, spot.open)?;
    let fields = definition.fields.iter().map(|field| cell(values.get(&field.code)));
    let fields = std::iter::once(json!(id)).chain(fields).collect::<Vec<_>>();
    let record = Record {
        id: id.to_string(),
        subject: None,
        state: state.code.clone(),
        values,
        worker: None,
        moves: Vec::new(),
        signed: Vec::new(),
        pauses: Vec::new(),
    };
    let head = head(county, definition, spot, (id, state, began), &record)?;
    Ok(Rows { id, head, fields: json!(fields) })
}

fn head(
    county: &County<'_>,
    definition: &Definition,
    spot: Spot,
    (id, state, began): (RecordId, &State, Date),
    record: &Record,
) -> Result<Json, Failed> {
    let team = county.teams.get(spot.team).ok_or("no such team")?;
    let worker = team.workers.get(spot.number / 7 % team.workers.len());
    let (due, clock) = first_due(county, definition, record).filter(|_| spot.open).unzip();
    let due = due.map_or_else(|| "9999-12-31".to_owned(), |day| day.to_string());
    let at = format!("{began}T12:00:00.000000Z");
    let course = r#"{"moves":[],"signed":[],"pauses":[]}"#;
    let child = county.children.get(spot.child).ok_or("no such child")?;
    Ok(json!([
        id,
        county.of,
        definition.code,
        child,
        state.code,
        spot.open,
        1,
        worker,
        true,
        team.id,
        course,
        due,
        clock,
        0,
        0,
        "system:measuring",
        at,
        at
    ]))
}

/// The day that is due first, and of which clock.
fn first_due(county: &County<'_>, definition: &Definition, record: &Record) -> Option<(Date, String)> {
    let readings = readings(definition, record, county.today, county.calendar);
    let running = readings.into_iter().filter_map(|(code, reading)| {
        let reading = reading.ok()?;
        let runs = matches!(reading.state, ClockState::Running { .. } | ClockState::Overdue { .. });
        Some((reading.due.filter(|_| runs)?, code.to_string()))
    });
    running.min()
}

/// What is filled in: of an open record what must be, and what its clocks start from; of a closed one everything.
fn values(
    county: &County<'_>,
    definition: &Definition,
    began: Date,
    open: bool,
) -> Result<BTreeMap<FieldCode, Value>, Failed> {
    let starts = |field: &Field| definition.clocks.iter().any(|clock| clock.start == Mark::Field(field.code.clone()));
    let mut values = BTreeMap::new();
    for field in &definition.fields {
        let first = field.required || field.not_before.is_none() && starts(field);
        if open && !first && !matches!(field.kind, Kind::YesNo) {
            continue;
        }
        let day = if first { began } else { began.checked_add(5.days())? };
        if let Some(value) = value(county, definition, field, day)? {
            values.insert(field.code.clone(), value);
        }
    }
    Ok(values)
}

fn value(county: &County<'_>, definition: &Definition, field: &Field, day: Date) -> Result<Option<Value>, Failed> {
    let code = || {
        let list = field.list.as_ref().and_then(|list| county.registers.list(definition, list));
        list.and_then(|list| list.on(day).next()).map(|value| value.code.clone())
    };
    Ok(match field.kind {
        Kind::Text => Some(Value::Text("Said in a few words".into())),
        Kind::Note => {
            Some(Value::Text("What was seen and said, in short sentences, facts apart from views. ".repeat(6)))
        }
        Kind::WholeNumber => Some(Value::Whole(7)),
        Kind::Decimal => Some(Value::Decimal(7.5)),
        Kind::Day => Some(Value::Day(day)),
        Kind::Moment => Some(Value::Moment(day.at(12, 0, 0, 0))),
        Kind::YesNo => Some(Value::YesNo(true)),
        Kind::Code if field.several => code().map(|code| Value::Codes(vec![code])),
        Kind::Code => code().map(Value::Code),
        Kind::Record if field.required => Some(Value::Link(RecordId::random()?.to_string())),
        _ => None,
    })
}

/// How a value stands in its column.
fn cell(value: Option<&Value>) -> Json {
    match value {
        None => Json::Null,
        Some(Value::Text(text) | Value::Code(text) | Value::Link(text)) => json!(text),
        Some(Value::Codes(codes)) => json!(codes.join(" ")),
        Some(Value::Whole(number)) => json!(number),
        Some(Value::Decimal(number)) => json!(number),
        Some(Value::Day(day)) => json!(day.to_string()),
        Some(Value::Moment(moment)) => json!(moment.to_string()),
        Some(Value::YesNo(answer)) => json!(answer),
    }
}
