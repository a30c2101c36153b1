//! The glossary's terms explained where they stand in a text.

use std::collections::{HashMap, HashSet};

use crate::Term;
use crate::fold::{Word, words};

/// A stretch of a text. The stretches, put together, are the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words that need no explanation.
    Plain(&'t str),
    /// A term of the glossary.
    Explained {
        /// The term as the text writes it.
        words: &'t str,
        /// What it means.
        meaning: &'t str,
    },
}

/// Which occurrences of a term are explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occurrences {
    /// Every one.
    All,
    /// The first in the text, so that a long text stays readable.
    First,
}

/// A glossary prepared for many texts.
#[derive(Clone, Debug)]
pub struct Terms<'g> {
    by_first_word: HashMap<String, Vec<Known<'g>>>,
}

#[derive(Clone, Debug)]
struct Known<'g> {
    term: &'g Term,
    words: Vec<String>,
    abbreviation: bool,
}

impl<'g> Terms<'g> {
    /// Prepares a glossary. Terms without a word or a meaning are left out.
    pub fn of(glossary: &'g [Term]) -> Self {
        let mut by_first_word: HashMap<String, Vec<Known<'g>>> = HashMap::new();
        for term in glossary.iter().filter(|term| !term.meaning.trim().is_empty()) {
            let words: Vec<String> = words(&term.term).into_iter().map(|word| word.folded).collect();
            let Some(first) = words.first().cloned() else { continue };
            let abbreviation = words.len() == 1 && term.term.chars().filter(|c| c.is_uppercase()).count() >= 2;
            by_first_word.entry(first).or_default().push(Known { term, words, abbreviation });
        }
        for known in by_first_word.values_mut() {
            known.sort_by_key(|known| std::cmp::Reverse(known.words.len()));
        }
        Self { by_first_word }
    }

    /// Takes a text apart. Whole words only, the longest term first. An abbreviation must be
    /// written in its own capitals, so that "it" is not explained as "IT".
    pub fn explain<'t>(&self, text: &'t str, occurrences: Occurrences) -> Vec<Piece<'t>>
    where
        'g: 't,
    {
        let words = words(text);
        let mut explained = HashSet::new();
        let mut pieces = Vec::new();
        let (mut at, mut written) = (0, 0);
        while at < words.len() {
            let again = |known: &Known<'g>| occurrences == Occurrences::First && explained.contains(&known.words);
            let Some(known) = self.at(text, &words, at).filter(|known| !again(known)) else {
                at += 1;
                continue;
            };
            let next = at + known.words.len();
            if let (Some(first), Some(last)) = (words.get(at), words.get(next - 1)) {
                pieces.extend(text.get(written..first.start).filter(|plain| !plain.is_empty()).map(Piece::Plain));
                let term = text.get(first.start..last.end).unwrap_or_default();
                pieces.push(Piece::Explained { words: term, meaning: known.term.meaning.trim() });
                written = last.end;
            }
            explained.insert(known.words.clone());
            at = next;
        }
        pieces.extend(text.get(written..).filter(|plain| !plain.is_empty()).map(Piece::Plain));
        pieces
    }

    fn at(&self, text: &str, words: &[Word], at: usize) -> Option<&Known<'g>> {
        let first = words.get(at)?;
        self.by_first_word.get(&first.folded)?.iter().find(|known| {
            let stretch = words.get(at..at + known.words.len()).unwrap_or_default();
            let same = stretch.len() == known.words.len()
                && stretch.iter().zip(&known.words).all(|(word, of)| word.folded == *of);
            let exact = !known.abbreviation || text.get(first.start..first.end) == Some(known.term.term.trim());
            same && exact && runs_on(text, stretch)
        })
    }
}

/// Nothing but space, hyphen, slash or ampersand between the words.
fn runs_on(text: &str, stretch: &[Word]) -> bool {
    stretch.iter().zip(stretch.iter().skip(1)).all(|(one, next)| {
        let between = text.get(one.end..next.start).unwrap_or_default();
        between.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '/' | '&'))
    })
}

/// Takes one text apart; see [`Terms::explain`], which is quicker for many texts.
pub fn explain<'t>(text: &'t str, glossary: &'t [Term]) -> Vec<Piece<'t>> {
    Terms::of(glossary).explain(text, Occurrences::All)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Occurrences, Piece, Terms, explain};
    use crate::Term;

    fn glossary() -> Vec<Term> {
        let term = |term: &str, meaning: &str| Term { term: term.into(), meaning: meaning.into(), at: None };
        vec![
            term("IT", "computers"),
            term("looked after", "in care"),
            term("children looked after", "children in care"),
            term("LSCB", "the safeguarding board"),
        ]
    }

    fn check(text: &str, occurrences: Occurrences, expected: &str) {
        let glossary = glossary();
        let written: String = Terms::of(&glossary)
            .explain(text, occurrences)
            .iter()
            .map(|piece| match piece {
                Piece::Plain(plain) => (*plain).to_owned(),
                Piece::Explained { words, meaning } => format!("[{words}: {meaning}]"),
            })
            .collect();
        assert_eq!(written, expected);
    }

    #[test]
    fn terms_are_explained_whole_and_longest_first() {
        for (text, expected) in [
            ("it needs IT, not ITEMS", "it needs [IT: computers], not ITEMS"),
            (
                "Children Looked-After are looked after",
                "[Children Looked-After: children in care] are [looked after: in care]",
            ),
            ("looked. After", "looked. After"),
            ("(LSCB?)", "([LSCB: the safeguarding board]?)"),
            ("", ""),
        ] {
            check(text, Occurrences::All, expected);
        }
    }

    #[test]
    fn the_first_occurrence_alone_can_be_explained() {
        check("LSCB, LSCB", Occurrences::First, "[LSCB: the safeguarding board], LSCB");
        check("LSCB, LSCB", Occurrences::All, "[LSCB: the safeguarding board], [LSCB: the safeguarding board]");
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(text in "(IT|LSCB|looked|after|children| |-|\\PC){0,30}") {
            let glossary = glossary();
            let together: String = explain(&text, &glossary).iter().map(|piece| match piece {
                Piece::Plain(words) | Piece::Explained { words, .. } => *words,
            }).collect();
            prop_assert_eq!(together, text);
        }
    }
}
