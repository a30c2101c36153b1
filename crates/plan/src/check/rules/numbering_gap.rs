//! Numbers missing between two references of one series: 4.4, then 4.7.
//!
//! A series is all references of one kind of item that differ in their last part only.
//! Single numbers and letters count afresh under each parent. A series may start anywhere,
//! since a document can be one part of a larger plan.

use std::collections::BTreeMap;

use crate::check::words::{label, listed};
use crate::check::{Context, Rule};
use crate::refs::{Part, parts, written};
use crate::{Finding, Item, Kind, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "numbering-gap",
    title: "Gap in the numbering",
    reason: "Where a number is missing an action may have been lost, and readers will ask.",
    severity: Severity::Doubt,
    find,
};

const LISTED: u32 = 6;

/// Kind, the parts before the last, whether the last is a letter, and the parent of single numbers.
type Series<'a> = (Kind, Vec<Part>, bool, Option<&'a str>);

fn find(context: &Context<'_>) -> Vec<Finding> {
    let mut series: BTreeMap<Series<'_>, BTreeMap<u32, (&Part, &Item)>> = BTreeMap::new();
    let read: Vec<(&Item, Vec<Part>)> =
        context.items().filter_map(|(_, item)| Some((item, parts(item.reference.as_deref()?)?))).collect();
    for (item, parts) in &read {
        let Some((last, stem)) = parts.split_last() else { continue };
        let parent = if stem.is_empty() { item.parent.as_deref() } else { None };
        let key = (item.kind, stem.to_vec(), matches!(last, Part::Letter(_)), parent);
        series.entry(key).or_default().entry(last.ordinal()).or_insert((last, item));
    }
    series.iter().flat_map(|((_, stem, ..), numbers)| gaps(stem, numbers)).collect()
}

fn gaps(stem: &[Part], numbers: &BTreeMap<u32, (&Part, &Item)>) -> Vec<Finding> {
    let steps = numbers.iter().zip(numbers.iter().skip(1)).filter(|((before, _), (after, _))| **after - **before > 1);
    steps
        .map(|((before, (part, _)), (after, (_, item)))| {
            let full = |n: u32| part.at(n).map(|part| written(&[stem, &[part]].concat()));
            let missing = *after - *before - 1;
            let named: Vec<String> = (*before + 1..*after).take(LISTED as usize).filter_map(full).collect();
            let named = if missing > LISTED { format!("{missing} numbers") } else { listed(&named) };
            let verb = if missing == 1 { "is" } else { "are" };
            let (label, before) = (label(item), full(*before).unwrap_or_default());
            RULE.on(
                item,
                format!(
                    "{label} comes next after {before}: {named} {verb} missing; add what was lost, or number again."
                ),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn missing_numbers_and_letters_are_named() {
        finds(
            &RULE,
            r#"items = [
                { id = "a", kind = "action", ref = "4.4", title = "A" },
                { id = "b", kind = "action", ref = "4.7", title = "B" },
                { id = "c", kind = "objective", ref = "A.1", title = "C" },
                { id = "d", kind = "objective", ref = "A.3", title = "D" },
                { id = "e", kind = "action", ref = "1.2.3", title = "E" },
                { id = "f", kind = "action", ref = "1.2.20", title = "F" },
                { id = "g", kind = "priority", ref = "A", title = "G" },
                { id = "h", kind = "priority", ref = "C", title = "H" },
            ]"#,
            &[
                "Priority C comes next after A: B is missing; add what was lost, or number again.",
                "Objective A.3 comes next after A.1: A.2 is missing; add what was lost, or number again.",
                "Action 1.2.20 comes next after 1.2.3: 16 numbers are missing; add what was lost, or number again.",
                "Action 4.7 comes next after 4.4: 4.5 and 4.6 are missing; add what was lost, or number again.",
            ],
        );
    }

    #[test]
    fn series_may_start_anywhere_and_anew_under_each_parent() {
        finds(
            &RULE,
            r#"items = [
                { id = "p", kind = "priority", ref = "2.1", title = "P" },
                { id = "a", parent = "p", kind = "action", ref = "3", title = "A" },
                { id = "b", parent = "p", kind = "action", ref = "4", title = "B" },
                { id = "c", kind = "action", ref = "9", title = "C" },
                { id = "d", kind = "action", ref = "NI 72", title = "D" },
                { id = "e", kind = "milestone", ref = "10", title = "E" },
            ]"#,
            &[],
        );
    }
}
