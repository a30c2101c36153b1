//! Reads all files and holds them against each other.

use std::collections::BTreeMap;

use bigplan_measure::BadDefinition;
use bigplan_measure::refusal::FileText;

use super::roles::RoleFile;
use super::{Files, Registers, check};
use crate::definition::{self, Faults};

/// See [`Registers::read`].
pub(super) fn read(files: &Files) -> Result<Registers, Vec<BadDefinition>> {
    let mut wrong = Vec::new();
    let mut registers = Registers::default();
    for (name, text) in &files.roles {
        roles(FileText { name, text }, &mut registers, &mut wrong);
    }
    for (name, text) in &files.lists {
        match definition::read_list(FileText { name, text }) {
            Ok(list) => drop(registers.shared.insert(list.code.clone(), list)),
            Err(bad) => wrong.extend(bad),
        }
    }
    let mut titles: BTreeMap<String, &str> = BTreeMap::new();
    let mut read = Vec::new();
    for (name, text) in &files.registers {
        let file = FileText { name, text };
        match definition::read(file) {
            Ok(definition) => {
                let mut faults = Faults::of(file);
                if let Some(other) = titles.insert(definition.title.to_lowercase(), name) {
                    faults.refuse("title", format!("the title stands in {other} too: no two registers have the same"));
                }
                if registers.by_code.insert(definition.code.clone(), definition.clone()).is_some() {
                    faults.refuse("code", format!("the register {} is defined in two files", definition.code));
                }
                wrong.extend(faults.into_found());
                read.push((file, definition));
            }
            Err(bad) => wrong.extend(bad),
        }
    }
    // Against files that are themselves refused nothing can be held.
    if wrong.is_empty() {
        for (file, definition) in &read {
            let mut faults = Faults::of(*file);
            check::check(&registers, definition, &mut faults);
            wrong.extend(faults.into_found());
        }
    }
    if wrong.is_empty() { Ok(registers) } else { Err(wrong) }
}

fn roles(file: FileText<'_>, registers: &mut Registers, wrong: &mut Vec<BadDefinition>) {
    let read: RoleFile = match toml::from_str(file.text) {
        Ok(read) => read,
        Err(error) => return wrong.push(file.refuse_toml(&error)),
    };
    let mut faults = Faults::of(file);
    for (index, role) in read.role.into_iter().enumerate() {
        let code = role.code.clone();
        if registers.roles.insert(code.clone(), role).is_some() {
            faults.refuse(&format!("role.{index}"), format!("the role {code} is defined twice"));
        }
    }
    wrong.extend(faults.into_found());
}
