//! A measure's definition, as its file gives it and checked.

mod authored;
mod count;
mod read;

pub use count::{CountRule, EventRule};

pub(crate) use read::{read, unknown_successor};

use serde::{Deserialize, Serialize};

use crate::{AreaCode, Basis, Confirmed, Frequency, GroupCode, MeasureCode, Outcome, Period, Polarity, Unit, YearKind};

/// What a measure is. See the crate's documentation for the file it is written in.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Definition {
    /// Its code, the same as its file's name.
    pub code: MeasureCode,
    /// Its title; no two measures have the same.
    pub title: String,
    /// What it says, in words that a child of nine reads.
    pub plain: String,
    /// What its number counts.
    pub unit: Unit,
    /// Digits shown after the point, 0 to 4.
    pub decimals: u8,
    /// Which way is good.
    pub polarity: Polarity,
    /// How often a new figure comes.
    pub frequency: Frequency,
    /// What kind of year its figures speak of.
    pub year: YearKind,
    /// What sort of number it is.
    pub basis: Basis,
    /// value = numerator ÷ denominator × multiplier; above nought.
    pub multiplier: f64,
    /// What is counted.
    pub numerator: String,
    /// Out of what; proportions and rates always have one.
    pub denominator: Option<String>,
    /// Where the figures come from.
    pub source: String,
    /// Who answers for it.
    pub answers: String,
    /// What must not be shown.
    pub disclosure: Disclosure,
    /// The outcome it belongs to.
    pub outcome: Option<Outcome>,
    /// Themes that cross the outcomes ("bullying").
    pub themes: Vec<String>,
    /// How far the definition has been confirmed.
    pub confirmed: Confirmed,
    /// Where it was confirmed; empty where it was not.
    pub evidence: String,
    /// The years it was collected in.
    pub held: Held,
    /// What came after it.
    pub successors: Vec<Successor>,
    /// How the definition changed while it was held.
    pub versions: Vec<Version>,
    /// How far beside the target is still near.
    pub tolerance: Tolerance,
    /// The gap that it is read with.
    pub gap: Option<GapRule>,
    /// A word of care for readers; empty where there is none.
    pub note: String,
    /// Other names and the names of columns in published files.
    pub also: Vec<String>,
    /// How it is counted from records, where it is.
    pub count: Option<CountRule>,
}

impl Definition {
    /// Whether it was collected in the calendar year that the period ends in.
    pub fn held_in(&self, period: Period) -> bool {
        let year = period.ends().year();
        self.held.from.is_none_or(|from| from <= year) && self.held.until.is_none_or(|until| year <= until)
    }

    /// Whether a figure is of scores put in their order, not of a count or sum: the lowest fifth held against the
    /// median.
    pub fn is_of_scores(&self) -> bool {
        self.basis == Basis::Score && self.gap == Some(GapRule::LowestFifth)
    }

    /// The measure that says out of how many people it is, where it is counted out of people and not out of records.
    pub fn people(&self) -> Option<&MeasureCode> {
        self.count.as_ref()?.people.as_ref()
    }

    /// The value as shown: rounded to the measure's decimals, with its unit ("48.5 per 1,000").
    pub fn shown(&self, value: f64) -> String {
        // A nought that was a little less has no sign.
        let value = self.rounded(value) + 0.0;
        format!("{value:.*}{}", usize::from(self.decimals), self.unit.shown())
    }
}

/// What must not be shown of a measure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Disclosure {
    /// Counts above nought and under this are not shown; 0 for no such rule.
    #[serde(default)]
    pub smallest: u32,
    /// Counts are shown as multiples of this; 0 for no such rule.
    #[serde(default)]
    pub round_to: u32,
    /// Whose rule, and why.
    #[serde(default)]
    pub why: String,
}

/// Calendar years, first and last, in which a measure was collected. An open end is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Held {
    /// The first year.
    #[serde(default)]
    pub from: Option<i16>,
    /// The last year.
    #[serde(default)]
    pub until: Option<i16>,
}

/// A measure that came after another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Successor {
    /// Its code.
    pub code: MeasureCode,
    /// The calendar year it begins in.
    pub from_year: i16,
    /// Whether its figures may stand in one line with the old ones.
    pub comparable: bool,
    /// What is different.
    pub why: String,
}

/// What a definition said for some years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// The first calendar year.
    #[serde(default)]
    pub from: Option<i16>,
    /// The last calendar year; open where it still holds.
    #[serde(default)]
    pub until: Option<i16>,
    /// What it said.
    pub says: String,
}

/// How far on the wrong side of a target a figure is still near it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tolerance {
    /// So much in the measure's unit; not below nought.
    Within(f64),
    /// So many hundredths of the target; not below nought.
    PercentOfTarget(f64),
}

/// A gap that a measure is read with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
pub enum GapRule {
    /// One group less another.
    TwoGroups {
        /// The group that is behind.
        of: GroupCode,
        /// The group it is held against.
        against: GroupCode,
    },
    /// One place less another.
    TwoPlaces {
        /// The place that is behind.
        of: AreaCode,
        /// The place it is held against.
        against: AreaCode,
    },
    /// The median of all less the mean of the lowest fifth, as a percentage of the median.
    LowestFifth,
}
