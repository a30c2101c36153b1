//! Short ways of saying who is in the chair and to whom several groups report.

use std::sync::LazyLock;

use regex::Regex;

use super::group_names::FoundName;
use super::group_prose::{Said, capital, is_proper};

static SEVERAL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)(?-u:\b)(?:groups|boards|workstreams|partnerships|bodies|forums|panels|committees|teams)\s+",
        r"(?:all |each |both |now )?(?:(?:report|answer|are accountable|feed)\s+(?:in)?to|sit\s+(?:under|beneath|below))\s+(?:the |our )?(?<upper>[^:]{2}[^:]*):",
    ))
    .ok()
});
static ITS_CHAIR: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^(?:Its|Their|The) (?:co-)?chair(?:man|woman|person)? (?:is|will be) (?:the )?(?<post>[^.;:]{3}[^.;:]*)",
    )
    .ok()
});
static CHAIR_MARK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?:\(|[–—-]\s|;\s|,\s)(?:chair|chaired by|chairperson)\s*(?::|–|-)\s*(?:the )?(?<post>[^;().:]{3}[^;().:]*)",
    )
    .ok()
});
/// "Chair of the Play Board: Head of Parks".
static CHAIR_LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:the )?(?:co-)?chair(?:man|woman|person)? of (?:the )?(?<group>.{3}.*?)\s*(?::|\s[–—-])\s+(?:the )?(?<post>[^;().:]{3}[^;().:]*)").ok()
});
/// "…, which has an independent chair".
static HAS_CHAIR: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^,?\s+(?:(?:which|that) )?has an? (?<post>(?:independent|elected|rotating) chair)").ok()
});
static LEADS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)(?:the lead (?:group |body |board )?is|lead (?:group|body|board):) (?:the )?$").ok()
});

/// The most letters of a body's name with what stands around it. Bounds in the patterns themselves
/// would make them large.
const LONGEST_NAME: usize = 90;

/// At most 120 letters of what stands for a post.
fn short(post: &str) -> &str {
    post.char_indices().nth(120).and_then(|(end, _)| post.get(..end)).unwrap_or(post)
}

/// What a sentence says in one of these ways.
pub(super) fn read(sentence: &str, names: &[FoundName], last: &Option<String>, said: &mut Vec<Said>) {
    several(sentence, names, last, said);
    if sentence.contains("hair") || sentence.contains("HAIR") {
        says_chair(sentence, names, last, said);
    }
    for name in names.iter().filter(|n| is_proper(&n.name)) {
        let (before, after) = (sentence.get(..name.span.start), sentence.get(name.span.end..));
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        if let Some(post) = HAS_CHAIR.as_ref().and_then(|r| r.captures(after)).and_then(|c| c.name("post")) {
            said.push(Said::Chair(name.name.clone(), capital(post.as_str())));
        }
        if LEADS.as_ref().is_some_and(|l| l.is_match(before)) {
            said.push(Said::Acts(name.name.clone()));
        }
    }
}

/// Who is in the chair, where a sentence speaks of one.
fn says_chair(sentence: &str, names: &[FoundName], last: &Option<String>, said: &mut Vec<Said>) {
    if let Some(post) = ITS_CHAIR.as_ref().and_then(|r| r.captures(sentence)).and_then(|c| c.name("post"))
        && let Some(group) = last
    {
        said.push(Said::Chair(group.clone(), capital(short(post.as_str()).trim())));
    }
    for c in CHAIR_MARK.iter().flat_map(|r| r.captures_iter(sentence)) {
        let (Some(whole), Some(post)) = (c.get(0), c.name("post")) else { continue };
        let group = names.iter().rev().find(|n| n.span.end <= whole.start() + 1 && is_proper(&n.name));
        if let Some(group) = group {
            said.push(Said::Chair(group.name.clone(), capital(short(post.as_str()).trim().trim_end_matches(','))));
        }
    }
    if let Some(c) = CHAIR_LABEL.as_ref().and_then(|r| r.captures(sentence))
        && let (Some(group), Some(post)) = (c.name("group"), c.name("post"))
        && group.as_str().chars().count() <= LONGEST_NAME
        && let Some(name) = names.iter().find(|n| n.span.start >= group.start() && n.span.end <= group.end())
    {
        said.push(Said::Chair(name.name.clone(), capital(short(post.as_str()).trim())));
    }
}

/// Whether a sentence lists groups under another, which stays the one spoken of.
pub(super) fn lists_several(sentence: &str) -> bool {
    sentence.contains(':') && SEVERAL.as_ref().is_some_and(|r| r.is_match(sentence))
}

/// "Two groups report to the Board: the … and the …".
fn several(sentence: &str, names: &[FoundName], last: &Option<String>, said: &mut Vec<Said>) {
    let colon = sentence.contains(':');
    let Some(c) = SEVERAL.as_ref().filter(|_| colon).and_then(|r| r.captures(sentence)) else { return };
    let (Some(whole), Some(upper)) = (c.get(0), c.name("upper")) else { return };
    if upper.as_str().chars().count() > LONGEST_NAME {
        return;
    }
    let named = names.iter().find(|n| n.span.start >= upper.start() && n.span.end <= upper.end());
    let Some(over) = named.map(|n| n.name.clone()).or_else(|| bare(upper.as_str(), last)) else { return };
    for name in names.iter().filter(|n| n.span.start >= whole.end() && is_proper(&n.name)) {
        // Names within brackets or behind "chaired by" are of the chair's own body.
        let before = sentence.get(..name.span.start).unwrap_or_default();
        let listed = [": the ", ": ", ", the ", " and the ", ", and the ", "; the ", ", ", " and "]
            .iter()
            .any(|j| before.ends_with(j));
        if listed && name.name != over {
            said.push(Said::ReportsTo(name.name.clone(), over.clone()));
        }
    }
}

/// "the Board" is the one spoken of last; "Cabinet" is a name by itself.
pub(super) fn bare(text: &str, last: &Option<String>) -> Option<String> {
    let word = text.split(|l: char| !l.is_alphanumeric()).next()?;
    if text.starts_with("Full Council") {
        return Some("Full Council".to_owned());
    }
    let kinds = ["Board", "Partnership", "Trust", "Group", "Committee", "Executive", "Forum"];
    let alone = text.get(word.len()..).is_some_and(|rest| !rest.trim_start().starts_with(char::is_uppercase));
    if word == "Cabinet" || word == "Council" && alone {
        return Some(word.to_owned());
    }
    last.clone().filter(|l| kinds.contains(&word) && alone && l.split(' ').any(|w| w == word))
}

#[cfg(test)]
mod tests {
    use crate::understand::groups;

    fn shown(text: &str) -> Vec<String> {
        let read = groups::read(&crate::formats::text::read(text));
        let say = |s: &Option<String>| s.clone().unwrap_or_else(|| "-".to_owned());
        read.values.iter().map(|g| format!("{}|{}|{}", g.name, say(&g.chair), say(&g.reports_to))).collect()
    }

    #[test]
    fn several_groups_report_to_one() {
        let mut found = shown(
            "Three boards answer to the Quay Partnership: the Play Board (chair: Head of Parks), \
             the Night Bus Forum, chaired by the Ferry Master, and the Lamp Committee.",
        );
        found.sort();
        assert_eq!(
            found,
            [
                "Lamp Committee|-|Quay Partnership",
                "Night Bus Forum|Ferry Master|Quay Partnership",
                "Play Board|Head of Parks|Quay Partnership",
                "Quay Partnership|-|-",
            ]
        );
    }

    #[test]
    fn labels_and_short_words_for_the_chair() {
        assert_eq!(shown("Chair of the Lamp Board: Head of Parks"), ["Lamp Board|Head of Parks|-"]);
        assert_eq!(
            shown(
                "The Lamp Board, which has an independent chair, meets in May. The 11 to 19 Forum reports to the Lamp Board."
            ),
            ["Lamp Board|Independent chair|-", "11 to 19 Forum|-|Lamp Board"]
        );
    }

    #[test]
    fn the_board_spoken_of_before() {
        let text = "The Quay Partnership Board oversees this plan. Its chair is the Mayor of Quay. The Board reports to Cabinet.";
        assert_eq!(shown(text).first().map(String::as_str), Some("Quay Partnership Board|Mayor of Quay|Cabinet"));
    }
}
