//! How the rules are tested: an invented plan in, sentences out.

use crate::check::{Context, Rule};
use crate::{Finding, Plan};

/// The frozen today of the tests.
pub(crate) const TODAY: jiff::civil::Date = jiff::civil::date(2009, 6, 15);

/// Runs one rule over a plan in TOML and compares the sentences that it finds, in its order.
pub(crate) fn finds(rule: &Rule, plan: &str, expected: &[&str]) {
    let plan: Plan = toml::from_str(plan).unwrap();
    let found = (rule.find)(&Context::new(&plan, TODAY));
    let messages: Vec<&str> = found.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(messages, expected);
    assert!(found.iter().all(|Finding { code, severity, .. }| code == rule.code && *severity == rule.severity));
}
