//! What sentences say of boards and groups: who is in the chair, to whom they report,
//! what they do.

use std::sync::LazyLock;

use bigplan_plan::{At, PartnershipGroup};
use regex::Regex;

use super::group_lines;
use super::group_names::{FoundName, find_names};

/// One thing that a sentence says of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// The group exists and does something for the partnership.
    Acts(String),
    /// The post in the chair.
    Chair(String, String),
    /// To whom it reports.
    ReportsTo(String, String),
}

static CHAIRED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)(?:co-?chaired|jointly chaired|chaired|led) (?:jointly |together )?by (?:the |an |our )?")
        .ok()
});
static CHAIRS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:The |A )?(?<post>[A-Z]?[^.;]{3}[^.;]*?) (?:co-)?chairs the ").ok());
static CHAIR_OF: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:the )?(?:co-?)?chairs? of (?:the )?(?<group>.{3}.*?) (?:is|are|will be) (?:the |an |our )?(?<post>[^.;]{3}[^.;]*)").ok()
});
static CHAIR_ENDS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"[;.]\s|[;.]$|[()]|,\s+(?:brings|which|who|that|meets|and (?:has|is|meets|reports|includes|brings|comprises)|reports|includes|has|provides|is|oversees|works|made|to|answers|feeds|looks|sits|leads|will|monitors|sets)(?-u:\b)",
        r"|\s+(?:and|to|which|who|that) (?:made|has|have|is|are|meets?|reports?|includes?|brings?|consists?|comprises?|oversees?|oversee|drive|ensure|works?)(?-u:\b)",
    ))
    .ok()
});
static REPORTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)(?:(?:reports?|reporting|feeds?|feeding|accountable|answers|answerable)\s+(?:directly\s+|formally\s+|back\s+)?(?:in)?to|(?:sits?|sitting)\s+(?:directly\s+)?(?:under|beneath|below|within)|is (?:a )?sub-?group of|is one of (?:\w+ )+(?:partnerships|boards|groups) (?:working to|that sit within|reporting to|of))\s+(?:the (?:wider )?|our )?").ok()
});
static BETWEEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:sitting|standing) between (?:the )?(?<upper>.{2}.*?) and .{3}.*? is (?:the )?").ok()
});
static ACTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:\s*\([^)]*\))?,?\s+(?:will (?:be (?:leading|responsible|monitoring|accountable)|lead|oversee|monitor|provide)",
        r"|has (?:an? (?:important|key|lead|leading|central) role|developed|been (?:established|set up|formed)|also been formed|overall responsibility)",
        r"|is (?:the (?:\w+ )?(?:thematic|overarching|strategic|lead|governing)|responsible|accountable|one of)|oversees|leads|brings together|was (?:launched|formed|established|set up)|sets the)",
    ))
    .ok()
});
static OWNED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)outcome is (?:owned|led) by (?:the )?$").ok());
static THIS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:(?:This|The|Each|Our)(?: new)? (?:[Gg]roup|[Bb]oard|[Pp]artnership|body|[Tt]rust|[Ff]orum|[Cc]ommittee|[Pp]anel)s?|It|This|These)(?:,| |$)").ok()
});

/// Reads a paragraph. `last` is the group that the text before spoke of, for "This group
/// is chaired by …"; it is kept up to date.
pub(crate) fn read(text: &str, last: &mut Option<String>, short_names: &dyn Fn(&str) -> Option<String>) -> Vec<Said> {
    let mut said = Vec::new();
    for sentence in sentences(text).into_iter().filter(|s| s.len() <= LONGEST_SENTENCE) {
        let names = find_names(sentence);
        let subject_before = |end: usize| names.iter().rev().find(|n| n.span.end <= end).map(|n| n.name.clone());
        let subject = |end: usize, last: &Option<String>| subject_before(end).or_else(|| stands_for(sentence, last));
        if sentence.contains("hair") || sentence.contains("ed ") {
            chairs(sentence, &names, last, &subject, &mut said);
        }
        if REPORTING.iter().any(|w| sentence.contains(w)) {
            reports(sentence, &names, last, &subject, short_names, &mut said);
        }
        acts(sentence, &names, &mut said);
        group_lines::read(sentence, &names, last, &mut said);
        let spoken_of = THIS.as_ref().is_some_and(|t| t.is_match(sentence)) && last.is_some()
            || group_lines::lists_several(sentence);
        if let Some(name) = names.iter().find(|n| is_proper(&n.name)).filter(|_| !spoken_of) {
            *last = Some(name.name.clone());
        }
    }
    said
}

/// One of these stands in every sentence that says who reports to whom; looking for them first is
/// quick.
const REPORTING: [&str; 9] =
    ["eport", "eed", "ccountable", "nswer", "sit", "itting", "ub-group", "ubgroup", " one of "];

/// Sentences of a text; an abbreviation's full stop may cut one too early, which loses a
/// relation and never makes one.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(". ") {
        if text.get(at + 2..).is_some_and(|rest| rest.starts_with(|l: char| l.is_uppercase() || l.is_ascii_digit())) {
            found.push(text.get(start..=at).unwrap_or_default().trim());
            start = at + 2;
        }
    }
    found.push(text.get(start..).unwrap_or_default().trim());
    found
}

/// What is longer, in bytes, is a list whose full stops were lost.
const LONGEST_SENTENCE: usize = 2000;

/// The most letters that a post or a body's name may have where a pattern looks for its end.
const LONGEST_NAME: usize = 90;

/// "The chair of …", "Co-chairs of …".
fn opens_with_chair(sentence: &str) -> bool {
    let opening: String = sentence.chars().take(16).flat_map(char::to_lowercase).collect();
    opening.contains("chair")
}

type Subject<'a> = dyn Fn(usize, &Option<String>) -> Option<String> + 'a;

fn chairs(sentence: &str, names: &[FoundName], last: &Option<String>, subject: &Subject<'_>, said: &mut Vec<Said>) {
    if let Some(c) = CHAIR_OF.as_ref().filter(|_| opens_with_chair(sentence)).and_then(|r| r.captures(sentence))
        && let (Some(group), Some(post)) = (c.name("group"), c.name("post"))
        && group.as_str().chars().count() <= LONGEST_NAME
        && let Some(name) = names.iter().find(|n| n.span.start < group.end() && n.span.end <= group.end() + 1)
    {
        said.push(Said::Chair(name.name.clone(), post_of(post.as_str())));
        return;
    }
    if let Some(c) = CHAIRS.as_ref().filter(|_| sentence.contains("chairs the ")).and_then(|r| r.captures(sentence))
        && let (Some(whole), Some(post)) = (c.get(0), c.name("post"))
        && post.as_str().chars().count() <= LONGEST_NAME
        && let Some(name) = names.iter().find(|n| n.span.start >= whole.end() && n.span.start <= whole.end() + 1)
    {
        said.push(Said::Chair(name.name.clone(), capital(&post_of(post.as_str()))));
        return;
    }
    let by = sentence.contains(" by ") || sentence.contains(" BY ");
    for m in CHAIRED.iter().filter(|_| by).flat_map(|r| r.find_iter(sentence)) {
        let led = m.as_str().to_lowercase().starts_with("led");
        let partnership = lower_name(sentence, m.start())
            .or_else(|| first_of_all(sentence, names, m.start()))
            .or_else(|| subject(m.start(), last));
        let Some(group) = partnership.filter(|g| !led || is_proper(g) && sentence.len() < 200) else { continue };
        let until = next_group(sentence, names, m.end());
        let post = post_of(sentence.get(m.end()..until).unwrap_or_default());
        let post =
            [", and the", ", the", "; the", "; and the"].iter().find_map(|j| post.strip_suffix(j)).unwrap_or(&post);
        let post = post.strip_prefix("a ").filter(|p| !p.contains(" and ")).unwrap_or(post).to_owned();
        if post.split_whitespace().count() >= 1
            && !OWNED.as_ref().is_some_and(|o| o.is_match(sentence.get(..m.end()).unwrap_or_default()))
        {
            said.push(Said::Chair(group, capital(&post)));
        }
    }
}

/// "The Play Board reports to the Cabinet and is chaired by": still the one that the sentence
/// began with.
fn first_of_all(sentence: &str, names: &[FoundName], end: usize) -> Option<String> {
    let goes_on = sentence.get(..end)?.ends_with(" and is ");
    names.first().filter(|n| goes_on && n.span.start <= 4 && n.span.end < end).map(|n| n.name.clone())
}

/// Where the sentence goes on with another group: "chaired by the Head of Play, and the
/// Quay Board, chaired by …".
fn next_group(sentence: &str, names: &[FoundName], from: usize) -> usize {
    let opens = |n: &&FoundName| {
        let between = sentence.get(from..n.span.start).unwrap_or_default();
        is_proper(&n.name) && [", and the ", ", the ", "; the ", "; and the "].iter().any(|j| between.ends_with(j))
    };
    let name = names.iter().find(|n| n.span.start > from && opens(n));
    name.map_or(sentence.len(), |n| n.span.start)
}

/// The words of the post: up to where the sentence goes on about the group.
fn post_of(text: &str) -> String {
    let end = CHAIR_ENDS.as_ref().and_then(|r| r.find(text)).map_or(text.len(), |m| m.start());
    text.get(..end).unwrap_or_default().trim().trim_end_matches(['.', ',', ';', ':']).to_owned()
}

/// "The partnership board, chaired by": a name in small letters at the head of a sentence.
fn lower_name(sentence: &str, end: usize) -> Option<String> {
    let head = sentence.get(..end)?.trim_end_matches(|l: char| !l.is_alphanumeric());
    let head =
        head.strip_suffix(" which is").or_else(|| head.strip_suffix(" is")).unwrap_or(head).trim_end_matches(',');
    let name = head.strip_prefix("The ").or_else(|| head.strip_prefix("Our "))?;
    let words: Vec<&str> = name.split_whitespace().collect();
    let body =
        words.last().is_some_and(|w| ["board", "group", "partnership", "forum", "committee", "panel"].contains(w));
    let vague = words.first().is_some_and(|w| ["new", "same", "whole", "above", "previous", "first"].contains(w));
    let small = words.iter().all(|w| w.starts_with(char::is_lowercase));
    (body && small && !vague && (2..=4).contains(&words.len())).then(|| capital(name))
}

fn reports(
    sentence: &str,
    names: &[FoundName],
    last: &Option<String>,
    subject: &Subject<'_>,
    short_names: &dyn Fn(&str) -> Option<String>,
    said: &mut Vec<Said>,
) {
    let upper_at = |start: usize| {
        let name = names.iter().find(|n| n.span.start >= start && n.span.start <= start + 4).map(|n| n.name.clone());
        name.or_else(|| group_lines::bare(sentence.get(start..)?, last)).or_else(|| {
            let word = sentence.get(start..)?.split(|l: char| !l.is_alphanumeric()).next()?;
            short_names(word)
        })
    };
    let between = sentence.get(..16).unwrap_or_default().contains("ing between");
    if let Some(c) = BETWEEN.as_ref().filter(|_| between).and_then(|r| r.captures(sentence))
        && let (Some(whole), Some(upper)) = (c.get(0), c.name("upper"))
        && let Some(group) = names.iter().find(|n| n.span.start >= whole.end())
        && let Some(upper) = upper_at(upper.start())
    {
        said.push(Said::ReportsTo(group.name.clone(), upper));
    }
    for m in REPORTS.iter().flat_map(|r| r.find_iter(sentence)) {
        said.extend(beside_upper(sentence, names, m.end()).map(Said::Acts));
        let same = ["same board", "same group", "same body", "same partnership"];
        let behind = sentence.get(m.end()..).unwrap_or_default();
        let again = said.iter().rev().find_map(|s| match s {
            Said::ReportsTo(_, upper) => Some(upper.clone()),
            _ => None,
        });
        let again = again.filter(|_| same.iter().any(|s| behind.starts_with(s)));
        let one_of = m.as_str().starts_with("is one of");
        let group = if one_of {
            names.first().filter(|n| n.span.end <= m.start()).map(|n| n.name.clone())
        } else {
            subject(m.start(), last)
        };
        if let (Some(group), Some(upper)) = (group, again.or_else(|| upper_at(m.end())))
            && group != upper
            && is_proper(&group)
        {
            said.push(Said::ReportsTo(group, upper));
        }
    }
}

/// "reports to the Board and the Steering Group": the second is a group too, although a
/// group reports to one.
fn beside_upper(sentence: &str, names: &[FoundName], from: usize) -> Option<String> {
    let second = names.iter().find(|n| {
        let between = sentence.get(from..n.span.start).unwrap_or_default();
        (3..90).contains(&between.len()) && between.ends_with(" and the ") && !between.contains(',')
    })?;
    is_proper(&second.name).then(|| second.name.clone())
}

fn acts(sentence: &str, names: &[FoundName], said: &mut Vec<Said>) {
    for name in names.iter().filter(|n| is_proper(&n.name)) {
        let head = sentence.get(..name.span.start).unwrap_or_default().trim();
        let leads = head.is_empty()
            || head.len() <= 4
            || name.within.is_some()
            || head == "Finally, the"
            || head == "From 2006 our";
        let after = sentence.get(name.span.end..).unwrap_or_default();
        if leads && ACTS.as_ref().is_some_and(|r| r.is_match(after)) {
            said.push(Said::Acts(name.name.clone()));
            if let Some(within) = name.within.clone() {
                said.push(Said::ReportsTo(name.name.clone(), within));
            }
        }
    }
}

/// A name, and not just a kind of group.
pub(super) fn is_proper(name: &str) -> bool {
    let capital = |w: &&str| w.starts_with(|l: char| l.is_uppercase() || l.is_ascii_digit());
    let capitals = name.split_whitespace().filter(capital).count();
    let acronym = name.split_whitespace().any(|w| w.chars().filter(|l| l.is_uppercase()).count() >= 2);
    (capitals >= 2 || acronym) && !name.to_lowercase().starts_with("partnership group")
}

/// "This group is …": the group that the text spoke of last.
fn stands_for(sentence: &str, last: &Option<String>) -> Option<String> {
    let opening = THIS.as_ref()?.find(sentence)?.as_str().trim_end_matches(',').trim().to_lowercase();
    let last = last.clone()?;
    let kind = opening.split_whitespace().last()?;
    let pointed = opening.starts_with("this ") || matches!(kind, "it" | "this");
    (pointed || last.to_lowercase().ends_with(kind)).then_some(last)
}

pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.trim().chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A group of which nothing is known but its name and place.
pub(crate) fn named(name: &str, at: At) -> PartnershipGroup {
    let name = capital(name);
    PartnershipGroup { name, role: None, chair: None, reports_to: None, answers_for: Vec::new(), at: Some(at) }
}
