//! The journal: every change in order, each entry chained to the one before by its hash.

mod append;
mod chain;
mod history;
mod verify;

use jiff::Timestamp;
use serde_json::Value;

pub(crate) use append::append;
pub(crate) use chain::hex;
pub(crate) use history::{Row, event, of_subject};

use crate::clock::Moment;
use crate::{
    AccountId, Actor, ChallengeId, EventId, FigureFileId, GroupId, ImportId, ItemId, LoadId, MeetingId, NoticeId,
    OrganisationId, PartnershipId, PersonId, PlanId, PostId, QuarterId, RecommendationId, RecordId, ReportId, ReturnId,
    TeamId,
};

/// What an entry is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A partnership.
    Partnership(PartnershipId),
    /// An organisation of a partnership.
    Organisation(OrganisationId),
    /// A post of a partnership.
    Post(PostId),
    /// A standing group of a partnership.
    Group(GroupId),
    /// An account.
    Account(AccountId),
    /// A try to sign in with an address that no account has.
    SignIn,
    /// An import.
    Import(ImportId),
    /// A plan.
    Plan(PlanId),
    /// An item of a plan.
    Item(ItemId),
    /// A meeting of a group.
    Meeting(MeetingId),
    /// A challenge of a group.
    Challenge(ChallengeId),
    /// An inspection report.
    Report(ReportId),
    /// A recommendation of an inspection report.
    Recommendation(RecommendationId),
    /// An improvement notice.
    Notice(NoticeId),
    /// A load of figures.
    Load(LoadId),
    /// A file of figures on its way.
    FigureFile(FigureFileId),
    /// A statutory return.
    Return(ReturnId),
    /// What a partnership says about a measure of the catalogue.
    Measure(PartnershipId, String),
    /// A quarter, with what was asked and answered in it.
    Quarter(QuarterId),
    /// The definitions of all registers.
    Registers,
    /// A team.
    Team(TeamId),
    /// A child or a grown-up whom records are about.
    Person(PersonId),
    /// A record of a register.
    Record(RecordId),
}

impl Subject {
    fn kind(&self) -> &'static str {
        match self {
            Self::Partnership(_) => "partnership",
            Self::Organisation(_) => "organisation",
            Self::Post(_) => "post",
            Self::Group(_) => "group",
            Self::Account(_) => "account",
            Self::SignIn => "sign-in",
            Self::Import(_) => "import",
            Self::Plan(_) => "plan",
            Self::Item(_) => "item",
            Self::Meeting(_) => "meeting",
            Self::Challenge(_) => "challenge",
            Self::Report(_) => "report",
            Self::Recommendation(_) => "recommendation",
            Self::Notice(_) => "notice",
            Self::Load(_) => "load",
            Self::FigureFile(_) => "figure-file",
            Self::Return(_) => "statutory-return",
            Self::Measure(..) => "measure",
            Self::Quarter(_) => "quarter",
            Self::Registers => "registers",
            Self::Team(_) => "team",
            Self::Person(_) => "person",
            Self::Record(_) => "record",
        }
    }

    fn id(&self) -> String {
        match self {
            Self::Partnership(id) => id.to_string(),
            Self::Organisation(id) => id.to_string(),
            Self::Post(id) => id.to_string(),
            Self::Group(id) => id.to_string(),
            Self::Account(id) => id.to_string(),
            Self::SignIn => String::new(),
            Self::Import(id) => id.to_string(),
            Self::Plan(id) => id.to_string(),
            Self::Item(id) => id.to_string(),
            Self::Meeting(id) => id.to_string(),
            Self::Challenge(id) => id.to_string(),
            Self::Report(id) => id.to_string(),
            Self::Recommendation(id) => id.to_string(),
            Self::Notice(id) => id.to_string(),
            Self::Load(id) => id.to_string(),
            Self::FigureFile(id) => id.to_string(),
            Self::Return(id) => id.to_string(),
            Self::Measure(partnership, measure) => format!("{partnership}/{measure}"),
            Self::Quarter(id) => id.to_string(),
            Self::Registers => String::new(),
            Self::Team(id) => id.to_string(),
            Self::Person(id) => id.to_string(),
            Self::Record(id) => id.to_string(),
        }
    }
}

/// Whether an entry about records tells of a look or of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    Only,
    Changed,
}

/// An entry that is yet to get its place in the chain.
pub(crate) struct NewEvent {
    /// Who did it.
    pub(crate) by: String,
    pub(crate) at: Moment,
    pub(crate) action: &'static str,
    pub(crate) partnership: Option<PartnershipId>,
    pub(crate) subject: Subject,
    pub(crate) body: Value,
    /// The plan that the entry is about, and the item, so that histories are found at once.
    pub(crate) of_plan: Option<(PlanId, Option<ItemId>)>,
    /// The records that the entry is about, and whether they were only looked at.
    pub(crate) of_records: Option<(Vec<RecordId>, Look)>,
}

impl NewEvent {
    /// An entry about no plan and no record.
    pub(crate) fn by(
        actor: &Actor,
        at: Moment,
        action: &'static str,
        partnership: Option<PartnershipId>,
        subject: Subject,
        body: Value,
    ) -> Self {
        let by = actor.journal_text();
        Self { by, at, action, partnership, subject, body, of_plan: None, of_records: None }
    }
}

/// One entry, as shown to people who may see it. May hold personal details.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its place in the chain, from 1.
    pub sequence: i64,
    /// Its id.
    pub id: EventId,
    /// When.
    pub at: Timestamp,
    /// Who: `visitor`, `account:ID` or `system:REASON`.
    pub actor: String,
    /// The account's name, where an account did it.
    pub actor_name: Option<String>,
    /// What was done, for example `item-changed`.
    pub action: String,
    /// The kind of thing it was done to.
    pub subject_kind: String,
    /// That thing's id.
    pub subject_id: String,
    /// What was before and what after.
    pub body: Value,
}

/// The end of the chain. Noted somewhere else, it also proves that nothing was cut off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalHead {
    /// The number of entries.
    pub sequence: i64,
    /// The hash of the last one, in hexadecimal; empty for an empty journal.
    pub hash: String,
}

/// What a walk along the chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalReport {
    /// The entries that were found whole before the first broken one.
    pub entries: i64,
    /// Where the chain ends.
    pub head: JournalHead,
    /// The first entry that does not fit, if any.
    pub broken: Option<JournalBreak>,
}

/// The first entry that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalBreak {
    /// Its place.
    pub sequence: i64,
    /// What is wrong with it, in a plain sentence.
    pub reason: &'static str,
}
