//! Telling persons, posts, organisations and groups apart by their words.

use super::people_words::{BODIES, BODIES_BEHIND, FIELDS, OTHER_POSTS, POSTS_BEHIND};
use super::words::Vocabulary;

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn is_post(bare: &str) -> bool {
    POSTS_BEHIND.contains(&bare) || OTHER_POSTS.contains(&bare)
}

/// Whether a word of a post or body stands behind what that is for.
fn stands_behind(bare: &str) -> bool {
    POSTS_BEHIND.contains(&bare) || BODIES_BEHIND.contains(&bare)
}

/// Whether a word makes a phrase a post.
pub(super) fn is_post_word(word: &str) -> bool {
    is_post(&bare(word))
}

/// Whether any word of a phrase makes it a post.
pub(super) fn names_post(phrase: &str) -> bool {
    phrase.split([' ', '/', ':']).any(is_post_word)
}

/// Whether any word of a phrase makes it a body of people.
pub(super) fn names_body(phrase: &str) -> bool {
    phrase.split([' ', '/']).any(|w| BODIES.contains(&bare(w).as_str())) || phrase.split(' ').any(is_acronym)
}

/// Whether a phrase is the name of a body that meets: "Ferry Youth Board".
pub(super) fn ends_in_board(phrase: &str) -> bool {
    const MEETING: [&str; 14] = [
        "board",
        "boards",
        "partnership",
        "partnerships",
        "group",
        "subgroup",
        "sub-group",
        "sub-groups",
        "committee",
        "forum",
        "trust",
        "panel",
        "cabinet",
        "network",
    ];
    let last =
        phrase.split('(').next().unwrap_or_default().trim_end_matches(['.', ',', ';', '?', ' ']).rsplit(' ').next();
    last.is_some_and(|w| MEETING.contains(&bare(w).as_str()))
}

/// "ABC", "NHS", "PCTs": capitals that stand for an organisation.
pub(super) fn is_acronym(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '&');
    let core = word.strip_suffix('s').unwrap_or(word);
    (2..=9).contains(&core.len())
        && core.chars().all(|c| c.is_ascii_uppercase() || c == '&' || c == '-' || c.is_ascii_digit())
        && core.bytes().filter(u8::is_ascii_uppercase).count() >= 2
}

/// How many bytes at the start of a phrase are a person's name: two or three capitalised
/// words of which none is a word of posts or bodies and the last is never written small.
pub(super) fn person_at_start(phrase: &str, vocabulary: &Vocabulary) -> Option<usize> {
    let (offset, phrase_rest) = strip_form_of_address(phrase);
    let mut taken: Vec<&str> = Vec::new();
    let mut end = 0;
    for word in phrase_rest.split(' ').take(3) {
        if !is_name_word(word) {
            break;
        }
        let closes = word.ends_with([',', '/', ';', ':']);
        end =
            word.as_ptr() as usize - phrase_rest.as_ptr() as usize + word.trim_end_matches([',', '/', ';', ':']).len();
        taken.push(word);
        if closes {
            break;
        }
    }
    if taken.len() == 3 && !taken.get(1).is_some_and(|w| w.len() <= 2 || w.ends_with('.')) && offset == 0 {
        // Three capitalised words: the third is more likely the beginning of what follows.
        if let Some(third) = taken.pop() {
            end = third.as_ptr() as usize - phrase_rest.as_ptr() as usize - 1;
        }
    }
    if offset == 0 && modifies(phrase_rest.get(end..).unwrap_or_default(), taken.last().copied().unwrap_or_default()) {
        return None;
    }
    let strange = taken.iter().filter(|w| !vocabulary.knows(&bare(w))).count();
    let plain = taken.iter().any(|w| vocabulary.knows(&bare(w)) && bare(w).len() > 5);
    let enough = taken.len() >= 2 && strange * 2 >= taken.len() && !plain || taken.len() == 1 && offset > 0;
    enough.then_some(offset + end)
}

/// Whether the capitalised words before `rest` say what a post or body is for, which ends
/// with `rest` or at its first comma.
fn modifies(rest: &str, last: &str) -> bool {
    if last.ends_with([',', '/', ';', ':']) {
        return false;
    }
    let phrase = rest.split([',', ';', '/', '(']).next().unwrap_or_default();
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let all_capital = words.iter().all(|w| w.starts_with(|c: char| c.is_uppercase() || c == '&'));
    (1..=3).contains(&words.len()) && all_capital && words.last().is_some_and(|w| stands_behind(&bare(w)))
}

fn strip_form_of_address(phrase: &str) -> (usize, &str) {
    for form in ["Dr ", "Mr ", "Mrs ", "Ms ", "Miss ", "Cllr ", "Councillor ", "Rev ", "Prof ", "Sir ", "Supt "] {
        if let Some(rest) = phrase.strip_prefix(form) {
            return (form.len(), rest);
        }
    }
    (0, phrase)
}

fn is_name_word(word: &str) -> bool {
    let word = word.trim_end_matches([',', '/', ';', ':']);
    let mut chars = word.chars();
    let capital = chars.next().is_some_and(char::is_uppercase);
    let rest_ok = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
    let lower = bare(word);
    let possessive = word.ends_with("'s") || word.ends_with("’s") || word.ends_with("s'");
    capital
        && rest_ok
        && !possessive
        && !is_acronym(word)
        && !is_post(&lower)
        && !BODIES.contains(&lower.as_str())
        && !FIELDS.contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::{is_acronym, person_at_start};
    use crate::understand::words::Vocabulary;

    #[test]
    fn persons_are_told_by_words_that_are_never_written_small() {
        let document = crate::formats::text::read("a substance misuse plan for sexual health and obesity");
        let vocabulary = Vocabulary::of(&document);
        for (phrase, expected) in [
            ("Ada Brontë, Head of Play, ABC", Some("Ada Brontë")),
            ("Ada Brontë Head of Play", Some("Ada Brontë")),
            ("Substance Misuse lead", None),
            ("Head of Play", None),
            ("ABC District Council", None),
            ("Dr Quimby, ABC", Some("Dr Quimby")),
            ("River Crossing Officer", None),
            ("Quay Tenancy Solicitor", None),
            ("Quay Lantern Youth Board", None),
            ("Ferry Coaches Ltd", None),
        ] {
            assert_eq!(person_at_start(phrase, &vocabulary).and_then(|e| phrase.get(..e)), expected, "{phrase}");
        }
        assert!(is_acronym("PCTs") && is_acronym("CCC") && !is_acronym("Play"));
    }
}
