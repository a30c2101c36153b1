//! What the forms of this feature offer to choose from.

use bigplan_ledger::{Actor, PartnershipId};

use super::place::Place;
use crate::parts::form::Choice;
use crate::shell::errors::PageError;
use crate::shell::site::Site;

/// The posts of a partnership, with a first choice of none.
///
/// # Errors
/// When the database does not answer.
pub async fn posts(site: &Site, actor: &Actor, of: PartnershipId, none: &str) -> Result<Vec<Choice>, PageError> {
    let posts = site.ledger().posts(actor, of).await?;
    let posts = posts.into_iter().map(|post| {
        let vacant = if post.vacant { " (vacant)" } else { "" };
        Choice::new(post.id.to_string(), format!("{}{vacant}", post.title))
    });
    Ok([Choice::new("", none)].into_iter().chain(posts).collect())
}

/// The other groups of the partnership, with a first choice of none.
pub fn other_groups(place: &Place, none: &str) -> Vec<Choice> {
    let others = place.groups.iter().filter(|group| group.id != place.group.id && group.ended.is_none());
    let others = others.map(|group| Choice::new(group.id.to_string(), &group.name));
    [Choice::new("", none)].into_iter().chain(others).collect()
}
