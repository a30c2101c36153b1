//! What the ledger refuses, beside the field it is about or as a page.

use axum::http::StatusCode;
use bigplan_ledger::{LedgerError, Right};

use super::error_summary::FieldErrors;
use crate::shell::errors::PageError;
use crate::shell::plans::ShownPlan;
use crate::shell::visit::Visit;

/// What is wrong with a field; everything else is a page of its own.
///
/// # Errors
/// The page, where the refusal is about no field.
pub fn fields(why: LedgerError) -> Result<FieldErrors, PageError> {
    match why {
        LedgerError::Field { field, message } => Ok(FieldErrors::one(field, message)),
        other => Err(other.into()),
    }
}

/// What cannot be done as things stand.
pub fn not_now(why: &str) -> PageError {
    PageError::new(StatusCode::CONFLICT, "This cannot be done now", format!("{why} Nothing was saved."))
}

/// Lets nobody open a form who may not send it.
///
/// # Errors
/// The page that says so, where the actor has not the right in the plan's partnership.
pub fn unless_may(visit: &Visit, shown: &ShownPlan, right: Right) -> Result<(), PageError> {
    let may = visit.actor().may(right, Some(shown.stored.partnership));
    if may { Ok(()) } else { Err(PageError::forbidden()) }
}
