//! Storage: SQLite or PostgreSQL behind one set of functions, with a chained journal.
//!
//! Everything that Bigplan keeps goes through a [`Ledger`]. Every public query takes
//! the [`Actor`] first and checks, beside the query, what that actor may see. Every
//! change is written together with its journal entry in one transaction, so there is
//! no change without an entry and no entry without a change.
//!
//! What is deliberately absent: SQL made from text (every value is a bound
//! parameter), a second migration history, a way to change the journal, and a way to
//! read a password hash or a session token back out.

#[macro_use]
mod sql;

pub mod access;
pub mod accounts;
mod address;
pub mod clock;
pub mod columns;
mod constraints;
pub mod documents;
pub mod error;
pub mod families;
pub mod figures;
pub mod files;
mod given;
pub mod groups;
pub mod ids;
pub mod imports;
pub mod inspection;
pub mod journal;
pub mod life;
mod looks;
pub mod mail;
pub mod migrations;
pub mod needs;
mod open;
pub mod partnerships;
pub mod password;
pub mod people;
pub mod plans;
pub mod quarter;
pub mod registers;
pub mod returned;
pub mod roles;
pub mod sessions;
pub mod sign_in;
pub mod statutory;
mod store;
mod text_column;
pub mod tokens;
mod transaction;
pub mod work;

pub use access::{AccountActor, Actor, Right, Role, Scope, TokenActor};
pub use accounts::{Account, AccountChange, NewAccount};
pub use clock::{Clock, FixedClock, SystemClock};
pub use documents::{NewDocument, StoredDocument};
pub use error::{LedgerError, OpenLedgerError};
pub use families::{
    AgreementMeasure, AgreementSort, Answer, Family, Level, NewPlanLink, PlanLink, PlanLinkSort, Relative,
};
pub use files::{ItemFile, NewFile};
pub use ids::{
    AccountId, AnswerRequestId, AppointmentId, AskId, ChallengeId, CommentId, CommentaryId, ConsultationId, ContractId,
    DutyId, EventId, EvidenceId, ExceptionActionId, FigureFileId, FileId, GroupActionId, GroupId, ImportId, ItemId,
    LoadId, MeasureId, MeetingId, MembershipId, NeedDecisionId, NeedEvidenceId, NeedGapId, NoticeId, OrganisationId,
    PaperId, PartnershipId, PersonId, PlanId, PlanLinkId, PointId, PostId, PromiseId, QuarterChallengeId, QuarterId,
    RecommendationId, RecordId, ReportId, RequirementId, ReturnId, ReturnedId, ShareId, SignUpId, TeamId, TimetableId,
    TokenId, UpdateId, VersionId,
};
pub use imports::{
    Chosen, Corrections, Decision, DraftPart, Import, ImportState, ImportSummary, ItemCorrection, PartCorrection,
    PartKind, PartValue,
};
pub use journal::{Event, JournalBreak, JournalHead, JournalReport, Subject};
pub use life::{
    CarriedItem, Comment, CommentStanding, Consultation, Fate, LifeCounts, MadeVersion, NewComment, NewConsultation,
    NewTimetableEntry, Outcome, ParseNumberError, Sender, SignUp, SignUpDecision, SignUpStanding, Stage,
    TimetableEntry, TimetableSort, Version, VersionNumber, WaitingComments, WaitingSignUp,
};
pub use open::Ledger;
pub use partnerships::{NewPartnership, Organisation, Partnership};
pub use people::{
    Appointed, Appointment, Candidate, Duty, HeldRole, Membership, NewMembership, On, Post, PostStanding, RoleSource,
    StandingGroup,
};
pub use plans::{Below, Place, PlanState, PlanSummary, Several, StoredItem, StoredPlan, Uses};
pub use returned::{Returned, ReturnedState};
pub use sessions::{Session, SessionToken};
pub use sign_in::{Attempt, Credentials};
pub use tokens::{ApiToken, NewToken, Reach, Token, TokenRefusal};
pub use work::{Evidence, ItemUpdate, LedItem, NewUpdate, Promise, Vacancy, Waiting, WaitingKind};
