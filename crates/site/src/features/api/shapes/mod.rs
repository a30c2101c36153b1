//! What the JSON of the API looks like, as types. The description is made from them, and what is
//! sent is read with them. The words are those of the contract that `bigplan import plan --json` keeps.

mod failure;
mod item;
mod life;
mod partnership;
mod plan;
mod record;
mod refused;
mod said;
mod written;

pub use failure::{ChangedMeanwhile, Failed, Failure};
pub use item::{At, FundUse, GroupUse, Item, ItemLink, Kind, Lead, LeadState, Scope};
pub use life::{
    Compared, ComparedItem, ComparedMeasure, ComparedPart, Difference, Fragment, Standing, Version, WholePlan,
};
pub use partnership::{Partnership, StandingGroup};
pub use plan::{Measure, Need, OnePlan, Period, PeriodValue, PlanGroup, PlanHead, PlanSummary};
pub use record::{
    ClockNow, MoveSaid, NewRecordSaid, OneRecord, RecordLine, RecordSaved, RecordValues, Records, Register,
};
pub use refused::{ChangeRefused, NewRefused};
pub use said::{Said, SaidNow, Update};
pub use written::{ItemWords, Move, NewItem, OneItem, Removed};
