//! Who may do what with a record, and which of its fields they see.

use crate::codes::RoleCode;
use crate::definition::{Definition, Field, Relation, Right};

/// How somebody stands to one record on one day: the roles they hold, and how each reaches the record.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// Their roles.
    pub roles: Vec<RoleCode>,
    /// How they stand to this record. [`Relation::All`] need not be among them: everybody stands so to every record.
    pub relations: Vec<Relation>,
}

/// Whether somebody may do something with a record.
pub fn may(definition: &Definition, standing: &Standing, right: Right) -> bool {
    definition.access.iter().any(|access| {
        let reaches = access.with == Relation::All || standing.relations.contains(&access.with);
        reaches && access.may.contains(&right) && standing.roles.contains(&access.role)
    })
}

/// The fields of a record that somebody sees; none where they may not see the record.
pub fn seen<'a>(definition: &'a Definition, standing: &Standing) -> Vec<&'a Field> {
    fields(definition, standing, Right::See, |field| &field.see)
}

/// The fields of a record that somebody may change. Nobody changes what they do not see.
pub fn changed<'a>(definition: &'a Definition, standing: &Standing) -> Vec<&'a Field> {
    let seen = seen(definition, standing);
    let mut fields = fields(definition, standing, Right::Change, |field| &field.change);
    fields.retain(|field| seen.iter().any(|other| other.code == field.code));
    fields
}

fn fields<'a>(
    definition: &'a Definition,
    standing: &Standing,
    right: Right,
    kept_for: impl Fn(&Field) -> &Vec<RoleCode>,
) -> Vec<&'a Field> {
    if !may(definition, standing, right) {
        return Vec::new();
    }
    let open = |field: &&Field| {
        let roles = kept_for(field);
        roles.is_empty() || roles.iter().any(|role| standing.roles.contains(role))
    };
    definition.fields.iter().filter(open).collect()
}
