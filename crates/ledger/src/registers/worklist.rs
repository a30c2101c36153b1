//! Lists of work, in the order in which clocks run out. Lists show names, so each page of one is a look at its records.

use bigplan_register::RegisterCode;
use jiff::civil::Date;
use serde_json::json;

use super::Casework;
use super::derive::NEVER;
use super::reach::{self, Reach, reached};
use crate::clock::Day;
use crate::looks::Looking;
use crate::store::Link;
use crate::{AccountId, Actor, LedgerError, PartnershipId, PersonId, RecordId, Subject, TeamId};

/// A line of a list of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkItem {
    /// The record.
    pub id: RecordId,
    /// The code of its register.
    pub register: String,
    /// Where it stands.
    pub state: String,
    /// Its version.
    pub version: i64,
    /// Whom it is about.
    pub person: Option<PersonId>,
    /// Their names, family name first and given names after; empty where it is about nobody.
    pub names: (String, String),
    /// What it is about, where it is about something else.
    pub about: Option<String>,
    /// Who does the work.
    pub worker: Option<AccountId>,
    /// Their name.
    pub worker_name: Option<String>,
    /// Whose team's it is.
    pub team: Option<TeamId>,
    /// The last day in time of the clock that runs out first; `None` where nothing is due.
    pub due: Option<Date>,
    /// The code of that clock.
    pub due_clock: Option<String>,
    /// How many sign-offs it waits for.
    pub unsigned: i64,
    /// How many fields that must be filled in are not.
    pub missing: i64,
}

/// Which records a list is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkList {
    /// Open records whose work is the actor's.
    Mine,
    /// Open records of a team.
    Team(TeamId),
    /// Records of whose work nobody has read what somebody must, closed ones too; of one team, or of all.
    Unsigned(Option<TeamId>),
    /// Records of a register in a state: referrals that are decided and whose referrers have not been told.
    InState(RegisterCode, bigplan_register::StateCode),
}

/// A page of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkPage {
    /// Only records of this register.
    pub register: Option<RegisterCode>,
    /// The last line of the page before: what was due, and which record.
    pub after: Option<(Option<Date>, RecordId)>,
    /// The most lines: one to 200.
    pub lines: u32,
}

pub(super) type Row = (
    RecordId,
    String,
    String,
    i64,
    Option<PersonId>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<AccountId>,
    Option<String>,
    Option<TeamId>,
    Day,
    Option<String>,
    i64,
    i64,
);

/// The lines of lists, before their conditions: a [`Row`] each.
macro_rules! lines {
    () => {
        "SELECT r.id, r.register, r.state, r.version, r.person_id, p.family_name, p.given_names, r.about_id, r.worker_id,
                a.name, r.team_id, r.due_on, r.due_clock, r.unsigned, r.missing
         FROM records r LEFT JOIN persons p ON p.id = r.person_id LEFT JOIN accounts a ON a.id = r.worker_id"
    };
}
pub(super) use lines;

/// A page of a list of records that may be seen; `$tail` says which, its own places beginning with `$15`.
macro_rules! page {
    ($on:expr, $reach:expr, $page:expr, $tail:literal $(, $bind:expr)* $(,)?) => {
        reached!(
            fetch_all,
            $on,
            Row,
            $reach,
            lines!(),
            concat!(
                "AND ($11 = '' OR r.register = $11) AND (r.due_on, r.id) > ($12, $13) ",
                $tail,
                " ORDER BY r.due_on, r.id LIMIT $14"
            ),
            $page.register.as_ref().map_or("", |register| register.as_str()),
            after_day($page.after),
            after_id($page.after),
            i64::from($page.lines.clamp(1, 200))
            $(, $bind)*
        )
    };
}

impl Casework {
    /// A page of a list of work, as far as the actor may see it today, the record whose clock runs out first at the top.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for visitors and for programs that act for somebody; any error of the journal: nothing
    /// is shown then.
    pub async fn work_list(
        &self,
        actor: &Actor,
        of: PartnershipId,
        list: &WorkList,
        page: &WorkPage,
    ) -> Result<Vec<WorkItem>, LedgerError> {
        let (work, list, page) = (self.clone(), list.clone(), page.clone());
        let look = self
            .ledger
            .look(actor, move |looking| Box::pin(async move { work.listed(looking, of, &list, &page).await }));
        look.await
    }

    async fn listed(
        &self,
        looking: &mut Looking,
        of: PartnershipId,
        list: &WorkList,
        page: &WorkPage,
    ) -> Result<Vec<WorkItem>, LedgerError> {
        let reach = self.reach(looking, of).await?;
        let rows = read(&mut looking.link(), &reach, list, page).await?;
        let items: Vec<WorkItem> = rows.into_iter().map(WorkItem::from_row).collect();
        let shown: Vec<RecordId> = items.iter().map(|item| item.id).collect();
        let body = json!({"list": list.word(), "records": shown.len()});
        looking.record_about("records-listed", of, shown, Subject::Registers, body);
        Ok(items)
    }

    /// What whoever looks reaches today, if the definitions are those that hold.
    pub(super) async fn reach(&self, looking: &mut Looking, of: PartnershipId) -> Result<Reach, LedgerError> {
        self.require_current(&mut looking.link()).await?;
        let actor = looking.actor.clone();
        reach::of(self, &mut looking.link(), &actor, of).await
    }

    /// Referrals that are decided and whose referrers have not been told what came of them, the longest wait first.
    ///
    /// # Errors
    /// As [`Casework::work_list`]; [`LedgerError::NotFound`] where there is no register of referrals.
    pub async fn untold_referrers(
        &self,
        actor: &Actor,
        of: PartnershipId,
        page: &WorkPage,
    ) -> Result<Vec<WorkItem>, LedgerError> {
        let missing = || LedgerError::NotFound("register");
        let definition = self.registers.named("referral").ok_or_else(missing)?;
        let decided = definition.states.iter().find(|state| state.code.as_str() == "decided").ok_or_else(missing)?;
        let list = WorkList::InState(definition.code.clone(), decided.code.clone());
        self.work_list(actor, of, &list, page).await
    }
}

async fn read(link: &mut Link<'_>, reach: &Reach, list: &WorkList, page: &WorkPage) -> Result<Vec<Row>, LedgerError> {
    match list {
        WorkList::Mine => page!(link, reach, page, "AND r.is_open AND r.worker_id = $2"),
        WorkList::Team(team) => page!(link, reach, page, "AND r.is_open AND r.team_id = $15", *team),
        WorkList::Unsigned(None) => page!(link, reach, page, "AND r.unsigned > 0"),
        WorkList::Unsigned(Some(team)) => page!(link, reach, page, "AND r.unsigned > 0 AND r.team_id = $15", *team),
        WorkList::InState(register, state) => {
            let (register, state) = (register.as_str(), state.as_str());
            page!(
                link,
                reach,
                page,
                "AND r.register = $15 AND r.state = $16 AND r.merged_into IS NULL",
                register,
                state
            )
        }
    }
}

impl WorkList {
    fn word(&self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Team(_) => "team",
            Self::Unsigned(_) => "unsigned",
            Self::InState(..) => "state",
        }
    }
}

impl WorkPage {
    /// The first page of so many lines.
    pub fn first(lines: u32) -> Self {
        Self { lines, ..Self::default() }
    }

    /// The page after a line.
    #[must_use]
    pub fn after(&self, last: &WorkItem) -> Self {
        Self { after: Some((last.due, last.id)), ..self.clone() }
    }
}

/// Where the page before ended: what was due, as lists are ordered; empty before the first page.
pub(super) fn after_day(after: Option<(Option<Date>, RecordId)>) -> String {
    after.map_or_else(String::new, |(day, _)| day.unwrap_or(NEVER).to_string())
}

/// Where the page before ended: which record.
pub(super) fn after_id(after: Option<(Option<Date>, RecordId)>) -> String {
    after.map_or_else(String::new, |(_, id)| id.to_string())
}

impl WorkItem {
    pub(super) fn from_row(row: Row) -> Self {
        let (
            id,
            register,
            state,
            version,
            person,
            family,
            given,
            about,
            worker,
            worker_name,
            team,
            day,
            clock,
            signs,
            holes,
        ) = row;
        Self {
            id,
            register,
            state,
            version,
            person,
            names: (family.unwrap_or_default(), given.unwrap_or_default()),
            about,
            worker,
            worker_name,
            team,
            due: due(day),
            due_clock: clock,
            unsigned: signs,
            missing: holes,
        }
    }
}

/// What a stored day means: nothing where it is the day after every other.
pub(super) fn due(day: Day) -> Option<Date> {
    Some(day.0).filter(|day| *day != NEVER)
}
