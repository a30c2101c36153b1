//! How the parts of a plan stand in their tables. The plan must be held for writing.

use bigplan_plan::{Judgement, Need, PartnershipGroup, Recommendation, Term};

use super::parts::json_of;
use crate::imports::{PartKind, PartValue};
use crate::plans::rows;
use crate::transaction::Change;
use crate::{LedgerError, PlanId};

/// The statements of one kind that is JSON as a whole.
struct Statements {
    list: &'static str,
    insert: &'static str,
    update: &'static str,
    delete: &'static str,
}

macro_rules! statements {
    ($table:literal) => {
        Statements {
            list: concat!("SELECT position, body FROM ", $table, " WHERE plan_id = $1 ORDER BY position"),
            insert: concat!("INSERT INTO ", $table, " (body, plan_id, position) VALUES ($1, $2, $3)"),
            update: concat!("UPDATE ", $table, " SET body = $1 WHERE plan_id = $2 AND position = $3"),
            delete: concat!("DELETE FROM ", $table, " WHERE plan_id = $1 AND position = $2"),
        }
    };
}

/// `None` for measures, which have columns of their own.
fn statements(kind: PartKind) -> Option<Statements> {
    Some(match kind {
        PartKind::Measure => return None,
        PartKind::Need => statements!("needs"),
        PartKind::Group => statements!("partnership_groups"),
        PartKind::Recommendation => statements!("recommendations"),
        PartKind::Judgement => statements!("judgements"),
        PartKind::Term => statements!("terms"),
    })
}

/// Every part of one kind with its position.
pub(super) async fn list(
    change: &mut Change<'_>,
    plan: PlanId,
    kind: PartKind,
) -> Result<Vec<(i64, PartValue)>, LedgerError> {
    let Some(statements) = statements(kind) else {
        type Row = (i64, String, Option<String>, String, String);
        let sql = "SELECT position, id, code, title, body FROM measures WHERE plan_id = $1 ORDER BY position";
        let measure = |(position, id, code, title, body): Row| {
            Ok((position, PartValue::Measure(rows::measure((id, code, title, body))?)))
        };
        return rows!(change.work, Row, sql, plan)?.into_iter().map(measure).collect();
    };
    let all = rows!(change.work, (i64, String), statements.list, plan)?;
    all.into_iter().map(|(position, body)| Ok((position, read(kind, &body)?))).collect()
}

fn read(kind: PartKind, body: &str) -> Result<PartValue, LedgerError> {
    Ok(match kind {
        PartKind::Measure => PartValue::Measure(rows::read(body)?),
        PartKind::Need => PartValue::Need(rows::read::<Need>(body)?),
        PartKind::Group => PartValue::Group(rows::read::<PartnershipGroup>(body)?),
        PartKind::Recommendation => PartValue::Recommendation(rows::read::<Recommendation>(body)?),
        PartKind::Judgement => PartValue::Judgement(rows::read::<Judgement>(body)?),
        PartKind::Term => PartValue::Term(rows::read::<Term>(body)?),
    })
}

pub(super) async fn insert(
    change: &mut Change<'_>,
    plan: PlanId,
    position: i64,
    part: &PartValue,
) -> Result<(), LedgerError> {
    match (part, statements(part.kind())) {
        (PartValue::Measure(measure), _) => {
            let sql = "INSERT INTO measures (id, plan_id, position, code, title, body) VALUES ($1, $2, $3, $4, $5, $6)";
            let body = rows::measure_body(measure)?;
            execute!(change.work, sql, &measure.id, plan, position, &measure.code, &measure.title, body)?;
        }
        (_, Some(statements)) => {
            execute!(change.work, statements.insert, json_of(part)?.to_string(), plan, position)?;
        }
        (_, None) => {}
    }
    Ok(())
}

pub(super) async fn update(
    change: &mut Change<'_>,
    plan: PlanId,
    position: i64,
    part: &PartValue,
) -> Result<(), LedgerError> {
    match (part, statements(part.kind())) {
        (PartValue::Measure(measure), _) => {
            let sql = "UPDATE measures SET code = $1, title = $2, body = $3 WHERE id = $4 AND plan_id = $5";
            let body = rows::measure_body(measure)?;
            execute!(change.work, sql, &measure.code, &measure.title, body, &measure.id, plan)?;
        }
        (_, Some(statements)) => {
            execute!(change.work, statements.update, json_of(part)?.to_string(), plan, position)?;
        }
        (_, None) => {}
    }
    Ok(())
}

pub(super) async fn delete(
    change: &mut Change<'_>,
    plan: PlanId,
    position: i64,
    part: &PartValue,
) -> Result<(), LedgerError> {
    match (part, statements(part.kind())) {
        (PartValue::Measure(measure), _) => {
            let sql = "DELETE FROM measures WHERE id = $1 AND plan_id = $2";
            execute!(change.work, sql, &measure.id, plan)?;
        }
        (_, Some(statements)) => {
            execute!(change.work, statements.delete, plan, position)?;
        }
        (_, None) => {}
    }
    Ok(())
}
