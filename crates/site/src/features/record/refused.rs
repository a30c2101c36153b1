//! What stands in the way of a change of a record, beside the fields of a form or as a page.

use axum::http::StatusCode;
use bigplan_ledger::LedgerError;
use bigplan_ledger::registers::CaseworkError;

use crate::parts::error_summary::FieldErrors;
use crate::shell::errors::PageError;

/// What a refusal is, for a form.
pub enum Refused {
    /// Something is wrong with what was given: by field, or `at` where it is about none.
    Fields(FieldErrors),
    /// Somebody else changed the record meanwhile.
    Meanwhile,
}

/// What a form shows of a refusal; `at` is the field that stands for the whole.
///
/// # Errors
/// The page of any other failure.
pub fn in_form(why: CaseworkError, at: &str) -> Result<Refused, PageError> {
    match why {
        CaseworkError::Findings(findings) => {
            let mut errors = FieldErrors::default();
            for finding in findings {
                let field = finding.field.map_or_else(|| at.to_owned(), |field| field.to_string());
                errors.add(&field, finding.message);
            }
            Ok(Refused::Fields(errors))
        }
        CaseworkError::Ledger(LedgerError::Conflict { .. }) => Ok(Refused::Meanwhile),
        CaseworkError::Ledger(LedgerError::Field { field, message }) => {
            Ok(Refused::Fields(FieldErrors::one(field, message)))
        }
        CaseworkError::Ledger(LedgerError::Forbidden(_)) => Err(forbidden()),
        CaseworkError::Ledger(why) => Err(why.into()),
    }
}

/// The page of a refusal.
pub fn as_page(why: CaseworkError) -> PageError {
    match why {
        CaseworkError::Findings(findings) => {
            let words: Vec<String> = findings.into_iter().map(|finding| finding.message).collect();
            let words = words.join(" ");
            // Some sentences say so themselves.
            let next =
                if words.ends_with("Nothing was changed.") { words } else { format!("{words} Nothing was saved.") };
            PageError::new(StatusCode::CONFLICT, "This cannot be done now", next)
        }
        CaseworkError::Ledger(LedgerError::Forbidden(_)) => forbidden(),
        CaseworkError::Ledger(why) => why.into(),
    }
}

/// Not for want of an account's role but of a duty: the page says so.
fn forbidden() -> PageError {
    PageError::new(
        StatusCode::FORBIDDEN,
        "This is not yours to do",
        "None of the duties that you hold today allows it with this record. Nothing was saved. Ask your manager, or whoever looks after accounts, if you need it.",
    )
}
