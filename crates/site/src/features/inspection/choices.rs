//! What the forms of this feature offer to choose from.

use bigplan_ledger::{Actor, PartnershipId};

use crate::parts::form::Choice;
use crate::shell::errors::PageError;
use crate::shell::site::Site;

/// The posts of a partnership, none first.
///
/// # Errors
/// When the database does not answer.
pub async fn posts(site: &Site, actor: &Actor, of: PartnershipId) -> Result<Vec<Choice>, PageError> {
    let posts = site.ledger().posts(actor, of).await?;
    let posts = posts.into_iter().map(|post| {
        let vacant = if post.vacant { " (vacant)" } else { "" };
        Choice::new(post.id.to_string(), format!("{}{vacant}", post.title))
    });
    Ok([Choice::new("", "Nobody yet")].into_iter().chain(posts).collect())
}

/// The groups of a partnership that last, none first.
///
/// # Errors
/// When the database does not answer.
pub async fn groups(site: &Site, actor: &Actor, of: PartnershipId) -> Result<Vec<Choice>, PageError> {
    let groups = site.ledger().standing_groups(actor, of).await?;
    let groups = groups.into_iter().filter(|group| group.ended.is_none());
    let groups = groups.map(|group| Choice::new(group.id.to_string(), group.name));
    Ok([Choice::new("", "No group")].into_iter().chain(groups).collect())
}
