//! Groups of children: dimensions such as sex or ethnicity, and their values.

mod read;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::catalogue::laid_over;
use crate::fold::fold;
use crate::refusal::BadDefinition;
use crate::{GroupCode, built_in};

/// A way in which children are told apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// Its code: small letters, digits and hyphens.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it may be, in the order in which it is shown.
    #[serde(default)]
    pub values: Vec<Value>,
}

/// One value of a dimension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Value {
    /// Its code within the dimension.
    pub code: String,
    /// Its name, which says who is meant without the dimension ("Girls").
    pub name: String,
    /// Other names that people and files write.
    #[serde(default)]
    pub also: Vec<String>,
}

/// All groups that are known.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    dimensions: Vec<Dimension>,
    by_name: BTreeMap<String, Vec<GroupCode>>,
    names: BTreeMap<GroupCode, String>,
}

impl Groups {
    /// Reads a file of groups.
    ///
    /// # Errors
    /// Everything wrong with it.
    pub fn read(file: &str, text: &str) -> Result<Self, Vec<BadDefinition>> {
        read::read(&[(file, text)])
    }

    /// The groups that the program carries.
    ///
    /// # Errors
    /// Everything wrong with them; a test sees to it that nothing is.
    pub fn built_in() -> Result<Self, Vec<BadDefinition>> {
        Self::built_in_with(&[])
    }

    /// The groups that the program carries; one's own file of the same name takes the place of the one carried.
    ///
    /// # Errors
    /// Everything wrong with any of the files.
    pub fn built_in_with(own: &[(String, String)]) -> Result<Self, Vec<BadDefinition>> {
        let files = laid_over(built_in::GROUP_FILES, own);
        read::read(&files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
    }

    /// The dimensions in the order of the file.
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// True for "all" and every group that a dimension has.
    pub fn knows(&self, code: &GroupCode) -> bool {
        code.is_all() || self.names.contains_key(code)
    }

    /// The group's name; the code itself where it is not known.
    pub fn name<'a>(&'a self, code: &'a GroupCode) -> &'a str {
        if code.is_all() {
            return "All children";
        }
        self.names.get(code).map_or(code.as_str(), String::as_str)
    }

    /// The group that a code, name or other name means; `None` where it means none or several. "All", "total" and
    /// "persons" are all children.
    pub fn find_by_name(&self, text: &str) -> Option<GroupCode> {
        let name = fold(text);
        if ["all", "total", "persons", "allchildren", "allpupils", "everyone"].contains(&name.as_str()) {
            return Some(GroupCode::all());
        }
        match self.by_name.get(&name).map(Vec::as_slice) {
            Some([only]) => Some(only.clone()),
            _ => None,
        }
    }

    /// The group that a value means within a dimension ("yes" within "free-meals").
    pub fn find_within(&self, dimension: &str, text: &str) -> Option<GroupCode> {
        let wanted = fold(text);
        let dimension =
            self.dimensions.iter().find(|d| fold(&d.code) == fold(dimension) || fold(&d.name) == fold(dimension))?;
        let means =
            |value: &&Value| [&value.code, &value.name].into_iter().chain(&value.also).any(|name| fold(name) == wanted);
        let value = dimension.values.iter().find(means)?;
        format!("{}:{}", dimension.code, value.code).parse().ok()
    }
}
