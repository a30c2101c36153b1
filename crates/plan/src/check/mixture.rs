//! Numbers and percentages in words: "2 schools, 10% of pupils", "number of incidents to 11%".

use crate::fold::{Word, words};
use crate::{TextDate, dates_in};

/// Words before a number that make it a label: "Year 6", "Key Stage 2".
const LABELS: [&str; 12] =
    ["year", "yr", "level", "stage", "ks", "age", "aged", "phase", "grade", "ni", "than", "step"];
/// Words after a number that are not things counted.
const NOT_THINGS: [&str; 24] = [
    "and",
    "by",
    "day",
    "days",
    "hour",
    "hours",
    "in",
    "month",
    "months",
    "of",
    "or",
    "out",
    "per",
    "percent",
    "percentage",
    "points",
    "target",
    "times",
    "to",
    "week",
    "weeks",
    "working",
    "year",
    "years",
];
const SHARES: [&str; 8] =
    ["percent", "percentage", "percentages", "proportion", "proportions", "rate", "rates", "share"];

/// Is a percentage named?
pub(crate) fn names_percentage(text: &str) -> bool {
    text.contains('%') || words(text).iter().any(|word| matches!(word.folded.as_str(), "percent" | "percentage"))
}

/// Does the text say that things are counted, and not what share they are?
pub(crate) fn counts_things(text: &str) -> bool {
    let words = words(text);
    let count =
        words.iter().position(|word| matches!(word.folded.as_str(), "number" | "numbers" | "incidents" | "incidences"));
    count.is_some_and(|at| {
        let before = words.get(..at).unwrap_or_default();
        let head = words.get(at).and_then(|count| text.get(..count.start)).unwrap_or_default();
        !before.iter().any(|word| SHARES.contains(&word.folded.as_str())) && !has_bare_percent(head)
    })
}

/// Does one text give a number of things and a percentage?
pub(crate) fn mixes_in_words(text: &str) -> bool {
    let words = words(text);
    let dates = dates_in(text);
    names_percentage(text) && (0..words.len()).any(|at| is_number_of_things(text, &words, at, &dates))
}

fn is_number_of_things(text: &str, words: &[Word], at: usize, dates: &[TextDate]) -> bool {
    let (Some(word), Some(next)) = (words.get(at), words.get(at + 1)) else { return false };
    let before = at.checked_sub(1).and_then(|before| words.get(before)).map_or("", |word| word.folded.as_str());
    let alone = text.get(word.end..next.start).is_some_and(|between| between.trim().is_empty());
    let dated = dates.iter().any(|date| date.start <= word.start && word.end <= date.end);
    word.folded.bytes().all(|b| b.is_ascii_digit())
        && alone
        && !is_year(&word.folded)
        && !dated
        && !LABELS.contains(&before)
        && next.folded.chars().all(char::is_alphabetic)
        && !NOT_THINGS.contains(&next.folded.as_str())
}

/// "the 1998 rate" counts nothing.
fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

/// "% of pupils" is a share; "5% more" is a figure.
fn has_bare_percent(text: &str) -> bool {
    text.match_indices('%').any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default().trim_end();
        !before.ends_with(|c: char| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::{counts_things, mixes_in_words};

    #[test]
    fn a_number_of_things_beside_a_percentage_is_a_mixture() {
        for (text, mixed) in [
            ("2 schools (10%)", true),
            ("Target 2 schools", false),
            ("70% of assessments within 7 days", false),
            ("72% of year 2 pupils", false),
            ("14% by July 2010", false),
            ("55% below the 1998 rate", false),
            ("down by 2 percentage points", false),
            ("5+ GCSEs: 61%", false),
            ("16-18 year olds, 88%", false),
        ] {
            assert_eq!(mixes_in_words(text), mixed, "{text}");
        }
    }

    #[test]
    fn shares_of_a_number_are_not_counted() {
        for (text, counted) in [
            ("Number of homes", true),
            ("% of numbers known", false),
            ("5% growth in numbers of homes", true),
            ("Rate of incidents", false),
            ("Pupils", false),
        ] {
            assert_eq!(counts_things(text), counted, "{text}");
        }
    }
}
