//! Changes and conflicts as the page lists them.

use bigplan_exchange::{Change, Conflict, FieldChange, What};

use super::choices::{field, word};
use crate::parts::form;

/// A change in the list.
pub struct Row<'m> {
    /// What it is.
    pub change: &'m Change,
}

impl Row<'_> {
    /// The word on the tag.
    pub fn tag(&self) -> &'static str {
        match self.change.what {
            What::Added => "New",
            What::Removed => "Taken out",
            What::Changed => "Changed",
        }
    }

    /// The colour of the tag.
    pub fn colour(&self) -> &'static str {
        match self.change.what {
            What::Added => "govuk-tag--green",
            What::Removed => "govuk-tag--red",
            What::Changed => "govuk-tag--blue",
        }
    }

    /// The fields worth a table: of what is new or gone the heading says enough.
    pub fn fields(&self) -> &[FieldChange] {
        if self.change.what == What::Changed { &self.change.fields } else { &[] }
    }
}

/// A conflict in the list.
pub struct Asked<'m> {
    /// The change that the file would bring.
    pub row: Row<'m>,
    /// Why somebody must choose.
    pub why: &'static str,
    /// The name of its field.
    pub field: String,
    /// The side that was chosen; empty for none.
    pub chosen: &'static str,
}

impl<'m> Asked<'m> {
    /// A conflict as it is shown.
    pub fn of(conflict: &'m Conflict) -> Self {
        Self {
            row: Row { change: &conflict.change },
            why: conflict.why,
            field: field(&conflict.change.subject),
            chosen: conflict.chosen.map_or("", word),
        }
    }

    /// The two sides.
    pub fn sides(&self) -> [form::Choice; 2] {
        let (plan, file) = match self.row.change.what {
            What::Added => ("Leave it out", "Put it in, as in the file"),
            What::Removed => ("Keep it, as in the plan", "Take it out, as in the file"),
            What::Changed => ("Keep the plan’s side", "Take the file’s side"),
        };
        [form::Choice::new("plan", plan), form::Choice::new("file", file)]
    }
}
