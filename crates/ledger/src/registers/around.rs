//! What is known around a child by days: family, addresses, schools. These are the registers whose records nobody works
//! on: they are stored, and have no clock.

use std::collections::BTreeMap;

use bigplan_register::definition::Right;
use bigplan_register::{Definition, FieldCode, Kind, Registers, Value};

use super::standing::{self, Who};
use super::table::{self, Values};
use crate::clock::Day;
use crate::store::Link;
use crate::{LedgerError, PersonId, RecordId};

/// A record that says something of a child and is nobody's work.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Its id.
    pub id: RecordId,
    /// The code of its register.
    pub register: String,
    /// What stands in the fields that the reader sees.
    pub values: Values,
    /// The people whom these fields point at, with their names, family name first.
    pub people: BTreeMap<String, String>,
}

/// The facts about a person that somebody may see today, by register. Merged ones are left out.
pub(super) async fn of(
    link: &mut Link<'_>,
    registers: &Registers,
    who: Who,
    person: PersonId,
    today: Day,
) -> Result<Vec<Fact>, LedgerError> {
    let meant: Vec<&Definition> = registers.iter().filter(|definition| definition.holds_facts()).collect();
    let codes: String = meant.iter().map(|definition| format!(",{},", definition.code)).collect();
    let standings = standing::of_facts(link, who, person, &codes, today).await?;
    let mut facts = Vec::new();
    if standings.is_empty() {
        return Ok(facts);
    }
    for definition in meant {
        let condition = "t.\"record__id\" IN (
            SELECT o.id FROM records o WHERE o.person_id = $1 AND o.merged_into IS NULL)";
        for (id, mut values) in table::read(link, definition, condition, &person.to_string()).await? {
            let Some((id, standing)) = id.parse().ok().and_then(|id| Some((id, standings.get(&id)?))) else { continue };
            if standing.may(definition, Right::See) {
                let seen: Vec<&FieldCode> = standing.seen(definition).into_iter().map(|field| &field.code).collect();
                values.retain(|code, _| seen.contains(&code));
                let (register, people) = (definition.code.to_string(), pointed_at(definition, &values));
                facts.push(Fact { id, register, values, people });
            }
        }
    }
    name(link, &mut facts).await?;
    Ok(facts)
}

/// The people whom the fields point at, not yet named.
fn pointed_at(definition: &Definition, values: &Values) -> BTreeMap<String, String> {
    let points = |field: &&bigplan_register::Field| matches!(field.kind, Kind::Person | Kind::Child);
    let linked = definition.fields.iter().filter(points).filter_map(|field| match values.get(&field.code)? {
        Value::Link(id) => Some((id.clone(), String::new())),
        _ => None,
    });
    linked.collect()
}

/// Names the people whom facts point at. An id that is nobody's stays without a name.
async fn name(link: &mut Link<'_>, facts: &mut [Fact]) -> Result<(), LedgerError> {
    for (id, named) in facts.iter_mut().flat_map(|fact| fact.people.iter_mut()) {
        let sql = "SELECT family_name, given_names FROM persons WHERE id = $1";
        if let Some((family, given)) = optional_row!(link, (String, String), sql, id.as_str())? {
            *named = format!("{family}, {given}");
        }
    }
    Ok(())
}
