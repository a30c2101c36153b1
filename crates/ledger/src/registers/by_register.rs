//! One register's records as somebody may see them, and how many there are of each register.

use bigplan_register::{RegisterCode, StateCode};
use serde_json::json;

use super::Casework;
use super::around::{self, Fact};
use super::derive::NEVER;
use super::look::OtherRecord;
use super::persons::{self, Person};
use super::reach::{self, reached};
use super::standing::Who;
use super::worklist::{Row, WorkItem, due};
use crate::clock::Day;
use crate::journal::Look;
use crate::{Actor, LedgerError, PartnershipId, PersonId, RecordId, Subject};

/// Whose work a list of one register shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// The actor's own.
    #[default]
    Mine,
    /// That of the teams in which the actor holds a duty today.
    Teams,
    /// Everybody's whose records the actor may see.
    All,
}

/// A page of the records of one register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterPage {
    /// Which register.
    pub register: RegisterCode,
    /// Whose work.
    pub whose: Whose,
    /// Only those in this state; all open ones where it is `None`.
    pub state: Option<StateCode>,
    /// The last line of the page before: what was due, and which record.
    pub after: Option<(Option<jiff::civil::Date>, RecordId)>,
    /// The most lines: one to 200.
    pub lines: u32,
}

/// How many open records of a register somebody may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenRecords {
    /// The register's code.
    pub register: String,
    /// How many.
    pub open: i64,
    /// How many of them are the actor's own work.
    pub mine: i64,
    /// In how many of them a clock has run out.
    pub overdue: i64,
}

/// A person across registers.
#[derive(Clone, Debug)]
pub struct PersonPage {
    /// Who it is.
    pub person: Person,
    /// Their records that the reader may see, open ones first.
    pub records: Vec<OtherRecord>,
    /// What is known around them by days: family, addresses, schools. They stand among the records too.
    pub around: Vec<Fact>,
}

impl Whose {
    fn word(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Teams => "teams",
            Self::All => "all",
        }
    }
}

impl Casework {
    /// A page of a register's records, as far as the actor may see them today, the one whose clock runs out first at the
    /// top.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for visitors and for programs that act for somebody; any error of the journal: nothing
    /// is shown then.
    pub async fn register_page(
        &self,
        actor: &Actor,
        of: PartnershipId,
        page: &RegisterPage,
    ) -> Result<Vec<WorkItem>, LedgerError> {
        let mut change = self.ledger.change(actor).await?;
        self.require_current(&mut change.link()).await?;
        let reach = reach::of(self, &mut change.link(), actor, of).await?;
        let rows = reached!(
            fetch_all,
            change.work,
            Row,
            reach,
            "SELECT r.id, r.register, r.state, r.version, r.person_id, p.family_name, p.given_names, r.about_id, r.worker_id,
                    a.name, r.team_id, r.due_on, r.due_clock, r.unsigned, r.missing
             FROM records r LEFT JOIN persons p ON p.id = r.person_id LEFT JOIN accounts a ON a.id = r.worker_id",
            "AND r.register = $11 AND (r.due_on, r.id) > ($12, $13) AND r.merged_into IS NULL
             AND (($14 = '' AND r.is_open) OR r.state = $14)
             AND ($15 = 'all' OR ($15 = 'mine' AND r.worker_id = $2) OR ($15 = 'teams' AND r.team_id IN (
                 SELECT m.team_id FROM duties m WHERE m.account_id = $2 AND m.partnership_id = $1
                   AND (m.from_on IS NULL OR m.from_on <= $3) AND (m.until_on IS NULL OR m.until_on >= $3))))
             ORDER BY r.due_on, r.id LIMIT $16",
            page.register.as_str(),
            page.after.map_or_else(String::new, |(day, _)| day.unwrap_or(NEVER).to_string()),
            page.after.map_or_else(String::new, |(_, id)| id.to_string()),
            page.state.as_ref().map_or("", |state| state.as_str()),
            page.whose.word(),
            i64::from(page.lines.clamp(1, 200))
        )?;
        let items: Vec<WorkItem> = rows.into_iter().map(WorkItem::from_row).collect();
        let shown: Vec<RecordId> = items.iter().map(|item| item.id).collect();
        let body = json!({"list": page.whose.word(), "register": page.register, "records": shown.len()});
        change.record_about("records-listed", of, (shown, Look::Only), Subject::Registers, body);
        change.commit().await?;
        Ok(items)
    }

    /// How many open records of each register the actor may see, by register. Numbers only, so counting is no look.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for visitors and for programs that act for somebody.
    pub async fn open_records(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<OpenRecords>, LedgerError> {
        let mut read = self.ledger.store.snapshot().await?;
        let reach = reach::of(self, &mut read.link(), actor, of).await?;
        let rows = reached!(
            fetch_all,
            read,
            (String, i64, i64, i64),
            reach,
            "SELECT r.register, COUNT(*), COUNT(CASE WHEN r.worker_id = $2 THEN 1 END),
                    COUNT(CASE WHEN r.due_on < $11 THEN 1 END) FROM records r",
            "AND r.is_open GROUP BY r.register ORDER BY r.register",
            Day(reach.today.0)
        )?;
        let counted = |(register, open, mine, overdue)| OpenRecords { register, open, mine, overdue };
        Ok(rows.into_iter().map(counted).collect())
    }

    /// A person across registers: what is known of them, and all records of theirs that the actor may see, open ones
    /// first. The look is in the journal, with the records that it showed.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where there is none, or no record of theirs is the actor's to see.
    pub async fn person_page(&self, actor: &Actor, id: PersonId) -> Result<PersonPage, LedgerError> {
        let mut change = self.ledger.change(actor).await?;
        let found = persons::find(&mut change.link(), id).await?.ok_or(LedgerError::NotFound("person"))?;
        self.require_known(&mut change.link(), actor, &found).await?;
        let reach = reach::of(self, &mut change.link(), actor, found.partnership).await?;
        let rows = reached!(
            fetch_all,
            change.work,
            (RecordId, String, String, bool, Day),
            reach,
            "SELECT r.id, r.register, r.state, r.is_open, r.due_on FROM records r",
            "AND r.person_id = $11 AND r.merged_into IS NULL
             ORDER BY CASE WHEN r.is_open THEN 0 ELSE 1 END, r.due_on, r.id LIMIT 200",
            id
        )?;
        let record = |(id, register, state, open, due_on)| OtherRecord { id, register, state, open, due: due(due_on) };
        let records: Vec<OtherRecord> = rows.into_iter().map(record).collect();
        let who = Who::of(actor)?;
        let around = around::of(&mut change.link(), &self.registers, who, id, reach.today).await?;
        let shown: Vec<RecordId> = records.iter().map(|record| record.id).collect();
        change.record_about("person-seen", found.partnership, (shown, Look::Only), Subject::Person(id), json!({}));
        change.commit().await?;
        Ok(PersonPage { person: found, records, around })
    }
}
