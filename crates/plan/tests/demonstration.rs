//! The check on the demonstration's draft of 2006, whose holes are known.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it stands")]

use std::collections::BTreeSet;

use bigplan_plan::{Finding, Plan, check, counts};

const TODAY: jiff::civil::Date = jiff::civil::date(2006, 3, 1);

fn draft() -> Result<Plan, toml::de::Error> {
    let mut plan: Plan = toml::from_str(include_str!("../../../demo/cambridgeshire/plan-2006.toml"))?;
    let needs: Plan = toml::from_str(include_str!("../../../demo/cambridgeshire/needs-2006.toml"))?;
    plan.needs.extend(needs.needs);
    plan.glossary.extend(needs.glossary);
    Ok(plan)
}

/// References of the actions that findings of a code are about.
fn actions(plan: &Plan, findings: &[Finding], code: &str) -> BTreeSet<String> {
    let about = findings.iter().filter(|finding| finding.code == code).filter_map(|finding| finding.item.as_deref());
    about.filter_map(|id| plan.items.iter().find(|item| item.id == id)?.reference.clone()).collect()
}

#[test]
fn the_known_holes_of_the_draft_are_found() {
    let plan = draft().unwrap();
    let findings = check(&plan, TODAY);
    let holds = |code: &str, references: &[&str]| {
        let found = actions(&plan, &findings, code);
        for reference in references {
            assert!(found.contains(*reference), "{code} on {reference}, found {found:?}");
        }
    };
    holds("lead-vacant", &["1.1", "4.4", "5.6"]);
    holds("lead-unconfirmed", &["1.13", "3.7"]);
    holds("group-doubtful", &["2.5", "2.6", "2.7", "2.11"]);
    holds("no-measure", &["1.4", "1.6", "1.9", "2.6", "4.4"]);
    holds("no-need", &["1.6", "2.5", "2.6", "4.4"]);
    holds("unknown-need", &["5.7", "5.8"]);
    holds("numbering-gap", &["4.7"]);
    holds("target-mixes-units", &["5.1"]);
    holds("money-doubtful", &["1.13", "5.1"]);
    holds("measure-no-baseline", &["1", "2", "3"]);
}

#[test]
fn contradicting_dates_and_forgotten_needs_are_named() {
    let findings = check(&draft().unwrap(), TODAY);
    let said = |code: &str, words: &str| findings.iter().any(|f| f.code == code && f.message.contains(words));
    assert!(said("dates-contradict", "action 2.5 is to be done by 2007-04"));
    assert!(said("numbering-gap", "4.5 and 4.6 are missing"));
    assert!(counts(&findings).get("need-unanswered").is_some_and(|count| *count > 10));
}

#[test]
fn what_is_in_order_is_left_in_peace() {
    let plan = draft().unwrap();
    let findings = check(&plan, TODAY);
    for (code, reference) in
        [("no-lead", "1.10"), ("no-need", "1.1"), ("no-group", "2.5"), ("no-measure", "1.1"), ("lead-vacant", "1.2")]
    {
        assert!(!actions(&plan, &findings, code).contains(reference), "{code} on {reference}");
    }
    for code in
        ["parent-circle", "missing-parent", "wrong-nesting", "duplicate-id", "broken-reference", "duplicate-reference"]
    {
        assert_eq!(counts(&findings).get(code), None, "{code}");
    }
}
