//! All registers that are defined, with the code lists that they share and the roles that people hold.

mod check;
mod read;
mod roles;

use std::collections::BTreeMap;

use bigplan_measure::BadDefinition;

pub use roles::Role;

use crate::built_in;
use crate::calendar::Calendar;
use crate::codes::{ListCode, RegisterCode, RoleCode};
use crate::definition::{CodeList, Definition};

/// Definition files, each as its name and text.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// One a register.
    pub registers: Vec<(String, String)>,
    /// One a shared code list.
    pub lists: Vec<(String, String)>,
    /// Roles; usually one file.
    pub roles: Vec<(String, String)>,
    /// The calendar of working days; one file.
    pub calendars: Vec<(String, String)>,
}

impl Files {
    /// The files that the program carries.
    pub fn built_in() -> Self {
        let owned = |files: &[(&str, &str)]| {
            files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect::<Vec<_>>()
        };
        Self {
            registers: owned(built_in::REGISTERS),
            lists: owned(built_in::LISTS),
            roles: owned(built_in::ROLES),
            calendars: owned(built_in::CALENDARS),
        }
    }

    /// The files of a folder of definitions, each as its path below that folder ("registers/referral.toml") and its
    /// text. What is none of this crate's is left out.
    pub fn of_folder(files: &[(String, String)]) -> Self {
        let of = |folder: &str, ending: &str| {
            let meant = |path: &str| {
                path.strip_prefix(folder).is_some_and(|name| name.ends_with(ending) && !name.contains('/'))
            };
            files.iter().filter(|(path, _)| meant(path)).cloned().collect::<Vec<_>>()
        };
        Self {
            registers: of("registers/", ".toml"),
            lists: of("code-lists/", ".toml"),
            roles: of("access/registers/", ".toml"),
            calendars: of("calendars/", ".csv"),
        }
    }

    /// These files with others laid over them: one of the same name takes the place of the one here.
    #[must_use]
    pub fn with(mut self, own: Self) -> Self {
        lay(&mut self.registers, own.registers);
        lay(&mut self.lists, own.lists);
        lay(&mut self.roles, own.roles);
        lay(&mut self.calendars, own.calendars);
        self
    }

    /// The calendar of these files.
    ///
    /// # Errors
    /// Everything wrong with it; also where there is none, or more than one.
    pub fn calendar(&self) -> Result<Calendar, Vec<BadDefinition>> {
        match self.calendars.as_slice() {
            [(name, text)] => Calendar::read(name, text),
            files => {
                let file = files.last().map_or_else(|| "calendars".to_owned(), |(name, _)| name.clone());
                let reason = format!("there are {} calendars of working days, and one is wanted", files.len());
                Err(vec![BadDefinition { file, line: 0, reason }])
            }
        }
    }
}

fn lay(carried: &mut Vec<(String, String)>, own: Vec<(String, String)>) {
    let last = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
    carried.retain(|(name, _)| own.iter().all(|(mine, _)| last(mine) != last(name)));
    carried.extend(own);
}

/// All registers, held against each other.
#[derive(Clone, Debug, Default)]
pub struct Registers {
    by_code: BTreeMap<RegisterCode, Definition>,
    shared: BTreeMap<ListCode, CodeList>,
    roles: BTreeMap<RoleCode, Role>,
}

impl Registers {
    /// Reads files and holds them against each other.
    ///
    /// # Errors
    /// Everything wrong with any of the files, with file, line and reason; no part of them is taken then.
    pub fn read(files: &Files) -> Result<Self, Vec<BadDefinition>> {
        read::read(files)
    }

    /// The registers that the program carries.
    ///
    /// # Errors
    /// Everything wrong with them; a test sees to it that nothing is.
    pub fn built_in() -> Result<Self, Vec<BadDefinition>> {
        Self::read(&Files::built_in())
    }

    /// A register by its code.
    pub fn find(&self, code: &RegisterCode) -> Option<&Definition> {
        self.by_code.get(code)
    }

    /// A register by its code as people write it.
    pub fn named(&self, code: &str) -> Option<&Definition> {
        self.find(&code.parse().ok()?)
    }

    /// All registers, by code.
    pub fn iter(&self) -> impl Iterator<Item = &Definition> {
        self.by_code.values()
    }

    /// The code list that a register means: its own, or the shared one of that code.
    pub fn list<'a>(&'a self, definition: &'a Definition, code: &ListCode) -> Option<&'a CodeList> {
        definition.lists.iter().find(|list| list.code == *code).or_else(|| self.shared.get(code))
    }

    /// The code lists that registers share, by code.
    pub fn shared_lists(&self) -> impl Iterator<Item = &CodeList> {
        self.shared.values()
    }

    /// The roles that people hold towards records, by code.
    pub fn roles(&self) -> impl Iterator<Item = &Role> {
        self.roles.values()
    }
}
