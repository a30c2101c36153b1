//! Names of boards and groups in running text.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// A name found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundName {
    /// The name without article and abbreviation.
    pub name: String,
    /// The abbreviation that the text puts in brackets after it.
    pub short: Option<String>,
    /// The name of the body that it belongs to: "the County Partnership's Cohesion Board".
    pub within: Option<String>,
    /// Which bytes of the text hold it.
    pub span: Range<usize>,
}

/// Words that end the name of a body that meets.
const BODIES: [&str; 26] = [
    "partnership",
    "partnerships",
    "board",
    "boards",
    "group",
    "groups",
    "forum",
    "forums",
    "committee",
    "committees",
    "assembly",
    "executive",
    "panel",
    "alliance",
    "consortium",
    "network",
    "taskforce",
    "workstream",
    "workstreams",
    "team",
    "trust",
    "subgroup",
    "sub-group",
    "sub-groups",
    "commission",
    "steering",
];

/// The words above without their first letter, which may be a capital.
static STEMS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        "artnership|oard|roup|orum|ommittee|ssembl|xecutive|anel|lliance|onsorti|etwork|askforce|orkstream",
        "|eam|rust|ommission",
    ))
    .ok()
});

const JOINING: [&str; 9] = ["and", "&", "of", "for", "to", "in", "on", "with", "a"];

static WORD: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[\w&][\w'’&.-]*(?:/[\w'’&.-]+)*").ok());
static SHORT: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^\s*\((?<short>[A-Z][A-Za-z&]{1,9})\)").ok());

struct Word<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

/// All names of bodies in a text, in order: capitalised words that end in a word such as
/// "Partnership", "Board" or "group". Linear in the length of the text, because a name
/// is at most [`LONGEST`] words.
pub fn find_names(text: &str) -> Vec<FoundName> {
    // Most sentences name no body; a look at their letters is quicker than taking them apart.
    if !STEMS.as_ref().is_some_and(|stems| stems.is_match(text)) {
        return Vec::new();
    }
    let words = words(text);
    let mut found: Vec<FoundName> = Vec::new();
    let mut at = 0;
    let mut begin = 0;
    while let Some(word) = words.get(at) {
        if !is_body(word.text) {
            at += 1;
            continue;
        }
        let last = last_of_name(&words, at, text);
        if let Some(name) = name_ending_at(&words, begin, at, last, text) {
            found.push(name);
            begin = last + 1;
        }
        at = last + 1;
    }
    belong(&mut found, text);
    found
}

/// The most words that a name has.
const LONGEST: usize = 12;

fn words(text: &str) -> Vec<Word<'_>> {
    let Some(pattern) = WORD.as_ref() else { return Vec::new() };
    pattern
        .find_iter(text)
        .map(|m| {
            let trimmed = m.as_str().trim_end_matches(['.', '-', '\'', '’']);
            Word { text: trimmed, start: m.start(), end: m.start() + trimmed.len() }
        })
        .collect()
}

fn is_body(word: &str) -> bool {
    let bare = possessor(word).to_lowercase();
    BODIES.contains(&bare.as_str()) && bare != "steering"
}

fn possessor(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(|l: char| l.is_uppercase() || l.is_ascii_digit())
}

/// Whether nothing but a space (or "&") stands between two words.
fn adjoins(left: &Word<'_>, right: &Word<'_>, text: &str) -> bool {
    text.get(left.end..right.start).is_some_and(|gap| gap.chars().all(|l| matches!(l, ' ' | '/' | '\'' | '’')))
}

/// "Children's Trust Partnership Board": the name goes on over further words of its kind.
fn last_of_name(words: &[Word<'_>], mut at: usize, text: &str) -> usize {
    while let (Some(here), Some(next)) = (words.get(at), words.get(at + 1)) {
        let goes_on = here.text == possessor(here.text) && is_body(next.text) && adjoins(here, next, text);
        let trust = |n: usize| words.get(n).is_some_and(|w| is_body(w.text));
        let qualified = here.text == possessor(here.text)
            && is_capital(next.text)
            && trust(at + 2)
            && words
                .get(at + 2)
                .is_some_and(|after| adjoins(here, next, text) && adjoins(next, after, text) && is_capital(after.text))
            && matches!(
                next.text,
                "Executive" | "Management" | "Steering" | "Commissioning" | "Partnership" | "Strategic" | "Reference"
            );
        if goes_on {
            at += 1;
        } else if qualified {
            at += 2;
        } else {
            break;
        }
    }
    at
}

fn name_ending_at(words: &[Word<'_>], begin: usize, body: usize, last: usize, text: &str) -> Option<FoundName> {
    let mut first = body;
    while let Some(before) = first.checked_sub(1).filter(|b| *b >= begin && body - b < LONGEST) {
        let (word, next) = (words.get(before)?, words.get(first)?);
        if !adjoins(word, next, text) || !belongs(words, before, first, begin, text) {
            break;
        }
        first = before;
    }
    // A name does not begin with a joining word.
    while first < body && words.get(first).is_some_and(|w| JOINING.contains(&w.text.to_lowercase().as_str())) {
        first += 1;
    }
    let (start, end) = (words.get(first)?, words.get(last)?);
    if first == body && last == body {
        return None;
    }
    // "Chief Executive" is a post.
    let chief = |w: &Word<'_>| w.text.eq_ignore_ascii_case("chief");
    if end.text.eq_ignore_ascii_case("executive") && last.checked_sub(1).and_then(|i| words.get(i)).is_some_and(chief) {
        return None;
    }
    let capital = words.get(first..=last)?.iter().any(|w| w.text.starts_with(char::is_uppercase));
    let name = possessor(text.get(start.start..end.end)?).to_owned();
    let short = SHORT.as_ref().and_then(|s| s.captures(text.get(end.end..).unwrap_or_default()));
    let short = short.and_then(|c| c.name("short")).map(|m| m.as_str().to_owned());
    capital.then_some(FoundName { name, short, within: None, span: start.start..end.end })
}

/// Whether the word before a name is part of it.
fn belongs(words: &[Word<'_>], before: usize, first: usize, begin: usize, text: &str) -> bool {
    const OPENING: [&str; 22] = [
        "the", "a", "an", "our", "this", "that", "their", "each", "all", "in", "from", "through", "by", "there",
        "these", "its", "new", "with", "other", "two", "four", "several",
    ];
    let Some(word) = words.get(before) else { return false };
    let folded = word.text.to_lowercase();
    if JOINING.contains(&folded.as_str()) {
        // "A and B": joined only where a capital word stands before and none of a body.
        let Some(left) = before.checked_sub(1).filter(|l| *l >= begin).and_then(|l| words.get(l)) else { return false };
        let right_capital = words.get(first).is_some_and(|w| is_capital(w.text));
        let opening = OPENING.contains(&left.text.to_lowercase().as_str());
        return right_capital && is_capital(left.text) && !opening && !is_body(left.text) && adjoins(left, word, text);
    }
    if is_capital(word.text) {
        return !(OPENING.contains(&folded.as_str()) || is_body(word.text) && word.text != possessor(word.text));
    }
    // "Healthy lifestyles group", "CYPSP steering group": small words before a small body.
    let small_body = words.get(first).is_some_and(|w| w.text.starts_with(char::is_lowercase));
    const ORDINARY: [&str; 26] = [
        "of",
        "is",
        "are",
        "was",
        "and",
        "to",
        "by",
        "for",
        "which",
        "who",
        "will",
        "has",
        "been",
        "working",
        "different",
        "local",
        "age",
        "ethnic",
        "minority",
        "target",
        "focus",
        "vulnerable",
        "key",
        "year",
        "these",
        "small",
    ];
    let preceded = before.checked_sub(1).filter(|l| *l >= begin).and_then(|l| words.get(l));
    small_body
        && !OPENING.contains(&folded.as_str())
        && !ORDINARY.contains(&folded.as_str())
        && preceded.is_some_and(|p| p.text.starts_with(char::is_uppercase) && adjoins(p, word, text))
}

/// "the County Partnership's Cohesion Board": the second belongs to the first.
fn belong(found: &mut [FoundName], text: &str) {
    for i in 1..found.len() {
        let (before, from) = found.split_at_mut(i);
        let (Some(owner), Some(owned)) = (before.last(), from.first_mut()) else { continue };
        let possessive = text.get(owner.span.start..owner.span.end).is_some_and(|t| t != possessor(t));
        if possessive && text.get(owner.span.end..owned.span.start).is_some_and(|gap| gap.trim().is_empty()) {
            owned.within = Some(owner.name.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::find_names;

    fn names(text: &str) -> Vec<String> {
        find_names(text).into_iter().map(|n| n.name).collect()
    }

    #[test]
    fn names_stand_without_article() {
        for (text, expected) in [
            ("The Be Well Partnership meets monthly", vec!["Be Well Partnership"]),
            (
                "owned by the Be Well Partnership, which reports into the Children's Trust Partnership Board.",
                vec!["Be Well Partnership", "Children's Trust Partnership Board"],
            ),
            (
                "The Children and Young People's Commissioning Partnership (CYPCP) is",
                vec!["Children and Young People's Commissioning Partnership"],
            ),
            (
                "the 14-19 Planning Partnership feeds into the Trust Executive Group",
                vec!["14-19 Planning Partnership", "Trust Executive Group"],
            ),
            ("the Mereshire Partnership's Cohesion Board will lead", vec!["Mereshire Partnership", "Cohesion Board"]),
            ("a focus group of young people from minority ethnic groups", vec![]),
            ("two groups of councillors and a board", vec![]),
            ("chairs the MCP steering group", vec!["MCP steering group"]),
            ("There are four Area Partnerships, each chaired", vec!["Area Partnerships"]),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }

    #[test]
    fn what_belongs_to_whom_and_what_it_is_called_for_short() {
        let found = find_names("the Mereshire Partnership's Cohesion Board (MCB) will lead");
        let last = found.last().unwrap();
        assert_eq!((last.within.as_deref(), last.short.as_deref()), (Some("Mereshire Partnership"), Some("MCB")));
    }
}
