//! Folding, comparing and shortening of texts; which words the document writes small.

use std::collections::HashSet;

use crate::document::{Block, Document};

/// Small letters and digits only, words parted by one space: for comparing texts.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut parted = false;
    for c in text.chars() {
        // Nearly all letters are ASCII, and those need no tables.
        let ascii = c.is_ascii();
        if if ascii { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() } {
            if parted && !folded.is_empty() {
                folded.push(' ');
            }
            parted = false;
            if ascii { folded.push(c.to_ascii_lowercase()) } else { folded.extend(c.to_lowercase()) }
        } else if !matches!(c, '\'' | '’' | '‘' | '`') {
            parted = true;
        }
    }
    folded
}

/// Whether a phrase stands in a folded text, whole words only.
pub(super) fn has_words(folded: &str, phrase: &str) -> bool {
    let mut rest = folded;
    loop {
        // A searcher for every phrase costs more than a look at every word.
        if let Some(after) = rest.strip_prefix(phrase)
            && (after.is_empty() || after.starts_with(' '))
        {
            return true;
        }
        match rest.split_once(' ') {
            Some((_, next)) => rest = next,
            None => return false,
        }
    }
}

/// Whether two folded titles name the same thing: equal, one the beginning of the
/// other, or three quarters of their words in common.
pub(super) fn same(a: &str, b: &str) -> bool {
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short == long || short.len() >= 20 && long.starts_with(short) {
        return true;
    }
    let left: HashSet<&str> = short.split(' ').collect();
    let right: HashSet<&str> = long.split(' ').collect();
    let numbered = |w: &&&str| w.bytes().any(|b| b.is_ascii_digit());
    if left.symmetric_difference(&right).any(|w| numbered(&w)) {
        return false;
    }
    let common = left.intersection(&right).count();
    left.len() >= 4 && common * 4 >= right.len().max(left.len()) * 3 || left.len() >= 5 && common == left.len()
}

/// A short title: the first sentence, cut at a clause where it is long.
pub(super) fn title(text: &str) -> String {
    let sentence = first_sentence(text).trim();
    let sentence = trim_lead_in(sentence);
    if sentence.chars().count() <= 200 {
        return sentence.to_owned();
    }
    let cut = [", so that", "; ", ", ", " – ", " by "]
        .iter()
        .filter_map(|mark| sentence.match_indices(mark).map(|(i, _)| i).find(|i| (40..200).contains(i)))
        .min();
    match cut.and_then(|i| sentence.get(..i)) {
        Some(clause) => clause.to_owned(),
        None => sentence.chars().take(200).collect::<String>().trim_end().to_owned(),
    }
}

/// Takes ", by:" and such off the end of a text that introduces a list.
pub(super) fn trim_lead_in(text: &str) -> &str {
    let mut text = text.trim().trim_end_matches([':', ',', ';', '.', '-', '–']).trim_end();
    for tail in [" by", " through", " including", " via", " specifically", " to", " this will include"] {
        if text.len() < 300 && text.is_char_boundary(text.len().saturating_sub(tail.len())) && text.ends_with(tail) {
            text = text.get(..text.len() - tail.len()).unwrap_or(text);
            text = text.trim_end_matches([':', ',', ';']).trim_end();
            break;
        }
    }
    text
}

/// The text up to the first full stop, question mark or semicolon that ends a sentence.
pub(super) fn first_sentence(text: &str) -> &str {
    match sentence_ends(text).next() {
        Some(end) => text.get(..end).unwrap_or(text),
        None => text,
    }
}

/// Where sentences end: after a stop that is followed by a capital and is no abbreviation.
pub(super) fn sentence_ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.match_indices(['.', '?', '!', ';']).filter_map(move |(i, mark)| {
        let end = i + mark.len();
        let after = text.get(end..)?;
        let next = after.trim_start();
        let starts =
            after.starts_with(' ') && next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '“');
        let before = text.get(..i)?.rsplit([' ', '(']).next().unwrap_or_default();
        let short = matches!(
            before.to_lowercase().as_str(),
            "eg" | "e.g"
                | "i.e"
                | "ie"
                | "inc"
                | "no"
                | "nos"
                | "dr"
                | "st"
                | "mr"
                | "mrs"
                | "ms"
                | "etc"
                | "approx"
                | "incl"
                | "vs"
        );
        (starts && !(mark == "." && (short || before.len() == 1))).then_some(end)
    })
}

/// Splits a text into its sentences.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for end in sentence_ends(text) {
        parts.push(text.get(from..end).unwrap_or_default().trim());
        from = end;
    }
    parts.push(text.get(from..).unwrap_or_default().trim());
    parts.retain(|p| !p.is_empty());
    parts
}

/// Whether all letters are capitals, and there are some.
pub(super) fn shouted(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    text.chars().filter(|c| c.is_alphabetic()).count() >= 3 && letters.all(|c| !c.is_lowercase())
}

/// The words that a document writes with a small first letter somewhere. A capitalised
/// word that never stands among them is a name.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    small: HashSet<String>,
}

impl Vocabulary {
    /// Reads every word of the document once.
    pub(super) fn of(document: &Document) -> Self {
        let mut vocabulary = Self::default();
        for block in &document.blocks {
            match block {
                Block::Heading { text, .. } | Block::Paragraph { text, .. } | Block::ListItem { text, .. } => {
                    vocabulary.learn(&text.plain);
                }
                Block::Table(table) => {
                    for part in table.rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.parts) {
                        vocabulary.learn(&part.text.plain);
                    }
                }
                Block::PageBreak => {}
            }
        }
        vocabulary
    }

    fn learn(&mut self, text: &str) {
        for word in text.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’') {
            if word.chars().next().is_some_and(char::is_lowercase) && !self.small.contains(word) {
                self.small.insert(word.to_owned());
            }
        }
    }

    /// Whether the word is written small somewhere.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.small.contains(&word.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::{fold, same, sentences, title, trim_lead_in};

    #[test]
    fn titles_are_compared_by_their_words() {
        for (a, b, expected) in [
            (
                "Improve family safety, child protection and preventative services",
                "Improve family safety and child protection and preventative services",
                true,
            ),
            ("Better play", "Better sport", false),
            ("Children make healthy choices", "Children make healthy choices, so that fewer are ill", true),
            ("Improve standards at Key Stage 1", "Improve standards at Key Stage 2", false),
        ] {
            assert_eq!(same(&fold(a), &fold(b)), expected, "{a} / {b}");
        }
    }

    #[test]
    fn titles_are_the_first_sentence() {
        assert_eq!(title("Develop a strategy. Then review it."), "Develop a strategy");
        assert_eq!(title("Improve play for all, by:"), "Improve play for all");
        assert_eq!(trim_lead_in("Reduce harm through:"), "Reduce harm");
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        assert_eq!(
            sentences("Ask others (e.g. Police) first. Then act; Report."),
            ["Ask others (e.g. Police) first.", "Then act;", "Report."]
        );
    }
}
