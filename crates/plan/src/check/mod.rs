//! The plan check: every hole in a plan named and counted.
//!
//! It looks at a plan and says what a person should know; it changes nothing, never stops at
//! the first finding and works on broken plans too. Each rule is a file under `rules/`.

mod context;
mod links;
mod measures;
mod mixture;
mod rule;
mod rules;
#[cfg(test)]
pub(crate) mod testing;
mod words;

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;

pub(crate) use context::Context;
pub use links::Pointers;
pub use rule::Rule;

use crate::{Finding, Plan};

/// Checks a plan by every rule. Worst first, then in the order of the document; what is about
/// the plan as a whole comes after what is about an item. Nothing stands twice.
///
/// `today` decides which dates of a running plan have passed.
pub fn check(plan: &Plan, today: Date) -> Vec<Finding> {
    let context = Context::new(plan, today);
    let mut found: Vec<Finding> = rules().iter().flat_map(|rule| (rule.find)(&context)).collect();
    let mut seen = HashSet::new();
    found.retain(|finding| seen.insert((finding.code.clone(), finding.item.clone(), finding.message.clone())));
    let mut places = HashMap::with_capacity(plan.items.len());
    for (position, item) in plan.items.iter().enumerate() {
        places.entry(item.id.as_str()).or_insert(position);
    }
    let place =
        |finding: &Finding| finding.item.as_deref().and_then(|id| places.get(id).copied()).unwrap_or(usize::MAX);
    found.sort_by_cached_key(|finding| (finding.severity, place(finding)));
    found
}

/// All rules, for the page and the reference that explain them.
pub fn rules() -> &'static [&'static Rule] {
    rules::ALL
}

/// The rule with a code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    rules().iter().copied().find(|rule| rule.code == code)
}

/// How many findings there are of each code.
pub fn counts(findings: &[Finding]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for finding in findings {
        *counts.entry(finding.code.clone()).or_default() += 1;
    }
    counts
}

#[cfg(test)]
mod tests;
