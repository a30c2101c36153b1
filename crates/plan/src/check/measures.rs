//! What the rules about measures share.

use std::collections::HashMap;

use crate::check::Context;
use crate::fold::fold;
use crate::{Finding, MeasureUse};

/// Words that stand where a figure should and say that there is none.
const EMPTY_WORDS: [&str; 12] = [
    "to be",
    "tbc",
    "tba",
    "tbd",
    "not known",
    "unknown",
    "not available",
    "none",
    "n a",
    "not yet",
    "establish",
    "no baseline",
];

/// Does the text say where a measure stands or should be? Symbols and "to be established" do not.
pub(crate) fn says_something(text: &str) -> bool {
    let folded = fold(text);
    let padded = format!(" {folded} ");
    let digits = folded.chars().any(|c| c.is_ascii_digit());
    !folded.is_empty() && (digits || !EMPTY_WORDS.iter().any(|words| padded.contains(&format!(" {words}"))))
}

/// Findings about measures, each on the first item that uses its measure, so that there is
/// a way from the finding to the plan.
pub(crate) fn on_user<'a>(
    context: &Context<'_>,
    found: impl Iterator<Item = (&'a MeasureUse, Finding)>,
) -> Vec<Finding> {
    let mut users: HashMap<&str, &str> = HashMap::new();
    for item in &context.plan.items {
        for measure in &item.measures {
            users.entry(measure).or_insert(&item.id);
        }
    }
    let on = |(measure, finding): (&MeasureUse, Finding)| Finding {
        item: users.get(measure.id.as_str()).map(|id| (*id).to_owned()),
        at: measure.at,
        ..finding
    };
    found.map(on).collect()
}

#[cfg(test)]
mod tests {
    use super::says_something;

    #[test]
    fn placeholders_say_nothing() {
        for text in ["", "*", "–", "tbc", "Baseline to be established", "N/A", "not known"] {
            assert!(!says_something(text), "{text}");
        }
        for text in ["62%", "98 in 1994", "to be 10% by 2010", "fewer each year"] {
            assert!(says_something(text), "{text}");
        }
    }
}
