//! Giving children away with what registers hold about each: what a return is made of.

use std::collections::{BTreeMap, BTreeSet};

use bigplan_register::{FieldCode, Record, RegisterCode};
use serde_json::json;

use super::super::counting::records_of;
use super::super::persons::{Person, PersonKind};
use super::super::{Casework, CaseworkError};
use super::{ExportDone, NewExport, own, persons, rights};
use crate::error::damaged;
use crate::people::day;
use crate::transaction::Change;
use crate::{Actor, LedgerError, PersonId, RecordId, Subject};

/// How many children are read at a time.
const CHILDREN: usize = 200;

/// A child as it leaves.
#[derive(Clone, Debug)]
pub struct ExportedChild {
    /// Who it is.
    pub person: Person,
    /// The records of the wanted registers, with only the fields that the actor may see, in the order of their ids.
    pub records: Vec<(RegisterCode, Record)>,
}

impl Casework {
    /// Gives all children who have a record in one of the registers, one after the other. On PostgreSQL each part is as it
    /// stands when it is read.
    ///
    /// # Errors
    /// As for [`Casework::export`].
    pub async fn export_children<E: From<CaseworkError>>(
        &self,
        actor: &Actor,
        new: &NewExport,
        each: &mut (dyn FnMut(ExportedChild) -> Result<(), E> + Send),
    ) -> Result<ExportDone, E> {
        let mut change = self.ledger.change(actor).await.map_err(own::<E>)?;
        self.require_current(&mut change.link()).await.map_err(own::<E>)?;
        let seen = self.seen_of(&mut change, actor, new).await.map_err(own::<E>)?;
        let (mut done, mut given) = (ExportDone::default(), Vec::new());
        let mut last = String::new();
        loop {
            let part = persons(&mut change, new.partnership, &last).await.map_err(own::<E>)?;
            let Some(end) = part.last() else { break };
            last = end.id.to_string();
            let children: Vec<Person> =
                part.into_iter().filter(|person| person.says.kind == PersonKind::Child).collect();
            for some in children.chunks(CHILDREN) {
                for child in self.with_records(&mut change, some, &seen).await.map_err(own::<E>)? {
                    done.persons += 1;
                    for (register, record) in &child.records {
                        *done.records.entry(register.clone()).or_default() += 1;
                        given.extend(record.id.parse::<RecordId>());
                    }
                    each(child)?;
                }
            }
        }
        let body = json!({"purpose": new.purpose, "records": done.records, "persons": done.persons});
        change.record_shown("records-exported", new.partnership, given, Subject::Registers, body);
        change.commit().await.map_err(own::<E>)?;
        Ok(done)
    }

    /// The fields of each register that leave.
    async fn seen_of(
        &self,
        change: &mut Change<'_>,
        actor: &Actor,
        new: &NewExport,
    ) -> Result<BTreeMap<RegisterCode, BTreeSet<FieldCode>>, LedgerError> {
        let today = day(change.at);
        let mut seen = BTreeMap::new();
        for code in &new.registers {
            let definition = self.definition(code.as_str())?;
            let fields = rights::seen(&mut change.link(), actor, definition, new.partnership, today).await?;
            seen.insert(code.clone(), fields.into_iter().collect());
        }
        Ok(seen)
    }

    /// Those of some children who have records, each with them.
    async fn with_records(
        &self,
        change: &mut Change<'_>,
        children: &[Person],
        seen: &BTreeMap<RegisterCode, BTreeSet<FieldCode>>,
    ) -> Result<Vec<ExportedChild>, LedgerError> {
        let ids: Vec<PersonId> = children.iter().map(|child| child.id).collect();
        let list = serde_json::to_string(&ids).map_err(damaged("a list of people"))?;
        let registers = seen.keys().cloned().collect();
        let mut records: BTreeMap<PersonId, Vec<(RegisterCode, Record)>> = BTreeMap::new();
        records_of(self, &mut change.link(), &registers, &list, |person, register, mut record, _| {
            record.values.retain(|field, _| seen.get(register).is_some_and(|fields| fields.contains(field)));
            records.entry(person).or_default().push((register.clone(), record));
        })
        .await?;
        let with = |child: &Person| {
            let mut records = records.remove(&child.id)?;
            records.sort_by(|one, other| one.1.id.cmp(&other.1.id));
            Some(ExportedChild { person: child.clone(), records })
        };
        Ok(children.iter().filter_map(with).collect())
    }
}
