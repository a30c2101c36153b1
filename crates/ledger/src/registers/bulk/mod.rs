//! Storing many families at once: an invented county, for demonstrations and measurements.
//!
//! What is stored is checked and worked out as one record is, by the same code; only the writing differs. A part of a
//! county is stored in one transaction, with one entry in the journal that says which families and how many records,
//! so that a loading that was broken off is gone on with and never leaves half a family. Only the system stores a
//! county, and only in a partnership that holds nothing else: what is invented is never mixed with what is real.

mod prepare;
mod resolve;
mod rows;
mod standing;
mod store;

use std::collections::BTreeMap;

use bigplan_register::{Record, RegisterCode};
use serde::{Deserialize, Serialize};

pub use prepare::PreparedFamilies;
pub(super) use rows::Rows;

use super::NewPerson;
use crate::{AccountId, OrganisationId, TeamId};

/// What the places in records of a county mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grounds {
    /// Organisations.
    pub organisations: Vec<OrganisationId>,
    /// Teams.
    pub teams: Vec<TeamId>,
    /// Those who work, move and sign.
    pub workers: Vec<AccountId>,
}

/// A family with its records. Ids in these are places, written as numbers: of people of the family, of its records, of
/// organisations, teams and workers of the [`Grounds`].
#[derive(Clone, Debug, PartialEq)]
pub struct BulkFamily {
    /// Its people.
    pub people: Vec<NewPerson>,
    /// Its records.
    pub records: Vec<BulkRecord>,
}

/// A record of a family.
#[derive(Clone, Debug, PartialEq)]
pub struct BulkRecord {
    /// Its register.
    pub register: RegisterCode,
    /// Whom it is about.
    pub person: usize,
    /// Whose team's it is.
    pub team: Option<usize>,
    /// The record.
    pub record: Record,
}

/// Which part of a county families are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountyPart {
    /// What the county is made from, in words: another text is another county.
    pub settings: String,
    /// The number of its first family.
    pub from: u64,
    /// The number of the family after its last.
    pub next: u64,
    /// Whether the county ends with it.
    pub last: bool,
}

/// How much of a county a partnership holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountyHeld {
    /// The number of the next family.
    pub next: u64,
    /// Whether there is none.
    pub complete: bool,
    /// How many people are stored.
    pub people: usize,
    /// How many records of each register.
    pub records: BTreeMap<RegisterCode, usize>,
}
