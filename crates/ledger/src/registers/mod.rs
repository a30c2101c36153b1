//! Registers: records that people work on, each register a table made from its definition.
//!
//! [`Ledger::open_registers`] holds the definitions against those that were last applied, carries out what changed, and
//! gives a [`Casework`], through which all work with records goes. Every change and every look is in the journal, in
//! the transaction of the change or the look: what cannot be recorded is not done and not shown.
//!
//! The journal says who did what to which record and which fields it was, never what stood in them: nothing may be
//! taken out of the journal, and what is known of a child must not outlive its time. What a field held before is kept
//! beside the record. Nobody sees a record but through a duty that they hold today ([`duties`](Duty)) and its
//! definition's word on how that duty reaches it; a program that acts for somebody reaches no more, and nothing where
//! its token was not made for records.

#[macro_use]
mod cells;
mod allocate;
mod apply;
mod around;
mod audits;
mod bulk;
mod by_register;
mod caseload;
mod change;
mod chase;
mod chase_letters;
mod columns;
mod counting;
mod create;
mod derive;
mod drafts;
mod duties;
mod error;
mod export;
mod head;
mod held;
mod import;
mod links;
mod look;
mod merge;
mod merge_persons;
mod moves;
mod names;
mod near;
mod open_records;
mod persons;
mod quality;
mod reach;
mod recount;
mod register_rows;
mod retention;
mod save;
mod shares;
mod standing;
mod storable;
mod table;
mod timeline;
mod worklist;

use std::sync::Arc;

use bigplan_register::{Calendar, Registers};

pub use apply::Applied;
pub use around::Fact;
pub use audits::{DrawnFrom, NewSample, Sample, SampleGrades};
pub use bulk::{BulkFamily, BulkRecord, CountyHeld, CountyPart, Grounds, PreparedFamilies};
pub use by_register::{PersonPage, RegisterPage, Whose};
pub use caseload::Caseload;
pub use change::Given;
pub use chase::{Answer, AskedAll, AskedOf};
pub use chase_letters::RemindedOf;
pub(crate) use chase_letters::answer_of;
pub use columns::columns_of;
pub use counting::{
    BehindFigure, CountRun, CountStep, CountedFor, Counting, FigureKey, KeptSum, PupilCounts, RecordBehind,
};
pub(crate) use counting::{counted, counted_measures, other_area, other_people};
pub use create::{About, NewRecord};
pub use drafts::{Draft, DraftPlace};
pub use duties::{Duty, NewDuty, PossibleWorker, Team};
pub use error::{ApplyRegistersError, CaseworkError};
pub use export::{CountedExport, ExportDone, Exported, ExportedChild, ExportedRecord, NewExport};
pub use import::{Accept, ImportDone, ImportFinding, ImportFindingCode, ImportPerson, ImportRow, NewImport};
pub use look::{CasePage, ClockSeen, OtherRecord};
pub use near::{Colleague, FoundBy, PersonNear};
pub use open_records::{OpenRecords, OwnRecords};
pub use persons::{NewPerson, Person, PersonKind};
pub use quality::{FieldQuality, Kept, PROMPT, Quality, QualityOf, RegisterQuality};
pub use retention::{CaseFile, Destroyed, FileDue};
pub use save::Saved;
pub use shares::Share;
pub use worklist::{WorkItem, WorkList, WorkPage};

use crate::Ledger;

/// The ledger, with the definitions that hold for its records. Cheap to clone.
#[derive(Clone)]
pub struct Casework {
    ledger: Ledger,
    registers: Arc<Registers>,
    calendar: Arc<Calendar>,
    /// Which application of definitions this one works with.
    generation: i64,
}

impl Casework {
    /// The definitions of all registers.
    pub fn registers(&self) -> &Registers {
        &self.registers
    }

    /// The working days.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The ledger below.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }
}
