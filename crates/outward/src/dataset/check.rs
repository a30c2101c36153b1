//! The mapping held against the dataset's description and against the registers.

use std::collections::BTreeSet;

use bigplan_register::definition::{Faults, Kind};
use bigplan_register::{CodeList, Definition, Field, FieldCode, Registers};

use super::describe::{Description, Table};
use super::elsewhere::pointing;
use super::fits;
use super::mapping::{Mapping, Origin, Part};

/// Rows that are made of something else than records.
pub(crate) const PERSONS: &str = "persons";
pub(crate) const WORKERS: &str = "workers";
pub(crate) const TEAMS: &str = "teams";

pub(crate) fn check(mapping: &Mapping, description: &Description, registers: &Registers, faults: &mut Faults<'_>) {
    let mut seen = BTreeSet::new();
    for (index, part) in mapping.part.iter().enumerate() {
        let path = format!("part.{index}");
        let only = part.only.as_ref().map(|only| only.is.join(" "));
        faults.unless(seen.insert((&part.table, &part.from, only)), &format!("{path}.table"), || {
            format!("{} is made from {} twice: put the two parts together", part.table, part.from)
        });
        match description.table(&part.table) {
            None => faults.refuse(&format!("{path}.table"), format!("the dataset has no table {}", part.table)),
            Some(table) => whole(part, table, &path, faults),
        }
        source(part, description, registers, &path, faults);
    }
    absent(mapping, description, faults);
}

fn absent(mapping: &Mapping, description: &Description, faults: &mut Faults<'_>) {
    for (table, why) in &mapping.absent {
        let path = format!("absent.{table}");
        faults.unless(description.table(table).is_some(), &path, || format!("the dataset has no table {table}"));
        faults.unless(!why.trim().is_empty(), &path, || format!("say why nothing of {table} is held"));
        let made = mapping.part.iter().any(|part| part.table == *table);
        faults.unless(!made, &path, || format!("{table} is absent here and made from something above: choose one"));
    }
    for table in &description.tables {
        let made = mapping.part.iter().any(|part| part.table == table.name);
        faults.unless(made || mapping.absent.contains_key(&table.name), "absent", || {
            format!("nothing is said of the table {}: make it from something, or say why nothing is held", table.name)
        });
    }
}

/// Every field of the table stands once in the part, and nothing else does.
fn whole(part: &Part, table: &Table, path: &str, faults: &mut Faults<'_>) {
    for name in part.fields.keys() {
        let known = table.columns.iter().any(|column| column.name == *name);
        faults.unless(known, &format!("{path}.fields.{name}"), || format!("{} has no field {name}", table.name));
    }
    for (name, why) in &part.not_held {
        let path = format!("{path}.not-held.{name}");
        let known = table.columns.iter().any(|column| column.name == *name);
        faults.unless(known, &path, || format!("{} has no field {name}", table.name));
        faults.unless(!part.fields.contains_key(name), &path, || {
            format!("{name} is made from something and not held too: choose one")
        });
        faults.unless(!why.trim().is_empty(), &path, || format!("say why {name} is not held"));
    }
    for column in &table.columns {
        let said = part.fields.contains_key(&column.name) || part.not_held.contains_key(&column.name);
        faults.unless(said, &format!("{path}.table"), || {
            format!("nothing is said of {}: make it from something, or list it as not held", column.name)
        });
    }
}

fn source(part: &Part, description: &Description, registers: &Registers, path: &str, faults: &mut Faults<'_>) {
    let definition = registers.named(&part.from);
    let people = [PERSONS, WORKERS, TEAMS].contains(&part.from.as_str());
    if definition.is_none() && !people {
        faults.refuse(&format!("{path}.from"), format!("there is no register {}", part.from));
        return;
    }
    if let Some(definition) = definition {
        choice(part, definition, registers, path, faults);
    }
    for (name, origin) in &part.fields {
        let path = format!("{path}.fields.{name}");
        let wrong = one(origin).and_then(|()| made(origin, part, definition, registers));
        let shape = match wrong {
            Ok(shape) => shape,
            Err(reason) => {
                faults.refuse(&path, reason);
                continue;
            }
        };
        if let Some(column) = description.column(&part.table, name)
            && let Err(reason) = fits::fits(column, shape)
        {
            faults.refuse(&path, reason);
        }
    }
}

/// Which records are taken.
fn choice(part: &Part, definition: &Definition, registers: &Registers, path: &str, faults: &mut Faults<'_>) {
    let placed = part.under.iter().chain(&part.starts);
    let has = part.has.iter().chain(&part.latest).chain(part.only.iter().map(|only| &only.field)).chain(placed);
    for field in has {
        faults.unless(definition.field(field).is_some(), path, || unknown(definition, field));
    }
    for state in &part.leave_out {
        faults.unless(definition.state(state).is_some(), &format!("{path}.leave-out"), || {
            format!("{} has no state {state}", definition.code)
        });
    }
    if let Some(only) = &part.only
        && let Some(field) = definition.field(&only.field)
        && let Err(reason) = known_codes(registers, definition, field, only.is.iter())
    {
        faults.refuse(&format!("{path}.only"), reason);
    }
}

/// A field is made from one thing.
fn one(origin: &Origin) -> Result<(), String> {
    let said = [
        origin.field.is_some(),
        origin.head.is_some(),
        origin.person.is_some(),
        origin.clock.is_some(),
        origin.period.is_some(),
        origin.fixed.is_some(),
    ];
    match said.into_iter().filter(|said| *said).count() {
        1 => Ok(()),
        0 => Err("say what it is made from: field, head, person, clock, period or fixed".to_owned()),
        _ => Err("it is made from several things: choose one of field, head, person, clock, period and fixed".into()),
    }
}

/// What it is made from is there; what shape comes of it.
fn made(
    origin: &Origin,
    part: &Part,
    definition: Option<&Definition>,
    registers: &Registers,
) -> Result<fits::Shape, String> {
    if let Some(head) = origin.head {
        return fits::head(head, origin, definition);
    }
    if let Some(person) = origin.person {
        return Ok(fits::person(person));
    }
    if let Some(fixed) = &origin.fixed {
        return Ok(fits::Shape::Text(Some(fixed.chars().count())));
    }
    let definition = definition.ok_or_else(|| format!("{} have no fields and clocks", part.from))?;
    if let Some(clock) = &origin.clock {
        let known = definition.clock(clock).is_some();
        let shape = origin.part.map(fits::clock).ok_or("say which part of the clock: started, due, stopped, taken")?;
        return if known { Ok(shape) } else { Err(format!("{} has no clock {clock}", definition.code)) };
    }
    let definition = match (&origin.through, &origin.from) {
        (Some(_), Some(_)) => return Err("it is looked up through a field and from a register: choose one".to_owned()),
        (None, None) => definition,
        (None, Some(giver)) => {
            let giver = registers.named(giver).ok_or_else(|| format!("there is no register {giver}"))?;
            let one = pointing(giver, definition).is_some();
            one.then_some(giver)
                .ok_or_else(|| format!("{} has not one field that points at {}", giver.code, definition.code))?
        }
        (Some(link), None) => {
            let field = definition.field(link).ok_or_else(|| unknown(definition, link))?;
            let target = field.register.as_ref().and_then(|code| registers.find(code));
            target.ok_or_else(|| format!("{link} of {} points at no record", definition.code))?
        }
    };
    let code = origin.period.as_ref().or(origin.field.as_ref()).ok_or("say which field")?;
    let field = definition.field(code).ok_or_else(|| unknown(definition, code))?;
    if origin.period.is_some() {
        let day = matches!(field.kind, Kind::Day | Kind::Moment);
        return if day { Ok(fits::Shape::Text(Some(31))) } else { Err(format!("{code} is no day")) };
    }
    if let Some(or) = &origin.or {
        let other = definition.field(or).ok_or_else(|| unknown(definition, or))?;
        if (other.kind, &other.list) != (field.kind, &field.list) {
            return Err(format!("{or} and {code} of {} are not of one type", definition.code));
        }
    }
    translated(origin, registers, definition, field)?;
    Ok(fits::field(origin, field, list(registers, definition, field)))
}

/// Every code has a translation, and every translation is of a code.
fn translated(origin: &Origin, registers: &Registers, definition: &Definition, field: &Field) -> Result<(), String> {
    let keys = origin.keys.iter().flat_map(|keys| keys.values().flatten());
    known_codes(registers, definition, field, keys.chain(origin.flag.iter().flatten()))?;
    if origin.codes.is_empty() || origin.filled {
        return Ok(());
    }
    known_codes(registers, definition, field, origin.codes.keys())?;
    let missing = list(registers, definition, field).and_then(|list| {
        list.values.iter().find(|value| !origin.codes.contains_key(&value.code)).map(|value| value.code.clone())
    });
    missing.map_or(Ok(()), |code| Err(format!("the code {code} of {} has no translation", field.code)))
}

fn known_codes<'a>(
    registers: &Registers,
    definition: &Definition,
    field: &Field,
    codes: impl Iterator<Item = &'a String>,
) -> Result<(), String> {
    for code in codes {
        let known = match field.kind {
            Kind::YesNo => code == "yes" || code == "no",
            _ => list(registers, definition, field).is_some_and(|list| list.value(code).is_some()),
        };
        if !known {
            return Err(format!("{} of {} has no code {code}", field.code, definition.code));
        }
    }
    Ok(())
}

pub(crate) fn list<'a>(registers: &'a Registers, definition: &'a Definition, field: &Field) -> Option<&'a CodeList> {
    registers.list(definition, field.list.as_ref()?)
}

fn unknown(definition: &Definition, field: &FieldCode) -> String {
    format!("the register {} has no field {field}", definition.code)
}
