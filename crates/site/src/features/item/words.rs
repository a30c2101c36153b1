//! An item's words with the plan's terms explained where they stand.

use bigplan_plan::fold::fold;
use bigplan_plan::{Item, Occurrences, Piece, Term, Terms};

/// The longest meaning that stands in brackets after its term; longer ones stand in the
/// list beneath the text, to which the term leads.
const SHORT: usize = 60;

/// A stretch of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stretch<'t> {
    /// Words that need no explanation.
    Plain(&'t str),
    /// A term with its meaning in brackets.
    Bracketed {
        /// The term as the text writes it.
        words: &'t str,
        /// What it means.
        meaning: &'t str,
    },
    /// A term that is explained in the list.
    Listed {
        /// The term as the text writes it.
        words: &'t str,
        /// Its place in the list, from 1.
        place: usize,
    },
}

/// What an item says, explained.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explained<'t> {
    /// The text.
    pub text: Vec<Stretch<'t>>,
    /// Terms of the title, and those of the text whose meaning is long: words and meaning.
    pub list: Vec<(&'t str, &'t str)>,
}

/// Explains the terms of an item, each where it is first used.
pub fn explained<'t>(item: &'t Item, glossary: &'t [Term]) -> Explained<'t> {
    let terms = Terms::of(glossary);
    let mut explained = Explained::default();
    for piece in terms.explain(&item.title, Occurrences::First) {
        if let Piece::Explained { words, meaning } = piece {
            place(&mut explained.list, words, meaning);
        }
    }
    for piece in terms.explain(&item.text, Occurrences::First) {
        let stretch = match piece {
            Piece::Plain(words) => Stretch::Plain(words),
            Piece::Explained { words, meaning } if is_listed(&explained.list, words) || meaning.len() > SHORT => {
                Stretch::Listed { words, place: place(&mut explained.list, words, meaning) }
            }
            Piece::Explained { words, meaning } => Stretch::Bracketed { words, meaning },
        };
        explained.text.push(stretch);
    }
    explained
}

fn is_listed(list: &[(&str, &str)], words: &str) -> bool {
    list.iter().any(|(listed, _)| fold(listed) == fold(words))
}

fn place<'t>(list: &mut Vec<(&'t str, &'t str)>, words: &'t str, meaning: &'t str) -> usize {
    let known = list.iter().position(|(listed, _)| fold(listed) == fold(words));
    known.unwrap_or_else(|| {
        list.push((words, meaning));
        list.len() - 1
    }) + 1
}

#[cfg(test)]
mod tests {
    use bigplan_plan::{Item, Kind, Term};

    use super::{Stretch, explained};

    #[test]
    fn short_meanings_follow_their_term_and_long_ones_stand_in_a_list() {
        let term = |term: &str, meaning: &str| Term { term: term.into(), meaning: meaning.into(), at: None };
        let long = "a way of working ".repeat(5);
        let glossary = [term("PCT", "Primary Care Trust"), term("CAF", &long), term("LSCB", "safeguarding board")];
        let mut item = Item::new("a", Kind::Action, "The LSCB asks");
        item.text = "The PCT and the LSCB use the CAF; the PCT pays.".into();
        let explained = explained(&item, &glossary);
        assert_eq!(explained.list, [("LSCB", "safeguarding board"), ("CAF", long.trim())]);
        assert_eq!(
            explained.text,
            [
                Stretch::Plain("The "),
                Stretch::Bracketed { words: "PCT", meaning: "Primary Care Trust" },
                Stretch::Plain(" and the "),
                Stretch::Listed { words: "LSCB", place: 1 },
                Stretch::Plain(" use the "),
                Stretch::Listed { words: "CAF", place: 2 },
                Stretch::Plain("; the PCT pays."),
            ]
        );
    }
}
