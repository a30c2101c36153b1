//! What a form sends, field by field, and the reading of it.

use std::collections::BTreeMap;
use std::str::FromStr;

use bigplan_ledger::LedgerError;
use jiff::civil::Date;
use serde::Deserialize;

use crate::parts::dates;
use crate::parts::error_summary::FieldErrors;
use crate::shell::errors::PageError;

/// The fields of a form with their values.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Sent(BTreeMap<String, String>);

impl Sent {
    /// The same fields with one more.
    #[must_use]
    pub fn with(mut self, field: &str, value: impl Into<String>) -> Self {
        self.0.insert(field.to_owned(), value.into());
        self
    }

    /// The same fields with a day as people write it; empty where there is none.
    #[must_use]
    pub fn with_day(self, field: &str, day: Option<Date>) -> Self {
        let written = day.map(|day| dates::when(bigplan_plan::When::Day(day))).unwrap_or_default();
        self.with(field, written)
    }

    /// The same fields with an id or a word; empty where there is none.
    #[must_use]
    pub fn with_any(self, field: &str, value: Option<impl ToString>) -> Self {
        self.with(field, value.map(|value| value.to_string()).unwrap_or_default())
    }

    /// What was sent in a field, without spaces around it; empty where nothing was.
    pub fn of(&self, field: &str) -> &str {
        self.0.get(field).map(|value| value.trim()).unwrap_or_default()
    }

    /// A day, where one was sent. What is no day becomes an error of its field.
    pub fn day(&self, field: &str, errors: &mut FieldErrors) -> Option<Date> {
        let text = self.of(field);
        if text.is_empty() {
            return None;
        }
        match dates::typed(text) {
            Some(bigplan_plan::When::Day(day)) => Some(day),
            _ => {
                errors.add(field, "Enter a whole day, for example 30 September 2009.");
                None
            }
        }
    }

    /// An id or a word of a list that the form offered; `None` where the field is empty.
    ///
    /// # Errors
    /// A page that says so, where it was not from the form's list.
    pub fn chosen<T: FromStr>(&self, field: &str) -> Result<Option<T>, PageError> {
        let text = self.of(field);
        if text.is_empty() {
            return Ok(None);
        }
        let wrong = || PageError::bad_request("Open the page again and choose from its list. Nothing was saved.");
        text.parse().map(Some).map_err(|_| wrong())
    }

    /// The revision that the form was filled from.
    ///
    /// # Errors
    /// A page that says so, where there is none.
    pub fn revision(&self) -> Result<i64, PageError> {
        let lost = || PageError::bad_request("Open the page again and send the form from there. Nothing was saved.");
        self.chosen("revision")?.ok_or_else(lost)
    }
}

/// What is wrong with the fields, where the ledger found it; else the error's page. What
/// cannot be done now stands beside the field `at`.
///
/// # Errors
/// The page of any other failure.
pub fn field_errors(why: LedgerError, at: &str) -> Result<FieldErrors, PageError> {
    match why {
        LedgerError::Field { field, message } => Ok(FieldErrors::one(field, message)),
        LedgerError::State(message) => Ok(FieldErrors::one(at, sentence(message))),
        other => Err(other.into()),
    }
}

/// What came of a form that was read: nothing where the ledger kept it, else what is wrong with its fields.
///
/// # Errors
/// As [`field_errors`].
pub async fn kept<T>(
    given: Result<impl Future<Output = Result<T, LedgerError>>, FieldErrors>,
    at: &str,
) -> Result<Option<FieldErrors>, PageError> {
    match given {
        Err(errors) => Ok(Some(errors)),
        Ok(keeping) => match keeping.await {
            Ok(_) => Ok(None),
            Err(why) => field_errors(why, at).map(Some),
        },
    }
}

/// A reason as a sentence of its own.
fn sentence(reason: &str) -> String {
    let mut letters = reason.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}. Nothing was saved.", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_half_days_are_refused() {
        let sent = Sent::default().with("a", " 30 September 2009 ").with("b", "2009").with("c", "");
        let mut errors = FieldErrors::default();
        assert_eq!(sent.day("a", &mut errors), Some(jiff::civil::date(2009, 9, 30)));
        assert!(errors.is_empty());
        assert_eq!((sent.day("b", &mut errors), sent.day("c", &mut errors)), (None, None));
        assert_eq!(errors.iter().map(|(field, _)| field).collect::<Vec<_>>(), ["b"]);
    }

    #[test]
    fn a_reason_becomes_a_sentence() {
        assert_eq!(sentence("it is closed"), "It is closed. Nothing was saved.");
    }
}
