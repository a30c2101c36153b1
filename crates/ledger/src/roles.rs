//! Roles as data: which rights a role gives, and how one comes by it.
//!
//! The definitions stand in `definitions/access/roles.toml`. They are checked when a
//! ledger is opened; where they cannot be read nobody may do anything.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;
use thiserror::Error;

use crate::{Right, Role};

const FILE: &str = "definitions/access/roles.toml";
const TEXT: &str = include_str!("../../../definitions/access/roles.toml");

/// How somebody comes by a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Held {
    /// An administrator gave it to the account.
    Account,
    /// By being in a post that leads.
    Post,
    /// By chairing a group.
    Chair,
    /// By sitting on a group.
    Member,
}

/// One role.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleDefinition {
    /// The word used in the database and in JSON.
    pub code: String,
    /// The words shown to people.
    pub name: String,
    /// How one comes by it.
    pub held: Held,
    /// What it may do.
    pub rights: HashSet<Right>,
}

/// Why the definitions were refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RolesError {
    /// The file cannot be read as a list of roles.
    #[error("{FILE} cannot be read: {0}")]
    Parse(String),
    /// A role that the program counts on is missing or stands there twice.
    #[error("{FILE} must define the role {0:?} once, held by {1:?}")]
    Missing(&'static str, Held),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    role: Vec<RoleDefinition>,
}

/// Reads and checks a file of roles.
///
/// # Errors
/// The file, the line and the reason.
pub fn read(text: &str) -> Result<Vec<RoleDefinition>, RolesError> {
    let file: File = toml::from_str(text).map_err(|error| RolesError::Parse(error.to_string()))?;
    let wanted = [
        ("reader", Held::Account),
        ("editor", Held::Account),
        ("administrator", Held::Account),
        ("lead", Held::Post),
        ("chair", Held::Chair),
        ("member", Held::Member),
    ];
    for (code, held) in wanted {
        if file.role.iter().filter(|role| role.code == code && role.held == held).count() != 1 {
            return Err(RolesError::Missing(code, held));
        }
    }
    Ok(file.role)
}

static ROLES: LazyLock<Result<Vec<RoleDefinition>, RolesError>> = LazyLock::new(|| read(TEXT));

/// The roles of this program.
///
/// # Errors
/// Why they were refused.
pub fn roles() -> Result<&'static [RoleDefinition], RolesError> {
    ROLES.as_deref().map_err(Clone::clone)
}

fn gives(wanted: impl Fn(&RoleDefinition) -> bool, right: Right) -> bool {
    ROLES.as_deref().is_ok_and(|roles| roles.iter().any(|role| wanted(role) && role.rights.contains(&right)))
}

/// Whether an account's role gives a right.
pub(crate) fn role_gives(role: Role, right: Right) -> bool {
    gives(|one| one.held == Held::Account && one.code == role.as_str(), right)
}

/// Whether a role that is held in this way gives a right.
pub(crate) fn held_gives(held: Held, right: Right) -> bool {
    gives(|one| one.held == held, right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definitions_can_be_read() {
        assert_eq!(roles().unwrap().len(), 6);
    }

    #[test]
    fn a_bad_definition_is_refused_with_its_line() {
        let unknown = TEXT.replace("\"administer\"", "\"reign\"");
        let message = read(&unknown).unwrap_err().to_string();
        assert!(message.contains("roles.toml") && message.contains("line") && message.contains("reign"), "{message}");
        let twice = format!("{TEXT}\n[[role]]\ncode = \"lead\"\nname = \"Lead\"\nheld = \"post\"\nrights = []\n");
        assert_eq!(read(&twice), Err(RolesError::Missing("lead", Held::Post)));
    }
}
