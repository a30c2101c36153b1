//! Words as people compare them: without case, accents, apostrophes or punctuation.
//!
//! It must never change what is shown; it is for finding and comparing only.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One word of a text, folded, with its place in the text as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Lower case, without accents and apostrophes. A full stop is kept before a digit, so that
    /// "1.13" and "A.2" stay one word.
    pub folded: String,
    /// First byte in the text as written.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
}

/// The words of a text in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut word: Option<Word> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next_is_digit = chars.peek().is_some_and(|(_, n)| n.is_ascii_digit());
        let mark = is_apostrophe(c) || (!c.is_ascii() && is_combining_mark(c));
        let goes_on = word.is_some() && (mark || (c == '.' && next_is_digit));
        if c.is_alphanumeric() || goes_on {
            let word = word.get_or_insert_with(|| Word { folded: String::new(), start: at, end: at });
            word.end = at + c.len_utf8();
            fold_char(c, &mut word.folded);
        } else {
            found.extend(word.take());
        }
    }
    found.extend(word);
    found.retain(|word| !word.folded.is_empty());
    found
}

/// The folded words of a text with one space between them.
pub fn fold(text: &str) -> String {
    let words: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
    words.join(" ")
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{02bc}')
}

fn fold_char(c: char, out: &mut String) {
    if is_apostrophe(c) {
        return;
    }
    // Nearly every character of an English plan: no table needs to be asked.
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    let plain = std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c));
    out.extend(plain.flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric() || *c == '.'));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{fold, words};

    #[test]
    fn case_accents_apostrophes_and_punctuation_fold_away() {
        for (text, folded) in [
            ("Children’s CENTRES", "childrens centres"),
            ("Café, naïve – e\u{301}lan!", "cafe naive elan"),
            ("see 1.13, A.2. Then", "see 1.13 a.2 then"),
            ("Head of Access/OCYPS", "head of access ocyps"),
            ("16-18", "16 18"),
            ("'quoted'", "quoted"),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn a_word_knows_its_place() {
        let text = "the Café’s door";
        let word = &words(text)[1];
        assert_eq!((word.folded.as_str(), &text[word.start..word.end]), ("cafes", "Café’s"));
    }

    proptest! {
        #[test]
        fn places_lie_on_characters_and_in_order(text in "\\PC{0,40}") {
            let mut last = 0;
            for word in words(&text) {
                prop_assert!(word.start >= last && word.end > word.start);
                prop_assert!(text.get(word.start..word.end).is_some());
                last = word.end;
            }
        }
    }
}
