//! The roles that somebody holds in a partnership today, and what they allow whatever the record.

use bigplan_register::definition::{Relation, Right};
use bigplan_register::{Definition, RoleCode};

use super::Casework;
use super::duties::{day_of, roles_today};
use super::standing::Who;
use crate::store::Link;
use crate::{Actor, LedgerError, PartnershipId};

/// The roles held; the program itself holds all there are.
pub(super) enum Held {
    Roles(Vec<String>),
    All,
}

impl Held {
    /// # Errors
    /// As [`Who::of`].
    pub(super) async fn of(
        casework: &Casework,
        link: &mut Link<'_>,
        actor: &Actor,
        of: PartnershipId,
    ) -> Result<Self, LedgerError> {
        Ok(match Who::of(actor)? {
            Who::Account(account) => Self::Roles(roles_today(link, account, of, day_of(casework)).await?),
            Who::System => Self::All,
        })
    }

    /// Whether it is the program itself, to which nothing is refused.
    pub(super) fn is_program(&self) -> bool {
        matches!(self, Self::All)
    }

    /// Whether a role is held.
    pub(super) fn holds(&self, role: &RoleCode) -> bool {
        match self {
            Self::Roles(roles) => roles.iter().any(|held| held == role.as_str()),
            Self::All => true,
        }
    }

    /// Whether one of the roles has a right in a register, with some of its records at least.
    pub(super) fn may(&self, definition: &Definition, right: Right) -> bool {
        let mut entries = definition.access.iter().filter(|entry| entry.may.contains(&right));
        self.is_program() || entries.any(|entry| self.holds(&entry.role))
    }

    /// Whether one of the roles has a right with all records of a register.
    pub(super) fn may_with_all(&self, definition: &Definition, right: Right) -> bool {
        let all = definition.access.iter().filter(|entry| entry.with == Relation::All);
        let mut entries = all.filter(|entry| entry.may.contains(&right));
        self.is_program() || entries.any(|entry| self.holds(&entry.role))
    }
}
