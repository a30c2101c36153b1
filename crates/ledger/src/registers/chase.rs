//! Answers that are asked of organisations for a day, such as the last of a term, and chased where they are missing. A
//! nil return is an answer.

use std::collections::{BTreeMap, BTreeSet};

use bigplan_register::definition::{Chase, Right};
use bigplan_register::record::{Attempt, carry_out, check_move};
use bigplan_register::{Definition, RegisterCode, Value};
use jiff::civil::Date;
use serde_json::json;

use super::create::insert;
use super::duties::{day_of, known_organisation};
use super::head::Head;
use super::held::Held;
use super::persons::in_turn;
use super::reach::{self, Reach, reached};
use super::save::{Open, Saved, journal};
use super::standing::Who;
use super::table::{self, Values};
use super::worklist::due;
use super::{Casework, CaseworkError};
use crate::clock::Day;
use crate::people::day;
use crate::store::Link;
use crate::{Actor, LedgerError, OrganisationId, PartnershipId, RecordId, Subject};

/// How an organisation has answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// Not yet, and its day is over.
    Overdue,
    /// Not yet.
    Waiting,
    /// Not at all, and it was given up.
    GivenUp,
    /// With a number or words.
    Answered,
    /// That there was none.
    Nil,
}

/// What was asked of one organisation for one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedOf {
    /// The record.
    pub record: RecordId,
    /// Its version.
    pub version: i64,
    /// Who was asked, and what they are called.
    pub organisation: (OrganisationId, String),
    /// The day that it is asked for.
    pub asked_for: Date,
    /// The answer.
    pub answer: Answer,
    /// The number given with it.
    pub number: Option<i64>,
    /// The last day in time, while nobody has answered.
    pub due: Option<Date>,
    /// The day of the last reminder.
    pub reminded: Option<Date>,
}

/// What asking did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AskedAll {
    /// How many records were begun.
    pub begun: usize,
    /// How many organisations had been asked before.
    pub there: usize,
}

impl AskedOf {
    /// Whether an answer is missing.
    pub fn waits(&self) -> bool {
        matches!(self.answer, Answer::Overdue | Answer::Waiting)
    }
}

impl Casework {
    /// Begins a record for each of some organisations that has none for a day yet.
    ///
    /// # Errors
    /// [`CaseworkError::Findings`] where the day cannot be asked for; [`LedgerError::NotFound`] for the register, and
    /// for an organisation of another partnership; [`LedgerError::Forbidden`] for who may not allocate all of its
    /// records.
    pub async fn ask_organisations(
        &self,
        actor: &Actor,
        of: PartnershipId,
        register: &RegisterCode,
        asked_for: Date,
        organisations: &[OrganisationId],
    ) -> Result<AskedAll, CaseworkError> {
        let (definition, chase) = self.chased(register)?;
        let mut change = self.ledger.change(actor).await?;
        self.require_current(&mut change.link()).await?;
        self.require_chaser(&mut change.link(), actor, of, definition).await?;
        in_turn(&mut change, &format!("{of} {register}")).await?;
        let there = asked_before(&mut change.link(), of, definition, chase, asked_for).await?;
        let by = Who::of(actor)?.named(actor);
        let mut done = AskedAll::default();
        for organisation in organisations.iter().copied().collect::<BTreeSet<_>>() {
            known_organisation(&mut change.link(), of, Some(organisation)).await?;
            if there.contains(&organisation.to_string()) {
                done.there += 1;
                continue;
            }
            let mut head = Head::first(of, definition)?;
            head.about = Some(organisation.to_string());
            insert(&mut change, &head, &by, actor.source()).await?;
            let values: Values = [(chase.asked_for.clone(), Value::Day(asked_for))].into();
            self.first_save(&mut change, definition, &head, values, "record-added").await?;
            done.begun += 1;
        }
        if done.begun > 0 {
            change.commit().await?;
        }
        Ok(done)
    }

    /// What was asked for a day, the missing answers first, with all days for which something was asked, the latest
    /// first. The latest day where none is given. Only what the actor may see; the look is in the journal.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] for a register whose answers nobody chases; [`LedgerError::Forbidden`] for visitors
    /// and for programs that act for somebody.
    pub async fn asked(
        &self,
        actor: &Actor,
        of: PartnershipId,
        register: &RegisterCode,
        asked_for: Option<Date>,
    ) -> Result<(Vec<Date>, Vec<AskedOf>), LedgerError> {
        let (definition, chase) = self.chased(register)?;
        let mut change = self.ledger.change(actor).await?;
        let reach = reach::of(self, &mut change.link(), actor, of).await?;
        let all = all(&mut change.link(), &reach, definition, chase).await?;
        let days: BTreeSet<Date> = all.iter().map(|one| one.asked_for).collect();
        let days: Vec<Date> = days.into_iter().rev().collect();
        let wanted = asked_for.or(days.first().copied());
        let mut shown: Vec<AskedOf> = all.into_iter().filter(|one| Some(one.asked_for) == wanted).collect();
        shown.sort_by(|one, other| (one.answer, &one.organisation.1).cmp(&(other.answer, &other.organisation.1)));
        let ids = shown.iter().map(|one| one.record).collect();
        let body = json!({"list": "asked", "register": register, "records": shown.len()});
        change.record_shown("records-listed", of, ids, Subject::Registers, body);
        change.commit().await?;
        Ok((days, shown))
    }

    /// The organisations for which somebody holds a duty today that may answer.
    ///
    /// # Errors
    /// As [`Casework::ask_organisations`].
    pub async fn answered_for(
        &self,
        actor: &Actor,
        of: PartnershipId,
        register: &RegisterCode,
    ) -> Result<Vec<OrganisationId>, LedgerError> {
        let (definition, chase) = self.chased(register)?;
        let mut read = self.ledger.store.snapshot().await?;
        self.require_chaser(&mut read.link(), actor, of, definition).await?;
        let sql = "SELECT DISTINCT organisation_id, role FROM duties
                   WHERE partnership_id = $1 AND organisation_id IS NOT NULL
                     AND (from_on IS NULL OR from_on <= $2) AND (until_on IS NULL OR until_on >= $2)";
        let held = rows!(read, (OrganisationId, String), sql, of, day_of(self))?;
        let who = definition.find_move(&chase.answer).map(|step| step.who.as_slice()).unwrap_or_default();
        Ok(held.into_iter().filter(|(_, role)| who.iter().any(|who| who.as_str() == role)).map(|one| one.0).collect())
    }

    /// Answers that there was none: fills in what a nil return needs and makes the move that answers.
    ///
    /// # Errors
    /// As [`Casework::move_record`].
    pub async fn answer_nil(&self, actor: &Actor, id: RecordId, expected: i64) -> Result<Saved, CaseworkError> {
        let mut change = self.ledger.change(actor).await?;
        let open = self.opened(&mut change, actor, id, expected).await?;
        let Open { definition, head, mut record, standings, who } = open;
        let chase = definition.chase.as_ref().ok_or(LedgerError::State("nobody chases answers of this register"))?;
        if !standings.may(definition, Right::Change) {
            return Err(LedgerError::Forbidden("answer for this organisation").into());
        }
        let (by, roles, today) = (who.named(actor), standings.roles(definition), day(change.at).0);
        let before = record.values.clone();
        record.values.insert(chase.answered.clone(), Value::Day(today));
        record.values.insert(chase.nil.clone(), Value::YesNo(true));
        record.values.extend(chase.number.clone().map(|number| (number, Value::Whole(0))));
        let attempt = Attempt { by: &by, roles: &roles, on: today, reason: None };
        let findings = check_move(definition, &record, &chase.answer, attempt);
        if !findings.is_empty() {
            return Err(CaseworkError::Findings(findings));
        }
        let step = definition.find_move(&chase.answer).ok_or(LedgerError::NotFound("move"))?;
        let (moved, _) = carry_out(&self.registers, definition, &record, step, attempt);
        let saved = self.save(&mut change, definition, &head, &moved, &before).await?;
        let says = json!({"move": step.code, "from": head.state, "to": moved.state, "nil": true});
        journal(&mut change, "record-moved", &head, saved.version, says);
        change.commit().await?;
        Ok(saved)
    }

    /// The definition of a register whose answers are chased.
    pub(super) fn chased(&self, register: &RegisterCode) -> Result<(&Definition, &Chase), LedgerError> {
        let definition = self.registers.find(register).ok_or(LedgerError::NotFound("register"))?;
        let chase = definition.chase.as_ref().ok_or(LedgerError::NotFound("register"))?;
        Ok((definition, chase))
    }

    /// Refuses who may not allocate all records of a register: asking and chasing is giving work to organisations.
    pub(super) async fn require_chaser(
        &self,
        link: &mut Link<'_>,
        actor: &Actor,
        of: PartnershipId,
        definition: &Definition,
    ) -> Result<(), LedgerError> {
        let held = Held::of(self, link, actor, of).await?;
        if held.may_with_all(definition, Right::Allocate) {
            Ok(())
        } else {
            Err(LedgerError::Forbidden("ask organisations for answers"))
        }
    }
}

/// The organisations that were asked for a day already.
async fn asked_before(
    link: &mut Link<'_>,
    of: PartnershipId,
    definition: &Definition,
    chase: &Chase,
    asked_for: Date,
) -> Result<BTreeSet<String>, LedgerError> {
    let sql = "SELECT id, about_id FROM records
               WHERE partnership_id = $1 AND register = $2 AND merged_into IS NULL AND about_id IS NOT NULL";
    let heads = rows!(link, (String, String), sql, of, definition.code.as_str())?;
    let abouts: BTreeMap<String, String> = heads.into_iter().collect();
    let values = of_partnership(link, definition, of).await?;
    let meant = values.into_iter().filter(|(_, values)| day_in(values, &chase.asked_for) == Some(asked_for));
    Ok(meant.filter_map(|(id, _)| abouts.get(&id).cloned()).collect())
}

async fn of_partnership(
    link: &mut Link<'_>,
    definition: &Definition,
    of: PartnershipId,
) -> Result<Vec<(String, Values)>, LedgerError> {
    let condition = "t.\"record__id\" IN (SELECT r.id FROM records r WHERE r.partnership_id = $1)";
    table::read(link, definition, condition, &of.to_string()).await
}

/// All that was ever asked and that a reader may see.
pub(super) async fn all(
    link: &mut Link<'_>,
    reach: &Reach,
    definition: &Definition,
    chase: &Chase,
) -> Result<Vec<AskedOf>, LedgerError> {
    type Row = (RecordId, i64, OrganisationId, String, String, bool, Day);
    let heads = reached!(
        fetch_all,
        link,
        Row,
        reach,
        "SELECT r.id, r.version, o.id, o.name, r.state, r.is_open, r.due_on
         FROM records r JOIN organisations o ON o.id = r.about_id",
        "AND r.register = $11 AND r.merged_into IS NULL",
        definition.code.as_str()
    )?;
    let mut values: BTreeMap<String, Values> = of_partnership(link, definition, reach.of).await?.into_iter().collect();
    let answers = definition.find_move(&chase.answer).map(|step| step.to.as_str()).unwrap_or_default();
    let one = |(record, version, organisation, name, state, open, due_on): Row| {
        let values = values.remove(&record.to_string())?;
        let nil = values.get(&chase.nil) == Some(&Value::YesNo(true));
        let answer = match (open, state == answers) {
            (true, _) if due(due_on).is_some_and(|due| due < reach.today.0) => Answer::Overdue,
            (true, _) => Answer::Waiting,
            (false, true) if nil => Answer::Nil,
            (false, true) => Answer::Answered,
            (false, false) => Answer::GivenUp,
        };
        let number = chase.number.as_ref().and_then(|field| values.get(field)).and_then(|value| match value {
            Value::Whole(number) => Some(*number),
            _ => None,
        });
        Some(AskedOf {
            record,
            version,
            organisation: (organisation, name),
            asked_for: day_in(&values, &chase.asked_for)?,
            answer,
            number,
            due: due(due_on),
            reminded: day_in(&values, &chase.reminded),
        })
    };
    Ok(heads.into_iter().filter_map(one).collect())
}

fn day_in(values: &Values, field: &bigplan_register::FieldCode) -> Option<Date> {
    values.get(field).and_then(Value::day)
}
