//! Reads all definition files and holds them against each other.

use std::collections::BTreeMap;

use super::Catalogue;
use crate::definition::{self, unknown_successor};
use crate::fold::fold;
use crate::refusal::{BadDefinition, FileText};
use crate::{Definition, MeasureCode};

/// See [`Catalogue::read`].
pub(super) fn read(files: &[(String, String)]) -> Result<Catalogue, Vec<BadDefinition>> {
    let mut faults = Vec::new();
    let mut catalogue = Catalogue::default();
    let mut titles: BTreeMap<String, &str> = BTreeMap::new();
    let mut pointers: Vec<(FileText<'_>, usize, MeasureCode)> = Vec::new();
    for (name, text) in files {
        let file = FileText { name, text };
        let read = match definition::read(file) {
            Ok(read) => read,
            Err(wrong) => {
                faults.extend(wrong);
                continue;
            }
        };
        if let Some(other) = titles.insert(fold(&read.definition.title), name) {
            let reason = format!("the title stands in {other} too: no two measures have the same");
            faults.push(file.refuse_line(read.title_line, reason));
        }
        let codes = read.definition.successors.iter().map(|next| next.code.clone());
        pointers.extend(read.successor_lines.iter().zip(codes).map(|(line, code)| (file, *line, code)));
        if let Some(twice) = catalogue.take(read.definition) {
            faults.push(file.refuse_line(0, format!("the measure {twice} is defined in two files")));
        }
    }
    // Of a file that is itself refused nobody can say that it is missing.
    let refused = |code: &MeasureCode| files.iter().any(|(name, _)| name.ends_with(&format!("{code}.toml")));
    for (file, line, code) in pointers {
        if catalogue.find(&code).is_none() && !refused(&code) {
            faults.push(file.refuse_line(line, unknown_successor(&code)));
        }
    }
    if faults.is_empty() { Ok(catalogue) } else { Err(faults) }
}

impl Catalogue {
    /// Takes a definition in; answers its code when it was there before.
    fn take(&mut self, definition: Definition) -> Option<MeasureCode> {
        let code = definition.code.clone();
        for title in [code.as_str(), &definition.title] {
            self.by_title.insert(fold(title), code.clone());
        }
        for other in definition.also.iter().map(|name| fold(name)).filter(|name| !name.is_empty()) {
            let sharing = self.by_other.entry(other).or_default();
            if !sharing.contains(&code) {
                sharing.push(code.clone());
            }
        }
        for next in &definition.successors {
            self.predecessors.entry(next.code.clone()).or_default().push(code.clone());
        }
        self.by_code.insert(code.clone(), definition).map(|_| code)
    }
}
