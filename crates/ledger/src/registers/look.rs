//! Looking at a record. The look is in the journal, in the transaction of the read: what cannot be recorded is not shown.

use bigplan_register::clock::readings;
use bigplan_register::definition::{LimitRule, Right};
use bigplan_register::record::{Around, Moved, Pause, Signed, Worker, check, due_sign_offs};
use bigplan_register::{
    ClockCode, ClockState, Definition, FieldCode, MoveCode, Record, RecordFinding, RoleCode, SignOffCode, StateCode,
};
use jiff::civil::Date;
use serde_json::json;

use super::Casework;
use super::around::{self, Fact};
use super::near::{self, Near, PersonNear};
use super::persons::{self, Person};
use super::reach::{self, Reach, reached};
use super::save::Open;
use super::table::Values;
use super::timeline;
use super::worklist::due;
use crate::clock::Day;
use crate::looks::Looking;
use crate::people::day;
use crate::store::Link;
use crate::{AccountId, Actor, Event, LedgerError, PartnershipId, PersonId, RecordId, Subject, TeamId};

/// A record as somebody sees it, with what stands around it.
#[derive(Clone, Debug)]
pub struct CasePage {
    /// Its id.
    pub id: RecordId,
    /// Where it is kept.
    pub partnership: PartnershipId,
    /// The code of its register.
    pub register: String,
    /// To be given back with a change.
    pub version: i64,
    /// Where it stands.
    pub state: StateCode,
    /// Whether anything is still to be done with it.
    pub open: bool,
    /// The record into which it was merged.
    pub merged_into: Option<RecordId>,
    /// Whom it is about, where it is about somebody.
    pub person: Option<Person>,
    /// What it is about, where it is about something else: the id of an organisation or a post, or a place's code.
    pub about: Option<String>,
    /// The fields that the reader may see, in the definition's order.
    pub sees: Vec<FieldCode>,
    /// The fields that the reader may change.
    pub changes: Vec<FieldCode>,
    /// What else the reader may do.
    pub may: Vec<Right>,
    /// The moves that the reader's roles and the record's state allow; what else stands in the way is said when one is made.
    pub moves_open: Vec<MoveCode>,
    /// The sign-offs that it waits for and that the reader may give.
    pub signs_open: Vec<SignOffCode>,
    /// What stands in the fields that the reader sees.
    pub values: Values,
    /// The people to whom these fields point, by id.
    pub people: Vec<PersonNear>,
    /// Those who work here and to whom these fields point, with their names.
    pub staff: Vec<(AccountId, String)>,
    /// Who does the work.
    pub worker: Option<Worker>,
    /// Their name.
    pub worker_name: Option<String>,
    /// Whose team's it is.
    pub team: Option<TeamId>,
    /// The moves made, oldest first, with their reasons.
    pub moves: Vec<Moved>,
    /// The sign-offs given, oldest first.
    pub signed: Vec<Signed>,
    /// The sign-offs that it waits for.
    pub unsigned: Vec<SignOffCode>,
    /// When its clocks stood still.
    pub pauses: Vec<Pause>,
    /// What its clocks say today, in the definition's order.
    pub clocks: Vec<ClockSeen>,
    /// What is missing or doubtful in the fields that the reader sees.
    pub findings: Vec<RecordFinding>,
    /// The person's other records that the reader may see, open ones first.
    pub others: Vec<OtherRecord>,
    /// What is known around the person by days, as far as the reader may see it: family, addresses, schools.
    pub around: Vec<Fact>,
    /// What was done with it, newest first, the latest fifty.
    pub timeline: Vec<Event>,
}

/// What a clock says.
#[derive(Clone, Debug, PartialEq)]
pub struct ClockSeen {
    /// Which clock.
    pub clock: ClockCode,
    /// The rule that it runs by.
    pub rule: Option<LimitRule>,
    /// When it started.
    pub started: Option<Date>,
    /// The last day that is in time.
    pub due: Option<Date>,
    /// When it was stopped.
    pub stopped: Option<Date>,
    /// Where it stands; else why it cannot be counted, as a sentence.
    pub state: Result<ClockState, String>,
}

/// Another record of the same person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherRecord {
    /// Its id.
    pub id: RecordId,
    /// The code of its register.
    pub register: String,
    /// Where it stands.
    pub state: String,
    /// Whether it is open.
    pub open: bool,
    /// What is due first.
    pub due: Option<Date>,
    /// By which clock.
    pub due_clock: Option<String>,
}

impl Casework {
    /// A record with what stands around it, as far as the actor may see it today.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where there is none or it is not theirs to see; any error of the journal: nothing is
    /// shown then.
    pub async fn case_page(&self, actor: &Actor, id: RecordId) -> Result<CasePage, LedgerError> {
        let work = self.clone();
        self.ledger.look(actor, move |looking| Box::pin(async move { work.case(looking, id).await })).await
    }

    async fn case(&self, looking: &mut Looking, id: RecordId) -> Result<CasePage, LedgerError> {
        let open = self.seen(looking, id).await?;
        let today = day(looking.at);
        let reach = reach::with(self, open.who, open.head.partnership, today, &open.standings.held());
        let beside = Beside::read(self, &mut looking.link(), &open, &reach).await?;
        let page = self.page(open, today.0, beside);
        let body = json!({"register": page.register});
        let shown = std::iter::once(id).chain(page.around.iter().map(|fact| fact.id)).collect();
        looking.record_about("record-seen", page.partnership, shown, Subject::Record(id), body);
        Ok(page)
    }

    /// A record that whoever looks may see.
    pub(super) async fn seen(&self, looking: &mut Looking, id: RecordId) -> Result<Open<'_>, LedgerError> {
        let (actor, today) = (looking.actor.clone(), day(looking.at));
        self.known(&mut looking.link(), &actor, id, today).await
    }

    fn page(&self, open: Open<'_>, today: Date, beside: Beside) -> CasePage {
        let Open { definition, head, record, standings, who } = open;
        let Beside { person, worker_name, others, around, timeline, near } = beside;
        let codes =
            |fields: Vec<&bigplan_register::Field>| fields.into_iter().map(|field| field.code.clone()).collect();
        let sees: Vec<FieldCode> = codes(standings.seen(definition));
        let changes: Vec<FieldCode> = codes(standings.changed(definition));
        let rights = [Right::See, Right::Add, Right::Change, Right::Allocate, Right::Audit];
        let death = person.as_ref().and_then(|person| person.says.died);
        let surroundings = Around { registers: &self.registers, calendar: &self.calendar, today, death, others: &[] };
        let mut findings = check(definition, &record, surroundings);
        findings.retain(|finding| finding.field.as_ref().is_none_or(|field| sees.contains(field)));
        let clocks = readings(definition, &record, today, &self.calendar);
        let clocks = clocks.into_iter().map(|(code, reading)| ClockSeen::of(code, reading)).collect();
        let unsigned = due_sign_offs(definition, &record).map(|sign_off| sign_off.code.clone()).collect();
        let roles = standings.roles(definition);
        let moves_open = moves_open(definition, &record, &roles);
        let own = head.worker.is_some() && head.worker == who.account();
        let signs =
            due_sign_offs(definition, &record).filter(|sign| !own && roles.iter().any(|role| sign.who.contains(role)));
        let signs_open = signs.map(|sign_off| sign_off.code.clone()).collect();
        let mut values = record.values;
        values.retain(|field, _| sees.contains(field));
        CasePage {
            id: head.id,
            partnership: head.partnership,
            register: head.register,
            version: head.version,
            state: record.state,
            open: head.open,
            merged_into: head.merged_into,
            person,
            about: head.about,
            may: rights.into_iter().filter(|right| standings.may(definition, *right)).collect(),
            sees,
            changes,
            moves_open,
            signs_open,
            values,
            people: near.people,
            staff: near.staff,
            worker: record.worker,
            worker_name,
            team: head.team,
            moves: record.moves,
            signed: record.signed,
            unsigned,
            pauses: record.pauses,
            clocks,
            findings,
            others,
            around,
            timeline,
        }
    }
}

/// What is read beside a record.
struct Beside {
    person: Option<Person>,
    worker_name: Option<String>,
    others: Vec<OtherRecord>,
    around: Vec<Fact>,
    timeline: Vec<Event>,
    near: Near,
}

impl Beside {
    async fn read(
        casework: &Casework,
        link: &mut Link<'_>,
        open: &Open<'_>,
        reach: &Reach,
    ) -> Result<Self, LedgerError> {
        let head = &open.head;
        let (person, others, around) = match head.person {
            None => (None, Vec::new(), Vec::new()),
            Some(id) => {
                let person = persons::find(link, id).await?;
                let others = others(link, reach, id, Some(head.id)).await?;
                let mut around = around::of(link, &casework.registers, open.who, id, reach.today).await?;
                // A fact's own page shows it already.
                around.retain(|fact| fact.id != head.id);
                (person, others, around)
            }
        };
        let worker_name = match head.worker {
            Some(worker) => {
                let sql = "SELECT name FROM accounts WHERE id = $1";
                optional_row!(link, (String,), sql, worker)?.map(|row| row.0)
            }
            None => None,
        };
        let near = near::of_record(link, reach, open).await?;
        let timeline = timeline::changes(link, head.id, 50).await?;
        Ok(Self { person, worker_name, others, around, timeline, near })
    }
}

fn moves_open(definition: &Definition, record: &Record, roles: &[RoleCode]) -> Vec<MoveCode> {
    let open = definition.moves.iter().filter(|step| step.from.contains(&record.state));
    let own = open.filter(|step| roles.iter().any(|role| step.who.contains(role)));
    own.map(|step| step.code.clone()).collect()
}

impl ClockSeen {
    fn of(
        code: &ClockCode,
        reading: Result<bigplan_register::Reading<'_>, bigplan_register::clock::ClockError>,
    ) -> Self {
        let clock = code.clone();
        match reading {
            Ok(reading) => Self {
                clock,
                rule: reading.rule.cloned(),
                started: reading.started,
                due: reading.due,
                stopped: reading.stopped,
                state: Ok(reading.state),
            },
            Err(why) => {
                Self { clock, rule: None, started: None, due: None, stopped: None, state: Err(why.to_string()) }
            }
        }
    }
}

type OtherRow = (RecordId, String, String, bool, Day, Option<String>);

/// The records of a person that somebody may see, open ones first, without those that were merged into others and without
/// one that is looked at already.
pub(super) async fn others(
    link: &mut Link<'_>,
    reach: &Reach,
    person: PersonId,
    but: Option<RecordId>,
) -> Result<Vec<OtherRecord>, LedgerError> {
    let rows = reached!(
        fetch_all,
        link,
        OtherRow,
        reach,
        "SELECT r.id, r.register, r.state, r.is_open, r.due_on, r.due_clock FROM records r",
        "AND r.person_id = $11 AND r.id <> $12 AND r.merged_into IS NULL
         ORDER BY CASE WHEN r.is_open THEN 0 ELSE 1 END, r.due_on, r.id LIMIT 200",
        person,
        but.map(|id| id.to_string()).unwrap_or_default()
    )?;
    let other = |(id, register, state, open, due_on, due_clock): OtherRow| {
        let due = due(due_on);
        OtherRecord { id, register, state, open, due, due_clock }
    };
    Ok(rows.into_iter().map(other).collect())
}
