//! Teams, and who holds which role towards records, by dates. A duty is the only thing that opens a record to somebody.

use bigplan_register::{Definition, RegisterCode, RoleCode};
use jiff::civil::Date;
use serde_json::json;

use super::{Casework, CaseworkError};
use crate::clock::Day;
use crate::error::damaged;
use crate::people::{day, in_order};
use crate::store::Link;
use crate::{AccountId, Actor, DutyId, LedgerError, OrganisationId, PartnershipId, Right, Subject, TeamId, given};

/// A team that work is given to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// Its name, unique in the partnership.
    pub name: String,
    /// The organisation that it belongs to.
    pub organisation: Option<OrganisationId>,
}

/// What is given for a duty: who holds which role towards records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDuty {
    /// Who.
    pub account: AccountId,
    /// Which role; one of the definitions'.
    pub role: RoleCode,
    /// In which team: what the role may do with its team's records, it may with this one's.
    pub team: Option<TeamId>,
    /// For which organisation: records about it, and those that it referred, are reached through it.
    pub organisation: Option<OrganisationId>,
    /// Whether they are qualified for the work; `None` where it is not known.
    pub qualified: Option<bool>,
    /// The first day, where it is known.
    pub from: Option<Date>,
    /// The last day; `None` while it lasts.
    pub until: Option<Date>,
}

/// One time of one person in a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Its id.
    pub id: DutyId,
    /// What was given.
    pub says: NewDuty,
}

/// Somebody who may be given work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PossibleWorker {
    /// Who.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// The team to which the work would go.
    pub team: Option<TeamId>,
    /// Whether they are qualified for it; `None` where it is not known.
    pub qualified: Option<bool>,
}

type Row = (DutyId, AccountId, String, Option<TeamId>, Option<OrganisationId>, Option<bool>, Option<Day>, Option<Day>);

impl Casework {
    /// Makes a team.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `name`, [`LedgerError::NotFound`] for the organisation, [`LedgerError::Forbidden`].
    pub async fn add_team(
        &self,
        actor: &Actor,
        of: PartnershipId,
        name: &str,
        organisation: Option<OrganisationId>,
    ) -> Result<TeamId, LedgerError> {
        actor.require(Right::Administer, Some(of))?;
        let name = given::words("name", name, "Enter a name for the team.")?;
        let mut change = self.ledger.change(actor).await?;
        known_organisation(&mut change.link(), of, organisation).await?;
        let id = TeamId::random()?;
        let sql = "INSERT INTO teams (id, partnership_id, name, organisation_id) VALUES ($1, $2, $3, $4)";
        execute!(change.work, sql, id, of, name.as_str(), organisation)?;
        change.record("team-added", Some(of), Subject::Team(id), json!({"name": name, "organisation": organisation}));
        change.commit().await?;
        Ok(id)
    }

    /// A partnership's teams by name, for those who hold any duty there or look after it.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`].
    pub async fn teams(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<Team>, LedgerError> {
        let mut read = self.ledger.store.snapshot().await?;
        self.require_duty(&mut read.link(), actor, of).await?;
        let sql = "SELECT id, name, organisation_id FROM teams WHERE partnership_id = $1 ORDER BY name, id";
        let rows = rows!(read, (TeamId, String, Option<OrganisationId>), sql, of)?;
        Ok(rows.into_iter().map(|(id, name, organisation)| Team { id, name, organisation }).collect())
    }

    /// Gives somebody a role towards records.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `role` and `until`, [`LedgerError::NotFound`] for the account, the team and the
    /// organisation, [`LedgerError::Forbidden`].
    pub async fn give_duty(&self, actor: &Actor, of: PartnershipId, new: NewDuty) -> Result<DutyId, LedgerError> {
        actor.require(Right::Administer, Some(of))?;
        in_order(new.from, new.until)?;
        if !self.registers.roles().any(|role| role.code == new.role) {
            return Err(LedgerError::Field { field: "role", message: "Choose one of the roles that registers know." });
        }
        let mut change = self.ledger.change(actor).await?;
        let sql = "SELECT id FROM accounts WHERE id = $1 AND (partnership_id IS NULL OR partnership_id = $2)";
        optional_row!(change.work, (AccountId,), sql, new.account, of)?.ok_or(LedgerError::NotFound("account"))?;
        if let Some(team) = new.team {
            known_team(&mut change.link(), of, team).await?;
        }
        known_organisation(&mut change.link(), of, new.organisation).await?;
        let id = DutyId::random()?;
        let sql =
            "INSERT INTO duties (id, partnership_id, account_id, role, team_id, organisation_id, qualified, from_on,
                                       until_on)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let (from, until) = (new.from.map(Day), new.until.map(Day));
        let role = new.role.as_str();
        execute!(change.work, sql, id, of, new.account, role, new.team, new.organisation, new.qualified, from, until)?;
        let body = json!({
            "duty": id, "role": role, "team": new.team, "organisation": new.organisation, "qualified": new.qualified,
            "from": new.from, "until": new.until
        });
        change.record("duty-given", Some(of), Subject::Account(new.account), body);
        change.commit().await?;
        Ok(id)
    }

    /// Says on which day a duty ends: its last day.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `until`, [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn end_duty(&self, actor: &Actor, id: DutyId, until: Date) -> Result<(), LedgerError> {
        let mut change = self.ledger.change(actor).await?;
        let sql = "SELECT partnership_id, account_id, from_on FROM duties WHERE id = $1";
        let found = optional_row!(change.work, (PartnershipId, AccountId, Option<Day>), sql, id)?;
        let (of, account, from) = found.ok_or(LedgerError::NotFound("duty"))?;
        actor.require(Right::Administer, Some(of))?;
        in_order(from.map(|day| day.0), Some(until))?;
        execute!(change.work, "UPDATE duties SET until_on = $1 WHERE id = $2", Day(until), id)?;
        change.record("duty-ended", Some(of), Subject::Account(account), json!({"duty": id, "until": until}));
        change.commit().await
    }

    /// All duties of a partnership, past and to come too; those who look after it may see them, and each sees their own.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn duties(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<Duty>, LedgerError> {
        let everybody = actor.may(Right::Administer, Some(of));
        let mut read = self.ledger.store.read().await?;
        let sql = "SELECT id, account_id, role, team_id, organisation_id, qualified, from_on, until_on FROM duties
                   WHERE partnership_id = $1 AND ($2 OR account_id = $3) ORDER BY account_id, COALESCE(from_on, ''), id";
        rows!(read, Row, sql, of, everybody, actor.account())?.into_iter().map(Duty::from_row).collect()
    }

    /// Who may be given the work of a register today, by name; nobody where its work is given to nobody.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for who holds no duty there; [`LedgerError::NotFound`] for the register.
    pub async fn workers(
        &self,
        actor: &Actor,
        of: PartnershipId,
        register: &RegisterCode,
    ) -> Result<Vec<PossibleWorker>, LedgerError> {
        type Row = (AccountId, String, String, Option<TeamId>, Option<bool>);
        let mut read = self.ledger.store.snapshot().await?;
        self.require_duty(&mut read.link(), actor, of).await?;
        let definition = self.registers.find(register).ok_or(LedgerError::NotFound("register"))?;
        let sql = "SELECT d.account_id, a.name, d.role, d.team_id, d.qualified
                   FROM duties d JOIN accounts a ON a.id = d.account_id
                   WHERE d.partnership_id = $1 AND a.disabled_at IS NULL
                     AND (d.from_on IS NULL OR d.from_on <= $2) AND (d.until_on IS NULL OR d.until_on >= $2)
                   ORDER BY a.name, a.id, CASE WHEN d.qualified THEN 0 ELSE 1 END, d.id";
        let rows = rows!(read, Row, sql, of, day_of(self))?;
        let mut found: Vec<PossibleWorker> = Vec::new();
        for (account, name, role, team, qualified) in rows {
            let fits = definition.allocation.iter().flat_map(|to| &to.to).any(|to| to.as_str() == role);
            // Whoever holds two such roles works in the one for which they are qualified.
            if fits && found.last().is_none_or(|last| last.account != account) {
                found.push(PossibleWorker { account, name, team, qualified });
            }
        }
        Ok(found)
    }

    /// Refuses who holds no duty in a partnership today and does not look after it.
    pub(super) async fn require_duty(
        &self,
        link: &mut Link<'_>,
        actor: &Actor,
        of: PartnershipId,
    ) -> Result<(), LedgerError> {
        if actor.may(Right::Administer, Some(of)) {
            return Ok(());
        }
        let roles = match actor {
            Actor::Account(account) => roles_today(link, account.id, of, day_of(self)).await?,
            _ => Vec::new(),
        };
        if roles.is_empty() {
            Err(LedgerError::Forbidden("see this: it is for those who work with records"))
        } else {
            Ok(())
        }
    }
}

pub(super) fn day_of(casework: &Casework) -> Day {
    day(crate::clock::Moment(casework.ledger.now()))
}

impl Duty {
    fn from_row((id, account, role, team, organisation, qualified, from, until): Row) -> Result<Self, LedgerError> {
        let role = role.parse().map_err(damaged("a duty"))?;
        let (from, until) = (from.map(|day| day.0), until.map(|day| day.0));
        Ok(Self { id, says: NewDuty { account, role, team, organisation, qualified, from, until } })
    }
}

/// The roles that an account holds in a partnership on a day.
pub(super) async fn roles_today(
    link: &mut Link<'_>,
    account: AccountId,
    of: PartnershipId,
    today: Day,
) -> Result<Vec<String>, LedgerError> {
    let sql = "SELECT DISTINCT role FROM duties WHERE account_id = $1 AND partnership_id = $2
               AND (from_on IS NULL OR from_on <= $3) AND (until_on IS NULL OR until_on >= $3)";
    Ok(rows!(link, (String,), sql, account, of, today)?.into_iter().map(|row| row.0).collect())
}

/// Whether somebody may be given the work of a register today: their qualification and team, where they may.
pub(super) async fn worker_for(
    link: &mut Link<'_>,
    definition: &Definition,
    of: PartnershipId,
    account: AccountId,
    today: Day,
) -> Result<(Option<bool>, Option<TeamId>), CaseworkError> {
    let sql = "SELECT role, qualified, team_id FROM duties WHERE account_id = $1 AND partnership_id = $2
               AND (from_on IS NULL OR from_on <= $3) AND (until_on IS NULL OR until_on >= $3)
               ORDER BY CASE WHEN qualified THEN 0 ELSE 1 END, id";
    let held = rows!(link, (String, Option<bool>, Option<TeamId>), sql, account, of, today)?;
    let Some(allocation) = &definition.allocation else {
        return Err(LedgerError::State("work of this register is given to nobody").into());
    };
    let fits = |role: &str| allocation.to.iter().any(|to| to.as_str() == role);
    let found = held.into_iter().find(|(role, ..)| fits(role));
    let (_, qualified, team) =
        found.ok_or(LedgerError::State("this person holds no role today to which this work may be given"))?;
    Ok((qualified, team))
}

pub(super) async fn known_team(link: &mut Link<'_>, of: PartnershipId, team: TeamId) -> Result<(), LedgerError> {
    let sql = "SELECT id FROM teams WHERE id = $1 AND partnership_id = $2";
    optional_row!(link, (TeamId,), sql, team, of)?.map(drop).ok_or(LedgerError::NotFound("team"))
}

pub(super) async fn known_organisation(
    link: &mut Link<'_>,
    of: PartnershipId,
    organisation: Option<OrganisationId>,
) -> Result<(), LedgerError> {
    let Some(organisation) = organisation else { return Ok(()) };
    let sql = "SELECT id FROM organisations WHERE id = $1 AND partnership_id = $2";
    let found = optional_row!(link, (OrganisationId,), sql, organisation, of)?;
    found.map(drop).ok_or(LedgerError::NotFound("organisation"))
}
