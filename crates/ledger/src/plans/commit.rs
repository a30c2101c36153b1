//! Storing a whole plan, in one transaction.

use std::collections::HashSet;

use bigplan_plan::{Item, Plan};
use serde::Serialize;
use serde_json::json;

use super::remap::{self, RemapError};
use super::{rows, slug};
use crate::people::Ties;
use crate::transaction::Change;
use crate::{
    Actor, ItemId, Ledger, LedgerError, MeasureId, NewDocument, PartnershipId, PlanId, PlanState, Right, Subject,
    documents,
};

impl Ledger {
    /// Stores a plan as a draft of a partnership, with the document that it was read
    /// from where there is one. Its items and measures get new ids.
    ///
    /// # Errors
    /// [`LedgerError::State`] where the plan does not hang together; [`LedgerError::Forbidden`].
    pub async fn commit_plan(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        plan: Plan,
        source: Option<NewDocument>,
    ) -> Result<PlanId, LedgerError> {
        actor.require(Right::EditPlans, Some(partnership))?;
        let mut change = self.change(actor).await?;
        let source = match source {
            Some(document) => {
                let sha256 = documents::store(&mut change, &document).await?;
                Some(SourceColumns { sha256, file: document.name, format: document.format.as_str().to_owned() })
            }
            None => None,
        };
        let id = insert(&mut change, partnership, plan, source).await?;
        change.commit().await?;
        Ok(id)
    }
}

/// The document that a plan was read from; it is stored already.
pub(crate) struct SourceColumns {
    pub(crate) sha256: String,
    pub(crate) file: String,
    pub(crate) format: String,
}

/// Writes all rows of a plan and records them.
pub(crate) async fn insert(
    change: &mut Change<'_>,
    partnership: PartnershipId,
    mut plan: Plan,
    source: Option<SourceColumns>,
) -> Result<PlanId, LedgerError> {
    let id = PlanId::random()?;
    let new_item = || ItemId::random().map(|id| id.to_string());
    let new_measure = || MeasureId::random().map(|id| id.to_string());
    remap::remap(&mut plan, new_item, new_measure).map_err(refused)?;
    insert_head(change, partnership, id, &plan, source).await?;
    let mut ties = Ties::of(change, partnership).await?;
    ties.groups_of(change, &plan).await?;
    for (position, item) in (0_i64..).zip(&plan.items) {
        insert_item(change, &mut ties, id, position, item).await?;
    }
    for (position, measure) in (0_i64..).zip(&plan.measures) {
        let sql = "INSERT INTO measures (id, plan_id, position, code, title, body) VALUES ($1, $2, $3, $4, $5, $6)";
        execute!(
            change.work,
            sql,
            &measure.id,
            id,
            position,
            &measure.code,
            &measure.title,
            rows::measure_body(measure)?
        )?;
    }
    let plan_rows = "INSERT INTO needs (plan_id, position, body) VALUES ($1, $2, $3)";
    insert_parts(change, plan_rows, id, &plan.needs).await?;
    let group_rows = "INSERT INTO partnership_groups (plan_id, position, body) VALUES ($1, $2, $3)";
    insert_parts(change, group_rows, id, &plan.groups).await?;
    let recommendation_rows = "INSERT INTO recommendations (plan_id, position, body) VALUES ($1, $2, $3)";
    insert_parts(change, recommendation_rows, id, &plan.recommendations).await?;
    let judgement_rows = "INSERT INTO judgements (plan_id, position, body) VALUES ($1, $2, $3)";
    insert_parts(change, judgement_rows, id, &plan.judgements).await?;
    let term_rows = "INSERT INTO terms (plan_id, position, body) VALUES ($1, $2, $3)";
    insert_parts(change, term_rows, id, &plan.glossary).await?;
    crate::inspection::from_plan(change, partnership, id, &plan).await?;
    // The whole plan stands in the journal, so that later versions can be folded from there.
    let body = json!({"plan": plan});
    change.record_in_plan("plan-committed", partnership, id, None, Subject::Plan(id), body);
    Ok(id)
}

async fn insert_head(
    change: &mut Change<'_>,
    partnership: PartnershipId,
    id: PlanId,
    plan: &Plan,
    source: Option<SourceColumns>,
) -> Result<(), LedgerError> {
    let taken = rows!(change.work, (String,), "SELECT slug FROM plans WHERE partnership_id = $1", partnership)?;
    let taken: HashSet<String> = taken.into_iter().map(|row| row.0).collect();
    let (sha256, file, format) = source
        .map(|s| (s.sha256, s.file, s.format))
        .map_or((None, None, None), |(a, b, c)| (Some(a), Some(b), Some(c)));
    let period = plan.head.period.as_ref();
    execute!(
        change.work,
        "INSERT INTO plans (id, partnership_id, slug, title, place, period_from, period_to, edition, vision, labels, state, revision,
                            source_sha256, source_file, source_format, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12, $13, $14, $15, $16)",
        id,
        partnership,
        slug::free_slug(&plan.head, &taken),
        &plan.head.title,
        &plan.head.partnership,
        period.map(|period| period.from.as_str()),
        period.map(|period| period.to.as_str()),
        &plan.head.edition,
        &plan.head.vision,
        rows::whole(&plan.head.labels)?,
        PlanState::Draft,
        &sha256,
        &file,
        &format,
        change.actor.account(),
        change.at
    )
    .map(drop)
}

pub(super) async fn insert_item(
    change: &mut Change<'_>,
    ties: &mut Ties,
    plan: PlanId,
    position: i64,
    item: &Item,
) -> Result<(), LedgerError> {
    execute!(
        change.work,
        "INSERT INTO items (id, plan_id, parent_id, position, kind, ref, title, body, anchor, revision)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)",
        &item.id,
        plan,
        &item.parent,
        position,
        item.kind.as_str(),
        &item.reference,
        &item.title,
        rows::item_body(item)?,
        rows::item_anchor(item)?
    )?;
    insert_leads(change, ties, item).await?;
    ties.item_groups(change, item).await
}

/// Leads stand in rows of their own, because the person in post is personal and the rest is not.
pub(super) async fn insert_leads(change: &mut Change<'_>, ties: &mut Ties, item: &Item) -> Result<(), LedgerError> {
    for (position, lead) in (0_i64..).zip(&item.leads) {
        let post = ties.post(change, lead).await?;
        execute!(
            change.work,
            "INSERT INTO leads (item_id, position, post, organisation, person, state, post_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            &item.id,
            position,
            &lead.post,
            &lead.organisation,
            &lead.person,
            rows::lead_state(lead.state),
            post
        )?;
    }
    Ok(())
}

async fn insert_parts<T: Serialize>(
    change: &mut Change<'_>,
    sql: &'static str,
    plan: PlanId,
    parts: &[T],
) -> Result<(), LedgerError> {
    for (position, part) in (0_i64..).zip(parts) {
        execute!(change.work, sql, plan, position, rows::whole(part)?)?;
    }
    Ok(())
}

fn refused(error: RemapError<LedgerError>) -> LedgerError {
    match error {
        RemapError::NewId(error) => error,
        RemapError::Twice(_) => LedgerError::State("two items or measures of this plan have the same id"),
        RemapError::Missing(_) => {
            LedgerError::State("something in this plan names an item or measure that it does not hold")
        }
        RemapError::Circle(_) => LedgerError::State("an item of this plan stands under itself"),
    }
}
