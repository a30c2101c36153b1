//! One register's records as somebody may see them, and a person across registers.

use bigplan_register::{RegisterCode, StateCode};
use serde_json::json;

use super::Casework;
use super::around::{self, Fact};
use super::look::{self, OtherRecord};
use super::persons::{self, Person};
use super::reach;
use super::register_rows;
use super::standing::Who;
use super::worklist::WorkItem;
use crate::looks::Looking;
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
        let (work, page) = (self.clone(), page.clone());
        self.ledger
            .look(actor, move |looking| Box::pin(async move { work.in_register(looking, of, &page).await }))
            .await
    }

    async fn in_register(
        &self,
        looking: &mut Looking,
        of: PartnershipId,
        page: &RegisterPage,
    ) -> Result<Vec<WorkItem>, LedgerError> {
        let reach = self.reach(looking, of).await?;
        let ended = self.ends(page)?;
        let rows = register_rows::read(&mut looking.link(), &reach, page, ended).await?;
        let items: Vec<WorkItem> = rows.into_iter().map(WorkItem::from_row).collect();
        let shown: Vec<RecordId> = items.iter().map(|item| item.id).collect();
        let body = json!({"list": page.whose.word(), "register": page.register, "records": shown.len()});
        looking.record_about("records-listed", of, shown, Subject::Registers, body);
        Ok(items)
    }

    /// Whether a page is of records in a state that ends, so that none of them is open.
    fn ends(&self, page: &RegisterPage) -> Result<bool, LedgerError> {
        let definition = self.definition(page.register.as_str())?;
        let state = page.state.as_ref().and_then(|state| definition.state(state));
        Ok(state.is_some_and(|state| state.ends))
    }

    /// A person across registers: what is known of them, and all records of theirs that the actor may see, open ones
    /// first. The look is in the journal, with the records that it showed.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where there is none, or no record of theirs is the actor's to see.
    pub async fn person_page(&self, actor: &Actor, id: PersonId) -> Result<PersonPage, LedgerError> {
        let work = self.clone();
        self.ledger.look(actor, move |looking| Box::pin(async move { work.whole_person(looking, id).await })).await
    }

    async fn whole_person(&self, looking: &mut Looking, id: PersonId) -> Result<PersonPage, LedgerError> {
        let actor = looking.actor.clone();
        let found = persons::find(&mut looking.link(), id).await?.ok_or(LedgerError::NotFound("person"))?;
        self.require_known(&mut looking.link(), &actor, &found).await?;
        let reach = reach::of(self, &mut looking.link(), &actor, found.partnership).await?;
        let records = look::others(&mut looking.link(), &reach, id, None).await?;
        let who = Who::of(&actor)?;
        let around = around::of(&mut looking.link(), &self.registers, who, id, reach.today).await?;
        let shown: Vec<RecordId> = records.iter().map(|record| record.id).collect();
        looking.record_about("person-seen", found.partnership, shown, Subject::Person(id), json!({}));
        Ok(PersonPage { person: found, records, around })
    }
}
