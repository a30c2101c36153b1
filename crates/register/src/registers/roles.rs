//! The roles that people hold towards records.

use serde::{Deserialize, Serialize};

use crate::codes::RoleCode;

/// A role that definitions speak of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Role {
    /// Its code.
    pub code: RoleCode,
    /// What people call it.
    pub name: String,
    /// Who holds it.
    pub says: String,
}

/// A file of roles.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RoleFile {
    pub(super) role: Vec<Role>,
}
