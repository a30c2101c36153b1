//! Where the terms of a plan stand in its items.

use std::collections::HashMap;

use bigplan_plan::fold::fold;
use bigplan_plan::{Item, Occurrences, Piece, Plan, Term, Terms};

/// A term with the items that use it.
pub struct Entry<'p> {
    /// The term's place in the plan's list.
    pub place: usize,
    /// The term.
    pub term: &'p Term,
    /// The items in whose words it stands, in the order of the plan.
    pub items: Vec<&'p Item>,
}

/// The terms that begin with one letter.
pub struct Letter<'p> {
    /// The letter, upper case; "#" for what begins with none.
    pub letter: char,
    /// The terms in order.
    pub entries: Vec<Entry<'p>>,
}

/// The glossary from A to Z.
pub fn letters(plan: &Plan) -> Vec<Letter<'_>> {
    let mut used = uses(plan);
    let mut terms: Vec<(usize, &Term)> = plan.glossary.iter().enumerate().collect();
    terms.sort_by_cached_key(|(_, term)| fold(&term.term));
    let mut letters: Vec<Letter<'_>> = Vec::new();
    for (place, term) in terms {
        let key = fold(&term.term);
        let letter =
            key.chars().next().filter(|first| first.is_alphabetic()).map_or('#', |first| first.to_ascii_uppercase());
        let entry = Entry { place, term, items: used.remove(&key).unwrap_or_default() };
        match letters.last_mut().filter(|last| last.letter == letter) {
            Some(last) => last.entries.push(entry),
            None => letters.push(Letter { letter, entries: vec![entry] }),
        }
    }
    letters
}

/// The items that use each term, by its folded words.
fn uses(plan: &Plan) -> HashMap<String, Vec<&Item>> {
    let terms = Terms::of(&plan.glossary);
    let mut used: HashMap<String, Vec<&Item>> = HashMap::new();
    for item in &plan.items {
        for text in [&item.title, &item.text] {
            for piece in terms.explain(text, Occurrences::First) {
                let Piece::Explained { words, .. } = piece else { continue };
                let items = used.entry(fold(words)).or_default();
                if items.last().is_none_or(|last| last.id != item.id) {
                    items.push(item);
                }
            }
        }
    }
    used
}

#[cfg(test)]
mod tests {
    use bigplan_plan::Plan;

    use super::letters;

    #[test]
    fn terms_go_by_letter_with_the_items_that_use_them() {
        let plan: Plan = toml::from_str(
            r#"
            glossary = [{ term = "PCT", meaning = "health" }, { term = "14-19", meaning = "an age" }, { term = "partner", meaning = "a body" }]
            items = [{ id = "a", kind = "action", title = "The PCT and a partner", text = "PCT again" }, { id = "b", kind = "action", title = "pct" }]"#,
        )
        .unwrap();
        let drawn: Vec<String> = letters(&plan)
            .iter()
            .flat_map(|letter| {
                letter
                    .entries
                    .iter()
                    .map(|entry| format!("{} {} {}", letter.letter, entry.term.term, entry.items.len()))
                    .collect::<Vec<_>>()
            })
            .collect();
        assert_eq!(drawn, ["# 14-19 0", "P partner 1", "P PCT 1"]);
    }
}
