//! The loads of a partnership, and what each changed.

use std::collections::BTreeMap;

use bigplan_measure::{AreaCode, GroupCode, MeasureCode, Period};
use jiff::Timestamp;

use super::Seen;
use super::load::MeasureCounts;
use super::revision::owner;
use crate::clock::Moment;
use crate::error::damaged;
use crate::{Actor, Ledger, LedgerError, LoadId, PartnershipId, Right};

/// A load of figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Load {
    /// Its id.
    pub id: LoadId,
    /// Whose figures it brought; `None` for all partnerships.
    pub partnership: Option<PartnershipId>,
    /// Its number: a later load has a greater one.
    pub number: i64,
    /// Who sees what it brought.
    pub seen: Seen,
    /// The file's name, or what else the figures came by.
    pub file: String,
    /// SHA-256 of the file; empty where there was none.
    pub sha256: String,
    /// The source of figures that name none themselves.
    pub source: String,
    /// Figures of cells that held none.
    pub added: usize,
    /// Figures that took another's place.
    pub changed: usize,
    /// Figures that were known already.
    pub same: usize,
    /// Rows that were left out.
    pub refused: usize,
    /// Added and changed figures by measure.
    pub by_measure: BTreeMap<MeasureCode, MeasureCounts>,
    /// Who loaded it, where their name is known.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// A figure that a load changed.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedFigure {
    /// Of which measure.
    pub measure: MeasureCode,
    /// For which place.
    pub area: AreaCode,
    /// For which children.
    pub group: GroupCode,
    /// Of which time.
    pub period: Period,
    /// The value that was known.
    pub before: Option<f64>,
    /// The value that took its place.
    pub after: Option<f64>,
}

type Columns = (
    LoadId,
    Option<PartnershipId>,
    i64,
    Seen,
    String,
    String,
    String,
    i64,
    i64,
    i64,
    i64,
    String,
    Option<String>,
    Moment,
);

impl Ledger {
    /// The loads of a partnership and those that all share, newest first, at most `limit`.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`], [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn figure_loads(&self, actor: &Actor, of: PartnershipId, limit: u32) -> Result<Vec<Load>, LedgerError> {
        actor.require(Right::ReadDrafts, Some(of))?;
        let mut read = self.store.read().await?;
        let sql =
            "SELECT l.id, l.partnership_id, l.number, l.seen, l.file, l.sha256, l.source, l.added, l.changed, l.same,
                          l.refused, l.by_measure, a.name, l.loaded_at
                   FROM figure_loads l LEFT JOIN accounts a ON l.loaded_by = 'account:' || a.id
                   WHERE l.partnership_id IS NULL OR l.partnership_id = $1 ORDER BY l.number DESC LIMIT $2";
        rows!(read, Columns, sql, of, i64::from(limit))?.into_iter().map(load).collect()
    }

    /// One load; `None` where there is none or the actor may not see it.
    ///
    /// # Errors
    /// [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn figure_load(&self, actor: &Actor, id: LoadId) -> Result<Option<Load>, LedgerError> {
        let mut read = self.store.read().await?;
        let sql =
            "SELECT l.id, l.partnership_id, l.number, l.seen, l.file, l.sha256, l.source, l.added, l.changed, l.same,
                          l.refused, l.by_measure, a.name, l.loaded_at
                   FROM figure_loads l LEFT JOIN accounts a ON l.loaded_by = 'account:' || a.id WHERE l.id = $1";
        let found = optional_row!(read, Columns, sql, id)?.filter(|row| actor.may(Right::ReadDrafts, row.1));
        found.map(load).transpose()
    }

    /// The figures that a load changed, at most `limit`.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn changed_by_load(
        &self,
        actor: &Actor,
        id: LoadId,
        limit: u32,
    ) -> Result<Vec<ChangedFigure>, LedgerError> {
        let load = self.figure_load(actor, id).await?.ok_or(LedgerError::NotFound("load of figures"))?;
        type Row = (String, String, String, String, Option<f64>, Option<f64>);
        let mut read = self.store.read().await?;
        let sql = "SELECT s.measure, s.area, s.grp, o.period, o.value, n.value
                   FROM observations o JOIN series s ON s.id = o.series_id
                   LEFT JOIN observations n ON n.series_id = o.series_id AND n.period = o.period
                        AND n.known_from = o.known_until AND n.load_number = o.closed_by
                   WHERE o.closed_by = $1 ORDER BY s.measure, s.area, s.grp, o.period LIMIT $2";
        let changed = |(measure, area, group, period, before, after): Row| {
            Ok(ChangedFigure {
                measure: measure.parse().map_err(damaged("the measure of a series"))?,
                area: area.parse().map_err(damaged("the area of a series"))?,
                group: group.parse().map_err(damaged("the group of a series"))?,
                period: period.parse().map_err(damaged("a figure's period"))?,
                before,
                after,
            })
        };
        rows!(read, Row, sql, load.number, i64::from(limit))?.into_iter().map(changed).collect()
    }

    /// The load that brought a file of these bytes to a partnership last, whatever was chosen for it.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`], [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn load_of_file(
        &self,
        actor: &Actor,
        of: Option<PartnershipId>,
        sha256: &str,
    ) -> Result<Option<Load>, LedgerError> {
        actor.require(Right::ReadDrafts, of)?;
        let mut read = self.store.read().await?;
        let sql =
            "SELECT l.id, l.partnership_id, l.number, l.seen, l.file, l.sha256, l.source, l.added, l.changed, l.same,
                          l.refused, l.by_measure, a.name, l.loaded_at
                   FROM figure_loads l LEFT JOIN accounts a ON l.loaded_by = 'account:' || a.id
                   WHERE l.sha256 = $1 AND COALESCE(l.partnership_id, '') = $2 ORDER BY l.number DESC LIMIT 1";
        optional_row!(read, Columns, sql, sha256, owner(of))?.map(load).transpose()
    }
}

fn load(row: Columns) -> Result<Load, LedgerError> {
    let (id, partnership, number, seen, file, sha256, source, added, changed, same, refused, by_measure, by, at) = row;
    let count = |count: i64| usize::try_from(count).unwrap_or_default();
    let by_measure = serde_json::from_str(&by_measure).map_err(damaged("the counts of a load"))?;
    let (added, changed, same, refused) = (count(added), count(changed), count(same), count(refused));
    let at = at.0;
    Ok(Load { id, partnership, number, seen, file, sha256, source, added, changed, same, refused, by_measure, by, at })
}
