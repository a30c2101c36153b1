//! Categories: which words a cell may say, however the authority dresses them.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;

use super::heading::key;

/// The words of a category, as they are compared.
#[derive(Clone, Debug, Default)]
pub struct Category(HashSet<String>);

#[allow(clippy::unwrap_used, reason = "the patterns are constants, and every test of categories uses them")]
static ENUMERATOR: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\s*\(?([A-Za-z0-9]{1,2})\)\s*").unwrap());
#[allow(clippy::unwrap_used, reason = "the patterns are constants, and every test of categories uses them")]
static PARTING: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\s*[:>]\s*|\s+[-–—]\s*|\s*[-–—]\s+").unwrap());
#[allow(clippy::unwrap_used, reason = "the patterns are constants, and every test of categories uses them")]
static LAST_BRACKET: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\s*[\[(][^\])]*[\])]\s*$").unwrap());

impl Category {
    /// A category of codes, each with its words.
    pub(crate) fn new(codes: &BTreeMap<String, Vec<String>>) -> Category {
        Category(codes.values().flatten().map(|word| key(word)).collect())
    }

    /// Whether a cell says one of its words: as a whole, without the letter before it ("b) Female"), with a code before a dash
    /// or colon ("N1 - Abuse or neglect"), after it, or with a code in brackets behind ("White British [WBRI]").
    pub fn knows(&self, text: &str) -> bool {
        let is_known = |text: &str| self.0.contains(&key(text));
        let enumerator = ENUMERATOR.captures(text);
        let bare = enumerator.as_ref().and_then(|found| found.get(0)).and_then(|found| text.get(found.end()..));
        let bare = bare.unwrap_or(text);
        if is_known(text) || is_known(bare) {
            return true;
        }
        // A letter alone only counts lists; a code such as F1 says what is meant.
        let code = enumerator.and_then(|found| found.get(1)).map(|code| code.as_str()).filter(|code| code.len() > 1);
        let parts = PARTING.find(bare).map(|mark| [bare.get(..mark.start()), bare.get(mark.end()..)]);
        let bracket = LAST_BRACKET.find(bare).and_then(|bracket| bare.get(..bracket.start()));
        code.into_iter().chain(parts.into_iter().flatten().flatten()).chain(bracket).any(is_known)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Category;

    #[test]
    fn words_are_known_however_they_are_dressed() {
        let words = ["wbri", "white british", "f1"].map(str::to_owned).to_vec();
        let category = Category::new(&BTreeMap::from([("a) White".to_owned(), words)]));
        for text in [
            "WBRI",
            "a) WBRI",
            "White  British",
            "WBRI - anything",
            "A1: White-British",
            "White British [x]",
            "F1) full",
        ] {
            assert!(category.knows(text), "{text}");
        }
        for text in ["white", "", "-", "a) british", "wbri2", "(WBRI"] {
            assert_eq!(category.knows(text), text == "(WBRI", "{text}");
        }
    }
}
