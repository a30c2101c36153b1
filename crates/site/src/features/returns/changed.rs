//! What a corrected return changed, as its page shows it.

use bigplan_returns::change::{Change, RuleChange, TableChange};
use bigplan_returns::report::{Place, Report, RuleFound};

use super::found::{SHOWN, told};

/// What changed since the earlier file.
pub struct Changed {
    pub mended: usize,
    pub new: usize,
    pub stay: usize,
    /// The rules that do not find what they found.
    pub rules: Vec<Moved>,
    /// The tables whose rows are not those of the earlier file.
    pub tables: Vec<TableChange>,
}

/// A rule that does not find what it found.
pub struct Moved {
    pub code: &'static str,
    pub text: &'static str,
    pub stay: usize,
    pub mended: Places,
    pub new: Places,
}

/// Places in words, as many as are shown.
pub struct Places {
    pub all: usize,
    pub shown: Vec<String>,
    pub left: usize,
}

impl Changed {
    /// What a page shows of a change.
    pub fn of(report: &Report, change: &Change) -> Self {
        let (mended, new, stay) = change.counts();
        let moved = change.rules.iter().filter(|one| one.has_moved());
        Self {
            mended,
            new,
            stay,
            rules: moved.map(|one| Moved::of(report, &change.earlier, one)).collect(),
            tables: change.tables.iter().filter(|one| one.differs()).copied().collect(),
        }
    }
}

impl Moved {
    fn of(report: &Report, earlier: &Report, change: &RuleChange) -> Self {
        Self {
            code: change.rule.code,
            text: change.rule.text,
            stay: change.stay,
            mended: Places::of(earlier, &change.rule, &change.mended),
            new: Places::of(report, &change.rule, &change.new),
        }
    }
}

impl Places {
    fn of(report: &Report, rule: &RuleFound, places: &[Place]) -> Self {
        Self {
            all: places.len(),
            shown: places.iter().take(SHOWN).map(|place| told(report, rule, *place)).collect(),
            left: places.len().saturating_sub(SHOWN),
        }
    }
}
