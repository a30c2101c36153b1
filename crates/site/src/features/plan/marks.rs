//! What the plan check found about each item, ready to stand beside it.

use std::collections::HashMap;

use bigplan_plan::check::rule;
use bigplan_plan::{Finding, Severity};

/// The mark beside an item: the worst that was found, and all of it in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The worst.
    pub severity: Severity,
    /// The titles of the rules, for example "no lead, no date".
    pub titles: String,
}

impl Mark {
    /// The class that gives the mark its shape and colour.
    pub fn class(&self) -> &'static str {
        if self.severity <= Severity::Hole { "h" } else { "d" }
    }

    /// The word before the titles.
    pub fn word(&self) -> &'static str {
        crate::parts::plan_words::severity(self.severity)
    }
}

/// The marks by item. Notes need nothing done, so they leave none. `findings` come worst first.
pub fn marks(findings: &[Finding]) -> HashMap<&str, Mark> {
    let mut marks: HashMap<&str, Mark> = HashMap::new();
    let mut last: HashMap<&str, &str> = HashMap::new();
    for finding in findings.iter().filter(|finding| finding.severity < Severity::Note) {
        let Some(item) = finding.item.as_deref() else { continue };
        if last.insert(item, &finding.code) == Some(&finding.code) {
            continue;
        }
        let title = rule(&finding.code).map_or(finding.code.as_str(), |rule| rule.title);
        let mark = marks.entry(item).or_insert_with(|| Mark { severity: finding.severity, titles: String::new() });
        if !mark.titles.is_empty() {
            mark.titles.push_str(", ");
        }
        mark.titles.extend(title.chars().next().map(|first| first.to_ascii_lowercase()));
        mark.titles.extend(title.chars().skip(1));
    }
    marks
}

#[cfg(test)]
mod tests {
    use bigplan_plan::{Finding, Severity};

    use super::marks;

    #[test]
    fn each_rule_is_named_once_worst_first() {
        let findings = [
            Finding::new("no-lead", Severity::Hole, "").on("a"),
            Finding::new("no-date", Severity::Hole, "").on("a"),
            Finding::new("no-date", Severity::Hole, "again").on("a"),
            Finding::new("group-doubtful", Severity::Doubt, "").on("b"),
            Finding::new("date-past", Severity::Note, "").on("c"),
            Finding::new("need-unanswered", Severity::Hole, ""),
        ];
        let marks = marks(&findings);
        assert_eq!(marks.len(), 2);
        assert_eq!((marks["a"].word(), marks["a"].titles.as_str()), ("Hole", "no lead, no date"));
        assert_eq!((marks["b"].class(), marks["b"].titles.as_str()), ("d", "accountable group in doubt"));
    }
}
