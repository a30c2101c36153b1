//! Priorities that a paragraph states: "Our first priority is to …", "Our priorities are A, B and C."

use std::sync::LazyLock;

use regex::Regex;

use super::words::{fold, sentences};

/// A priority, and its number where the sentence gives one.
pub(super) type Stated = (Option<String>, String);

static ORDINAL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)^(?:and\s+)?(?:our|the)?\s*(?:(?<o>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final)",
        r"(?:\s+and\s+(?:last|final))?\s+(?:key\s+|main\s+|top\s+)?(?:priority|aim|goal)",
        r"|(?:key\s+)?(?:priority|aim|goal)\s+(?:number\s+)?(?<n>one|two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,2}))",
        r"\s+(?:is|will be)\s+(?:to\s+|that\s+|about\s+)?(?<t>.+)$"
    ))
    .ok()
});

static LISTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)^(?:we have (?:agreed|chosen|set)\s+)?our\s+(?:(?<n>two|three|four|five|six|seven|eight|nine|ten|[2-9])\s+)?",
        r"(?:key\s+|main\s+|top\s+|shared\s+|strategic\s+)?priorities\s+(?:for\s+[^.:;]{1,60}?\s+)?(?:are|will be)(?:\s+to)?:?\s+(?<t>.+)$"
    ))
    .ok()
});

const NUMBERS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const ORDINALS: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/// The priorities of a paragraph; one alone is a way of speaking ("our first priority is safety").
pub(super) fn read(text: &str) -> Vec<Stated> {
    if !["riorit", "RIORIT", "oal", "OAL"].iter().any(|stem| text.contains(stem)) {
        return Vec::new();
    }
    let mut found: Vec<Stated> = Vec::new();
    for sentence in sentences(text) {
        if let Some(one) = ordinal(sentence, found.len()) {
            found.push(one);
        }
    }
    if found.len() >= 2 {
        return found;
    }
    sentences(text).into_iter().find_map(listed).unwrap_or_default()
}

fn ordinal(sentence: &str, before: usize) -> Option<Stated> {
    let found = ORDINAL.as_ref()?.captures(sentence)?;
    let place = |words: &[&str; 10], group: &str| {
        found.name(group).and_then(|w| words.iter().position(|n| w.as_str().eq_ignore_ascii_case(n))).map(|i| i + 1)
    };
    let digits = found.name("n").and_then(|n| n.as_str().parse().ok());
    let number = place(&ORDINALS, "o").or(place(&NUMBERS, "n")).or(digits).unwrap_or(before + 1);
    Some((Some(number.to_string()), tidy(found.name("t")?.as_str())?))
}

/// "A, B and C" as its parts; as many as the sentence says, where it says so.
fn listed(sentence: &str) -> Option<Vec<Stated>> {
    let found = LISTED.as_ref()?.captures(sentence)?;
    let list = found.name("t")?.as_str();
    let mark = if list.contains(';') { ';' } else { ',' };
    let mut parts: Vec<&str> = list.split(mark).map(str::trim).filter(|p| !p.is_empty()).collect();
    if let Some((before, last)) = parts.last().and_then(|l| l.rsplit_once(" and ")).filter(|(b, _)| !b.is_empty()) {
        parts.pop();
        parts.extend([before, last]);
    }
    let said = found.name("n").and_then(|n| {
        let word = n.as_str();
        NUMBERS.iter().position(|w| word.eq_ignore_ascii_case(w)).map(|i| i + 1).or_else(|| word.parse().ok())
    });
    let sound =
        parts.len() >= 2 && said.is_none_or(|n| n == parts.len()) && parts.iter().all(|p| p.split(' ').count() <= 20);
    let titles = parts.iter().filter_map(|p| tidy(p.trim_start_matches("and ").trim_start_matches("to ")));
    sound.then(|| titles.map(|t| (None, t)).collect())
}

fn tidy(title: &str) -> Option<String> {
    let title = title.trim().trim_end_matches(['.', ';', ',', ':']).trim();
    title.chars().any(char::is_alphabetic).then(|| title.to_owned())
}

/// How many of a heading's words of weight a priority has too, where it is at least half of them.
pub(super) fn likeness(heading: &str, priority: &str) -> Option<usize> {
    let stems = |text: &str| -> Vec<String> {
        fold(text).split(' ').filter(|w| w.len() >= 4 && !SMALL.contains(w)).map(stem).collect()
    };
    let (own, other) = (stems(heading), stems(priority));
    let shared = own.iter().filter(|w| other.contains(w)).count();
    (shared >= 1 && shared * 2 >= own.len()).then_some(shared)
}

const SMALL: [&str; 12] =
    ["with", "from", "that", "this", "their", "have", "what", "where", "will", "your", "when", "they"];

fn stem(word: &str) -> String {
    let cut = ["ing", "ed", "es", "s", "e"].iter().find_map(|end| word.strip_suffix(end));
    cut.filter(|c| c.len() >= 3).unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{likeness, read};

    fn check(text: &str, expected: &[(&str, &str)]) {
        let shown: Vec<(String, String)> = read(text).into_iter().map(|(n, t)| (n.unwrap_or_default(), t)).collect();
        let expected: Vec<(String, String)> =
            expected.iter().map(|(n, t)| ((*n).to_owned(), (*t).to_owned())).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn sentences_state_priorities() {
        check(
            "We chose two. Priority one is to mend the parks. Priority two is that buses run on Sundays.",
            &[("1", "mend the parks"), ("2", "buses run on Sundays")],
        );
        check(
            "Our three priorities for 2012 are warm homes, safe roads and good food.",
            &[("", "warm homes"), ("", "safe roads"), ("", "good food")],
        );
    }

    #[test]
    fn others_priorities_and_ways_of_speaking_are_none() {
        check("Its own priorities are prevention, protection and recovery.", &[]);
        check("Our first priority is safety.", &[]);
        check("The Youth Parliament has three priorities each year: votes, fares and jobs.", &[]);
    }

    #[test]
    fn headings_name_priorities_in_fewer_words() {
        assert_eq!(likeness("Warmer homes", "make sure that every family has a warm home"), Some(1));
        assert_eq!(likeness("Where the money comes from", "safe roads"), None);
    }
}
