//! All measures, found by code and by the names that people and files write.

mod read;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use bigplan_plan::MeasureUse;

use crate::fold::fold;
use crate::refusal::BadDefinition;
use crate::{Definition, MeasureCode, Outcome, Successor, built_in};

/// All measures that are defined.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    by_code: BTreeMap<MeasureCode, Definition>,
    /// Folded codes and titles: one measure each.
    by_title: BTreeMap<String, MeasureCode>,
    /// Folded other names; several measures may share one.
    by_other: BTreeMap<String, Vec<MeasureCode>>,
    predecessors: BTreeMap<MeasureCode, Vec<MeasureCode>>,
}

impl Catalogue {
    /// Reads definition files, each as its name and text.
    ///
    /// # Errors
    /// Everything wrong with any of the files; no part of them is taken then.
    pub fn read(files: &[(String, String)]) -> Result<Self, Vec<BadDefinition>> {
        read::read(files)
    }

    /// The definitions that the program carries.
    ///
    /// # Errors
    /// Everything wrong with them; a test sees to it that nothing is.
    pub fn built_in() -> Result<Self, Vec<BadDefinition>> {
        Self::built_in_with(&[])
    }

    /// The definitions that the program carries, with one's own laid over: a file of the same name takes the place of
    /// the one carried.
    ///
    /// # Errors
    /// Everything wrong with any of the files.
    pub fn built_in_with(own: &[(String, String)]) -> Result<Self, Vec<BadDefinition>> {
        Self::read(&laid_over(built_in::MEASURE_FILES, own))
    }

    /// The measure of a code.
    pub fn find(&self, code: &MeasureCode) -> Option<&Definition> {
        self.by_code.get(code)
    }

    /// The measure that people call so: its code, title, or another name that only it has. Capitals, spaces and signs
    /// do not matter: "NI 72", "ni72".
    pub fn find_by_name(&self, text: &str) -> Option<&Definition> {
        match self.named(text).as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The measure that a plan's measure is: by its code, else by its title.
    pub fn find_in_plan(&self, measure: &MeasureUse) -> Option<&Definition> {
        let by_code = measure.code.as_deref().and_then(|code| self.find_by_name(code));
        by_code.or_else(|| self.find_by_name(&measure.title))
    }

    /// All measures that a name may mean: one where it is a code or title, several where they share another name.
    pub fn named(&self, text: &str) -> Vec<&Definition> {
        let name = fold(text);
        let titled = self.by_title.get(&name).and_then(|code| self.find(code));
        titled.map_or_else(
            || self.by_other.get(&name).into_iter().flatten().filter_map(|code| self.find(code)).collect(),
            |definition| vec![definition],
        )
    }

    /// All measures, by code.
    pub fn iter(&self) -> impl Iterator<Item = &Definition> {
        self.by_code.values()
    }

    /// How many measures there are.
    pub fn len(&self) -> usize {
        self.by_code.len()
    }

    /// True when nothing is defined.
    pub fn is_empty(&self) -> bool {
        self.by_code.is_empty()
    }

    /// Every theme with its measures, both in order.
    pub fn themes(&self) -> BTreeMap<&str, Vec<&Definition>> {
        let mut themes: BTreeMap<&str, Vec<&Definition>> = BTreeMap::new();
        for definition in self.iter() {
            for theme in &definition.themes {
                themes.entry(theme).or_default().push(definition);
            }
        }
        themes
    }

    /// The measures of an outcome, by code.
    pub fn of_outcome(&self, outcome: Outcome) -> impl Iterator<Item = &Definition> {
        self.iter().filter(move |definition| definition.outcome == Some(outcome))
    }

    /// What came after a measure, with how it differs.
    pub fn successors(&self, code: &MeasureCode) -> Vec<(&Successor, &Definition)> {
        let next = self.find(code).map_or(&[][..], |definition| definition.successors.as_slice());
        next.iter().filter_map(|successor| Some((successor, self.find(&successor.code)?))).collect()
    }

    /// What came before a measure.
    pub fn predecessors(&self, code: &MeasureCode) -> Vec<&Definition> {
        self.predecessors.get(code).into_iter().flatten().filter_map(|before| self.find(before)).collect()
    }
}

/// Files carried, with one's own of the same name in their place.
pub(crate) fn laid_over(carried: &[(&str, &str)], own: &[(String, String)]) -> Vec<(String, String)> {
    let last = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
    let replaced = |name: &str| own.iter().any(|(mine, _)| last(mine) == name);
    let kept = carried.iter().filter(|(name, _)| !replaced(name));
    kept.map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).chain(own.iter().cloned()).collect()
}
