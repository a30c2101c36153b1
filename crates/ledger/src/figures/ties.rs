//! Which measure of the catalogue a plan's measure is, where a person said so. Where nobody did,
//! the code in the plan tells it.

use std::collections::HashMap;

use bigplan_measure::{Catalogue, MeasureCode};
use bigplan_plan::MeasureUse;
use serde_json::json;

use super::revision::raise;
use crate::error::damaged;
use crate::plans::visible;
use crate::{Actor, Ledger, LedgerError, MeasureId, PlanId, Right, Subject};

/// The measure of the catalogue that a plan's measure is: as somebody said, else by its code, else by its title.
pub(crate) fn code_of(
    said: Option<&Option<MeasureCode>>,
    measure: &MeasureUse,
    catalogue: &Catalogue,
) -> Option<MeasureCode> {
    if let Some(said) = said {
        return said.clone();
    }
    let by_code = measure.code.as_deref().and_then(|code| catalogue.find_by_name(code));
    by_code.or_else(|| catalogue.find_by_name(&measure.title)).map(|found| found.code.clone())
}

impl Ledger {
    /// The ties that people made for a plan's measures; `None` stands for "none of the catalogue".
    /// Empty where the actor may not see the plan.
    ///
    /// # Errors
    /// [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn measure_ties(
        &self,
        actor: &Actor,
        plan: PlanId,
    ) -> Result<HashMap<MeasureId, Option<MeasureCode>>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        if visible(&mut read.link(), actor, plan).await?.is_none() {
            return Ok(HashMap::new());
        }
        let sql = "SELECT measure_id, code FROM measure_ties WHERE plan_id = $1";
        let tie = |(id, code): (MeasureId, String)| {
            let code = (!code.is_empty()).then(|| code.parse()).transpose();
            Ok((id, code.map_err(damaged("a measure's code"))?))
        };
        rows!(read, (MeasureId, String), sql, plan)?.into_iter().map(tie).collect()
    }

    /// Says which measure of the catalogue a plan's measure is: `None` for none of it.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the plan has no such measure; [`LedgerError::Forbidden`].
    pub async fn tie_measure(
        &self,
        actor: &Actor,
        plan: PlanId,
        measure: MeasureId,
        code: Option<&MeasureCode>,
    ) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let head = visible(&mut change.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        actor.require(Right::LoadFigures, Some(head.partnership))?;
        let sql = "SELECT title FROM measures WHERE id = $1 AND plan_id = $2";
        let (title,) =
            optional_row!(change.work, (String,), sql, measure, plan)?.ok_or(LedgerError::NotFound("measure"))?;
        let sql = "SELECT code FROM measure_ties WHERE plan_id = $1 AND measure_id = $2";
        let before = optional_row!(change.work, (String,), sql, plan, measure)?.map(|(code,)| code);
        let after = code.map(MeasureCode::as_str).unwrap_or_default();
        if before.as_deref() == Some(after) {
            return Ok(());
        }
        let sql = "INSERT INTO measure_ties (plan_id, measure_id, code) VALUES ($1, $2, $3)
                   ON CONFLICT (plan_id, measure_id) DO UPDATE SET code = excluded.code";
        execute!(change.work, sql, plan, measure, after)?;
        raise(&mut change, Some(head.partnership)).await?;
        let body = json!({"measure": measure, "title": title, "before": before, "after": after});
        change.record_in_plan("measure-tied", head.partnership, plan, None, Subject::Plan(plan), body);
        change.commit().await
    }
}
