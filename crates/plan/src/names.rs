//! When two names mean the same board, group, post or organisation.
//!
//! Names are compared without case, accents, punctuation, small words and plural endings,
//! and with the plan's own abbreviations written out, so that "LSCB" and "the Local
//! Safeguarding Children Board" are one. It never guesses at spelling mistakes.

use std::collections::{HashMap, HashSet};

use crate::fold::{fold, words};
use crate::{PartnershipGroup, Plan, Term};

const SMALL_WORDS: [&str; 6] = ["a", "an", "and", "for", "of", "the"];

/// The abbreviations of one plan, from its glossary and from the initials of its groups.
#[derive(Clone, Debug, Default)]
pub struct Names {
    long: HashMap<String, Vec<String>>,
}

impl Names {
    /// Gathers the abbreviations. A glossary's meaning goes before initials; initials that two
    /// groups share stand for neither.
    pub fn of(plan: &Plan) -> Self {
        let mut long = initials(&plan.groups);
        for term in plan.glossary.iter().filter(|term| is_abbreviation(&term.term)) {
            if let Some((short, meaning)) = written_out(term) {
                long.insert(short, meaning);
            }
        }
        Self { long }
    }

    /// The comparable form of a name: equal for names that mean the same. Empty when the name
    /// holds no word.
    pub fn key(&self, name: &str) -> String {
        self.expanded(&without_explanation(name))
    }

    fn expanded(&self, name: &str) -> String {
        let mut key: Vec<&str> = Vec::new();
        let plain = plain_words(name);
        for word in &plain {
            match self.long.get(word) {
                Some(long) => key.extend(long.iter().map(String::as_str)),
                None => key.push(word),
            }
        }
        key.dedup();
        key.join(" ")
    }
}

fn plain_words(text: &str) -> Vec<String> {
    let kept = words(text).into_iter().map(|word| word.folded).filter(|word| !SMALL_WORDS.contains(&word.as_str()));
    kept.map(singular).collect()
}

fn singular(word: String) -> String {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem.to_owned(),
        _ => word,
    }
}

/// A name without brackets that only explain it: the initials of what stands outside, as in
/// "Local Safeguarding Children Board (LSCB)", or the words that the initials outside stand
/// for. Other brackets tell names apart: "Head of Standards (3-11)".
fn without_explanation(name: &str) -> String {
    let Some((outside, rest)) = name.split_once(['(', '[']) else { return name.to_owned() };
    let Some((inside, after)) = rest.split_once([')', ']']) else { return name.to_owned() };
    if explains(inside, outside) || explains(outside, inside) { format!("{outside}{after}") } else { name.to_owned() }
}

/// Is one the initials of the other? An initial may be missing, and small words do not count.
fn explains(short: &str, long: &str) -> bool {
    let short = short.trim();
    if words(short).len() != 1 || !short.chars().all(|c| c.is_uppercase() || c == 's') {
        return false;
    }
    let letters = fold(short);
    let mut letters = letters.trim_end_matches('s').chars().peekable();
    for initial in words(long).iter().filter_map(|word| word.folded.chars().next()) {
        letters.next_if_eq(&initial);
    }
    letters.peek().is_none()
}

fn is_abbreviation(term: &str) -> bool {
    words(term).len() == 1 && term.chars().filter(|c| c.is_uppercase()).count() >= 2
}

fn written_out(term: &Term) -> Option<(String, Vec<String>)> {
    let short = plain_words(&term.term).into_iter().next()?;
    let clause = term.meaning.split(['.', ';', ':', '(', '–', '—']).find(|clause| !clause.trim().is_empty())?;
    let meaning = plain_words(clause);
    (!meaning.is_empty()).then_some((short, meaning))
}

fn initials(groups: &[PartnershipGroup]) -> HashMap<String, Vec<String>> {
    let mut long: HashMap<String, Vec<String>> = HashMap::new();
    let mut shared = HashSet::new();
    for group in groups {
        let meaning = plain_words(&without_explanation(&group.name));
        let short: String = meaning.iter().filter_map(|word| word.chars().next()).collect();
        if short.chars().count() < 3 {
            continue;
        }
        let short = singular(short);
        if long.get(&short).is_some_and(|other| *other != meaning) {
            shared.insert(short.clone());
        }
        long.insert(short, meaning);
    }
    long.retain(|short, _| !shared.contains(short));
    long
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::{PartnershipGroup, Plan, Term};

    fn term(term: &str, meaning: &str) -> Term {
        Term { term: term.into(), meaning: meaning.into(), at: None }
    }

    fn group(name: &str) -> PartnershipGroup {
        PartnershipGroup { name: name.into(), role: None, chair: None, reports_to: None, answers_for: vec![], at: None }
    }

    #[test]
    fn names_that_mean_the_same_have_one_key() {
        let plan = Plan {
            glossary: vec![
                term("LSCB", "Local Safeguarding Children Board – keeps children safe"),
                term("DAAT", "Drug and Alcohol Action Team"),
                term("the word", "a word explained, no abbreviation"),
            ],
            groups: vec![group("Teenage Pregnancy Board")],
            ..Plan::default()
        };
        let names = Names::of(&plan);
        for (one, other) in [
            ("LSCB", "the Local Safeguarding Children’s Board"),
            ("DAAT (Drug Alcohol Action Team)", "Drug & Alcohol Action Team"),
            ("Local Safeguarding Children Board (LSCB)", "LSCB"),
            ("Area Partnerships", "area partnership"),
            ("LSCB Training Group", "Local Safeguarding Children Board training group"),
            ("TPB", "Teenage Pregnancy Board"),
        ] {
            assert_eq!(names.key(one), names.key(other), "{one} / {other}");
        }
    }

    #[test]
    fn names_that_differ_stay_apart() {
        let names = Names::of(&Plan::default());
        for (one, other) in [
            ("LSCB", "Local Safeguarding Children Board"),
            ("Area Board", "County Board"),
            ("Access", "Acces"),
            ("Head of Standards (3-11)", "Head of Standards (11-19)"),
        ] {
            assert_ne!(names.key(one), names.key(other), "{one} / {other}");
        }
    }

    #[test]
    fn initials_that_two_groups_share_stand_for_neither() {
        let plan = Plan { groups: vec![group("Area Play Board"), group("Adult Play Board")], ..Plan::default() };
        assert_eq!(Names::of(&plan).key("APB"), "apb");
    }

    #[test]
    fn a_name_without_words_has_an_empty_key() {
        assert_eq!(Names::default().key(" – ?"), "");
        assert_eq!(Names::default().key("(Chief Officers)"), "chief officer");
        assert_eq!(Names::default().key("Board (open"), "board open");
    }
}
