//! One field of a row, made from what its origin names.

use bigplan_register::clock::readings;
use bigplan_register::definition::Kind;
use bigplan_register::{Calendar, Definition, Field, FieldCode, Registers, Value};
use jiff::civil::Date;

use super::check::list;
use super::elsewhere::Elsewhere;
use super::mapping::{ClockPart, HeadPart, Origin, PersonPart};
use crate::outgoing::{Outgoing, PersonOut, RecordOut, child_code, closed_on};

/// What a cell is made with.
pub(crate) struct Around<'a> {
    pub(crate) registers: &'a Registers,
    pub(crate) calendar: &'a Calendar,
    pub(crate) today: Date,
}

/// The cell; empty where there is nothing.
pub(crate) fn cell(origin: &Origin, of: Outgoing<'_>, around: &Around<'_>, elsewhere: &Elsewhere) -> String {
    if let Some(fixed) = &origin.fixed {
        return fixed.clone();
    }
    if let Some(head) = origin.head {
        return self::head(head, origin, of);
    }
    let record = match of {
        Outgoing::Record(record) => record,
        Outgoing::Person(who) => return origin.person.map(|part| person(part, who, around.today)).unwrap_or_default(),
        Outgoing::Worker { .. } | Outgoing::Team { .. } => return String::new(),
    };
    if let Some(part) = origin.person {
        return record.person.map(|who| person(part, who, around.today)).unwrap_or_default();
    }
    match (&origin.clock, origin.part) {
        (Some(code), Some(part)) => clock(code.as_str(), part, record, around),
        _ => field(origin, record, around, elsewhere),
    }
}

fn head(part: HeadPart, origin: &Origin, of: Outgoing<'_>) -> String {
    match (of, part) {
        (Outgoing::Worker { id, .. } | Outgoing::Team { id, .. }, HeadPart::Id) => id.to_owned(),
        (Outgoing::Worker { name, .. } | Outgoing::Team { name, .. }, HeadPart::Name) => name.to_owned(),
        (Outgoing::Record(record), HeadPart::Id) => record.record.id.clone(),
        (Outgoing::Record(record), HeadPart::Worker) => {
            record.record.worker.as_ref().map(|worker| worker.person.clone()).unwrap_or_default()
        }
        (Outgoing::Record(record), HeadPart::Team) => record.team.unwrap_or_default().to_owned(),
        (Outgoing::Record(record), HeadPart::State) => {
            let state = record.record.state.as_str();
            match &origin.flag {
                Some(flag) => yes_no(flag.iter().any(|code| code == state)).to_owned(),
                None => origin.codes.get(state).cloned().unwrap_or_else(|| state.to_owned()),
            }
        }
        (Outgoing::Record(record), HeadPart::Closed) => {
            closed_on(record.definition, record.record).map(|day| day.to_string()).unwrap_or_default()
        }
        _ => String::new(),
    }
}

pub(crate) fn person(part: PersonPart, who: &PersonOut, today: Date) -> String {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    match part {
        PersonPart::Code => child_code(&who.id).to_owned(),
        PersonPart::Id => who.id.clone(),
        PersonPart::FamilyName => who.family_name.clone(),
        PersonPart::GivenNames => who.given_names.clone(),
        PersonPart::Sex => who.sex.clone().unwrap_or_default(),
        PersonPart::Born => day(who.born.filter(|born| *born <= today)),
        PersonPart::Expected => day(who.born.filter(|born| *born > today)),
        PersonPart::Died => day(who.died),
        PersonPart::PupilNumber => who.pupil_number.clone().unwrap_or_default(),
    }
}

fn clock(code: &str, part: ClockPart, of: &RecordOut<'_>, around: &Around<'_>) -> String {
    let all = readings(of.definition, of.record, around.today, around.calendar);
    let found = all.into_iter().find(|(clock, _)| clock.as_str() == code);
    let Some((_, Ok(reading))) = found else { return String::new() };
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    match part {
        ClockPart::Started => day(reading.started),
        ClockPart::Due => day(reading.due),
        ClockPart::Stopped => day(reading.stopped),
        ClockPart::Taken => {
            reading.taken.filter(|_| reading.stopped.is_some()).map(|days| days.to_string()).unwrap_or_default()
        }
    }
}

fn field(origin: &Origin, of: &RecordOut<'_>, around: &Around<'_>, elsewhere: &Elsewhere) -> String {
    let Some(code) = origin.field.as_ref().or(origin.period.as_ref()) else { return String::new() };
    let here = |code: &FieldCode| of.record.value(code).cloned();
    let (definition, value) = match (&origin.through, &origin.from) {
        (None, None) => (Some(of.definition), here(code).or_else(|| origin.or.as_ref().and_then(here))),
        (None, Some(giver)) => (around.registers.named(giver), elsewhere.get(giver, &of.record.id, code)),
        (Some(link), _) => {
            let target = of.definition.field(link).and_then(|field| field.register.as_ref());
            let value = match (target, here(link)) {
                (Some(target), Some(Value::Link(id))) => elsewhere.get(target.as_str(), &id, code),
                _ => None,
            };
            (target.and_then(|target| around.registers.find(target)), value)
        }
    };
    let Some((definition, field)) = definition.and_then(|found| Some((found, found.field(code)?))) else {
        return String::new();
    };
    if origin.period.is_some() {
        let day = value.and_then(|value| value.day());
        let stretch = day.zip(of.person).map(|(day, who)| format!("{}-{day}", child_code(&who.id)));
        return stretch.unwrap_or_default();
    }
    if origin.filled {
        return translated(origin, if value.is_some() { "yes" } else { "no" });
    }
    value.map(|value| shown(origin, definition, field, &value, around.registers)).unwrap_or_default()
}

/// A value in the form that the origin wants.
fn shown(origin: &Origin, definition: &Definition, field: &Field, value: &Value, registers: &Registers) -> String {
    let holds = |codes: &[String]| match value {
        Value::YesNo(answer) => codes.iter().any(|code| code == if *answer { "yes" } else { "no" }),
        _ => value.codes().iter().any(|code| codes.contains(code)),
    };
    if let Some(flag) = &origin.flag {
        return yes_no(holds(flag)).to_owned();
    }
    if let Some(keys) = &origin.keys {
        let said = |codes: &Vec<String>| if codes.is_empty() { "" } else { yes_no(holds(codes)) };
        let object = keys.iter().map(|(key, codes)| (key.clone(), said(codes).into())).collect();
        return serde_json::Value::Object(object).to_string();
    }
    if origin.list {
        return serde_json::json!(value.codes()).to_string();
    }
    match value {
        Value::Text(text) => text.clone(),
        Value::Whole(number) => number.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Moment(moment) => moment.to_string(),
        Value::YesNo(answer) => translated(origin, if *answer { "yes" } else { "no" }),
        Value::Link(id) if matches!(field.kind, Kind::Person | Kind::Child) => child_code(id).to_owned(),
        Value::Link(id) => id.clone(),
        Value::Code(_) | Value::Codes(_) => {
            let words = value.codes().iter().map(|code| {
                let says = list(registers, definition, field).and_then(|list| list.value(code));
                says.filter(|_| origin.says).map_or_else(|| translated(origin, code), |value| value.says.clone())
            });
            words.collect::<Vec<_>>().join(", ")
        }
    }
}

fn translated(origin: &Origin, code: &str) -> String {
    match (origin.codes.get(code), code) {
        (Some(theirs), _) => theirs.clone(),
        (None, "yes") => "Y".to_owned(),
        (None, "no") => "N".to_owned(),
        (None, code) => code.to_owned(),
    }
}

fn yes_no(answer: bool) -> &'static str {
    if answer { "Y" } else { "N" }
}
