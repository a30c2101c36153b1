//! What stands beside the files: by which rules, on which day, and of how many rows they were made.

use std::collections::BTreeSet;

use bigplan_counting::{Counts, People};
use bigplan_measure::{AreaCode, Areas};
use bigplan_register::{Calendar, RegisterCode, Registers};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The name of the manifest's file.
pub const MANIFEST: &str = "manifest.json";

/// What an export for counting is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of the export; 1.
    pub version: u32,
    /// The version of the program that made it.
    pub program: String,
    /// The digest of everything that figures depend on beside records: who counts by other rules must not read the
    /// files.
    pub rules: String,
    /// The day on which it was made, and as of which is counted.
    pub day: Date,
    /// The partnership, by its short name.
    pub partnership: String,
    /// The area that the figures are of.
    pub area: AreaCode,
    /// The registers that hold something, of those that some measures need before they are counted.
    pub filled: BTreeSet<RegisterCode>,
    /// Who lives in the area and in its districts, by the figures that were loaded: what rates are out of.
    pub people: People,
    /// Its files.
    pub files: Vec<FilePart>,
}

/// One file of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilePart {
    /// Its name.
    pub name: String,
    /// How many rows it has.
    pub rows: u64,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
}

/// The digest of the rules, the registers that they read, the working days and the places: SHA-256, in hexadecimal.
pub fn rules_digest(counts: &Counts, registers: &Registers, calendar: &Calendar, areas: &Areas) -> String {
    let mut digest = Sha256::new();
    digest.update(counts.rules(registers));
    digest.update(format!("{calendar:?}"));
    areas.iter().for_each(|area| digest.update(format!("{area:?}")));
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
