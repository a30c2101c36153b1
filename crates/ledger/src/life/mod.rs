//! The life of a plan: versions, consultation, sign-up, publication, review, the next plan.
//!
//! A plan's rows are its working copy. A version is the whole plan as it stood at one
//! moment; it is never changed. Readers who may not see drafts are shown a version and
//! never the working copy.

mod carried;
mod comments;
mod consultations;
mod dropped;
mod moderation;
mod next_plan;
mod number;
mod publish;
mod review;
mod sign_ups;
mod stage;
mod standing;
mod timetable;
mod versions;
mod waiting;

pub use carried::{CarriedItem, Fate};
pub use comments::{Comment, CommentStanding, NewComment, Outcome, Sender};
pub use consultations::{Consultation, NewConsultation};
pub use number::{ParseNumberError, VersionNumber};
pub use sign_ups::{SignUp, SignUpDecision, SignUpStanding};
pub use stage::Stage;
pub use standing::LifeCounts;
pub use timetable::{NewTimetableEntry, TimetableEntry, TimetableSort};
pub use versions::{MadeVersion, Version};
pub use waiting::{WaitingComments, WaitingSignUp};

pub(crate) use versions::shown;

use serde_json::Value;

use crate::plans::visible;
use crate::transaction::Change;
use crate::{Actor, LedgerError, PlanId, PlanSummary, Right, Subject};

/// The plan that a change is about, where the actor may make the change.
async fn head_for(
    change: &mut Change<'_>,
    actor: &Actor,
    plan: PlanId,
    right: Right,
) -> Result<PlanSummary, LedgerError> {
    let head = visible(&mut change.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
    actor.require(right, Some(head.partnership))?;
    Ok(head)
}

/// Takes the plan for this change alone, at the revision that the actor looked at. Every
/// edit of the plan ends on the same row, so what is read from here on is one state.
async fn hold(change: &mut Change<'_>, head: &PlanSummary, expected_revision: i64) -> Result<(), LedgerError> {
    let sql = "UPDATE plans SET revision = revision + 1 WHERE id = $1 AND revision = $2";
    match execute!(change.work, sql, head.id, expected_revision)? {
        0 => Err(LedgerError::Conflict { what: "plan", current: head.revision }),
        _ => Ok(()),
    }
}

/// Lets readers' copies of the plan be made anew where only what stands beside it changed.
async fn touch(change: &mut Change<'_>, plan: PlanId) -> Result<(), LedgerError> {
    execute!(change.work, "UPDATE plans SET revision = revision + 1 WHERE id = $1", plan).map(drop)
}

fn record(change: &mut Change<'_>, head: &PlanSummary, action: &'static str, body: Value) {
    change.record_in_plan(action, head.partnership, head.id, None, Subject::Plan(head.id), body);
}

/// Text that is not empty and not longer than `most` characters.
fn words<'t>(
    text: &'t str,
    field: &'static str,
    most: usize,
    [missing, long]: [&'static str; 2],
) -> Result<&'t str, LedgerError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(LedgerError::Field { field, message: missing });
    }
    // Bytes first: counting the letters of megabytes would be work for nothing.
    if text.len() > most * 4 || text.chars().count() > most {
        return Err(LedgerError::Field { field, message: long });
    }
    Ok(text)
}
