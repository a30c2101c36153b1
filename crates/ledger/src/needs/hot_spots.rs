//! Places where a need is known to be great, with or without a number.

use bigplan_measure::AreaCode;
use serde_json::json;

use super::{NeedKey, edited, record};
use crate::error::damaged;
use crate::{Actor, Ledger, LedgerError, PlanId, given};

/// A place where a need is great.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HotSpot {
    /// Which need.
    pub need: NeedKey,
    /// The place.
    pub area: AreaCode,
    /// Who says so.
    pub source: String,
    /// The line of the plan's document, where it was taken from that.
    pub line: Option<u32>,
}

pub(super) type Row = (String, String, String, String, Option<i64>);

impl HotSpot {
    pub(super) fn from_row((strand, reference, area, source, line): Row) -> Result<Self, LedgerError> {
        let area = area.parse().map_err(damaged("a place where a need is great"))?;
        let line = line.and_then(|line| line.try_into().ok());
        Ok(Self { need: NeedKey { strand, reference }, area, source, line })
    }
}

impl Ledger {
    /// Says in which places a need is great: all of them, at once; none takes them away.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `source` where places are given without one; [`LedgerError::NotFound`],
    /// [`LedgerError::State`], [`LedgerError::Forbidden`].
    pub async fn set_hot_spots(
        &self,
        actor: &Actor,
        plan: PlanId,
        need: &NeedKey,
        areas: &[AreaCode],
        source: &str,
        line: Option<u32>,
    ) -> Result<(), LedgerError> {
        let source = match areas {
            [] => String::new(),
            _ => given::words("source", source, "Enter who says so: a report, a survey, those who work there.")?,
        };
        let mut change = self.change(actor).await?;
        let head = edited(&mut change, plan).await?;
        need.required(&mut change, plan).await?;
        let (strand, reference) = (need.strand.as_str(), need.reference.as_str());
        let sql =
            "SELECT area FROM need_hot_spots WHERE plan_id = $1 AND strand = $2 AND reference = $3 ORDER BY position";
        let before: Vec<_> =
            rows!(change.work, (String,), sql, plan, strand, reference)?.into_iter().map(|(area,)| area).collect();
        let sql = "DELETE FROM need_hot_spots WHERE plan_id = $1 AND strand = $2 AND reference = $3";
        execute!(change.work, sql, plan, strand, reference)?;
        for (position, area) in (0_i64..).zip(areas) {
            let sql = "INSERT INTO need_hot_spots (plan_id, strand, reference, area, position, source, source_line)
                       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
            let line = line.map(i64::from);
            execute!(change.work, sql, plan, strand, reference, area.as_str(), position, source.as_str(), line)?;
        }
        let body = json!({"need": need, "before": before, "after": areas, "source": source});
        record(&mut change, &head, "need-hot-spots-set", body);
        change.commit().await
    }
}
