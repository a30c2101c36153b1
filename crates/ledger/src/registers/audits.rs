//! Audit of cases by a drawn sample. The draw follows from a number that everybody may see, so that it can be made
//! again; nobody reads what they worked on.

use std::collections::BTreeMap;

use bigplan_register::definition::{Right, Subject as AboutKind};
use bigplan_register::{Definition, RegisterCode, Value};
use jiff::civil::Date;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::create::insert;
use super::duties::worker_for;
use super::head::Head;
use super::held::Held;
use super::reach::{self, Reach, reached};
use super::standing::Who;
use super::table::{self, Values};
use super::{Casework, CaseworkError};
use crate::people::day;
use crate::store::Link;
use crate::transaction::Change;
use crate::{AccountId, Actor, LedgerError, PartnershipId, PersonId, RecordId, Subject, TeamId};

/// The register of what auditors find.
const AUDITS: &str = "case-audit";
/// The most cases of one sample.
const MOST: usize = 50;

/// From which records a sample is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawnFrom {
    /// Open and closed ones.
    All,
    /// Open ones.
    Open,
    /// Those closed on one of these days, the first and the last among them.
    Closed(Date, Date),
}

/// What is given to draw a sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSample {
    /// From which register; its records are about children.
    pub register: RegisterCode,
    /// From which of its records.
    pub from: DrawnFrom,
    /// Only from those of a team.
    pub team: Option<TeamId>,
    /// How many: 1 to 50.
    pub number: usize,
    /// The text from which the draw follows: the same gives the same order.
    pub seed: String,
    /// What the audit looks at; may be empty.
    pub theme: String,
    /// Who reads each case.
    pub auditor: AccountId,
    /// Who reads it with them.
    pub second: Option<AccountId>,
    /// The codes of the agencies that read; two or more where there is a second reader.
    pub agencies: Vec<String>,
}

/// A sample that was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// What it is called: what it was drawn from, with which seed, and when.
    pub name: String,
    /// The audits that were begun, in the order of the draw.
    pub audits: Vec<RecordId>,
    /// How many records it was drawn from.
    pub among: usize,
    /// How many were passed over because an auditor had worked on them.
    pub passed_over: usize,
}

/// The grades of one sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleGrades {
    /// What the sample is called.
    pub name: String,
    /// How many cases have each grade, by its code.
    pub grades: BTreeMap<String, usize>,
    /// How many have none yet.
    pub ungraded: usize,
    /// Of how many the actions are due and not done.
    pub overdue: usize,
}

/// A record that may be drawn.
struct Candidate {
    id: RecordId,
    child: PersonId,
    worker: Option<AccountId>,
}

impl NewSample {
    fn check(&self) -> Result<(), LedgerError> {
        let wrong = |field, message| Err(LedgerError::Field { field, message });
        if self.number == 0 || self.number > MOST {
            return wrong("number", "Draw 1 to 50 cases.");
        }
        let sound = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if self.seed.is_empty() || self.seed.len() > 20 || !self.seed.chars().all(sound) {
            return wrong("seed", "Enter 1 to 20 letters and figures: the draw follows from them.");
        }
        if matches!(self.from, DrawnFrom::Closed(from, until) if until < from) {
            return wrong("until", "The last day is before the first.");
        }
        if self.second == Some(self.auditor) {
            return wrong("second", "Choose somebody else as the second reader.");
        }
        if self.second.is_some() && self.agencies.len() < 2 {
            return wrong("agencies", "Choose two agencies: a case that two people read is read jointly.");
        }
        Ok(())
    }

    fn name(&self, today: Date) -> String {
        let from = match self.from {
            DrawnFrom::All => "all".to_owned(),
            DrawnFrom::Open => "open".to_owned(),
            DrawnFrom::Closed(from, until) => format!("closed {from} to {until}"),
        };
        let team = self.team.map(|_| ", one team").unwrap_or_default();
        format!("{today} {}, {from}{team}, {} with {}", self.register, self.number, self.seed)
    }
}

impl Casework {
    /// Draws a sample and begins an audit of each case, given to the first auditor. A case that one of the auditors
    /// worked on is passed over, and the next in the order of the draw is taken.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `number`, `seed`, `until`, `second` and `agencies`; [`LedgerError::State`] where the
    /// sample was drawn already, where no case is left, and where the auditor holds no such role;
    /// [`LedgerError::NotFound`] for the register; [`LedgerError::Forbidden`] for who does not audit all of its
    /// records.
    pub async fn draw_sample(&self, actor: &Actor, of: PartnershipId, new: NewSample) -> Result<Sample, CaseworkError> {
        new.check()?;
        let drawn_from = self.registers.find(&new.register).ok_or(LedgerError::NotFound("register"))?;
        let audits = self.definition(AUDITS)?;
        if drawn_from.about != AboutKind::Child || drawn_from.code == audits.code {
            return Err(LedgerError::State("cases are drawn from registers about children").into());
        }
        let mut change = self.ledger.change(actor).await?;
        self.require_current(&mut change.link()).await?;
        self.require_auditor(&mut change.link(), actor, of, drawn_from).await?;
        let name = new.name(day(change.at).0);
        let again = table::read(&mut change.link(), audits, "t.\"sample\" = $1", &name).await?;
        if !again.is_empty() {
            return Err(LedgerError::State("this sample was drawn already today with the same seed").into());
        }
        let reach = reach::of(self, &mut change.link(), actor, of).await?;
        let mut all = candidates(&mut change.link(), &reach, &new).await?;
        let among = all.len();
        all.sort_by_cached_key(|one| Sha256::digest(format!("{}:{}", new.seed, one.id)).to_vec());
        let (mut taken, mut passed_over) = (Vec::new(), 0);
        for one in all {
            if taken.len() == new.number {
                break;
            }
            if worked_on(&mut change, &one, &new).await? {
                passed_over += 1;
            } else {
                taken.push(one);
            }
        }
        if taken.is_empty() {
            return Err(LedgerError::State("there is no case to draw that the auditors did not work on").into());
        }
        let mut begun = Vec::new();
        for one in &taken {
            begun.push(self.begin_audit(&mut change, actor, (of, audits), &new, (&name, one)).await?);
        }
        let body = json!({"register": new.register, "seed": new.seed, "among": among, "passed_over": passed_over,
            "audits": begun});
        let drawn = taken.iter().map(|one| one.id).collect();
        change.record_shown("sample-drawn", of, drawn, Subject::Registers, body);
        change.commit().await?;
        Ok(Sample { name, audits: begun, among, passed_over })
    }

    async fn begin_audit(
        &self,
        change: &mut Change<'_>,
        actor: &Actor,
        (of, audits): (PartnershipId, &Definition),
        new: &NewSample,
        (name, one): (&str, &Candidate),
    ) -> Result<RecordId, CaseworkError> {
        let today = day(change.at);
        let (qualified, team) = worker_for(&mut change.link(), audits, of, new.auditor, today).await?;
        let mut head = Head::first(of, audits)?;
        (head.person, head.worker, head.qualified, head.team) = (Some(one.child), Some(new.auditor), qualified, team);
        insert(change, &head, &Who::of(actor)?.named(actor), actor.source()).await?;
        let text = |text: &str| Some(Value::Text(text.to_owned())).filter(|text| !text.is_blank());
        let given = [
            ("drawn", Some(Value::Day(today.0))),
            ("sample", text(name)),
            ("theme", text(&new.theme)),
            ("register", text(new.register.as_str())),
            ("case", Some(Value::Link(one.id.to_string()))),
            ("auditor", Some(Value::Link(new.auditor.to_string()))),
            ("second-auditor", new.second.map(|second| Value::Link(second.to_string()))),
            ("agencies", Some(Value::Codes(new.agencies.clone())).filter(|codes| !codes.is_blank())),
        ];
        let known = |code: &str| audits.fields.iter().find(|field| field.code.as_str() == code);
        let values: Values =
            given.into_iter().filter_map(|(code, value)| Some((known(code)?.code.clone(), value?))).collect();
        Ok(self.first_save(change, audits, &head, values, "record-added").await?.id)
    }

    /// The grades of each sample whose audits the actor may see, the latest sample first. Numbers only, so counting is
    /// no look.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where there is no register of audits; [`LedgerError::Forbidden`] for visitors and
    /// programs.
    pub async fn audit_grades(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<SampleGrades>, LedgerError> {
        let audits = self.definition(AUDITS)?;
        let mut read = self.ledger.store.snapshot().await?;
        let reach = reach::of(self, &mut read.link(), actor, of).await?;
        let seen = reached!(
            fetch_all,
            read,
            (RecordId, bool),
            reach,
            "SELECT r.id, r.is_open FROM records r",
            "AND r.register = $11 AND r.merged_into IS NULL",
            AUDITS
        )?;
        let condition = "t.\"record__id\" IN (SELECT r.id FROM records r WHERE r.partnership_id = $1)";
        let values = table::read(&mut read.link(), audits, condition, &of.to_string()).await?;
        let values: BTreeMap<String, Values> = values.into_iter().collect();
        let mut samples: BTreeMap<String, SampleGrades> = BTreeMap::new();
        for (id, open) in seen {
            let Some(values) = values.get(&id.to_string()) else { continue };
            let of = |code: &str| values.iter().find(|(field, _)| field.as_str() == code).map(|(_, value)| value);
            let Some(Value::Text(name)) = of("sample") else { continue };
            let none = || SampleGrades { name: name.clone(), grades: BTreeMap::new(), ungraded: 0, overdue: 0 };
            let sample = samples.entry(name.clone()).or_insert_with(none);
            match of("grade") {
                Some(Value::Code(grade)) => *sample.grades.entry(grade.clone()).or_default() += 1,
                _ if open => sample.ungraded += 1,
                _ => {}
            }
            let by = of("actions-by").and_then(Value::day).filter(|_| open && of("actions-done").is_none());
            sample.overdue += usize::from(by.is_some_and(|by| by < reach.today.0));
        }
        Ok(samples.into_values().rev().collect())
    }

    /// Refuses who may not audit all records of a register, or begin no audit.
    async fn require_auditor(
        &self,
        link: &mut Link<'_>,
        actor: &Actor,
        of: PartnershipId,
        drawn_from: &Definition,
    ) -> Result<(), LedgerError> {
        let held = Held::of(self, link, actor, of).await?;
        let audits = self.definition(AUDITS)?;
        let both = held.may_with_all(drawn_from, Right::Audit) && held.may_with_all(audits, Right::Add);
        if both { Ok(()) } else { Err(LedgerError::Forbidden("draw cases of this register")) }
    }
}

/// The records that a sample may be drawn from.
async fn candidates(link: &mut Link<'_>, reach: &Reach, new: &NewSample) -> Result<Vec<Candidate>, LedgerError> {
    let any = (String::new(), String::new());
    let (which, (since, until)) = match new.from {
        DrawnFrom::All => ("all", any),
        DrawnFrom::Open => ("open", any),
        DrawnFrom::Closed(from, until) => ("closed", (from.to_string(), until.to_string())),
    };
    let rows = reached!(
        fetch_all,
        link,
        (RecordId, PersonId, Option<AccountId>),
        reach,
        "SELECT r.id, r.person_id, r.worker_id FROM records r",
        "AND r.register = $11 AND r.person_id IS NOT NULL AND r.merged_into IS NULL
         AND ($12 = '' OR r.team_id = $12)
         AND ($13 = 'all' OR ($13 = 'open' AND r.is_open) OR ($13 = 'closed' AND r.closed_on BETWEEN $14 AND $15))
         ORDER BY r.id",
        new.register.as_str(),
        new.team.map(|team| team.to_string()).unwrap_or_default(),
        which,
        since.as_str(),
        until.as_str()
    )?;
    Ok(rows.into_iter().map(|(id, child, worker)| Candidate { id, child, worker }).collect())
}

/// Whether one of the auditors worked on a record: it is or was theirs, or they changed it.
async fn worked_on(change: &mut Change<'_>, one: &Candidate, new: &NewSample) -> Result<bool, LedgerError> {
    for auditor in [Some(new.auditor), new.second].into_iter().flatten() {
        if one.worker == Some(auditor) {
            return Ok(true);
        }
        let sql = "SELECT e.sequence FROM record_events e JOIN journal j ON j.sequence = e.sequence
                   WHERE e.record_id = $1 AND NOT e.look AND (j.actor = $2 OR j.body LIKE $3) LIMIT 1";
        let (actor, named) = (format!("account:{auditor}"), format!("%\"worker\":\"{auditor}\"%"));
        if optional_row!(change.work, (i64,), sql, one.id, actor, named)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
