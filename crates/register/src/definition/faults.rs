//! Collects what is wrong with a file, each with the line that it stands on.

use bigplan_measure::BadDefinition;
use bigplan_measure::refusal::FileText;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The faults of one file of definitions in TOML, each found again by its path ("fields.3.list").
pub struct Faults<'a> {
    file: FileText<'a>,
    found: Vec<BadDefinition>,
}

impl<'a> Faults<'a> {
    /// None yet.
    pub fn of(file: FileText<'a>) -> Self {
        Self { file, found: Vec::new() }
    }

    /// Refuses what stands at a path ("fields.3.list"), or at the nearest part of it that is written.
    pub fn refuse(&mut self, path: &str, reason: impl Into<String>) {
        let line = line(self.file, path);
        self.found.push(self.file.refuse_line(line, reason));
    }

    /// Refuses it unless something holds.
    pub fn unless(&mut self, holds: bool, path: &str, reason: impl FnOnce() -> String) {
        if !holds {
            self.refuse(path, reason());
        }
    }

    /// All of them, in the order in which they were found.
    pub fn into_found(self) -> Vec<BadDefinition> {
        self.found
    }
}

fn line(file: FileText<'_>, path: &str) -> usize {
    // Only a bad file is looked through twice, so that the definition itself need not carry its places.
    let Ok(table) = DeTable::parse(file.text) else { return 0 };
    let mut parts = path.split('.');
    let Some((key, mut value)) = parts.next().and_then(|part| table.get_ref().get_key_value(part)) else { return 1 };
    let mut at = key.span().start;
    for part in parts {
        let Some(next) = below(value, part) else { break };
        value = next;
        at = value.span().start;
    }
    file.line(at)
}

fn below<'v, 'i>(value: &'v Spanned<DeValue<'i>>, part: &str) -> Option<&'v Spanned<DeValue<'i>>> {
    match value.get_ref() {
        DeValue::Array(list) => list.get(part.parse::<usize>().ok()?),
        DeValue::Table(table) => table.get(part),
        _ => None,
    }
}
