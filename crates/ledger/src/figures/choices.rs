//! What a partnership chose for its measure pages: its area, its top measures, its neighbours.

use bigplan_measure::{AreaCode, MeasureCode};
use serde_json::json;

use super::revision::raise;
use crate::error::damaged;
use crate::store::Link;
use crate::transaction::Change;
use crate::{Actor, Ledger, LedgerError, PartnershipId, Right, Subject};

/// The most measures or neighbours that can be chosen.
const MOST: usize = 100;

/// What a partnership chose. Whatever is empty was not chosen, so the rule decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The area that it answers for.
    pub area: Option<AreaCode>,
    /// Its top measures, in order.
    pub measures: Vec<MeasureCode>,
    /// The areas that it compares itself with, in order.
    pub neighbours: Vec<AreaCode>,
}

impl Ledger {
    /// What a partnership chose. Everybody may see it.
    ///
    /// # Errors
    /// [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn measure_choices(&self, actor: &Actor, of: PartnershipId) -> Result<Choices, LedgerError> {
        actor.require(Right::SeePublic, None)?;
        let mut read = self.store.snapshot().await?;
        chosen(&mut read.link(), of).await
    }

    /// Says which area a partnership answers for.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`], [`LedgerError::Database`].
    pub async fn choose_area(&self, actor: &Actor, of: PartnershipId, area: &AreaCode) -> Result<(), LedgerError> {
        let (mut change, before) = self.choosing(actor, of).await?;
        if before.area.as_ref() == Some(area) {
            return Ok(());
        }
        let sql = "INSERT INTO partnership_areas (partnership_id, area) VALUES ($1, $2)
                   ON CONFLICT (partnership_id) DO UPDATE SET area = excluded.area";
        execute!(change.work, sql, of, area.as_str())?;
        crate::registers::other_area(&mut change, of).await?;
        let body = json!({"before": before.area, "after": area});
        done(change, of, "area-chosen", body).await
    }

    /// Chooses a partnership's top measures, in order; with none the rule decides again.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `measures` where they are too many; [`LedgerError::Forbidden`].
    pub async fn choose_measures(
        &self,
        actor: &Actor,
        of: PartnershipId,
        measures: &[MeasureCode],
    ) -> Result<(), LedgerError> {
        few("measures", measures.len())?;
        let (mut change, before) = self.choosing(actor, of).await?;
        if before.measures == measures {
            return Ok(());
        }
        execute!(change.work, "DELETE FROM chosen_measures WHERE partnership_id = $1", of)?;
        for (position, measure) in (0_i64..).zip(measures) {
            let sql = "INSERT INTO chosen_measures (partnership_id, measure, position) VALUES ($1, $2, $3)
                       ON CONFLICT DO NOTHING";
            execute!(change.work, sql, of, measure.as_str(), position)?;
        }
        let body = json!({"before": before.measures, "after": measures});
        done(change, of, "measures-chosen", body).await
    }

    /// Chooses the areas that a partnership compares itself with, in order; with none the rule decides again.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `neighbours` where they are too many; [`LedgerError::Forbidden`].
    pub async fn choose_neighbours(
        &self,
        actor: &Actor,
        of: PartnershipId,
        neighbours: &[AreaCode],
    ) -> Result<(), LedgerError> {
        few("neighbours", neighbours.len())?;
        let (mut change, before) = self.choosing(actor, of).await?;
        if before.neighbours == neighbours {
            return Ok(());
        }
        execute!(change.work, "DELETE FROM neighbours WHERE partnership_id = $1", of)?;
        for (position, area) in (0_i64..).zip(neighbours) {
            let sql = "INSERT INTO neighbours (partnership_id, area, position) VALUES ($1, $2, $3)
                       ON CONFLICT DO NOTHING";
            execute!(change.work, sql, of, area.as_str(), position)?;
        }
        let body = json!({"before": before.neighbours, "after": neighbours});
        done(change, of, "neighbours-chosen", body).await
    }

    async fn choosing<'a>(&self, actor: &'a Actor, of: PartnershipId) -> Result<(Change<'a>, Choices), LedgerError> {
        actor.require(Right::LoadFigures, Some(of))?;
        let mut change = self.change(actor).await?;
        let before = chosen(&mut change.link(), of).await?;
        Ok((change, before))
    }
}

fn few(field: &'static str, count: usize) -> Result<(), LedgerError> {
    let message = "Choose 100 at most: more do not fit on one page.";
    if count > MOST { Err(LedgerError::Field { field, message }) } else { Ok(()) }
}

async fn done(
    mut change: Change<'_>,
    of: PartnershipId,
    action: &'static str,
    body: serde_json::Value,
) -> Result<(), LedgerError> {
    raise(&mut change, Some(of)).await?;
    change.record(action, Some(of), Subject::Partnership(of), body);
    change.commit().await
}

/// The area that a partnership answers for; `None` where nobody has said so yet.
pub(crate) async fn area_of(link: &mut Link<'_>, of: PartnershipId) -> Result<Option<AreaCode>, LedgerError> {
    let sql = "SELECT area FROM partnership_areas WHERE partnership_id = $1";
    let area = optional_row!(link, (String,), sql, of)?;
    area.map(|(area,)| area.parse()).transpose().map_err(damaged("the area of a partnership"))
}

async fn chosen(link: &mut Link<'_>, of: PartnershipId) -> Result<Choices, LedgerError> {
    let mut choices = Choices { area: area_of(link, of).await?, ..Choices::default() };
    let sql = "SELECT measure FROM chosen_measures WHERE partnership_id = $1 ORDER BY position";
    for (measure,) in rows!(link, (String,), sql, of)? {
        choices.measures.push(measure.parse().map_err(damaged("a chosen measure"))?);
    }
    let sql = "SELECT area FROM neighbours WHERE partnership_id = $1 ORDER BY position";
    for (area,) in rows!(link, (String,), sql, of)? {
        choices.neighbours.push(area.parse().map_err(damaged("a neighbour"))?);
    }
    Ok(choices)
}
