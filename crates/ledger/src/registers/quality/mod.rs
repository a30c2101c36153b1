//! How well registers are kept: how many records lack nothing, are in order and were written down in time, how often
//! each field is filled in and valid, and that team by team and by where records came from. Numbers only: no name of a
//! child is in them, so counting is no look.

/// Which records are looked at: those of a partnership that are open, or ended on a day (`$2`) or after it.
macro_rules! looked_at {
    () => {
        "r.partnership_id = $1 AND r.merged_into IS NULL AND (r.is_open OR r.closed_on >= $2)"
    };
}

mod measured;
mod part;
mod register;

use bigplan_register::RegisterCode;
use bigplan_register::record::Source;
use jiff::civil::Date;

pub use measured::{FieldQuality, PROMPT, Quality, QualityOf};
pub use register::RegisterQuality;

use super::Casework;
use crate::clock::Day;
use crate::error::damaged;
use crate::{Actor, LedgerError, PartnershipId, Right};

/// How many records there are, and how many of them lack nothing that must be filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// All of them.
    pub records: i64,
    /// Those that lack nothing.
    pub whole: i64,
}

impl Casework {
    /// How well each register is kept that has records, open or ended since a day.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for all but officers.
    pub async fn quality(
        &self,
        actor: &Actor,
        of: PartnershipId,
        since: Date,
    ) -> Result<Vec<(RegisterCode, Kept)>, LedgerError> {
        actor.require(Right::LoadFigures, Some(of))?;
        let mut read = self.ledger.store.read().await?;
        let sql = concat!(
            "SELECT r.register, COUNT(*), COUNT(CASE WHEN r.missing = 0 THEN 1 END) FROM records r WHERE ",
            looked_at!(),
            " GROUP BY r.register"
        );
        let found = rows!(read, (String, i64, i64), sql, of, Day(since))?;
        let kept = |register: &RegisterCode| {
            let row = found.iter().find(|(name, ..)| name == register.as_str())?;
            Some((register.clone(), Kept { records: row.1, whole: row.2 }))
        };
        Ok(self.registers.iter().filter_map(|definition| kept(&definition.code)).collect())
    }

    /// How well the records of all registers together are kept by where they came from, of those that are open or ended
    /// since a day; `None`, which comes last, are those of which that was not noted.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for all but officers.
    pub async fn quality_by_source(
        &self,
        actor: &Actor,
        of: PartnershipId,
        since: Date,
    ) -> Result<Vec<(Option<Source>, Kept)>, LedgerError> {
        actor.require(Right::LoadFigures, Some(of))?;
        let mut read = self.ledger.store.read().await?;
        let sql = concat!(
            "SELECT r.source, COUNT(*), COUNT(CASE WHEN r.missing = 0 THEN 1 END) FROM records r WHERE ",
            looked_at!(),
            " GROUP BY r.source"
        );
        let found = rows!(read, (Option<String>, i64, i64), sql, of, Day(since))?;
        let one = |(source, records, whole)| Ok((source_of(source)?, Kept { records, whole }));
        let mut kept = found.into_iter().map(one).collect::<Result<Vec<_>, LedgerError>>()?;
        kept.sort_by_key(|(source, _)| (source.is_none(), *source));
        Ok(kept)
    }
}

/// Where a record came from, as its column has it.
pub(super) fn source_of(column: Option<String>) -> Result<Option<Source>, LedgerError> {
    column.map(|text| text.parse()).transpose().map_err(damaged("the source of a record"))
}
