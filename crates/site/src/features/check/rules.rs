//! The findings of a plan by rule, worst first.

use std::collections::HashMap;

use bigplan_plan::check::{Rule, rule};
use bigplan_plan::{Finding, Item, Plan, Severity};

/// What one rule found.
pub struct Found<'p> {
    /// The code.
    pub code: &'p str,
    /// The rule, where this program knows it.
    pub rule: Option<&'static Rule>,
    /// How bad it is.
    pub severity: Severity,
    /// The findings in the order of the plan, each with its item.
    pub findings: Vec<(&'p Finding, Option<&'p Item>)>,
}

/// How many findings of a rule are shown beside those of others: more than anybody mends in a sitting, and few enough
/// that the page of a large plan stays quick.
const BESIDE_OTHERS: usize = 100;

impl<'p> Found<'p> {
    /// What the rule finds, in a few words.
    pub fn title(&self) -> &str {
        self.rule.map_or(self.code, |rule| rule.title)
    }

    /// The first findings; all of them where the rule stands `alone`.
    pub fn first(&self, alone: bool) -> &[(&'p Finding, Option<&'p Item>)] {
        let shown = if alone { self.findings.len() } else { self.findings.len().min(BESIDE_OTHERS) };
        self.findings.get(..shown).unwrap_or_default()
    }

    /// How many stand only on the page of the rule.
    pub fn further(&self, alone: bool) -> usize {
        self.findings.len() - self.first(alone).len()
    }
}

/// Groups findings by rule: worst first, then the most first.
pub fn by_rule<'p>(plan: &'p Plan, findings: impl Iterator<Item = &'p Finding>) -> Vec<Found<'p>> {
    let items: HashMap<&str, &Item> = plan.items.iter().rev().map(|item| (item.id.as_str(), item)).collect();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut found: Vec<Found<'p>> = Vec::new();
    for finding in findings {
        let place = *places.entry(&finding.code).or_insert_with(|| {
            let (code, severity) = (finding.code.as_str(), finding.severity);
            found.push(Found { code, rule: rule(code), severity, findings: Vec::new() });
            found.len() - 1
        });
        let item = finding.item.as_deref().and_then(|id| items.get(id)).copied();
        found.get_mut(place).into_iter().for_each(|found| found.findings.push((finding, item)));
    }
    found.sort_by_key(|found| (found.severity, std::cmp::Reverse(found.findings.len())));
    found
}

#[cfg(test)]
mod tests {
    use bigplan_plan::{Finding, Item, Kind, Plan, Severity};

    use super::by_rule;

    #[test]
    fn the_worst_and_the_most_come_first() {
        let plan = Plan { items: vec![Item::new("a", Kind::Action, "A")], ..Plan::default() };
        let findings = [
            Finding::new("no-date", Severity::Hole, "1").on("a"),
            Finding::new("no-lead", Severity::Hole, "2").on("a"),
            Finding::new("no-lead", Severity::Hole, "3").on("gone"),
            Finding::new("broken-reference", Severity::Error, "4"),
            Finding::new("a-rule-of-tomorrow", Severity::Note, "5"),
        ];
        let found = by_rule(&plan, findings.iter());
        let drawn: Vec<(&str, usize)> = found.iter().map(|found| (found.title(), found.findings.len())).collect();
        assert_eq!(
            drawn,
            [("Reference that leads nowhere", 1), ("No lead", 2), ("No date", 1), ("a-rule-of-tomorrow", 1)]
        );
        assert!(found[1].findings[0].1.is_some() && found[1].findings[1].1.is_none());
    }
}
