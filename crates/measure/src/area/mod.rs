//! Places: countries, regions, councils, districts and a partnership's own localities.

mod read;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::catalogue::laid_over;
use crate::fold::fold;
use crate::refusal::BadDefinition;
use crate::{AreaCode, built_in};

/// What sort of place it is, from the largest to the smallest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AreaKind {
    /// England.
    Country,
    /// A region of England.
    Region,
    /// A county council's area.
    County,
    /// A council of one tier: unitary, metropolitan district or London borough.
    Unitary,
    /// A district within a county.
    District,
    /// A partnership's own part of its area.
    Locality,
    /// A ward.
    Ward,
}

/// A place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Area {
    /// Its code.
    pub code: AreaCode,
    /// Its name.
    pub name: String,
    /// What sort of place it is.
    pub kind: AreaKind,
    /// The place it is part of.
    pub parent: Option<AreaCode>,
    /// Other codes (the department's number "873", codes of before) and names.
    pub aliases: Vec<String>,
}

/// All places that are known.
#[derive(Clone, Debug, Default)]
pub struct Areas {
    by_code: BTreeMap<AreaCode, Area>,
    by_name: BTreeMap<String, Vec<AreaCode>>,
    children: BTreeMap<AreaCode, Vec<AreaCode>>,
}

impl Areas {
    /// Reads files of areas, each as its name (ending `.toml` or `.csv`) and text.
    ///
    /// # Errors
    /// Everything wrong with any of the files; no part of them is taken then.
    pub fn read(files: &[(String, String)]) -> Result<Self, Vec<BadDefinition>> {
        read::read(files)
    }

    /// The places that the program carries.
    ///
    /// # Errors
    /// Everything wrong with them; a test sees to it that nothing is.
    pub fn built_in() -> Result<Self, Vec<BadDefinition>> {
        Self::built_in_with(&[])
    }

    /// The places that the program carries, with one's own files laid over.
    ///
    /// # Errors
    /// Everything wrong with any of the files.
    pub fn built_in_with(own: &[(String, String)]) -> Result<Self, Vec<BadDefinition>> {
        Self::read(&laid_over(built_in::AREA_FILES, own))
    }

    /// The place of a code.
    pub fn find(&self, code: &AreaCode) -> Option<&Area> {
        self.by_code.get(code)
    }

    /// The place that a code, name or alias means; `None` where it means none or several.
    pub fn find_by_name(&self, text: &str) -> Option<&Area> {
        match self.named(text).as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// All places that a code, name or alias may mean ("921" stood for two in some files).
    pub fn named(&self, text: &str) -> Vec<&Area> {
        self.by_name.get(&fold(text)).into_iter().flatten().filter_map(|code| self.find(code)).collect()
    }

    /// The places that are part of one, by code.
    pub fn children_of(&self, code: &AreaCode) -> Vec<&Area> {
        self.children.get(code).into_iter().flatten().filter_map(|child| self.find(child)).collect()
    }

    /// The places that one is part of, the nearest first.
    pub fn parents_of(&self, code: &AreaCode) -> Vec<&Area> {
        let next = |area: &&Area| area.parent.as_ref().and_then(|parent| self.find(parent));
        // As many steps as there are kinds at most: a file cannot lead round in a circle for ever.
        std::iter::successors(self.find(code), next).skip(1).take(7).collect()
    }

    /// All places, by code.
    pub fn iter(&self) -> impl Iterator<Item = &Area> {
        self.by_code.values()
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.by_code.len()
    }

    /// True when no place is known.
    pub fn is_empty(&self) -> bool {
        self.by_code.is_empty()
    }
}
