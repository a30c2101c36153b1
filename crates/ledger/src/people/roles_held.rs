//! Which roles somebody has today, and by what.

use super::{Duty, day};
use crate::clock::Moment;
use crate::roles::{Held, RoleDefinition};
use crate::{AccountId, Actor, GroupId, Ledger, LedgerError, PostId, roles};

/// A role that somebody has today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldRole {
    /// The role, with its rights.
    pub role: &'static RoleDefinition,
    /// What it comes from; more than one post or group may give the same role.
    pub sources: Vec<RoleSource>,
}

/// What a role comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoleSource {
    /// An administrator gave it to the account.
    Account,
    /// Somebody is in a post.
    Post {
        /// The post.
        id: PostId,
        /// Its title.
        title: String,
        /// The place of its partnership in addresses.
        partnership: String,
    },
    /// Somebody chairs or sits on a group.
    Group {
        /// The group.
        id: GroupId,
        /// Its name.
        name: String,
        /// The place of its partnership in addresses.
        partnership: String,
    },
}

impl Ledger {
    /// The roles that an account has today and what each comes from: one's own, or of an
    /// account that the actor looks after.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the actor may not know of the account.
    pub async fn roles_held(&self, actor: &Actor, account: AccountId) -> Result<Vec<HeldRole>, LedgerError> {
        let found = self.account(actor, account).await?.ok_or(LedgerError::NotFound("account"))?;
        let posts = self.posts_of(account).await?;
        let seats = self.seats_of(account).await?;
        let definitions =
            roles::roles().map_err(|why| LedgerError::Damaged { what: "a role", reason: why.to_string() })?;
        let sources = |role: &RoleDefinition| match role.held {
            Held::Account if role.code == found.role.as_str() => vec![RoleSource::Account],
            Held::Account => Vec::new(),
            Held::Post => posts.clone(),
            Held::Chair => groups(&seats, |duty| matches!(duty, Duty::Chair | Duty::ViceChair)),
            Held::Member => groups(&seats, |_| true),
        };
        let held = definitions.iter().map(|role| HeldRole { sources: sources(role), role });
        Ok(held.filter(|held| !held.sources.is_empty()).collect())
    }

    async fn posts_of(&self, account: AccountId) -> Result<Vec<RoleSource>, LedgerError> {
        let mut read = self.store.read().await?;
        let rows = rows!(
            read,
            (PostId, String, String),
            "SELECT DISTINCT p.id, p.title, s.slug FROM post_holders h JOIN posts p ON p.id = h.post_id
             JOIN partnerships s ON s.id = p.partnership_id WHERE h.account_id = $1
              AND (h.from_on IS NULL OR h.from_on <= $2) AND (h.until_on IS NULL OR h.until_on >= $2)
             ORDER BY p.title, p.id",
            account,
            day(Moment(self.now()))
        )?;
        let source = |(id, title, partnership)| RoleSource::Post { id, title, partnership };
        Ok(rows.into_iter().map(source).collect())
    }

    async fn seats_of(&self, account: AccountId) -> Result<Vec<(Duty, RoleSource)>, LedgerError> {
        let mut read = self.store.read().await?;
        let rows = rows!(
            read,
            (GroupId, String, String, Duty),
            "SELECT DISTINCT g.id, g.name, s.slug, m.duty FROM group_members m JOIN standing_groups g ON g.id = m.group_id
             JOIN partnerships s ON s.id = g.partnership_id
             LEFT JOIN post_holders h ON h.post_id = m.post_id
                  AND (h.from_on IS NULL OR h.from_on <= $2) AND (h.until_on IS NULL OR h.until_on >= $2)
             WHERE (m.account_id = $1 OR h.account_id = $1)
               AND (m.from_on IS NULL OR m.from_on <= $2) AND (m.until_on IS NULL OR m.until_on >= $2)
             ORDER BY g.name, g.id",
            account,
            day(Moment(self.now()))
        )?;
        let seat = |(id, name, partnership, duty)| (duty, RoleSource::Group { id, name, partnership });
        Ok(rows.into_iter().map(seat).collect())
    }
}

fn groups(seats: &[(Duty, RoleSource)], wanted: impl Fn(Duty) -> bool) -> Vec<RoleSource> {
    seats.iter().filter(|(duty, _)| wanted(*duty)).map(|(_, group)| group.clone()).collect()
}
