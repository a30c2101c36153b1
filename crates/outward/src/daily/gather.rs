//! Records become children, one after the other.

use std::collections::BTreeMap;

use bigplan_register::{Calendar, FieldCode, Registers, Value};
use jiff::civil::Date;
use serde_json::{Map, Value as Json};

use super::nest::{Item, nested};
use super::{CHILD, DETAILS, Daily};
use crate::dataset::cell::{Around, cell};
use crate::dataset::check::{PERSONS, TEAMS, WORKERS};
use crate::dataset::elsewhere::Elsewhere;
use crate::dataset::making::wanted;
use crate::dataset::mapping::Part;
use crate::dataset::{Column, ColumnKind, DatasetFinding, FindingCode, Findings};
use crate::outgoing::{Outgoing, RecordOut, child_code};

/// What a child has so far.
#[derive(Default)]
pub(super) struct Child {
    pub(super) own: Map<String, Json>,
    pub(super) details: Map<String, Json>,
    pub(super) items: Vec<Item>,
}

/// A gathering under way. It holds all children until it ends.
pub struct Gathering<'a> {
    daily: &'a Daily,
    around: Around<'a>,
    elsewhere: Elsewhere,
    children: BTreeMap<String, Child>,
    counts: BTreeMap<String, u64>,
    findings: Findings,
}

/// What was gathered.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// The children with an episode, by their codes, each in the form of the description.
    pub children: BTreeMap<String, Json>,
    /// How many things of each kind they have.
    pub counts: BTreeMap<String, u64>,
    /// What was left out because it does not fit; of many alike only the first. The row is the thing's number among
    /// those of its kind.
    pub findings: Vec<DatasetFinding>,
    /// How many findings there are of each code.
    pub found: BTreeMap<FindingCode, u64>,
}

impl<'a> Gathering<'a> {
    /// Begins.
    pub fn new(daily: &'a Daily, registers: &'a Registers, calendar: &'a Calendar, today: Date) -> Self {
        let around = Around { registers, calendar, today };
        let elsewhere = Elsewhere::of(&daily.parts, registers);
        let (children, counts) = (BTreeMap::new(), BTreeMap::new());
        Self { daily, around, elsewhere, children, counts, findings: Findings::default() }
    }

    /// Takes one thing in.
    pub fn give(&mut self, of: Outgoing<'_>) {
        let (from, code) = match of {
            Outgoing::Record(record) => (record.definition.code.as_str(), record.person.map(|who| child_code(&who.id))),
            Outgoing::Person(who) if who.child => (PERSONS, Some(child_code(&who.id))),
            Outgoing::Person(_) => return,
            Outgoing::Worker { .. } => (WORKERS, None),
            Outgoing::Team { .. } => (TEAMS, None),
        };
        if let Outgoing::Record(record) = of {
            self.elsewhere.keep(record);
        }
        let Some(code) = code.map(str::to_owned) else { return };
        let (daily, today) = (self.daily, self.around.today);
        for part in daily.parts.iter().filter(|part| part.from == from && wanted(part, of, today)) {
            let Some(object) = self.object(part, of) else { continue };
            let child = self.children.entry(code.clone()).or_default();
            match (part.table.as_str(), of) {
                (CHILD, _) => child.own = object,
                (DETAILS, _) => child.details = object,
                (table, Outgoing::Record(record)) => child.items.push(item(part, table, record, object)),
                _ => {}
            }
        }
    }

    /// Says that a field of a register is not to be seen by whoever exports: what is made from it is left out.
    pub fn unseen(&mut self, register: &str, field: &FieldCode) {
        for part in &self.daily.parts {
            for (name, _) in part.fields.iter().filter(|(_, origin)| origin.takes(&part.from, register, field)) {
                let message = format!("It is made from {field} of {register}, which your duties do not show you.");
                self.find(FindingCode::FieldNotSeen, &part.table, 0, name, message);
            }
        }
    }

    /// Ends: puts everything under the episode that it belongs to.
    pub fn finish(mut self) -> Gathered {
        let mut done = Gathered::default();
        for (code, child) in std::mem::take(&mut self.children) {
            let lost = nested(&self.daily.schema, &code, child);
            if let Some(whole) = lost.whole {
                done.children.insert(code, whole);
            }
            for (table, number) in lost.homeless {
                let message = "The child has no episode that it could belong to, so it was left out.".to_owned();
                self.find(FindingCode::PointsNowhere, &table, number, "", message);
            }
        }
        (done.counts, done.findings, done.found) = (self.counts, self.findings.kept, self.findings.counts);
        done
    }

    /// The object of a part; `None` where it lacks what it must have.
    fn object(&mut self, part: &Part, of: Outgoing<'_>) -> Option<Map<String, Json>> {
        let daily = self.daily;
        let table = daily.description.table(&part.table)?;
        let number = self.counts.entry(part.table.clone()).or_default();
        *number += 1;
        let number = *number;
        let mut object = Map::new();
        for column in &table.columns {
            let origin = part.fields.get(&column.name);
            let made = origin.map(|origin| cell(origin, of, &self.around, &self.elsewhere)).unwrap_or_default();
            let value = (!made.is_empty()).then(|| typed(column, &made));
            match value {
                Some(value) => match daily.schema.misfit_of(&part.table, &column.name, &value) {
                    None => drop(object.insert(column.name.clone(), value)),
                    Some(wrong) => {
                        let message = format!("It was left out: {wrong}.");
                        self.find(FindingCode::TooLong, &part.table, number, &column.name, message);
                    }
                },
                None if column.required => {
                    let message = "The department wants it, and it is empty; the whole was left out.".to_owned();
                    self.find(FindingCode::RequiredEmpty, &part.table, number, &column.name, message);
                }
                None => {}
            }
        }
        let whole = table.columns.iter().all(|column| !column.required || object.contains_key(&column.name));
        whole.then_some(object)
    }

    fn find(&mut self, code: FindingCode, table: &str, row: u64, field: &str, message: String) {
        let (table, field) = (table.to_owned(), field.to_owned());
        self.findings.add(DatasetFinding { code, table, row, field, message });
    }
}

fn item(part: &Part, table: &str, record: &RecordOut<'_>, object: Map<String, Json>) -> Item {
    let under = part.under.as_ref().and_then(|field| match record.record.value(field) {
        Some(Value::Link(id)) => Some(id.clone()),
        _ => None,
    });
    let starts = part.starts.as_ref().and_then(|field| record.record.day(field));
    Item { table: table.to_owned(), id: record.record.id.clone(), under, starts, object }
}

/// A cell as the JSON that its property takes.
fn typed(column: &Column, cell: &str) -> Json {
    match column.kind {
        ColumnKind::Flag => Json::Bool(cell == "Y"),
        ColumnKind::Int => cell.parse::<i64>().map_or_else(|_| cell.into(), Json::from),
        // What has a time too is a day to the department.
        ColumnKind::DateTime => cell.get(..10).unwrap_or(cell).into(),
        _ if cell.starts_with('[') => serde_json::from_str(cell).unwrap_or_else(|_| cell.into()),
        _ => cell.into(),
    }
}
