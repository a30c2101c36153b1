//! What a row takes from records of another register: from the one that its own record points at, or from the one that points
//! at it.

use std::collections::HashMap;

use bigplan_register::{Definition, FieldCode, RegisterCode, Registers, Value};
use jiff::civil::Date;

use super::mapping::{Origin, Part};
use crate::outgoing::RecordOut;

/// That a register gives a field to another.
struct Gives {
    /// The register that gives it.
    from: RegisterCode,
    /// The register whose rows take it.
    to: RegisterCode,
    field: FieldCode,
    /// The field of the giving register that points at the taking one; `None` where it is the other way round.
    pointing: Option<FieldCode>,
}

/// What came before and is wanted later. It holds only the fields that are.
pub(crate) struct Elsewhere {
    gives: Vec<Gives>,
    /// By the register that gives, and the record that is pointed at.
    held: HashMap<(String, String), Held>,
}

#[derive(Default)]
struct Held {
    since: Option<Date>,
    values: Vec<(FieldCode, Value)>,
}

impl Elsewhere {
    pub(crate) fn of(parts: &[Part], registers: &Registers) -> Self {
        Self { gives: gives(parts, registers).collect(), held: HashMap::new() }
    }

    /// Keeps what others take from a record. Where several records point at one, that which began last is taken.
    pub(crate) fn keep(&mut self, of: &RecordOut<'_>) {
        let (register, record) = (of.definition.code.as_str(), of.record);
        let since = of.definition.episode.as_ref().and_then(|episode| record.day(&episode.starts));
        for give in self.gives.iter().filter(|give| give.from.as_str() == register) {
            let at = match give.pointing.as_ref().map(|link| record.value(link)) {
                None => record.id.clone(),
                Some(Some(Value::Link(id))) => id.clone(),
                Some(_) => continue,
            };
            let held = self.held.entry((register.to_owned(), at)).or_default();
            if since < held.since {
                continue;
            }
            if since > held.since {
                *held = Held { since, values: Vec::new() };
            }
            held.values.retain(|(field, _)| *field != give.field);
            held.values.extend(record.value(&give.field).map(|value| (give.field.clone(), value.clone())));
        }
    }

    /// What a register gives to whoever is, or points at, the record of that id.
    pub(crate) fn get(&self, register: &str, id: &str, field: &FieldCode) -> Option<Value> {
        let held = self.held.get(&(register.to_owned(), id.to_owned()))?;
        held.values.iter().find(|(code, _)| code == field).map(|(_, value)| value.clone())
    }
}

/// The registers whose records are wanted, in the order in which they have to come: what others take values from comes before
/// them.
pub(crate) fn in_order(parts: &[Part], registers: &Registers) -> Vec<RegisterCode> {
    let gives: Vec<Gives> = gives(parts, registers).collect();
    let mut order = Vec::new();
    for definition in parts.iter().filter_map(|part| registers.named(&part.from)) {
        place(&gives, &definition.code, &mut order, 0);
    }
    order
}

fn place(gives: &[Gives], code: &RegisterCode, order: &mut Vec<RegisterCode>, depth: usize) {
    // No file can send this round in circles: a register is looked through at most once on the way.
    if order.contains(code) || depth > 8 {
        return;
    }
    for give in gives.iter().filter(|give| give.to == *code) {
        place(gives, &give.from, order, depth + 1);
    }
    if !order.contains(code) {
        order.push(code.clone());
    }
}

fn gives<'a>(parts: &'a [Part], registers: &'a Registers) -> impl Iterator<Item = Gives> + 'a {
    parts.iter().flat_map(move |part| {
        let definition = registers.named(&part.from);
        part.fields.values().filter_map(move |origin| give(definition?, origin, registers))
    })
}

fn give(definition: &Definition, origin: &Origin, registers: &Registers) -> Option<Gives> {
    let field = origin.field.as_ref().or(origin.period.as_ref())?.clone();
    let (from, pointing) = match (&origin.through, &origin.from) {
        (Some(link), _) => (definition.field(link)?.register.clone()?, None),
        (None, Some(register)) => {
            let giver = registers.named(register)?;
            (giver.code.clone(), Some(pointing(giver, definition)?.clone()))
        }
        (None, None) => return None,
    };
    Some(Gives { from, to: definition.code.clone(), field, pointing })
}

/// The only field of a register that points at another.
pub(crate) fn pointing<'a>(giver: &'a Definition, at: &Definition) -> Option<&'a FieldCode> {
    let mut fields = giver.fields.iter().filter(|field| field.register.as_ref() == Some(&at.code));
    fields.next().filter(|_| fields.next().is_none()).map(|field| &field.code)
}
