//! Publishing: from then on everybody may read the plan, as it stands now and no other way.

use serde_json::json;

use super::versions::{self, Sort};
use super::{MadeVersion, Stage, carried, head_for, hold, record};
use crate::plans::{PlanSummary, visible};
use crate::transaction::Change;
use crate::{Actor, Ledger, LedgerError, PlanId, PlanState, Right};

impl Ledger {
    /// Publishes a draft as a version of its own, which readers see from now on whatever is
    /// done to the working copy. A plan that it `replaces` is marked as replaced in the same
    /// moment.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`] where the plan is no longer at `expected_revision`;
    /// [`LedgerError::State`] where it is no draft or is being consulted on, where its words
    /// are not the ones that bodies signed, where not every item that it carries on has been
    /// decided, or where the other is itself, not published or another partnership's;
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn publish_plan(
        &self,
        actor: &Actor,
        plan: PlanId,
        expected_revision: i64,
        replaces: Option<PlanId>,
    ) -> Result<MadeVersion, LedgerError> {
        let mut change = self.change(actor).await?;
        let head = head_for(&mut change, actor, plan, Right::PublishPlans).await?;
        if head.state != PlanState::Draft {
            return Err(LedgerError::State("only a draft can be published"));
        }
        if head.stage == Stage::Consultation {
            return Err(LedgerError::State(
                "the consultation on this plan is open; close it before you publish the plan",
            ));
        }
        hold(&mut change, &head, expected_revision).await?;
        signed_words(&mut change, &head).await?;
        carried::all_decided(&mut change, plan).await?;
        let version = versions::make(&mut change, &head, Sort::Published, "").await?;
        let sql = "UPDATE plans SET state = $1, stage = $2, published_at = $3, shown_version_id = $4 WHERE id = $5";
        execute!(change.work, sql, PlanState::Published, Stage::Published, change.at, version.id, plan)?;
        if let Some(old) = replaces {
            replace(&mut change, actor, &head, old).await?;
        }
        record(&mut change, &head, "plan-published", json!({"version": version.number, "replaces": replaces}));
        change.commit().await?;
        Ok(version)
    }
}

/// What bodies have signed is what is published, word for word.
async fn signed_words(change: &mut Change<'_>, head: &PlanSummary) -> Result<(), LedgerError> {
    let sql = "SELECT v.snapshot FROM sign_ups s JOIN versions v ON v.id = s.version_id
               WHERE s.plan_id = $1 AND s.standing IN ('signed', 'signed-with-conditions')
               ORDER BY v.major DESC, v.minor DESC LIMIT 1";
    let Some((signed,)) = optional_row!(change.work, (String,), sql, head.id)? else { return Ok(()) };
    if signed == versions::text_of(change, head).await? {
        return Ok(());
    }
    Err(LedgerError::State(
        "the plan has been changed since bodies signed it; ask them to sign it again, or undo the change",
    ))
}

async fn replace(change: &mut Change<'_>, actor: &Actor, by: &PlanSummary, old: PlanId) -> Result<(), LedgerError> {
    if old == by.id {
        return Err(LedgerError::State("a plan cannot replace itself; choose the plan that it takes the place of"));
    }
    let other = visible(&mut change.link(), actor, old).await?.ok_or(LedgerError::NotFound("plan"))?;
    if other.partnership != by.partnership {
        return Err(LedgerError::State("a plan can only replace another plan of its own partnership"));
    }
    let sql = "UPDATE plans SET state = $1, stage = $2, revision = revision + 1 WHERE id = $3 AND state = 'published'";
    if execute!(change.work, sql, PlanState::Replaced, Stage::Replaced, old)? == 0 {
        return Err(LedgerError::State("only a published plan can be replaced"));
    }
    let follows = "UPDATE plans SET follows_id = COALESCE(follows_id, $1) WHERE id = $2";
    execute!(change.work, follows, old, by.id)?;
    record(change, &other, "plan-replaced", json!({"by": by.id}));
    Ok(())
}
