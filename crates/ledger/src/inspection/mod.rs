//! What inspectors found: reports with grades, recommendations until a second person
//! agrees that they are met, and improvement notices.

mod due;
mod evidence;
mod file;
mod from_plan;
mod notices;
mod progress;
mod recommend;
mod recommendations;
mod reports;
mod requirements;

pub use due::due;
pub use evidence::{Evidence, NewEvidence};
pub use file::{RecommendationFile, TakenStep};
pub use notices::{NewNotice, Notice};
pub use progress::{RecommendationState, Step};
pub use recommend::NewRecommendation;
pub use recommendations::StoredRecommendation;
pub use reports::{NewReport, Report};
pub use requirements::{Met, NewRequirement, Requirement};

pub(crate) use from_plan::from_plan;

use crate::store::Link;
use crate::{GroupId, LedgerError, PartnershipId, PostId};

/// Refuses a post or a group of another partnership.
async fn of_partnership(
    link: &mut Link<'_>,
    of: PartnershipId,
    post: Option<PostId>,
    group: Option<GroupId>,
) -> Result<(), LedgerError> {
    if let Some(post) = post {
        let sql = "SELECT id FROM posts WHERE id = $1 AND partnership_id = $2";
        optional_row!(link, (PostId,), sql, post, of)?.ok_or(LedgerError::NotFound("post"))?;
    }
    if let Some(group) = group {
        let sql = "SELECT id FROM standing_groups WHERE id = $1 AND partnership_id = $2";
        optional_row!(link, (GroupId,), sql, group, of)?.ok_or(LedgerError::NotFound("group"))?;
    }
    Ok(())
}
