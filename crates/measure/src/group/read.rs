//! Reads the file of groups.

use serde::Deserialize;
use toml::Spanned;

use super::{Dimension, Groups};
use crate::GroupCode;
use crate::fold::fold;
use crate::refusal::{BadDefinition, FileText};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupFile {
    #[serde(default)]
    dimension: Vec<Spanned<Dimension>>,
}

/// Reads all files; see [`Groups::read`].
pub(super) fn read(files: &[(&str, &str)]) -> Result<Groups, Vec<BadDefinition>> {
    let mut groups = Groups::default();
    let mut faults = Vec::new();
    for (name, text) in files {
        let file = FileText { name, text };
        match toml::from_str::<GroupFile>(text) {
            Ok(read) => {
                for dimension in read.dimension {
                    let line = file.line(dimension.span().start);
                    let wrong = groups.take(dimension.into_inner());
                    faults.extend(wrong.into_iter().map(|reason| file.refuse_line(line, reason)));
                }
            }
            Err(error) => faults.push(file.refuse_toml(&error)),
        }
    }
    if faults.is_empty() { Ok(groups) } else { Err(faults) }
}

impl Groups {
    /// Takes a dimension in; answers what is wrong with it.
    fn take(&mut self, dimension: Dimension) -> Vec<String> {
        let mut faults = Vec::new();
        if self.dimensions.iter().any(|known| known.code == dimension.code) {
            faults.push(format!("the dimension {} stands twice", dimension.code));
        }
        for value in &dimension.values {
            match format!("{}:{}", dimension.code, value.code).parse::<GroupCode>() {
                Ok(code) if self.names.contains_key(&code) => faults.push(format!("{code} stands twice")),
                Ok(code) => self.take_value(&code, &value.name, &value.also),
                Err(error) => faults.push(error.to_string()),
            }
        }
        self.dimensions.push(dimension);
        faults
    }

    fn take_value(&mut self, code: &GroupCode, name: &str, also: &[String]) {
        let names = [code.as_str(), name].into_iter().chain(also.iter().map(String::as_str));
        for name in names.map(fold).filter(|name| !name.is_empty()) {
            let sharing = self.by_name.entry(name).or_default();
            if !sharing.contains(code) {
                sharing.push(code.clone());
            }
        }
        self.names.insert(code.clone(), name.to_owned());
    }
}
