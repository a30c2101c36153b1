//! A database constraint's name becomes the message beside the form's field.

use crate::LedgerError;

struct Constraint {
    /// PostgreSQL reports the constraint's name.
    postgres: &'static str,
    /// SQLite reports the columns.
    sqlite: &'static str,
    field: &'static str,
    message: &'static str,
}

const CONSTRAINTS: &[Constraint] = &[
    Constraint {
        postgres: "accounts_email_unique",
        sqlite: "accounts.email_key",
        field: "email",
        message: "There is an account with this email address already. Use another address, or change that account.",
    },
    Constraint {
        postgres: "partnerships_slug_unique",
        sqlite: "partnerships.slug",
        field: "slug",
        message: "There is a partnership at this address already. Choose another address.",
    },
    Constraint {
        postgres: "organisations_name_unique",
        sqlite: "organisations.partnership_id, organisations.name",
        field: "name",
        message: "The partnership has an organisation of this name already. Choose another name.",
    },
    Constraint {
        postgres: "standing_groups_name_unique",
        sqlite: "standing_groups.partnership_id, standing_groups.name",
        field: "name",
        message: "The partnership has a group of this name already. Choose another name.",
    },
    Constraint {
        postgres: "plans_slug_unique",
        sqlite: "plans.partnership_id, plans.slug",
        field: "title",
        message: "The partnership has a plan with this title already. Change the title or the edition.",
    },
    Constraint {
        postgres: "need_gaps_unique",
        sqlite: "need_gaps.plan_id, need_gaps.strand, need_gaps.reference, need_gaps.measure, need_gaps.area, \
                 need_gaps.grp, need_gaps.against",
        field: "measure",
        message: "This need shows this gap already. Choose another measure, place or group.",
    },
    Constraint {
        postgres: "teams_name_unique",
        sqlite: "teams.partnership_id, teams.name",
        field: "name",
        message: "The partnership has a team of this name already. Choose another name.",
    },
    Constraint {
        postgres: "persons_pupil_number_unique",
        sqlite: "persons.partnership_id, persons.pupil_number",
        field: "pupil_number",
        message: "Another child has this pupil number already. Look that child up, or correct the number.",
    },
];

/// The field that a database error is about, where it is about one.
pub(crate) fn field_of(error: &sqlx::Error) -> Option<LedgerError> {
    let error = error.as_database_error().filter(|error| error.is_unique_violation())?;
    let found = CONSTRAINTS.iter().find(|known| match error.constraint() {
        Some(name) => name == known.postgres,
        None => error.message().ends_with(&format!(": {}", known.sqlite)),
    })?;
    Some(LedgerError::Field { field: found.field, message: found.message })
}
