//! Puts ids in the place of places.

use bigplan_register::record::Worker;
use bigplan_register::{Definition, Kind, Record, RegisterCode, Value};

use super::super::{NewPerson, PersonKind};
use super::Grounds;
use crate::{AccountId, LedgerError, PersonId, RecordId};

/// What the places of one family mean.
pub(super) struct Meant<'a> {
    pub(super) grounds: &'a Grounds,
    pub(super) people: &'a [(PersonId, NewPerson)],
    pub(super) records: &'a [(RecordId, RegisterCode)],
}

const NOWHERE: LedgerError = LedgerError::State("a record of the county points at nothing");

impl Meant<'_> {
    /// The record of a place with ids; what it points at is of the kind that its field wants.
    pub(super) fn record(
        &self,
        definition: &Definition,
        (id, person): (RecordId, usize),
        mut record: Record,
    ) -> Result<Record, LedgerError> {
        record.id = id.to_string();
        record.subject = Some(self.people.get(person).ok_or(NOWHERE)?.0.to_string());
        record.worker = record.worker.map(|worker| self.worker(worker)).transpose()?;
        for moved in &mut record.moves {
            moved.by = self.account(&moved.by)?.to_string();
        }
        for signed in &mut record.signed {
            signed.by = self.account(&signed.by)?.to_string();
        }
        for field in definition.fields.iter().filter(|field| field.kind.is_link() && field.kind != Kind::Place) {
            if let Some(Value::Link(place)) = record.values.get_mut(&field.code) {
                *place = self.id(field.kind, field.register.as_ref(), place)?;
            }
        }
        Ok(record)
    }

    fn worker(&self, worker: Worker) -> Result<Worker, LedgerError> {
        Ok(Worker { person: self.account(&worker.person)?.to_string(), ..worker })
    }

    /// The account in a place of the workers.
    pub(super) fn account(&self, place: &str) -> Result<AccountId, LedgerError> {
        at(&self.grounds.workers, place).copied()
    }

    fn id(&self, kind: Kind, register: Option<&RegisterCode>, place: &str) -> Result<String, LedgerError> {
        let person = |wanted| {
            let (id, says) = at(self.people, place)?;
            if says.kind == wanted { Ok(id.to_string()) } else { Err(NOWHERE) }
        };
        match kind {
            Kind::Child => person(PersonKind::Child),
            Kind::Person => person(PersonKind::Adult),
            Kind::Organisation => at(&self.grounds.organisations, place).map(ToString::to_string),
            Kind::Team => at(&self.grounds.teams, place).map(ToString::to_string),
            Kind::Record => {
                let (id, of) = at(self.records, place)?;
                if Some(of) == register { Ok(id.to_string()) } else { Err(NOWHERE) }
            }
            _ => Err(NOWHERE),
        }
    }
}

fn at<'l, T>(list: &'l [T], place: &str) -> Result<&'l T, LedgerError> {
    place.parse::<usize>().ok().and_then(|place| list.get(place)).ok_or(NOWHERE)
}
