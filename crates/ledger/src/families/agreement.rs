//! The local agreement's share of a plan: which of its measures stand in it, and how.

use std::collections::BTreeMap;

use serde_json::json;

use super::{edited, record};
use crate::plans::visible;
use crate::{Actor, Ledger, LedgerError, MeasureId, PlanId};

/// How a measure stands in the local agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AgreementSort {
    /// Agreed with the government.
    Designated,
    /// Agreed among the partners alone.
    Local,
    /// With a stretch target and a reward.
    Stretch,
}

crate::text_column::words!(AgreementSort, "sort of a measure of the local agreement" {
    Designated = "designated",
    Local = "local",
    Stretch = "stretch",
});

/// A measure of a plan that stands in the local agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgreementMeasure {
    /// The measure.
    pub measure: MeasureId,
    /// How it stands there.
    pub sort: AgreementSort,
}

impl Ledger {
    /// The measures of a plan that stand in the local agreement.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the actor may not see the plan.
    pub async fn agreement(&self, actor: &Actor, plan: PlanId) -> Result<Vec<AgreementMeasure>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        visible(&mut read.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        let sql = "SELECT measure_id, sort FROM agreement_measures WHERE plan_id = $1 ORDER BY measure_id";
        let rows = rows!(read, (MeasureId, AgreementSort), sql, plan)?;
        Ok(rows.into_iter().map(|(measure, sort)| AgreementMeasure { measure, sort }).collect())
    }

    /// Says which measures of a plan stand in the local agreement: all of them, at once.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] for the plan or a measure, [`LedgerError::Forbidden`].
    pub async fn set_agreement(
        &self,
        actor: &Actor,
        plan: PlanId,
        all: &[AgreementMeasure],
    ) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let head = edited(&mut change, actor, plan).await?;
        execute!(change.work, "DELETE FROM agreement_measures WHERE plan_id = $1", plan)?;
        let all: BTreeMap<String, &AgreementMeasure> = all.iter().map(|one| (one.measure.to_string(), one)).collect();
        for one in all.values() {
            let sql = "SELECT id FROM measures WHERE id = $1 AND plan_id = $2";
            optional_row!(change.work, (String,), sql, one.measure, plan)?.ok_or(LedgerError::NotFound("measure"))?;
            let sql = "INSERT INTO agreement_measures (plan_id, measure_id, sort) VALUES ($1, $2, $3)";
            execute!(change.work, sql, plan, one.measure, one.sort)?;
        }
        let body: BTreeMap<&str, &str> = all.iter().map(|(id, one)| (id.as_str(), one.sort.as_str())).collect();
        record(&mut change, &head, "agreement-changed", json!({"measures": body}));
        change.commit().await
    }
}
