//! Who may use a route.

use bigplan_ledger::Role;

/// Who may use a route. There is no default: a route cannot be added without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody, signed in or not. What they see is still checked at the query.
    Anyone,
    /// Everybody with an account.
    SignedIn,
    /// Everybody with an account, of whom the query decides: by the account's role, or by a
    /// post, a chair or a seat.
    Related,
    /// Performance officers and administrators.
    Editor,
    /// Administrators.
    Administrator,
}

impl Access {
    /// Whether somebody with this role, or nobody signed in, may use the route.
    pub fn allows(self, role: Option<Role>) -> bool {
        match self {
            Self::Anyone => true,
            Self::SignedIn | Self::Related => role.is_some(),
            Self::Editor => matches!(role, Some(Role::Editor | Role::Administrator)),
            Self::Administrator => matches!(role, Some(Role::Administrator)),
        }
    }
}
