//! How far a recommendation has come. One person says that it is met; another closes it.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::evidence;
use crate::people::may_on;
use crate::transaction::Change;
use crate::{Actor, GroupId, Ledger, LedgerError, On, PartnershipId, PostId, RecommendationId, Right, Subject, given};

/// How far a recommendation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecommendationState {
    /// Nothing was begun, or it was opened again.
    Open,
    /// Somebody works on it.
    BeingDone,
    /// Somebody says that it is met; a second person has yet to agree.
    SaidDone,
    /// A second person agreed that it is met.
    Closed,
}

crate::text_column::words!(RecommendationState, "state of a recommendation" {
    Open = "open", BeingDone = "being done", SaidDone = "said done", Closed = "closed",
});

/// What somebody does with a recommendation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Work begins.
    Begin,
    /// It is said to be met. Needs words, and evidence beside it.
    SayDone,
    /// A second person agrees that it is met.
    Agree,
    /// It is not met after all. Needs a reason.
    Reopen,
}

impl Step {
    /// The state after the step: a pure rule.
    ///
    /// # Errors
    /// [`LedgerError::State`] where the step cannot follow on this state.
    pub fn from(self, state: RecommendationState) -> Result<RecommendationState, LedgerError> {
        use RecommendationState::{BeingDone, Closed, Open, SaidDone};
        match (self, state) {
            (Self::Begin, Open) => Ok(BeingDone),
            (Self::SayDone, Open | BeingDone) => Ok(SaidDone),
            (Self::Agree, SaidDone) => Ok(Closed),
            (Self::Reopen, SaidDone | Closed) => Ok(Open),
            (Self::Begin, _) => Err(LedgerError::State("work on this recommendation was begun already")),
            (Self::SayDone, _) => Err(LedgerError::State("this recommendation was said to be met already")),
            (Self::Agree, _) => {
                Err(LedgerError::State("nobody says that this recommendation is met, so there is nothing to agree to"))
            }
            (Self::Reopen, _) => Err(LedgerError::State("this recommendation is open already")),
        }
    }

    fn reason(self, why: &str) -> Result<String, LedgerError> {
        match self {
            Self::SayDone => given::words("why", why, "Say how the recommendation was met."),
            Self::Reopen => given::words("why", why, "Give the reason why it is opened again."),
            Self::Begin | Self::Agree => given::any_words("why", why),
        }
    }

    fn action(self) -> &'static str {
        match self {
            Self::Begin => "recommendation-begun",
            Self::SayDone => "recommendation-said-done",
            Self::Agree => "recommendation-closed",
            Self::Reopen => "recommendation-reopened",
        }
    }
}

/// What decides over a step.
struct Standing {
    of: PartnershipId,
    owner: Option<PostId>,
    group: Option<GroupId>,
    state: RecommendationState,
    said_by: Option<String>,
    revision: i64,
}

impl Ledger {
    /// Takes a step with a recommendation. Its owner, the chair of the group that answers
    /// for it and performance officers begin it and say that it is met; only the last two,
    /// and never whoever said that it is met, close it.
    ///
    /// # Errors
    /// [`LedgerError::State`] where the step cannot follow, there is no evidence yet, or the
    /// same person would close it; [`LedgerError::Field`] for `why`;
    /// [`LedgerError::Conflict`] where it is no longer at `expected`;
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn step_recommendation(
        &self,
        actor: &Actor,
        id: RecommendationId,
        expected: i64,
        step: Step,
        why: &str,
    ) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let before = standing(&mut change, id).await?;
        require(&mut change, &before, step).await?;
        let why = step.reason(why)?;
        if before.revision != expected {
            return Err(LedgerError::Conflict { what: "recommendation", current: before.revision });
        }
        let after = step.from(before.state)?;
        let own = actor.journal_text();
        if step == Step::Agree && before.said_by.as_deref() == Some(own.as_str()) {
            return Err(LedgerError::State(
                "whoever said that a recommendation is met cannot close it: ask a second person",
            ));
        }
        if step == Step::SayDone && evidence::count(&mut change, id).await? == 0 {
            return Err(LedgerError::State("there is no evidence yet: give some before you say that it is met"));
        }
        let said_by = match step {
            Step::SayDone => Some(own),
            Step::Agree => before.said_by,
            Step::Begin | Step::Reopen => None,
        };
        write(&mut change, id, expected, after, said_by.as_deref(), &why).await?;
        let body = json!({"before": before.state, "after": after, "why": why});
        change.record(step.action(), Some(before.of), Subject::Recommendation(id), body);
        change.commit().await
    }
}

async fn standing(change: &mut Change<'_>, id: RecommendationId) -> Result<Standing, LedgerError> {
    type Row = (PartnershipId, Option<PostId>, Option<GroupId>, RecommendationState, Option<String>, i64);
    let sql = "SELECT r.partnership_id, n.post_id, n.group_id, n.state, n.said_by, n.revision
               FROM report_recommendations n JOIN reports r ON r.id = n.report_id WHERE n.id = $1";
    let (of, owner, group, state, said_by, revision) =
        optional_row!(change.work, Row, sql, id)?.ok_or(LedgerError::NotFound("recommendation"))?;
    Ok(Standing { of, owner, group, state, said_by, revision })
}

async fn require(change: &mut Change<'_>, on: &Standing, step: Step) -> Result<(), LedgerError> {
    let owner = on.owner.filter(|_| matches!(step, Step::Begin | Step::SayDone));
    if may_work(change, on.of, owner, on.group).await? { Ok(()) } else { Err(LedgerError::Forbidden(WORK)) }
}

const WORK: &str = "do this with the recommendation: its owner, the chair of the group that answers for it, and \
                    performance officers may; only the last two may close it or open it again";

async fn may_work(
    change: &mut Change<'_>,
    of: PartnershipId,
    owner: Option<PostId>,
    group: Option<GroupId>,
) -> Result<bool, LedgerError> {
    let (actor, at) = (change.actor, change.at);
    let on = [Some(On::Partnership(of)), owner.map(On::Post), group.map(On::Group)];
    for on in on.into_iter().flatten() {
        if may_on(&mut change.link(), actor, Right::UpdateItem, on, at).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Refuses whoever may not work on a recommendation; gives its partnership.
pub(super) async fn require_work(change: &mut Change<'_>, id: RecommendationId) -> Result<PartnershipId, LedgerError> {
    let on = standing(change, id).await?;
    require(change, &on, Step::Begin).await?;
    Ok(on.of)
}

async fn write(
    change: &mut Change<'_>,
    id: RecommendationId,
    expected: i64,
    state: RecommendationState,
    said_by: Option<&str>,
    why: &str,
) -> Result<(), LedgerError> {
    let sql = "UPDATE report_recommendations SET state = $1, said_by = $2, revision = revision + 1
               WHERE id = $3 AND revision = $4";
    if execute!(change.work, sql, state, said_by, id, expected)? == 0 {
        return Err(LedgerError::Conflict { what: "recommendation", current: expected + 1 });
    }
    execute!(
        change.work,
        "INSERT INTO recommendation_steps (recommendation_id, number, state, taken_by, taken_at, why)
         VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        expected,
        state,
        change.actor.journal_text(),
        change.at,
        why
    )
    .map(drop)
}
