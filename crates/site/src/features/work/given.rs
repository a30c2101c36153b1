//! What the form of an update sends, and what it means. Pure.

use bigplan_ledger::{Evidence, NewUpdate};
use bigplan_plan::When;
use bigplan_plan::progress::Status;
use serde::Deserialize;

use crate::parts::error_summary::FieldErrors;
use crate::parts::{attached, dates};

/// The fields as they were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Given {
    /// The place of the newest update that the form showed.
    pub seen: String,
    pub status: String,
    pub progress: String,
    pub why: String,
    pub expected: String,
    pub done_on: String,
    pub evidence: String,
    pub address: String,
    /// The address of an attached file, where one was chosen.
    pub file: String,
}

impl Given {
    /// What was typed as an update. What an update must have is checked by the ledger.
    ///
    /// # Errors
    /// A sentence for each field that cannot be understood.
    pub fn checked(&self) -> Result<NewUpdate, FieldErrors> {
        let mut errors = FieldErrors::default();
        let status = self.status.parse::<Status>().ok();
        if status.is_none() {
            errors.add("status", "Choose how it goes");
        }
        let done = status == Some(Status::Done);
        let typed = |text: &str| if text.trim().is_empty() { Ok(None) } else { dates::typed(text).map(Some).ok_or(()) };
        let expected = typed(&self.expected).unwrap_or_else(|()| {
            errors.add("expected", "Enter a date such as 30 9 2009, September 2009 or 2009/10");
            None
        });
        let done_on = match typed(&self.done_on) {
            Ok(None) => None,
            Ok(Some(When::Day(day))) => Some(day),
            _ if !done => None,
            _ => {
                errors.add("done_on", "Enter the day on which it was done, for example 30 9 2009");
                None
            }
        };
        let address = attached::chosen(&self.file, &self.address).unwrap_or_else(|wrong| {
            errors.add("address", wrong);
            String::new()
        });
        let evidence = Evidence { words: self.evidence.clone(), address };
        match status {
            Some(status) if errors.is_empty() => {
                let (progress, why) = (self.progress.clone(), self.why.clone());
                Ok(NewUpdate { status, progress, why, expected, done_on, evidence })
            }
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_understood_or_told() {
        let given = |status: &str, expected: &str, done_on: &str| Given {
            status: status.into(),
            expected: expected.into(),
            done_on: done_on.into(),
            ..Given::default()
        };
        let fields = |given: Given| {
            let told = given.checked().map(drop).err().unwrap_or_default();
            told.iter().map(|(field, _)| field.to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(fields(given("", "soon", "")), ["status", "expected"]);
        assert_eq!(fields(given("done", "", "September 2009")), ["done_on"]);
        assert_eq!(fields(given("late", "", "rubbish that no status asks for")), Vec::<String>::new());
        let done = given("done", "", "30 9 2009").checked().unwrap();
        assert_eq!((done.status, done.done_on), (Status::Done, Some(jiff::civil::date(2009, 9, 30))));
    }
}
