//! The gaps that show a need: which figure, and what it is held against.

use std::fmt;
use std::str::FromStr;

use bigplan_measure::{AreaCode, GroupCode, MeasureCode};
use serde_json::json;
use thiserror::Error;

use super::{NeedKey, edited, record};
use crate::error::damaged;
use crate::{Actor, Ledger, LedgerError, NeedGapId, PlanId};

/// What a figure is held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Against {
    /// The same figure of another place: the nation, the region, a neighbour.
    Place(AreaCode),
    /// The same figure of another group of children.
    Group(GroupCode),
    /// What the plan aims at.
    Target,
    /// The best of the places within the same area.
    BestPlace,
    /// The places that the partnership compares itself with, together.
    Neighbours,
}

/// The text does not say what a figure is held against.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0:?} does not say what a figure is held against")]
pub struct ParseAgainstError(String);

impl fmt::Display for Against {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Place(area) => write!(f, "place:{area}"),
            Self::Group(group) => write!(f, "group:{group}"),
            Self::Target => f.write_str("target"),
            Self::BestPlace => f.write_str("best-place"),
            Self::Neighbours => f.write_str("neighbours"),
        }
    }
}

impl FromStr for Against {
    type Err = ParseAgainstError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || ParseAgainstError(text.to_owned());
        match (text, text.split_once(':')) {
            ("target", _) => Ok(Self::Target),
            ("best-place", _) => Ok(Self::BestPlace),
            ("neighbours", _) => Ok(Self::Neighbours),
            (_, Some(("place", code))) => code.parse().map(Self::Place).map_err(|_| wrong()),
            (_, Some(("group", code))) => code.parse().map(Self::Group).map_err(|_| wrong()),
            _ => Err(wrong()),
        }
    }
}

crate::text_column::text_column!(Against);

/// What is given as a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNeedGap {
    /// The measure.
    pub measure: MeasureCode,
    /// The place whose figure it is.
    pub area: AreaCode,
    /// The children whose figure it is.
    pub group: GroupCode,
    /// What it is held against.
    pub against: Against,
}

/// A gap that shows a need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedGap {
    /// Its id.
    pub id: NeedGapId,
    /// Of which need.
    pub need: NeedKey,
    /// Which figure, and against what.
    pub gap: NewNeedGap,
}

pub(super) type Row = (NeedGapId, String, String, String, String, String, Against);

impl NeedGap {
    pub(super) fn from_row((id, strand, reference, measure, area, group, against): Row) -> Result<Self, LedgerError> {
        let gap = NewNeedGap {
            measure: measure.parse().map_err(damaged("the measure of a gap"))?,
            area: area.parse().map_err(damaged("the place of a gap"))?,
            group: group.parse().map_err(damaged("the group of a gap"))?,
            against,
        };
        Ok(Self { id, need: NeedKey { strand, reference }, gap })
    }
}

impl Ledger {
    /// Says which gap shows a need. Whether the measure, places and groups are known is for the caller to see to.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `against` where a place or group is held against itself, for `measure` where the
    /// need shows this gap already; [`LedgerError::NotFound`], [`LedgerError::State`], [`LedgerError::Forbidden`].
    pub async fn add_need_gap(
        &self,
        actor: &Actor,
        plan: PlanId,
        need: &NeedKey,
        new: &NewNeedGap,
    ) -> Result<NeedGapId, LedgerError> {
        if new.against == Against::Place(new.area.clone()) || new.against == Against::Group(new.group.clone()) {
            let message = "A figure cannot be held against itself. Choose another place or group.";
            return Err(LedgerError::Field { field: "against", message });
        }
        let mut change = self.change(actor).await?;
        let head = edited(&mut change, plan).await?;
        need.required(&mut change, plan).await?;
        let id = NeedGapId::random()?;
        execute!(
            change.work,
            "INSERT INTO need_gaps (id, plan_id, strand, reference, measure, area, grp, against, added_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            id,
            plan,
            need.strand.as_str(),
            need.reference.as_str(),
            new.measure.as_str(),
            new.area.as_str(),
            new.group.as_str(),
            &new.against,
            change.at
        )?;
        record(&mut change, &head, "need-gap-added", json!({"need": need, "gap": id, "after": new.body()}));
        change.commit().await?;
        Ok(id)
    }

    /// Takes a gap away from its need. The figures stay.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::State`], [`LedgerError::Forbidden`].
    pub async fn remove_need_gap(&self, actor: &Actor, plan: PlanId, id: NeedGapId) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let head = edited(&mut change, plan).await?;
        let sql =
            "SELECT id, strand, reference, measure, area, grp, against FROM need_gaps WHERE id = $1 AND plan_id = $2";
        let found = optional_row!(change.work, Row, sql, id, plan)?.ok_or(LedgerError::NotFound("gap"))?;
        let before = NeedGap::from_row(found)?;
        execute!(change.work, "DELETE FROM need_gaps WHERE id = $1", id)?;
        let body = json!({"need": before.need, "gap": id, "before": before.gap.body()});
        record(&mut change, &head, "need-gap-removed", body);
        change.commit().await
    }
}

impl NewNeedGap {
    fn body(&self) -> serde_json::Value {
        json!({"measure": self.measure, "area": self.area, "group": self.group, "against": self.against.to_string()})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_figure_is_held_against_comes_back() {
        for text in ["target", "best-place", "neighbours", "place:E92000001", "place:town:north", "group:sex:girls"] {
            assert_eq!(text.parse::<Against>().unwrap().to_string(), text);
        }
        for text in ["", "place:", "group:", "place", "England"] {
            assert!(text.parse::<Against>().is_err(), "{text}");
        }
    }
}
