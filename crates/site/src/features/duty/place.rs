//! The partnership whose duties are looked after, with the names that stand beside them.

use std::collections::BTreeMap;

use bigplan_ledger::registers::{Casework, Duty, Team};
use bigplan_ledger::{AccountId, Actor, Organisation, Partnership, Right};
use bigplan_register::RoleCode;

use crate::parts::form::Choice;
use crate::shell::errors::PageError;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// A partnership and those who work there.
pub struct Place<'a> {
    pub casework: &'a Casework,
    pub actor: Actor,
    pub partnership: Partnership,
    pub organisations: Vec<Organisation>,
    pub teams: Vec<Team>,
    /// The accounts that may act there, by id.
    pub names: BTreeMap<AccountId, String>,
}

impl<'a> Place<'a> {
    /// The partnership at an address, for those who look after it.
    ///
    /// # Errors
    /// The page that is not there, and the page for whom it is not.
    pub async fn at(site: &'a Site, visit: &Visit, slug: &str) -> Result<Self, PageError> {
        let (ledger, actor) = (site.ledger(), visit.actor());
        let partnership = ledger.partnership(&actor, slug).await?.ok_or_else(PageError::not_found)?;
        let of = partnership.id;
        if !actor.may(Right::Administer, Some(of)) {
            return Err(PageError::forbidden());
        }
        let casework = site.casework().await?;
        let mut names: BTreeMap<AccountId, String> = BTreeMap::new();
        names.extend(ledger.candidates(&actor, of).await?.into_iter().map(|one| (one.account, one.name)));
        Ok(Self {
            organisations: ledger.organisations(&actor, of).await?,
            teams: casework.teams(&actor, of).await?,
            casework,
            actor,
            partnership,
            names,
        })
    }

    /// Where the list of duties is.
    pub fn address(&self) -> String {
        format!("/partnerships/{}/duties", self.partnership.slug)
    }

    /// The duties there, by the names of those who hold them.
    pub async fn duties(&self) -> Result<Vec<Duty>, PageError> {
        let mut duties = self.casework.duties(&self.actor, self.partnership.id).await?;
        duties.sort_by_key(|one| self.name(one.says.account));
        Ok(duties)
    }

    /// What somebody is called.
    pub fn name(&self, account: AccountId) -> String {
        self.names.get(&account).cloned().unwrap_or_else(|| "An account that is closed".to_owned())
    }

    /// What a role is called.
    pub fn role(&self, code: &RoleCode) -> String {
        let found = self.casework.registers().roles().find(|role| role.code == *code);
        found.map_or_else(|| code.to_string(), |role| role.name.clone())
    }

    /// For which team or organisation a duty is held.
    pub fn held_for(&self, duty: &Duty) -> String {
        let team = self.teams.iter().find(|team| Some(team.id) == duty.says.team).map(|team| team.name.as_str());
        let bodies = self.organisations.iter().find(|body| Some(body.id) == duty.says.organisation);
        [team, bodies.map(|body| body.name.as_str())].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// The organisations to choose from, after the words for none.
    pub fn organisation_choices(&self, none: &str) -> Vec<Choice> {
        let all = self.organisations.iter().map(|body| Choice::new(body.id.to_string(), &body.name));
        std::iter::once(Choice::new("", none)).chain(all).collect()
    }
}
