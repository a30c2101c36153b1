//! What does not fit the dataset's description, each with its table, row and field.

use std::collections::BTreeMap;

use serde::Serialize;

/// Findings of one code, table and field that are kept whole; all are counted.
const KEPT: u64 = 20;

/// One thing that does not fit. It never holds what stands in the field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DatasetFinding {
    /// Stable.
    pub code: FindingCode,
    /// The table.
    pub table: String,
    /// The row of its file, from 1; the headings are not counted. 0 where the whole table is meant.
    pub row: u64,
    /// The field.
    pub field: String,
    /// A plain sentence.
    pub message: String,
}

/// The kinds of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingCode {
    /// A row lacks what the dataset wants of every row.
    RequiredEmpty,
    /// It is longer than the field takes.
    TooLong,
    /// It is not of the field's type.
    WrongType,
    /// Two rows have the same key.
    KeyTwice,
    /// It points at a row that is not there.
    PointsNowhere,
    /// The dataset wants a field that is not held here.
    RequiredNotHeld,
    /// The duty of whoever exports does not let them see the field that it is made from.
    FieldNotSeen,
}

impl FindingCode {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::RequiredEmpty,
        Self::TooLong,
        Self::WrongType,
        Self::KeyTwice,
        Self::PointsNowhere,
        Self::RequiredNotHeld,
        Self::FieldNotSeen,
    ];

    /// The word used in JSON and documentation.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RequiredEmpty => "required-empty",
            Self::TooLong => "too-long",
            Self::WrongType => "wrong-type",
            Self::KeyTwice => "key-twice",
            Self::PointsNowhere => "points-nowhere",
            Self::RequiredNotHeld => "required-not-held",
            Self::FieldNotSeen => "field-not-seen",
        }
    }
}

/// All findings of one making.
#[derive(Clone, Debug, Default)]
pub(crate) struct Findings {
    pub(crate) kept: Vec<DatasetFinding>,
    pub(crate) counts: BTreeMap<FindingCode, u64>,
    per_field: BTreeMap<(FindingCode, String, String), u64>,
}

impl Findings {
    pub(crate) fn add(&mut self, finding: DatasetFinding) {
        *self.counts.entry(finding.code).or_default() += 1;
        let place = (finding.code, finding.table.clone(), finding.field.clone());
        let count = self.per_field.entry(place).or_default();
        *count += 1;
        if *count <= KEPT {
            self.kept.push(finding);
        }
    }
}
