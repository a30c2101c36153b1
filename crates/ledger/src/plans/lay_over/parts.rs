//! The head, the measures and the lists.

use std::collections::HashMap;

use bigplan_plan::{MeasureUse, Plan, PlanHead};
use serde::Serialize;

use crate::plans::rows;
use crate::transaction::Change;
use crate::{LedgerError, PlanId};

/// The head. The plan's place in addresses stays, so that links to it go on.
pub(super) async fn head(
    change: &mut Change<'_>,
    plan: PlanId,
    before: &PlanHead,
    new: &PlanHead,
) -> Result<(), LedgerError> {
    if before == new {
        return Ok(());
    }
    let period = new.period.as_ref();
    execute!(
        change.work,
        "UPDATE plans SET title = $1, place = $2, period_from = $3, period_to = $4, edition = $5, vision = $6, labels = $7
         WHERE id = $8",
        &new.title,
        &new.partnership,
        period.map(|period| period.from.as_str()),
        period.map(|period| period.to.as_str()),
        &new.edition,
        &new.vision,
        rows::whole(&new.labels)?,
        plan
    )
    .map(drop)
}

/// Measures that are new or say something else.
pub(super) async fn measures(
    change: &mut Change<'_>,
    plan: PlanId,
    before: &[MeasureUse],
    new: &[MeasureUse],
) -> Result<(), LedgerError> {
    let old: HashMap<&str, &MeasureUse> = before.iter().map(|measure| (measure.id.as_str(), measure)).collect();
    for (position, measure) in (0_i64..).zip(new) {
        let sql = match old.get(measure.id.as_str()) {
            None => "INSERT INTO measures (position, code, title, body, id, plan_id) VALUES ($1, $2, $3, $4, $5, $6)",
            Some(_) => {
                "UPDATE measures SET position = $1, code = $2, title = $3, body = $4 WHERE id = $5 AND plan_id = $6"
            }
        };
        let body = rows::measure_body(measure)?;
        execute!(change.work, sql, position, &measure.code, &measure.title, body, &measure.id, plan)?;
    }
    Ok(())
}

/// Measures that are gone. Items that used them have been settled before.
pub(super) async fn measures_gone(
    change: &mut Change<'_>,
    plan: PlanId,
    before: &[MeasureUse],
    new: &[MeasureUse],
) -> Result<(), LedgerError> {
    for gone in before.iter().filter(|measure| new.iter().all(|one| one.id != measure.id)) {
        execute!(change.work, "DELETE FROM measures WHERE id = $1 AND plan_id = $2", &gone.id, plan)?;
    }
    Ok(())
}

/// The lists: each that differs is written anew.
pub(super) async fn lists(change: &mut Change<'_>, plan: PlanId, before: &Plan, new: &Plan) -> Result<(), LedgerError> {
    let (gone, come) =
        ("DELETE FROM needs WHERE plan_id = $1", "INSERT INTO needs (plan_id, position, body) VALUES ($1, $2, $3)");
    list(change, plan, (gone, come), &before.needs, &new.needs).await?;
    let gone = "DELETE FROM partnership_groups WHERE plan_id = $1";
    let come = "INSERT INTO partnership_groups (plan_id, position, body) VALUES ($1, $2, $3)";
    list(change, plan, (gone, come), &before.groups, &new.groups).await?;
    let gone = "DELETE FROM recommendations WHERE plan_id = $1";
    let come = "INSERT INTO recommendations (plan_id, position, body) VALUES ($1, $2, $3)";
    list(change, plan, (gone, come), &before.recommendations, &new.recommendations).await?;
    let gone = "DELETE FROM judgements WHERE plan_id = $1";
    let come = "INSERT INTO judgements (plan_id, position, body) VALUES ($1, $2, $3)";
    list(change, plan, (gone, come), &before.judgements, &new.judgements).await?;
    let (gone, come) =
        ("DELETE FROM terms WHERE plan_id = $1", "INSERT INTO terms (plan_id, position, body) VALUES ($1, $2, $3)");
    list(change, plan, (gone, come), &before.glossary, &new.glossary).await
}

async fn list<T: Serialize + PartialEq>(
    change: &mut Change<'_>,
    plan: PlanId,
    (gone, come): (&'static str, &'static str),
    before: &[T],
    new: &[T],
) -> Result<(), LedgerError> {
    if before == new {
        return Ok(());
    }
    execute!(change.work, gone, plan)?;
    for (position, part) in (0_i64..).zip(new) {
        execute!(change.work, come, plan, position, rows::whole(part)?)?;
    }
    Ok(())
}

/// The parts besides the items that say something else, as the JSON names them.
pub(super) fn differing(before: &Plan, new: &Plan) -> Vec<&'static str> {
    let parts = [
        ("plan", before.head != new.head),
        ("measures", before.measures != new.measures),
        ("needs", before.needs != new.needs),
        ("groups", before.groups != new.groups),
        ("recommendations", before.recommendations != new.recommendations),
        ("judgements", before.judgements != new.judgements),
        ("glossary", before.glossary != new.glossary),
    ];
    parts.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}
