//! Holes that the plan check found in what somebody leads. Pure.

use std::collections::BTreeMap;

use bigplan_plan::check::rule;
use bigplan_plan::{Finding, Severity};

use super::{Led, Waiting, WaitingKind};
use crate::PlanId;

/// One entry for each item of a plan that somebody leads and in which the plan check, whose
/// findings are given, found holes or errors.
pub fn holes(led: &[Led], plan: PlanId, findings: &[Finding]) -> Vec<Waiting> {
    let mut by_item: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.iter().filter(|one| matches!(one.severity, Severity::Hole | Severity::Error)) {
        if let Some(item) = finding.item.as_deref() {
            by_item.entry(item).or_default().push(finding);
        }
    }
    let mine = led.iter().filter(|led| led.plan == plan && led.by_name && !led.is_over());
    mine.filter_map(|led| by_item.get(led.item.to_string().as_str()).map(|found| hole(led, found))).collect()
}

fn hole(led: &Led, found: &[&Finding]) -> Waiting {
    let mut titles: Vec<&str> =
        found.iter().map(|finding| rule(&finding.code).map_or(finding.code.as_str(), |rule| rule.title)).collect();
    titles.dedup();
    Waiting {
        kind: WaitingKind::Hole,
        title: led.words.clone(),
        note: titles.join("; "),
        plan: Some(led.plan),
        item: Some(led.item),
        since: None,
        due: None,
        address: format!("/plans/{}/items/{}", led.plan, led.item),
    }
}
