//! How well one register is kept.

use std::collections::BTreeMap;

use bigplan_register::FieldCode;
use bigplan_register::record::{Around, Source, check};
use jiff::civil::Date;

use super::super::Casework;
use super::measured::{QualityOf, Together, dated_by, measured};
use super::part::{PART, days, part};
use crate::clock::Moment;
use crate::people::day;
use crate::{Actor, LedgerError, PartnershipId, Right};

/// How well a register is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegisterQuality {
    /// All records together.
    pub all: QualityOf,
    /// Source by source; `None`, which comes last, are records of which nobody noted where they came from.
    pub sources: Vec<(Option<Source>, QualityOf)>,
    /// The field with the day from which it is counted how soon a record was written down, where there is one.
    pub dated_by: Option<FieldCode>,
}

impl Casework {
    /// How well one register is kept, of its records that are open or ended since a day. Each of them is checked anew,
    /// as it is when it is written: what was right then may have become wrong, by another record or another definition.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for all but officers; [`LedgerError::NotFound`] where there is no such register.
    pub async fn register_quality(
        &self,
        actor: &Actor,
        of: PartnershipId,
        register: &str,
        since: Date,
    ) -> Result<RegisterQuality, LedgerError> {
        actor.require(Right::LoadFigures, Some(of))?;
        let definition = self.definition(register)?;
        let mut read = self.ledger.store.snapshot().await?;
        let alone = days(&mut read.link(), definition, of).await?;
        let today = day(Moment(self.ledger.now())).0;
        let mut all = Together::default();
        // What was not noted comes last.
        let mut sources: BTreeMap<(bool, Option<Source>), Together> = BTreeMap::new();
        let mut after = String::new();
        loop {
            let rows = part(&mut read.link(), definition, (of, since), &after).await?;
            let ended = rows.len() < PART;
            for row in rows {
                let others = row.record.subject.as_ref().and_then(|subject| alone.get(subject));
                let others = others.map(Vec::as_slice).unwrap_or_default();
                let (registers, calendar) = (&*self.registers, &*self.calendar);
                let around = Around { registers, calendar, today, death: row.death, others };
                let findings = check(definition, &row.record, around);
                let one = measured(definition, &row.record, (row.written, row.missing), row.team, &findings);
                all.add(&one);
                sources.entry((row.source.is_none(), row.source)).or_default().add(&one);
                after = row.record.id;
            }
            if ended {
                break;
            }
        }
        Ok(RegisterQuality {
            all: all.told(definition),
            sources: sources.into_iter().map(|((_, source), found)| (source, found.told(definition))).collect(),
            dated_by: dated_by(definition).cloned(),
        })
    }
}
