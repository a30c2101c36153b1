//! How well one record is kept, and many of them together. Pure.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use bigplan_register::definition::Mark;
use bigplan_register::record::FindingCode;
use bigplan_register::{Definition, FieldCode, Record, RecordFinding};
use jiff::ToSpan;
use jiff::civil::Date;

/// Within how many days of the calendar a record is written down in time, as the measure of referrals has it.
pub const PROMPT: i32 = 2;

/// How well records are kept: how many there are, and of how many of them something is so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quality {
    /// All of them.
    pub records: i64,
    /// Those that lack nothing that must be filled in.
    pub whole: i64,
    /// Those that the check of their register finds nothing against but what is missing.
    pub in_order: i64,
    /// Those of which it is known when they began, and that were not carried over from elsewhere a year or more later.
    pub dated: i64,
    /// Of these, the ones that were written down at most [`PROMPT`] days after they began.
    pub prompt: i64,
}

/// How well a field is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FieldQuality {
    /// In how many records it is filled in.
    pub filled: i64,
    /// In how many of these nothing is found against it.
    pub valid: i64,
}

/// How well some records of a register are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QualityOf {
    /// All of them together.
    pub all: Quality,
    /// Field by field, in the order of the definition.
    pub fields: Vec<(FieldCode, FieldQuality)>,
    /// Team by team, by name; `None`, which comes last, is work that no team has.
    pub teams: Vec<(Option<String>, Quality)>,
}

impl AddAssign for Quality {
    fn add_assign(&mut self, other: Self) {
        self.records += other.records;
        self.whole += other.whole;
        self.in_order += other.in_order;
        self.dated += other.dated;
        self.prompt += other.prompt;
    }
}

impl AddAssign for FieldQuality {
    fn add_assign(&mut self, other: Self) {
        self.filled += other.filled;
        self.valid += other.valid;
    }
}

/// One record measured: each number is one or nought.
pub(super) struct Measured {
    pub(super) team: Option<String>,
    quality: Quality,
    fields: Vec<FieldQuality>,
}

/// Measures a record that was written down on a day and lacks so many fields. `findings` are what its check says.
pub(super) fn measured(
    definition: &Definition,
    record: &Record,
    (written, missing): (Date, i64),
    team: Option<String>,
    findings: &[RecordFinding],
) -> Measured {
    let wrong: Vec<&RecordFinding> = findings.iter().filter(|finding| is_wrong(finding.code)).collect();
    let began = dated_by(definition).and_then(|field| record.day(field));
    let dated = began.filter(|began| began.checked_add(12.months()).is_ok_and(|year| written < year));
    let prompt = dated.is_some_and(|began| (written - began).get_days() <= PROMPT);
    let field = |field: &bigplan_register::Field| {
        let filled = record.value(&field.code).is_some();
        let valid = filled && !wrong.iter().any(|finding| finding.field.as_ref() == Some(&field.code));
        FieldQuality { filled: i64::from(filled), valid: i64::from(valid) }
    };
    let quality = Quality {
        records: 1,
        whole: i64::from(missing == 0),
        in_order: i64::from(wrong.is_empty()),
        dated: i64::from(dated.is_some()),
        prompt: i64::from(prompt),
    };
    Measured { team, quality, fields: definition.fields.iter().map(field).collect() }
}

/// The field with the day on which a record begins: the first day of its stretch of time, or the one that starts its
/// first clock. A move starts a clock when it is written down, so it says nothing about time.
pub(super) fn dated_by(definition: &Definition) -> Option<&FieldCode> {
    match (&definition.episode, definition.clocks.first()) {
        (Some(episode), _) => Some(&episode.starts),
        (None, Some(clock)) => match &clock.start {
            Mark::Field(field) => Some(field),
            Mark::Move(_) => None,
        },
        (None, None) => None,
    }
}

/// Whether a finding says that what is written down is wrong. What is missing is told apart, who may do the work says
/// nothing about the record, nor does a year of which the bank holidays are not known.
fn is_wrong(code: FindingCode) -> bool {
    !matches!(
        code,
        FindingCode::MissingField | FindingCode::NoReason | FindingCode::NotQualified | FindingCode::ClockUncounted
    )
}

/// Records as they are measured one after the other.
#[derive(Default)]
pub(super) struct Together {
    all: Quality,
    fields: Vec<FieldQuality>,
    /// Work that no team has comes last.
    teams: BTreeMap<(bool, Option<String>), Quality>,
}

impl Together {
    pub(super) fn add(&mut self, one: &Measured) {
        self.all += one.quality;
        *self.teams.entry((one.team.is_none(), one.team.clone())).or_default() += one.quality;
        self.fields.resize(one.fields.len(), FieldQuality::default());
        self.fields.iter_mut().zip(&one.fields).for_each(|(all, one)| *all += *one);
    }

    pub(super) fn told(mut self, definition: &Definition) -> QualityOf {
        self.fields.resize(definition.fields.len(), FieldQuality::default());
        QualityOf {
            all: self.all,
            fields: definition.fields.iter().map(|field| field.code.clone()).zip(self.fields).collect(),
            teams: self.teams.into_iter().map(|((_, team), quality)| (team, quality)).collect(),
        }
    }
}
