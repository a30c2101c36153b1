//! How a measure is counted from records.

use serde::{Deserialize, Serialize};

/// How a measure is counted from the records of a register: the measure's `[count]`. Its expressions are checked against
/// the registers by whoever counts; their language is described there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CountRule {
    /// The register whose records count.
    pub register: String,
    /// The day on which a record counts, once. Without it, records that are stretches of time count on the last day of each
    /// year that they last, and today in the year that has not ended.
    #[serde(default)]
    pub on: Option<String>,
    /// Which records are meant: the denominator of a proportion or mean, and all there is of a count.
    #[serde(rename = "where")]
    pub those: String,
    /// Which of those are counted, for a proportion; what of each is added up, for a mean.
    #[serde(default)]
    pub numerator: Option<String>,
    /// Whether records that are stretches of time count in every year of which they hold any day, on the last one.
    #[serde(default)]
    pub any_time: bool,
    /// Whether a child counts once a year, with the record that counts last.
    #[serde(default)]
    pub once_a_child: bool,
}
