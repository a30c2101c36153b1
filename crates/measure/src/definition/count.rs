//! How a measure is counted from records.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{GroupCode, MeasureCode};

/// How a measure is counted from the records of a register: the measure's `[count]`. Its expressions are checked
/// against the registers by whoever counts; their language is described there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CountRule {
    /// The register whose records count.
    pub register: String,
    /// The day on which a record counts, once. Without it, records that are stretches of time count on the last day of
    /// each year that they last, and today in the year that has not ended.
    #[serde(default)]
    pub on: Option<String>,
    /// The days of each year on which records that are stretches of time count, where they last then: the figure is
    /// that of the one day, or the mean of several.
    #[serde(default)]
    pub days: Vec<String>,
    /// Which records are meant: the denominator of a proportion, rate or mean, and all there is of a count.
    #[serde(rename = "where")]
    pub those: String,
    /// Which of those are counted, for a proportion or a gap; what of each is added up, for a mean or a rate.
    #[serde(default)]
    pub numerator: Option<String>,
    /// What of each is added up in the denominator, where that is not one for each: the numerator is then a number too.
    #[serde(default)]
    pub out_of: Option<String>,
    /// The field by which those are told apart whom the records of a ratio are shared out among: the denominator is how
    /// many different ones it names (the number of a worker).
    #[serde(default)]
    pub per: Option<String>,
    /// What is counted for a rate, where it is other records than those that it is counted out of.
    #[serde(default)]
    pub events: Option<EventRule>,
    /// The measure whose loaded figures say how many people live in the area: a rate is out of these, and not out of
    /// records; a score is by how many points each group's part of all records is greater than its part of these
    /// people.
    #[serde(default)]
    pub people: Option<MeasureCode>,
    /// Groups of records that figures are broken down by, beside those of the child: which records are of a group.
    #[serde(default)]
    pub groups: BTreeMap<GroupCode, String>,
    /// Registers that must hold something before it is counted: while nobody fills them, it would come out as nought.
    #[serde(default)]
    pub needs: Vec<String>,
    /// Whether records that are stretches of time count in every year of which they hold any day, on the last one.
    #[serde(default)]
    pub any_time: bool,
    /// Whether a child counts once a year, with the record that counts last; in a ratio, once with each whom it is
    /// shared out among.
    #[serde(default)]
    pub once_a_child: bool,
}

/// Records that are counted for a rate, whether or not there is anything of the same child that they are counted out
/// of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct EventRule {
    /// Their register.
    pub register: String,
    /// The day on which one counts.
    pub on: String,
    /// Which of its records are meant.
    #[serde(rename = "where")]
    pub those: String,
    /// Which of them are of a group of the measure's own.
    #[serde(default)]
    pub groups: BTreeMap<GroupCode, String>,
}
