//! Which findings are asked for.

use bigplan_plan::{Finding, Severity};
use serde::Deserialize;

/// The fields of the filter as they come in an address. Empty ones ask for nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// "error", "hole", "doubt" or "note".
    pub severity: String,
    /// A rule's code.
    pub rule: String,
}

/// How bad findings can be, worst first.
pub const SEVERITIES: [Severity; 4] = [Severity::Error, Severity::Hole, Severity::Doubt, Severity::Note];

impl Asked {
    /// Whether anything is asked for.
    pub fn is_empty(&self) -> bool {
        self.severity().is_none() && self.rule().is_none()
    }

    /// Whether a finding is asked for.
    pub fn wants(&self, finding: &Finding) -> bool {
        self.severity().is_none_or(|severity| severity == finding.severity)
            && self.rule().is_none_or(|code| code == finding.code)
    }

    /// Whether only findings of one rule are asked for.
    pub fn rule(&self) -> Option<&str> {
        Some(self.rule.trim()).filter(|code| !code.is_empty())
    }

    fn severity(&self) -> Option<Severity> {
        SEVERITIES.into_iter().find(|severity| severity.as_str() == self.severity)
    }
}
