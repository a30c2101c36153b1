//! Beginning a record.

use bigplan_register::definition::{Mark, Right, Subject as AboutKind};
use bigplan_register::record::{Begun, Source, shares_days};
use bigplan_register::{Definition, RegisterCode};
use serde_json::json;

use super::change::{Given, refused_fields};
use super::duties::{known_organisation, known_team, worker_for};
use super::head::{Course, Head};
use super::save::{Saved, journal};
use super::standing::{self, Who};
use super::table::Values;
use super::{Casework, CaseworkError, persons};
use crate::people::day;
use crate::transaction::Change;
use crate::{AccountId, Actor, LedgerError, OrganisationId, PartnershipId, PersonId, PostId, RecordId, TeamId};

/// Whom or what a record is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A child or a grown-up, as the register wants.
    Person(PersonId),
    /// A post of the partnership.
    Post(PostId),
    /// An organisation of the partnership.
    Organisation(OrganisationId),
    /// A place, by its code.
    Place(String),
    /// Nothing but itself.
    Nothing,
}

/// What is given to begin a record.
#[derive(Clone, Debug, PartialEq)]
pub struct NewRecord {
    /// Where.
    pub partnership: PartnershipId,
    /// In which register.
    pub register: RegisterCode,
    /// About whom or what; the register says of which kind.
    pub about: About,
    /// What is filled in.
    pub values: Given,
    /// Who does the work; oneself, or anybody where the actor may allocate.
    pub worker: Option<AccountId>,
    /// Whose team's it is; the worker's, or else the actor's, where none is given.
    pub team: Option<TeamId>,
    /// Who referred. Whoever may begin the record only as the one who refers is that.
    pub referred_by: Option<AccountId>,
    /// For which organisation they referred.
    pub referred_for: Option<OrganisationId>,
}

impl Casework {
    /// Begins a record, in its register's first state.
    ///
    /// # Errors
    /// [`CaseworkError::Findings`] with everything that cannot be stored; [`LedgerError::Forbidden`] where no duty held
    /// today lets the actor begin such a record; [`LedgerError::NotFound`] for the register and for whom it is about.
    pub async fn add_record(&self, actor: &Actor, new: NewRecord) -> Result<Saved, CaseworkError> {
        let mut change = self.ledger.change(actor).await?;
        self.require_current(&mut change.link()).await?;
        let saved = self.add_within(&mut change, actor, new, actor.source()).await?;
        change.commit().await?;
        Ok(saved)
    }

    /// As [`Casework::add_record`], as part of a change.
    pub(super) async fn add_within(
        &self,
        change: &mut Change<'_>,
        actor: &Actor,
        new: NewRecord,
        source: Source,
    ) -> Result<Saved, CaseworkError> {
        let who = Who::of(actor)?;
        let today = day(change.at);
        let definition = self.definition(new.register.as_str())?;
        let mut head = self.first_head(change, definition, &new, who).await?;
        insert(change, &head, &who.named(actor), source).await?;
        let mut standings = standing::of(&mut change.link(), who, definition, &head, today).await?;
        if !standings.may(definition, Right::Add) && head.referred_by.is_none() {
            head.referred_by = who.account();
            execute!(change.work, "UPDATE records SET referred_by = $1 WHERE id = $2", head.referred_by, head.id)?;
            standings = standing::of(&mut change.link(), who, definition, &head, today).await?;
        }
        if !standings.may(definition, Right::Add) {
            return Err(LedgerError::Forbidden("begin such a record").into());
        }
        if head.worker.is_some() && head.worker != who.account() && !standings.may(definition, Right::Allocate) {
            return Err(LedgerError::Forbidden("give this work to somebody else").into());
        }
        refused_fields(definition, &standings.added(definition), new.values.keys())?;
        let values: Values = new.values.into_iter().filter_map(|(field, value)| Some((field, value?))).collect();
        self.first_save(change, definition, &head, values, "record-added").await
    }

    /// The head of a record that begins, in the version before its first.
    async fn first_head(
        &self,
        change: &mut Change<'_>,
        definition: &Definition,
        new: &NewRecord,
        who: Who,
    ) -> Result<Head, CaseworkError> {
        let today = day(change.at);
        let of = new.partnership;
        let link = &mut change.link();
        let (person, about) = subject(link, definition, of, &new.about).await?;
        let (qualified, workers_team) = match new.worker {
            Some(worker) => worker_for(link, definition, of, worker, today).await?,
            None => (None, None),
        };
        if let Some(team) = new.team {
            known_team(link, of, team).await?;
        }
        known_organisation(link, of, new.referred_for).await?;
        let own = match who {
            Who::Account(account) if new.team.or(workers_team).is_none() => {
                own_team(link, definition, of, account, today).await?
            }
            _ => None,
        };
        let team = new.team.or(workers_team).or(own);
        let mut head = Head::first(of, definition)?;
        (head.person, head.about) = (person, about);
        (head.worker, head.qualified, head.team) = (new.worker, qualified, team);
        (head.referred_by, head.referred_for) = (new.referred_by, new.referred_for);
        Ok(head)
    }

    /// Begins a record that a move of another begins, where its register was in use then. It goes to the same worker
    /// and team, so that it is on a list. Where one that it would share days with is there already, that one goes on.
    pub(super) async fn begin(
        &self,
        change: &mut Change<'_>,
        from: &Head,
        begun: Begun,
        by: &str,
    ) -> Result<Option<RecordId>, CaseworkError> {
        let definition = self.definition(begun.register.as_str())?;
        if !in_use(definition, &begun) {
            return Ok(None);
        }
        let mut head = Head::first(from.partnership, definition)?;
        (head.person, head.about) = (from.person, from.about.clone());
        head.team = from.team;
        let today = day(change.at);
        if let Some(worker) = from.worker {
            // Whoever may not do this work leaves it to be allocated in the team.
            if let Ok((qualified, _)) =
                worker_for(&mut change.link(), definition, from.partnership, worker, today).await
            {
                (head.worker, head.qualified) = (Some(worker), qualified);
            }
        }
        let record = head.record(begun.values.clone())?;
        if shares_days(definition, &record, &self.others(change, definition, &head, &record).await?) {
            return Ok(None);
        }
        let source = change.actor.source();
        insert(change, &head, by, source).await?;
        let saved = self.first_save(change, definition, &head, begun.values, "record-begun").await?;
        Ok(Some(saved.id))
    }

    pub(super) async fn first_save(
        &self,
        change: &mut Change<'_>,
        definition: &Definition,
        head: &Head,
        values: Values,
        action: &'static str,
    ) -> Result<Saved, CaseworkError> {
        let fields: Vec<_> = values.keys().cloned().collect();
        let record = head.record(values)?;
        let saved = self.save(change, definition, head, &record, &Values::new()).await?;
        let says = json!({"fields": fields, "person": head.person, "worker": head.worker, "team": head.team});
        journal(change, action, head, saved.version, says);
        Ok(saved)
    }
}

/// Whether the register was in use on the day from which its first clock would run: what the law of another day asked
/// for is in another register.
fn in_use(definition: &Definition, begun: &Begun) -> bool {
    let day = definition.clocks.first().and_then(|clock| match &clock.start {
        Mark::Field(field) => begun.values.get(field).and_then(bigplan_register::Value::day),
        Mark::Move(_) => None,
    });
    day.is_none_or(|day| definition.held.on(day))
}

impl Head {
    pub(super) fn first(of: PartnershipId, definition: &Definition) -> Result<Self, LedgerError> {
        let state = definition.first_state().map(|state| state.code.to_string()).unwrap_or_default();
        Ok(Self {
            id: RecordId::random()?,
            partnership: of,
            register: definition.code.to_string(),
            person: None,
            about: None,
            state,
            open: true,
            version: 0,
            worker: None,
            qualified: None,
            team: None,
            referred_by: None,
            referred_for: None,
            merged_into: None,
            course: Course::default(),
        })
    }
}

/// Puts the head of a record that begins. `by` is who begins it, `source` where it comes from.
pub(super) async fn insert(change: &mut Change<'_>, head: &Head, by: &str, source: Source) -> Result<(), LedgerError> {
    let sql = "INSERT INTO records (id, partnership_id, register, person_id, about_id, state, is_open, version, worker_id,
                                    worker_qualified, team_id, referred_by, referred_for, course, due_on, unsigned, missing,
                                    made_by, made_at, changed_at, source)
               VALUES ($1, $2, $3, $4, $5, $6, TRUE, 0, $7, $8, $9, $10, $11, '{}', '9999-12-31', 0, 0, $12, $13, $13, $14)";
    execute!(
        change.work,
        sql,
        head.id,
        head.partnership,
        head.register.as_str(),
        head.person,
        head.about.as_deref(),
        head.state.as_str(),
        head.worker,
        head.qualified,
        head.team,
        head.referred_by,
        head.referred_for,
        by,
        change.at,
        source.as_str()
    )
    .map(drop)
}

type Subjects = (Option<PersonId>, Option<String>);

/// Whom or what the record is about, where it is of the kind that the register wants and is known in the partnership.
async fn subject(
    link: &mut crate::store::Link<'_>,
    definition: &Definition,
    of: PartnershipId,
    about: &About,
) -> Result<Subjects, LedgerError> {
    match (definition.about, about) {
        (AboutKind::Child | AboutKind::Person, About::Person(id)) => {
            let found = persons::find(link, *id).await?.filter(|person| person.partnership == of);
            let found = found.ok_or(LedgerError::NotFound("person"))?;
            let wanted = if definition.about == AboutKind::Child {
                persons::PersonKind::Child
            } else {
                persons::PersonKind::Adult
            };
            if found.says.kind == wanted { Ok((Some(*id), None)) } else { Err(LedgerError::State(OTHER_KIND)) }
        }
        (AboutKind::Post, About::Post(id)) => {
            let sql = "SELECT id FROM posts WHERE id = $1 AND partnership_id = $2";
            optional_row!(link, (PostId,), sql, *id, of)?.ok_or(LedgerError::NotFound("post"))?;
            Ok((None, Some(id.to_string())))
        }
        (AboutKind::Organisation, About::Organisation(id)) => {
            known_organisation(link, of, Some(*id)).await?;
            Ok((None, Some(id.to_string())))
        }
        (AboutKind::Place, About::Place(code)) => Ok((None, Some(code.clone()))),
        (AboutKind::Nothing, About::Nothing) => Ok((None, None)),
        _ => Err(LedgerError::State(OTHER_KIND)),
    }
}

const OTHER_KIND: &str = "records of this register are about somebody or something else";

/// The team in which somebody may begin such records.
async fn own_team(
    link: &mut crate::store::Link<'_>,
    definition: &Definition,
    of: PartnershipId,
    account: AccountId,
    today: crate::clock::Day,
) -> Result<Option<TeamId>, LedgerError> {
    let sql = "SELECT role, team_id FROM duties WHERE account_id = $1 AND partnership_id = $2 AND team_id IS NOT NULL
               AND (from_on IS NULL OR from_on <= $3) AND (until_on IS NULL OR until_on >= $3) ORDER BY id";
    let held = rows!(link, (String, TeamId), sql, account, of, today)?;
    let begins = |role: &str| {
        definition.access.iter().any(|entry| entry.role.as_str() == role && entry.may.contains(&Right::Add))
    };
    Ok(held.into_iter().find(|(role, _)| begins(role)).map(|(_, team)| team))
}
