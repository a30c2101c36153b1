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

/// Explains the terms of an item, each where it is first used. Those of its title and of
/// what `hangs` on it are listed, because they stand where nothing can be put beside them.
pub fn explained<'t>(item: &'t Item, hangs: &[&'t str], glossary: &'t [Term]) -> Explained<'t> {
    let terms = Terms::of(glossary);
    let mut explained = Explained::default();
    list(&mut explained.list, &terms, &item.title);
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
    let bracketed = |words: &str, text: &[Stretch<'_>]| {
        text.iter()
            .any(|stretch| matches!(stretch, Stretch::Bracketed { words: known, .. } if fold(known) == fold(words)))
    };
    let mut more = Vec::new();
    hangs.iter().for_each(|words| list(&mut more, &terms, words));
    more.retain(|(words, _)| !bracketed(words, &explained.text) && !is_listed(&explained.list, words));
    explained.list.extend(more);
    explained
}

/// The words that hang on an item: who leads, which groups, what money.
pub fn hanging(item: &Item) -> Vec<&str> {
    let leads = item.leads.iter().flat_map(|lead| [&lead.post, &lead.organisation]).flatten();
    let groups = item.groups.iter().map(|group| &group.name);
    let funds = item.funds.iter().map(|fund| &fund.name);
    leads.chain(groups).chain(funds).map(String::as_str).collect()
}

fn list<'t>(into: &mut Vec<(&'t str, &'t str)>, terms: &Terms<'t>, text: &'t str) {
    for piece in terms.explain(text, Occurrences::First) {
        if let Piece::Explained { words, meaning } = piece {
            place(into, words, meaning);
        }
    }
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
    use bigplan_plan::{GroupUse, Item, Kind, Term};

    use super::{Stretch, explained, hanging};

    #[test]
    fn short_meanings_follow_their_term_and_long_ones_stand_in_a_list() {
        let term = |term: &str, meaning: &str| Term { term: term.into(), meaning: meaning.into(), at: None };
        let long = "a way of working ".repeat(5);
        let glossary = [
            term("PCT", "Primary Care Trust"),
            term("CAF", &long),
            term("LSCB", "safeguarding board"),
            term("GP", "family doctor"),
        ];
        let mut item = Item::new("a", Kind::Action, "The LSCB asks");
        item.text = "The PCT and the LSCB use the CAF; the PCT pays.".into();
        item.groups = vec![GroupUse { name: "PCT and GP group".into(), certain: true }];
        let explained = explained(&item, &hanging(&item), &glossary);
        assert_eq!(
            explained.list,
            [("LSCB", "safeguarding board"), ("CAF", long.trim()), ("GP", "family doctor")],
            "what the text explains is not explained again"
        );
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
