//! Why changed definitions cannot take the place of the stored ones.

use std::fmt;

use crate::codes::{FieldCode, ListCode, RegisterCode, StateCode};

/// One thing that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Refusal {
    /// Of which register; its code from now on, where it has one.
    pub register: RegisterCode,
    /// What.
    pub why: Why,
}

/// What stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A register with records has no definition any more.
    RegisterLost {
        /// How many records.
        records: u64,
    },
    /// A field that records have filled in is not there any more.
    FieldLost {
        /// Which.
        field: FieldCode,
        /// How many records have it filled in.
        records: u64,
        /// A new field of the same type, which may be the old one under another code.
        perhaps: Option<FieldCode>,
    },
    /// A field says that it had another code before, and the stored definition knows neither.
    NeverWas {
        /// Which.
        field: FieldCode,
        /// The code that it is said to have had.
        was: FieldCode,
    },
    /// Two fields say that they are the same old one, or the old one is still there.
    TwiceRenamed {
        /// The code that both are said to have had.
        was: FieldCode,
    },
    /// A field would not hold what records have in it.
    Narrowed {
        /// Which.
        field: FieldCode,
        /// What it held.
        from: String,
        /// What it would hold.
        to: String,
        /// How many records have it filled in.
        records: u64,
    },
    /// A code that records hold is not in the list any more.
    CodeLost {
        /// Which list.
        list: ListCode,
        /// Which code.
        code: String,
        /// How many records hold it.
        records: u64,
    },
    /// A state that records are in is not there any more.
    StateLost {
        /// Which.
        state: StateCode,
        /// How many records are in it.
        records: u64,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.register)?;
        match &self.why {
            Why::RegisterLost { records } => {
                write!(f, "the register has {records} records and no definition any more: bring its file back")
            }
            Why::FieldLost { field, records, perhaps } => {
                write!(f, "the field {field} is filled in in {records} records and is not there any more: ")?;
                match perhaps {
                    Some(new) => {
                        write!(f, "if it is called {new} now, write was = \"{field}\" there; else bring it back")
                    }
                    None => write!(f, "bring it back"),
                }
            }
            Why::NeverWas { field, was } => {
                write!(f, "{field} says that it was {was}, and there has been no such field: leave was out")
            }
            Why::TwiceRenamed { was } => {
                write!(f, "more than one field would go on from {was}: only one can be what it was")
            }
            Why::Narrowed { field, from, to, records } => write!(
                f,
                "{field} is filled in in {records} records as {from} and would be {to}, which cannot hold it all: \
                 add a new field beside it"
            ),
            Why::CodeLost { list, code, records } => write!(
                f,
                "the code {code} of the list {list} stands in {records} records and is gone: bring it back, with until \
                 = \"…\" if it is not to be chosen any more"
            ),
            Why::StateLost { state, records } => write!(
                f,
                "{records} records are in the state {state}, which is gone: bring it back, or write was = \"{state}\" at \
                 the state that it is called now"
            ),
        }?;
        f.write_str(". Nothing was changed.")
    }
}
