//! Adding, changing and removing a part of a plan beside its items.

use bigplan_plan::Plan;
use serde_json::{Value, json};

use super::change_item::{Within, id_of, put};
use super::hold::{hold, needed_reason, reason};
use super::part_rows;
use super::parts::{actions, check, json_of};
use super::remove_item::answered_for_no_more;
use super::stored::stored;
use crate::imports::{PartKind, PartValue};
use crate::needs;
use crate::people::Ties;
use crate::transaction::Change;
use crate::{Actor, Ledger, LedgerError, MeasureId, PlanId, Subject};

/// What becomes of the items that use a measure that is removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uses {
    /// There must be none.
    Nothing,
    /// It is taken off them.
    TakeOff,
}

impl Ledger {
    /// Adds a part at the end of those of its kind. A measure gets a new id.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for what it does not say and for `why`; [`LedgerError::State`]
    /// where the plan has been replaced; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn add_part(&self, actor: &Actor, plan: PlanId, part: PartValue, why: &str) -> Result<(), LedgerError> {
        check(&part)?;
        let why = reason(why)?;
        let mut change = self.change(actor).await?;
        let head = hold(&mut change, plan, None).await?;
        let part = match part {
            PartValue::Measure(measure) => {
                let id = MeasureId::random()?.to_string();
                PartValue::Measure(bigplan_plan::MeasureUse { id, ..measure })
            }
            other => other,
        };
        let last = part_rows::list(&mut change, plan, part.kind()).await?.last().map(|(position, _)| *position);
        part_rows::insert(&mut change, plan, last.map_or(0, |last| last + 1), &part).await?;
        let within = Within { partnership: head.partnership, plan, why };
        tie(&mut change, &within, &part).await?;
        let [added, ..] = actions(part.kind());
        record(&mut change, &within, added, json!({"after": json_of(&part)?}));
        change.commit().await
    }

    /// Puts a part in the place of the one that bears the mark.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`] where none bears it by now; else as [`Ledger::add_part`].
    pub async fn change_part(
        &self,
        actor: &Actor,
        plan: PlanId,
        mark: &str,
        part: PartValue,
        why: &str,
    ) -> Result<(), LedgerError> {
        check(&part)?;
        let why = reason(why)?;
        let mut change = self.change(actor).await?;
        let head = hold(&mut change, plan, None).await?;
        let (position, before) = marked(&mut change, plan, part.kind(), mark, head.revision).await?;
        if let (PartValue::Measure(before), PartValue::Measure(part)) = (&before, &part)
            && before.id != part.id
        {
            return Err(LedgerError::State("an edit cannot put one measure in another's place"));
        }
        part_rows::update(&mut change, plan, position, &part).await?;
        if let (PartValue::Need(before), PartValue::Need(after)) = (&before, &part) {
            needs::follow(&mut change, plan, before, after).await?;
        }
        let within = Within { partnership: head.partnership, plan, why };
        tie(&mut change, &within, &part).await?;
        let [_, changed, _] = actions(part.kind());
        record(&mut change, &within, changed, json!({"before": json_of(&before)?, "after": json_of(&part)?}));
        change.commit().await
    }

    /// Removes the part that bears the mark.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`] where none bears it by now; [`LedgerError::Field`] for `why`,
    /// which must be given, and for `uses` where items use the measure and nothing is said
    /// of them; else as [`Ledger::add_part`].
    pub async fn remove_part(
        &self,
        actor: &Actor,
        plan: PlanId,
        kind: PartKind,
        mark: &str,
        uses: Uses,
        why: &str,
    ) -> Result<(), LedgerError> {
        let why = needed_reason(why)?;
        let mut change = self.change(actor).await?;
        let head = hold(&mut change, plan, None).await?;
        let (position, before) = marked(&mut change, plan, kind, mark, head.revision).await?;
        let within = Within { partnership: head.partnership, plan, why };
        if let PartValue::Measure(measure) = &before {
            take_off(&mut change, &within, &measure.id, uses).await?;
            answered_for_no_more(&mut change, plan, &measure.id).await?;
        }
        part_rows::delete(&mut change, plan, position, &before).await?;
        let [.., removed] = actions(kind);
        record(&mut change, &within, removed, json!({"before": json_of(&before)?}));
        change.commit().await
    }
}

async fn marked(
    change: &mut Change<'_>,
    plan: PlanId,
    kind: PartKind,
    mark: &str,
    revision: i64,
) -> Result<(i64, PartValue), LedgerError> {
    let all = part_rows::list(change, plan, kind).await?;
    let found = all.into_iter().find(|(_, part)| part.mark() == mark);
    found.ok_or(LedgerError::Conflict { what: "part of the plan", current: revision })
}

/// Takes a measure off the items that use it.
async fn take_off(change: &mut Change<'_>, within: &Within<'_>, measure: &str, uses: Uses) -> Result<(), LedgerError> {
    let mut ties = Ties::of(change, within.partnership).await?;
    let sql = "SELECT id FROM items WHERE plan_id = $1 AND body LIKE $2 ORDER BY position";
    for (id,) in rows!(change.work, (String,), sql, within.plan, format!("%{measure}%"))? {
        let Some(before) = stored(&mut change.link(), within.plan, id_of(&id)?).await? else { continue };
        if !before.item.measures.iter().any(|used| used == measure) {
            continue;
        }
        if uses == Uses::Nothing {
            let message = "Items use this measure. Take it off them, or say that it is to be taken off.";
            return Err(LedgerError::Field { field: "uses", message });
        }
        let mut value = before.item.clone();
        value.measures.retain(|used| used != measure);
        put(change, &mut ties, within, &before, &value).await?;
    }
    Ok(())
}

/// Ties a group to the partnership's standing groups.
async fn tie(change: &mut Change<'_>, within: &Within<'_>, part: &PartValue) -> Result<(), LedgerError> {
    let PartValue::Group(group) = part else { return Ok(()) };
    let mut ties = Ties::of(change, within.partnership).await?;
    ties.groups_of(change, &Plan { groups: vec![group.clone()], ..Plan::default() }).await
}

fn record(change: &mut Change<'_>, within: &Within<'_>, action: &'static str, mut body: Value) {
    if let Value::Object(fields) = &mut body {
        fields.insert("plan".to_owned(), json!(within.plan));
        fields.insert("why".to_owned(), json!(within.why));
    }
    change.record_in_plan(action, within.partnership, within.plan, None, Subject::Plan(within.plan), body);
}
