//! How a partnership's standing groups work: where they stand, what they agreed to do,
//! their meetings, actions and challenges, and what they are asked to answer for.

mod about_item;
mod actions;
mod agenda;
mod agenda_order;
mod challenges;
mod contracts;
mod duties;
mod meetings;
mod requests;
mod standing;

pub use about_item::ItemDecision;
pub use actions::{GroupAction, NewGroupAction};
pub use agenda::{NewPaper, NewPoint, Paper, Point};
pub use agenda_order::Way;
pub use challenges::{Challenge, Challenged, NewChallenge};
pub use contracts::{Agreed, Contract, NewContract, Promise};
pub use duties::Duties;
pub use meetings::{Meeting, MeetingState, NewMeeting};
pub use requests::{AnswerRequest, Answered, RequestState};
pub use standing::NewGroup;

use crate::store::Link;
use crate::transaction::Change;
use crate::{GroupId, ItemId, LedgerError, MeasureId, On, PartnershipId, PlanId, Right};

/// An item or a measure of a plan that something is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// The plan.
    pub plan: PlanId,
    /// The item, where it is one.
    pub item: Option<ItemId>,
    /// The measure, where it is one.
    pub measure: Option<MeasureId>,
}

impl About {
    fn from_columns(plan: Option<PlanId>, item: Option<ItemId>, measure: Option<MeasureId>) -> Option<Self> {
        plan.map(|plan| Self { plan, item, measure })
    }
}

/// The partnership of a group in which the actor has a right.
async fn require(change: &mut Change<'_>, group: GroupId, right: Right) -> Result<PartnershipId, LedgerError> {
    let of = partnership(&mut change.link(), group).await?;
    let (actor, at) = (change.actor, change.at);
    crate::people::require_on(&mut change.link(), actor, right, On::Group(group), at).await?;
    Ok(of)
}

/// The partnership of a group.
async fn partnership(link: &mut Link<'_>, group: GroupId) -> Result<PartnershipId, LedgerError> {
    let sql = "SELECT partnership_id FROM standing_groups WHERE id = $1";
    Ok(optional_row!(link, (PartnershipId,), sql, group)?.ok_or(LedgerError::NotFound("group"))?.0)
}

/// Refuses what is not of a plan of the partnership.
async fn of_partnership(link: &mut Link<'_>, of: PartnershipId, about: Option<About>) -> Result<(), LedgerError> {
    let Some(About { plan, item, measure }) = about else { return Ok(()) };
    let sql = "SELECT id FROM plans WHERE id = $1 AND partnership_id = $2";
    optional_row!(link, (PlanId,), sql, plan, of)?.ok_or(LedgerError::NotFound("plan"))?;
    if let Some(item) = item {
        let sql = "SELECT id FROM items WHERE id = $1 AND plan_id = $2";
        optional_row!(link, (ItemId,), sql, item, plan)?.ok_or(LedgerError::NotFound("item"))?;
    }
    if let Some(measure) = measure {
        let sql = "SELECT id FROM measures WHERE id = $1 AND plan_id = $2";
        optional_row!(link, (MeasureId,), sql, measure, plan)?.ok_or(LedgerError::NotFound("measure"))?;
    }
    Ok(())
}
