//! What every record has, whatever its register, and the whole of a record put together.

use bigplan_register::record::{Moved, Pause, Signed, Worker};
use bigplan_register::{Definition, Record};
use serde::{Deserialize, Serialize};

use super::table::{self, Values};
use crate::error::damaged;
use crate::store::Link;
use crate::{AccountId, LedgerError, OrganisationId, PartnershipId, PersonId, RecordId, TeamId};

/// The head of a record.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) id: RecordId,
    pub(super) partnership: PartnershipId,
    pub(super) register: String,
    pub(super) person: Option<PersonId>,
    pub(super) about: Option<String>,
    pub(super) state: String,
    pub(super) open: bool,
    pub(super) version: i64,
    pub(super) worker: Option<AccountId>,
    pub(super) qualified: Option<bool>,
    pub(super) team: Option<TeamId>,
    pub(super) referred_by: Option<AccountId>,
    pub(super) referred_for: Option<OrganisationId>,
    pub(super) merged_into: Option<RecordId>,
    pub(super) course: Course,
}

/// What was done with a record, oldest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Course {
    pub(super) moves: Vec<Moved>,
    pub(super) signed: Vec<Signed>,
    pub(super) pauses: Vec<Pause>,
}

/// A head, and how many times definitions have been applied.
pub(super) type HeadRow = (
    RecordId,
    PartnershipId,
    String,
    Option<PersonId>,
    Option<String>,
    String,
    bool,
    i64,
    Option<AccountId>,
    Option<bool>,
    Option<TeamId>,
    Option<AccountId>,
    Option<OrganisationId>,
    Option<RecordId>,
    String,
    i64,
);

impl Head {
    pub(super) fn from_row(row: HeadRow) -> Result<(Self, i64), LedgerError> {
        let (
            id,
            partnership,
            register,
            person,
            about,
            state,
            open,
            version,
            worker,
            qualified,
            team,
            by,
            of,
            into,
            course,
            generation,
        ) = row;
        let (referred_by, referred_for, merged_into) = (by, of, into);
        let course = serde_json::from_str(&course).map_err(damaged("the course of a record"))?;
        let head = Self {
            id,
            partnership,
            register,
            person,
            about,
            state,
            open,
            version,
            worker,
            qualified,
            team,
            referred_by,
            referred_for,
            merged_into,
            course,
        };
        Ok((head, generation))
    }

    /// The head of a record, whoever asks: the caller has yet to ask whether they may see it.
    pub(super) async fn find(link: &mut Link<'_>, id: RecordId) -> Result<Option<Self>, LedgerError> {
        Ok(Self::look_up(link, id).await?.map(|(head, _)| head))
    }

    /// As [`Head::find`], with how many times definitions have been applied.
    pub(super) async fn look_up(link: &mut Link<'_>, id: RecordId) -> Result<Option<(Self, i64)>, LedgerError> {
        let sql = "SELECT r.id, r.partnership_id, r.register, r.person_id, r.about_id, r.state, r.is_open, r.version,
                          r.worker_id, r.worker_qualified, r.team_id, r.referred_by, r.referred_for, r.merged_into, r.course,
                          g.generation
                   FROM records r JOIN register_generation g ON g.only_row = 1 WHERE r.id = $1";
        optional_row!(link, HeadRow, sql, id)?.map(Self::from_row).transpose()
    }

    /// The record with what is filled in.
    pub(super) fn record(&self, values: Values) -> Result<Record, LedgerError> {
        let worker = self.worker.map(|person| Worker { person: person.to_string(), qualified: self.qualified });
        let Course { moves, signed, pauses } = self.course.clone();
        Ok(Record {
            id: self.id.to_string(),
            subject: self.person.map(|person| person.to_string()).or_else(|| self.about.clone()),
            state: self.state.parse().map_err(damaged("the state of a record"))?,
            values,
            worker,
            moves,
            signed,
            pauses,
        })
    }
}

/// What is filled in in one record.
pub(super) async fn values(link: &mut Link<'_>, definition: &Definition, id: RecordId) -> Result<Values, LedgerError> {
    let found = table::read(link, definition, "t.\"record__id\" = $1", &id.to_string()).await?;
    let missing = || LedgerError::Damaged { what: "a record", reason: "its register has no row for it".to_owned() };
    found.into_iter().next().map(|(_, values)| values).ok_or_else(missing)
}
