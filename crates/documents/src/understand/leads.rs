//! The cell that says who answers for an item.

use bigplan_plan::{Lead, LeadState};

use super::lead_state::{is_placeholder, names_nobody, state_of};
use super::people::{is_acronym, is_post_word, names_body, names_post, person_at_start};
use super::words::Vocabulary;

/// The leads of a cell, its paragraphs given one by one. An empty cell gives one vacant
/// lead; what it means that a cell is empty is for the caller to know.
pub(super) fn read(paragraphs: &[&str], vocabulary: &Vocabulary) -> Vec<Lead> {
    let joined = join_paragraphs(paragraphs, vocabulary);
    let mut leads: Vec<Lead> = Vec::new();
    for text in &joined {
        for piece in pieces(text, vocabulary) {
            if let Some(lead) = one(&piece, vocabulary) {
                leads.push(lead);
            }
        }
    }
    settle_placeholders(&mut leads);
    if leads.is_empty() {
        leads.push(Lead { post: None, organisation: None, person: None, state: LeadState::Vacant });
    }
    leads
}

/// "Name needed" in a paragraph of its own and the organisation in the next are one lead;
/// so are a person and, in the next paragraph, the post.
fn join_paragraphs(paragraphs: &[&str], vocabulary: &Vocabulary) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    for text in paragraphs.iter().map(|p| p.trim()).filter(|p| !p.is_empty()) {
        let goes_on = joined.last().is_some_and(|last| {
            let only_person = person_at_start(last, vocabulary).is_some_and(|end| last.len() <= end + 1);
            let post_follows = names_post(text) && person_at_start(text, vocabulary).is_none();
            only_person && post_follows
                || is_placeholder(last) && !last.contains(',')
                || last.ends_with(['/', ',', '&', '-'])
        });
        match joined.last_mut().filter(|_| goes_on) {
            Some(last) => {
                let comma = if last.ends_with([',', '/', '&', '-']) || is_placeholder(last) { " " } else { ", " };
                last.push_str(comma);
                last.push_str(text);
            }
            None => joined.push(text.to_owned()),
        }
    }
    joined
}

/// Cuts a text that names several one after the other.
fn pieces(text: &str, vocabulary: &Vocabulary) -> Vec<String> {
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

fn one(piece: &str, vocabulary: &Vocabulary) -> Option<Lead> {
    let piece = piece.trim().trim_end_matches([',', ';', '-', '–', '.']).trim();
    if !piece.chars().any(|c| c.is_alphanumeric() || c == '?') {
        return None;
    }
    let (state, rest) = state_of(piece);
    let mut lead = Lead { post: None, organisation: None, person: None, state };
    let mut rest = rest.trim();
    if state != LeadState::Named && names_nobody(rest) {
        return Some(lead);
    }
    // A place that waits for a name has none.
    if let Some(end) = person_at_start(rest, vocabulary).filter(|_| state != LeadState::Vacant) {
        lead.person = rest.get(..end).map(str::to_owned);
        rest = rest.get(end..).unwrap_or_default().trim_start_matches([',', ' ', '-', '–', ':']);
    }
    let parts: Vec<&str> = rest.split(", ").map(|p| p.trim().trim_end_matches(',')).filter(|p| !p.is_empty()).collect();
    place(&mut lead, &parts);
    Some(lead)
}

/// What is not the person is post first, then organisation.
fn place(lead: &mut Lead, parts: &[&str]) {
    let organisation = |p: &str| (names_body(p) || is_acronym(p)) && !names_post(p);
    match parts {
        [] => {}
        [single] => {
            let waits = lead.state == LeadState::Vacant && !names_post(single);
            if waits
                || organisation(single)
                    && (lead.person.is_some() || is_acronym(single) || lead.state != LeadState::Named)
            {
                lead.organisation = Some((*single).to_owned());
            } else {
                split_acronym(lead, single);
            }
        }
        [posts @ .., last] => {
            if organisation(last) || !names_post(last) {
                lead.organisation = Some((*last).to_owned());
                lead.post = Some(posts.join(", "));
            } else {
                lead.post = Some(parts.join(", "));
            }
        }
    }
}

/// Capitals that say what a post is for, not where it is.
const FIELDS: [&str; 9] = ["HR", "IT", "ICT", "SEN", "SEND", "LAC", "EAL", "PE", "PR"];

/// "Head of Play ABC": the capitals at the end are the organisation.
fn split_acronym(lead: &mut Lead, text: &str) {
    if let Some((first, post)) =
        text.split_once(' ').filter(|(first, post)| is_acronym(first) && !FIELDS.contains(first) && names_post(post))
        // "YOT Manager" is one post: what runs is what it manages.
        && post.contains(' ')
    {
        lead.organisation = Some(first.to_owned());
        lead.post = Some(post.to_owned());
        return;
    }
    if let Some((post, last)) = text.rsplit_once(' ') {
        let post = post.trim_end_matches([' ', '-', '–', ',']);
        let plain = !post.ends_with(" of") && !post.ends_with(" and") && !post.ends_with('&') && !post.is_empty();
        if is_acronym(last) && !FIELDS.contains(&last) && names_post(post) && plain {
            lead.post = Some(post.to_owned());
            lead.organisation = Some(last.to_owned());
            return;
        }
    }
    lead.post = Some(text.to_owned());
}

/// A person whose state is open keeps nothing that the placeholder said.
fn settle_placeholders(leads: &mut Vec<Lead>) {
    leads.retain(|l| l.state != LeadState::Named || l.post.is_some() || l.person.is_some() || l.organisation.is_some());
}

#[cfg(test)]
mod tests {
    use bigplan_plan::LeadState;

    use super::read;
    use crate::understand::words::Vocabulary;

    fn check(cell: &[&str], expected: &[&str]) {
        let document = crate::formats::text::read(
            "early years, sexual health, substance misuse, obesity, healthy lifestyles, area partnerships",
        );
        let leads = read(cell, &Vocabulary::of(&document));
        let shown: Vec<String> = leads
            .iter()
            .map(|l| {
                let say = |s: &Option<String>| s.clone().unwrap_or_else(|| "-".to_owned());
                let state = match l.state {
                    LeadState::Named => "",
                    LeadState::Vacant => " vacant",
                    LeadState::Unconfirmed => " unconfirmed",
                };
                format!("{}|{}|{}{state}", say(&l.person), say(&l.post), say(&l.organisation))
            })
            .collect();
        assert_eq!(shown, expected, "{cell:?}");
    }

    #[test]
    fn one_lead_in_its_forms() {
        check(&["Head of Play, ABC"], &["-|Head of Play|ABC"]);
        check(&["Ada Brontë, Head of Play, ABC"], &["Ada Brontë|Head of Play|ABC"]);
        check(&["Ada Brontë", "Head of Play"], &["Ada Brontë|Head of Play|-"]);
        check(&["Ada Brontë ABC"], &["Ada Brontë|-|ABC"]);
        check(
            &["Ada Brontë, Head of Play, Ferrybridge District Council"],
            &["Ada Brontë|Head of Play|Ferrybridge District Council"],
        );
        check(&["ICT Training Officer, Quay Trust"], &["-|ICT Training Officer|Quay Trust"]);
        check(&["Heads of Midwifery"], &["-|Heads of Midwifery|-"]);
    }

    #[test]
    fn placeholders_are_no_names() {
        check(&[""], &["-|-|- vacant"]);
        check(&["Name needed", "District Council"], &["-|-|District Council vacant"]);
        check(&["Named Area Director"], &["-|Area Director|- unconfirmed"]);
        check(&["tbc"], &["-|-|- unconfirmed"]);
        check(&["Head of Play?"], &["-|Head of Play|- unconfirmed"]);
        check(&["Head of Play (tbc)"], &["-|Head of Play|- unconfirmed"]);
        check(&["Named officer to be agreed"], &["-|-|- unconfirmed"]);
        check(&["Quay Plus - name to follow"], &["-|-|Quay Plus vacant"]);
        check(&["Champion to be confirmed"], &["-|-|- unconfirmed"]);
        check(&["TBA, Quay Trust"], &["-|-|Quay Trust unconfirmed"]);
    }

    #[test]
    fn several_in_one_cell() {
        check(&["Head of Play and Head of Lamp Services"], &["-|Head of Play|-", "-|Head of Lamp Services|-"]);
        check(&["Family Quay Group Manager"], &["-|Family Quay Group Manager|-"]);
        check(&["Quay Group Lamp Manager"], &["-|Quay Group Lamp Manager|-"]);
        check(
            &["Street Works Manager, Ferry Council, and Night Bus Officer, Quay Trust"],
            &["-|Street Works Manager|Ferry Council", "-|Night Bus Officer|Quay Trust"],
        );
        check(&["Night Bus Manager, Quay Lantern Coaches"], &["-|Night Bus Manager|Quay Lantern Coaches"]);
        check(&["Respite Team Leader, Ferry Council"], &["-|Respite Team Leader|Ferry Council"]);
        check(
            &["Ada Brontë, ABC Emil Quimby, Head of Sport, ABC"],
            &["Ada Brontë|-|ABC", "Emil Quimby|Head of Sport|ABC"],
        );
        check(&["Ada Brontë/ Emil Quimby"], &["Ada Brontë|-|-", "Emil Quimby|-|-"]);
        check(
            &["Substance misuse lead Obesity lead Area Partnerships"],
            &["-|Substance misuse lead|-", "-|Obesity lead|-", "-|Area Partnerships|-"],
        );
        check(
            &["Healthy lifestyles group Area Partnerships"],
            &["-|Healthy lifestyles group|-", "-|Area Partnerships|-"],
        );
        check(
            &["Ada Brontë, Corporate Director, Ferrybridge District Council and Emil Quimby, Chair of the Heads"],
            &["Ada Brontë|Corporate Director|Ferrybridge District Council", "Emil Quimby|Chair of the Heads|-"],
        );
    }
}
