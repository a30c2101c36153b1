//! Giving away what counting reads, to be counted where one machine is not enough (decision 25).

use std::collections::BTreeSet;

use bigplan_counting::{Child, People};
use bigplan_register::RegisterCode;
use serde_json::json;

use super::super::counting::{KeptSum, children, filled, kept_sums, people};
use super::super::{Casework, CaseworkError};
use super::{ExportDone, own};
use crate::figures::area_of;
use crate::registers::Counting;
use crate::transaction::Change;
use crate::{Actor, LedgerError, PartnershipId, PersonId, RecordId, Right, Subject};

/// How many children are read at a time.
const CHILDREN: i64 = 200;

/// What was given to be counted elsewhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CountedExport {
    /// How many children and records.
    pub done: ExportDone,
    /// The sums that stand in no record.
    pub kept: Vec<KeptSum>,
    /// The registers that hold something, of those that measures need before they are counted.
    pub filled: BTreeSet<RegisterCode>,
    /// Who lives in its area and the districts of it: what rates are out of.
    pub people: People,
}

impl Casework {
    /// Gives every child of a partnership who has a record that counting reads, with these records, in the order of the
    /// children's ids. No name is among it. On PostgreSQL each part is as it stands when it is read.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for all but the system; what `each` answers; any error of the journal. Whatever was
    /// given before an error was given without an entry in the journal, and must be thrown away.
    pub async fn export_counted<E: From<CaseworkError>>(
        &self,
        actor: &Actor,
        counting: &Counting,
        of: PartnershipId,
        each: &mut (dyn FnMut(PersonId, &Child) -> Result<(), E> + Send),
    ) -> Result<CountedExport, E> {
        actor.require(Right::Administer, None).map_err(own::<E>)?;
        let mut change = self.ledger.change(actor).await.map_err(own::<E>)?;
        self.require_current(&mut change.link()).await.map_err(own::<E>)?;
        let registers = counting.counts().registers();
        let (mut done, mut given) = (ExportDone::default(), Vec::new());
        let mut last = String::new();
        loop {
            let people = next(&mut change, of, &last).await.map_err(own::<E>)?;
            let Some(end) = people.last() else { break };
            last = end.to_string();
            for (person, child) in
                children::read(self, &mut change.link(), counting, &people).await.map_err(own::<E>)?
            {
                let before = given.len();
                for register in &registers {
                    let records = child.records(register);
                    given.extend(records.iter().filter_map(|record| record.id.parse::<RecordId>().ok()));
                    *done.records.entry(register.clone()).or_default() += records.len() as u64;
                }
                if given.len() > before {
                    done.persons += 1;
                    each(person, &child)?;
                }
            }
        }
        let kept = kept_sums(&mut change, of).await.map_err(own::<E>)?;
        let filled = filled(&mut change, counting, of).await.map_err(own::<E>)?;
        let people = who_lives(&mut change, counting, of).await.map_err(own::<E>)?;
        done.records.retain(|_, many| *many > 0);
        let body = json!({"purpose": "counting", "records": done.records, "persons": done.persons});
        change.record_shown("records-exported", of, given, Subject::Registers, body);
        change.commit().await.map_err(own::<E>)?;
        Ok(CountedExport { done, kept, filled, people })
    }
}

async fn who_lives(change: &mut Change<'_>, counting: &Counting, of: PartnershipId) -> Result<People, LedgerError> {
    let Some(area) = area_of(&mut change.link(), of).await? else { return Ok(People::default()) };
    let rules = counting.counts().iter().map(|count| count.measure.code.as_str());
    people(&mut change.link(), counting, (of, &area), rules).await
}

/// The next children.
async fn next(change: &mut Change<'_>, of: PartnershipId, after: &str) -> Result<Vec<PersonId>, LedgerError> {
    let sql = "SELECT id FROM persons WHERE id > $1 AND partnership_id = $2 AND kind = 'child' ORDER BY id LIMIT $3";
    let found = rows!(change.work, (PersonId,), sql, after, of, CHILDREN)?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}
