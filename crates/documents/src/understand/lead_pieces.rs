//! Texts that name several leads one after the other, cut into one piece for each.

use super::people::{ends_in_board, is_acronym, is_post_word, names_post, person_at_start};
use super::words::Vocabulary;

/// Cuts a text that names several one after the other.
pub(super) fn pieces(text: &str, vocabulary: &Vocabulary) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let beside = text.split([';', '\n']).flat_map(|c| c.split(", with ")).map(|c| c.trim_start_matches("the "));
    for chunk in beside.flat_map(|c| split_and(c, vocabulary)) {
        for chunk in split_slash(&chunk, vocabulary) {
            pieces.extend(split_run_on(&chunk, vocabulary));
        }
    }
    pieces
}

/// " and " parts two leads only where a person or a post follows it.
fn split_and(text: &str, vocabulary: &Vocabulary) -> Vec<String> {
    // "Play and Sport Sub-group" is one body.
    if ends_in_board(text) && !names_post(text) && !text.contains(',') && text.matches(" and ").count() == 1 {
        return vec![text.to_owned()];
    }
    let mut parts: Vec<String> = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(at) = rest.get(from..).and_then(|r| r.find(" and ")).map(|i| i + from) {
        let after = rest.get(at + 5..).unwrap_or_default();
        let before = rest.get(..at).unwrap_or_default();
        let person = person_at_start(after, vocabulary).is_some();
        let body = after.split(' ').count() <= 3 && after.rsplit(' ').next().is_some_and(ends_lead);
        if person && person_ends_well(after, vocabulary)
            || both_placed(before, after)
            || names_post(before) && (body || after.split(' ').next().is_some_and(is_post_word) && !ends_service(after))
        {
            parts.push(before.trim_end_matches(',').to_owned());
            rest = after;
            from = 0;
        } else {
            from = at + 5;
        }
    }
    parts.push(rest.to_owned());
    parts
}

/// "Specialist Services": what a post is for, although its first word may be one of posts.
fn ends_service(text: &str) -> bool {
    let first = text.split([',', ';', '(']).next().unwrap_or_default().trim();
    // "Head of Legal Services" is a post all the same.
    let of = ["Head of ", "Director of ", "Heads of ", "Manager of "].iter().any(|p| first.starts_with(p));
    !of && first
        .rsplit(' ')
        .next()
        .is_some_and(|w| matches!(w.to_lowercase().as_str(), "service" | "services" | "support"))
}

/// "Post, Organisation and Post, Organisation": both sides say a post and, behind a comma,
/// where it is.
fn both_placed(before: &str, after: &str) -> bool {
    let placed = |text: &str| {
        let (post, rest) = text.trim_end_matches(',').split_once(", ")?;
        let rest = rest.trim();
        (names_post(post) && !names_post(rest) && rest.starts_with(char::is_uppercase)).then_some(())
    };
    // An organisation may itself hold an "and": then what follows opens with no post.
    placed(before).is_some() && placed(after).is_some()
}

/// A slash parts two leads where a person or a post follows it.
fn split_slash(text: &str, vocabulary: &Vocabulary) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for chunk in text.split('/') {
        let trimmed = chunk.trim();
        let after_person =
            parts.last().is_some_and(|p: &String| person_at_start(p, vocabulary).is_some_and(|end| end == p.len()));
        let own = person_at_start(trimmed, vocabulary).is_some()
            || names_post(trimmed)
            || parts.is_empty()
            || after_person && !is_acronym(trimmed);
        match parts.last_mut().filter(|_| !own) {
            Some(last) => {
                let joint = if is_acronym(trimmed) && names_post(last) { ", " } else { "/" };
                last.push_str(joint);
                last.push_str(trimmed);
            }
            None => parts.push(trimmed.to_owned()),
        }
    }
    parts.retain(|p| !p.is_empty());
    parts
}

/// "Post, ABC Other Person, ABC" and "Play lead Sport adviser Area teams": leads that
/// stand in one line because their line breaks were lost.
fn split_run_on(text: &str, vocabulary: &Vocabulary) -> Vec<String> {
    let words: Vec<&str> = text.split(' ').filter(|w| !w.is_empty()).collect();
    let mut parts: Vec<Vec<&str>> = vec![Vec::new()];
    for (index, word) in words.iter().enumerate() {
        let previous = index.checked_sub(1).and_then(|i| words.get(i)).copied().unwrap_or_default();
        let tail = words.get(index..).map(|w| w.join(" ")).unwrap_or_default();
        let current = parts.last().map_or(0, Vec::len);
        let comma_before = parts.last().is_some_and(|p| p.iter().rev().skip(1).take(1).any(|w| w.ends_with(',')));
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let after_organisation = comma_before && is_acronym(previous) && previous != "NHS" && !previous.ends_with(',');
        let ends_post = ends_lead(previous) && !previous.ends_with([',', ':', '&']) && current >= 2;
        let person = person_at_start(&tail, vocabulary).is_some();
        // "Manager, Quay Lantern House": a name behind the first word after a comma is the
        // rest of an organisation's.
        let within = comma_before && previous.starts_with(char::is_uppercase) && !is_acronym(previous);
        let person = person && !within && person_ends_well(&tail, vocabulary);
        let lone = tail.split(", ").next().is_some_and(|c| !c.contains(" and "));
        // "Team Manager" is one post.
        let closes = ends_body(previous) && is_post_word(word) && (word.ends_with(',') || index + 1 == words.len())
            || ends_body(previous) && index <= 3 && one_post(&words);
        let ends_post = ends_post && lone && previous != "Lead" && !closes;
        let opens = capital
            && current > 0
            && (after_organisation
                || ends_post && !is_acronym(word) && !word.starts_with('(')
                || person && current >= 2 && !is_joint(previous) && closed(parts.last()));
        if opens {
            parts.push(Vec::new());
        }
        if let Some(last) = parts.last_mut() {
            last.push(word);
        }
    }
    parts.iter().map(|p| p.join(" ")).filter(|p| !p.trim().is_empty()).collect()
}

/// "Quay Group Support Manager": up to four words of which only the last is of posts.
fn one_post(words: &[&str]) -> bool {
    let end = words.iter().position(|w| w.ends_with(',')).map_or(words.len(), |i| i + 1);
    let Some((last, before)) = words.get(..end).and_then(<[&str]>::split_last) else { return false };
    end <= 4 && is_post_word(last) && !before.iter().any(|w| is_post_word(w) || is_acronym(w))
}

/// A name inside a line opens a new lead only where a comma, a post or an organisation follows it.
fn person_ends_well(tail: &str, vocabulary: &Vocabulary) -> bool {
    let Some(rest) = person_at_start(tail, vocabulary).and_then(|end| tail.get(end..)) else { return false };
    let next = rest.trim_start().split(' ').next().unwrap_or_default();
    rest.trim().is_empty() || rest.starts_with([',', '/']) || is_post_word(next) || is_acronym(next)
}

fn is_joint(word: &str) -> bool {
    matches!(word, "and" | "of" | "for" | "the" | "&" | "–" | "-" | "to" | "in") || word.ends_with(['-', '–', ',', '/'])
}

/// Whether a piece already says a post or an organisation, so that a name behind it is a new lead.
fn closed(piece: Option<&Vec<&str>>) -> bool {
    piece.is_some_and(|words| words.iter().any(|w| is_post_word(w)) || words.iter().skip(1).any(|w| is_acronym(w)))
}

fn ends_body(word: &str) -> bool {
    ["group", "groups", "team", "teams", "partnership", "partnerships", "board", "boards"]
        .contains(&word.to_lowercase().as_str())
}

/// Words that may only stand at the end of a post or a group.
fn ends_lead(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ')']).to_lowercase();
    matches!(
        word.as_str(),
        "lead"
            | "leads"
            | "adviser"
            | "advisers"
            | "advisor"
            | "advisors"
            | "coordinator"
            | "coordinators"
            | "co-ordinator"
            | "manager"
            | "managers"
            | "officer"
            | "officers"
            | "group"
            | "groups"
            | "team"
            | "teams"
            | "partnership"
            | "partnerships"
            | "board"
            | "boards"
            | "headteachers"
            | "workers"
            | "nurses"
    )
}
