//! A definition as its file has it, with the places of what is checked afterwards.

use serde::Deserialize;
use toml::Spanned;

use super::{CountRule, Disclosure, GapRule, Held, Tolerance, Version};
use crate::{Basis, Confirmed, Frequency, MeasureCode, Outcome, Polarity, Unit, YearKind};

/// The file's keys.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Authored {
    pub(super) code: Spanned<MeasureCode>,
    pub(super) title: Spanned<String>,
    pub(super) plain: Spanned<String>,
    pub(super) unit: Unit,
    pub(super) decimals: Spanned<u8>,
    pub(super) polarity: Polarity,
    pub(super) frequency: Frequency,
    pub(super) year: YearKind,
    pub(super) basis: Spanned<Basis>,
    pub(super) multiplier: Spanned<f64>,
    pub(super) numerator: Spanned<String>,
    #[serde(default)]
    pub(super) denominator: Option<String>,
    pub(super) source: Spanned<String>,
    pub(super) answers: Spanned<String>,
    #[serde(default)]
    pub(super) disclosure: Disclosure,
    #[serde(default)]
    pub(super) outcome: Option<Outcome>,
    #[serde(default)]
    pub(super) themes: Vec<String>,
    pub(super) confirmed: Confirmed,
    pub(super) evidence: String,
    #[serde(default)]
    pub(super) held: Option<Spanned<Held>>,
    #[serde(default)]
    pub(super) successors: Vec<AuthoredSuccessor>,
    #[serde(default)]
    pub(super) versions: Vec<AuthoredVersion>,
    pub(super) tolerance: Spanned<Tolerance>,
    #[serde(default)]
    pub(super) gap: Option<GapRule>,
    #[serde(default)]
    pub(super) note: String,
    #[serde(default)]
    pub(super) also: Vec<String>,
    #[serde(default)]
    pub(super) count: Option<CountRule>,
}

/// One `[[successors]]`.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct AuthoredSuccessor {
    pub(super) code: Spanned<MeasureCode>,
    pub(super) from_year: Spanned<i16>,
    pub(super) comparable: bool,
    pub(super) why: String,
}

/// One `[[versions]]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AuthoredVersion {
    #[serde(default)]
    from: Option<i16>,
    #[serde(default)]
    until: Option<i16>,
    pub(super) says: Spanned<String>,
}

impl AuthoredVersion {
    pub(super) fn held(&self) -> Held {
        Held { from: self.from, until: self.until }
    }

    pub(super) fn into_version(self) -> Version {
        Version { from: self.from, until: self.until, says: self.says.into_inner() }
    }
}
