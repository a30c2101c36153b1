//! Which measure a text names.

use std::collections::HashMap;

use bigplan_measure::{Catalogue, Definition, MeasureCode};

/// Looks up measures by the names that a file writes.
pub(crate) struct MeasureWords<'a> {
    catalogue: &'a Catalogue,
    own: &'a std::collections::BTreeMap<String, MeasureCode>,
    known: HashMap<String, Option<&'a Definition>>,
}

impl<'a> MeasureWords<'a> {
    /// With the names that a person explained.
    pub(crate) fn new(catalogue: &'a Catalogue, own: &'a std::collections::BTreeMap<String, MeasureCode>) -> Self {
        Self { catalogue, own, known: HashMap::new() }
    }

    /// The measure of a code.
    pub(crate) fn of_code(&self, code: &MeasureCode) -> Option<&'a Definition> {
        self.catalogue.find(code)
    }

    /// The measure that a name means.
    pub(crate) fn named(&mut self, text: &str) -> Option<&'a Definition> {
        if let Some(known) = self.known.get(text) {
            return *known;
        }
        let own = self.own.get(text).and_then(|code| self.catalogue.find(code));
        let found = own.or_else(|| named(self.catalogue, text));
        self.known.insert(text.to_owned(), found);
        found
    }
}

/// A name, also with a code before or behind it: "NI 72: Achievement …".
pub(crate) fn named<'a>(catalogue: &'a Catalogue, text: &str) -> Option<&'a Definition> {
    if text.trim().is_empty() {
        return None;
    }
    let parts = || [": ", " - ", " – ", " ("].into_iter().filter_map(|mark| text.split_once(mark));
    catalogue
        .find_by_name(text)
        .or_else(|| parts().find_map(|(code, _)| catalogue.find_by_name(code)))
        .or_else(|| parts().find_map(|(_, title)| catalogue.find_by_name(title)))
}
