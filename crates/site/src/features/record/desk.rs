//! Where somebody works with records: a partnership in which they hold a duty today, and what their roles let them begin.

use bigplan_ledger::registers::{Casework, NewDuty};
use bigplan_ledger::{Actor, Partnership};
use bigplan_register::definition::Right;
use bigplan_register::{Definition, Field};
use serde::Deserialize;

use crate::shell::Awaited;
use crate::shell::errors::PageError;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// The partnership that an address asks for, where somebody works in several.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default, rename = "in")]
    pub at: String,
}

/// Somebody at work.
pub struct Desk<'a> {
    pub casework: &'a Casework,
    pub actor: Actor,
    pub partnership: Partnership,
    /// Their duties there today.
    pub duties: Vec<NewDuty>,
    /// All partnerships in which they work; more than one is rare.
    pub places: Vec<Partnership>,
}

impl<'a> Desk<'a> {
    /// The desk of whoever visits, in the partnership of that short name or else the first by name. `None` for who
    /// holds no duty today.
    pub fn find<'v>(site: &'a Site, visit: &'v Visit, slug: &'v str) -> Awaited<'v, Result<Option<Self>, PageError>>
    where
        'a: 'v,
    {
        Box::pin(Self::look_for(site, visit, slug))
    }

    async fn look_for(site: &'a Site, visit: &Visit, slug: &str) -> Result<Option<Self>, PageError> {
        let (casework, actor, today) = (site.casework().await?, visit.actor(), site.today());
        let mut desks = Vec::new();
        for partnership in site.ledger().partnerships(&actor).await? {
            let all = casework.duties(&actor, partnership.id).await?.into_iter().map(|duty| duty.says);
            let own = |duty: &NewDuty| Some(duty.account) == actor.account();
            let held = |duty: &NewDuty| {
                duty.from.is_none_or(|from| from <= today) && duty.until.is_none_or(|until| today <= until)
            };
            let duties: Vec<NewDuty> = all.filter(|duty| own(duty) && held(duty)).collect();
            if !duties.is_empty() {
                desks.push((partnership, duties));
            }
        }
        let places: Vec<Partnership> = desks.iter().map(|(partnership, _)| partnership.clone()).collect();
        let chosen = desks.iter().position(|(partnership, _)| partnership.slug == slug).unwrap_or_default();
        let found = desks.into_iter().nth(chosen);
        Ok(found.map(|(partnership, duties)| Self { casework, actor, partnership, duties, places }))
    }

    /// As [`Desk::find`], for what only those see who hold a duty.
    ///
    /// # Errors
    /// The page that is not there for others.
    pub async fn of(site: &'a Site, visit: &Visit, slug: &str) -> Result<Self, PageError> {
        Self::find(site, visit, slug).await?.ok_or_else(PageError::not_found)
    }

    /// A register by its code that one of the roles held lets its holder use.
    ///
    /// # Errors
    /// The page that is not there.
    pub fn register(&self, code: &str) -> Result<&'a Definition, PageError> {
        let found = self.casework.registers().named(code).filter(|definition| self.uses(definition));
        found.ok_or_else(PageError::not_found)
    }

    /// Whether one of the roles held lets its holder do anything with records of a register.
    pub fn uses(&self, definition: &Definition) -> bool {
        definition.access.iter().any(|entry| self.holds(entry.role.as_str()))
    }

    /// Whether one of the roles held has a right in a register, with some of its records.
    pub fn may(&self, definition: &Definition, right: Right) -> bool {
        definition.access.iter().any(|entry| entry.may.contains(&right) && self.holds(entry.role.as_str()))
    }

    /// The fields that somebody may fill in who begins a record.
    pub fn added<'d>(&self, definition: &'d Definition) -> Vec<&'d Field> {
        let open =
            |field: &&Field| field.change.is_empty() || field.change.iter().any(|role| self.holds(role.as_str()));
        definition.fields.iter().filter(open).collect()
    }

    /// What addresses of this desk carry: nothing where there is one place only.
    pub fn query(&self) -> String {
        if self.places.len() > 1 { format!("?in={}", self.partnership.slug) } else { String::new() }
    }

    fn holds(&self, role: &str) -> bool {
        self.duties.iter().any(|duty| duty.role.as_str() == role)
    }
}
