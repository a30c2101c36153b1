//! The cell that says who answers for an item.

use bigplan_plan::{Lead, LeadState};

use super::lead_pieces::pieces;
use super::lead_state::{is_placeholder, names_nobody, state_of};
use super::people::{is_acronym, names_body, names_post, person_at_start};
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
    let organisation = |p: &str| {
        (names_body(p) || is_acronym(p)) && !names_post(p)
            || p.starts_with("Office of ")
            || p.starts_with("the Office of ")
    };
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
        check(&["Lamp and Ferry Sub-group"], &["-|Lamp and Ferry Sub-group|-"]);
        check(&["Lamp Officer, Office of the Lamp Commissioner"], &["-|Lamp Officer|Office of the Lamp Commissioner"]);
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
