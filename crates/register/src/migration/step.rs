//! The steps of a migration.

use crate::codes::{ClockCode, FieldCode, ListCode, RegisterCode, StateCode};
use crate::definition::Kind;

/// One step. None of them loses anything that a record holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A register comes into being.
    AddRegister {
        /// Which.
        register: RegisterCode,
    },
    /// A register gets another code.
    RenameRegister {
        /// Its code until now.
        from: RegisterCode,
        /// Its code from now on.
        to: RegisterCode,
    },
    /// A register without a single record goes.
    DropRegister {
        /// Which.
        register: RegisterCode,
    },
    /// A field comes into being, empty in all records.
    AddField {
        /// Of which register.
        register: RegisterCode,
        /// Which.
        field: FieldCode,
    },
    /// A field gets another code.
    RenameField {
        /// Of which register.
        register: RegisterCode,
        /// Its code until now.
        from: FieldCode,
        /// Its code from now on.
        to: FieldCode,
    },
    /// A field holds more than before, and all that it held.
    WidenField {
        /// Of which register.
        register: RegisterCode,
        /// Which, by its code from now on.
        field: FieldCode,
        /// Its type until now.
        from: Kind,
        /// Its type from now on; the same where it becomes longer, or takes several codes.
        to: Kind,
    },
    /// A field that is empty in all records goes.
    DropField {
        /// Of which register.
        register: RegisterCode,
        /// Which.
        field: FieldCode,
    },
    /// A field must be filled in from now on, and so many records lack it. They are put on the list of what is missing.
    AskFor {
        /// Of which register.
        register: RegisterCode,
        /// Which.
        field: FieldCode,
        /// How many records lack it.
        records: u64,
    },
    /// A list has a code more.
    AddCode {
        /// Of which register.
        register: RegisterCode,
        /// Which list.
        list: ListCode,
        /// Which code.
        code: String,
    },
    /// A code is not to be chosen any more; records keep it.
    RetireCode {
        /// Of which register.
        register: RegisterCode,
        /// Which list.
        list: ListCode,
        /// Which code.
        code: String,
    },
    /// A code that no record holds goes.
    DropCode {
        /// Of which register.
        register: RegisterCode,
        /// Which list.
        list: ListCode,
        /// Which code.
        code: String,
    },
    /// A state comes into being.
    AddState {
        /// Of which register.
        register: RegisterCode,
        /// Which.
        state: StateCode,
    },
    /// A state gets another code.
    RenameState {
        /// Of which register.
        register: RegisterCode,
        /// Its code until now.
        from: StateCode,
        /// Its code from now on.
        to: StateCode,
    },
    /// A state that no record is in goes.
    DropState {
        /// Of which register.
        register: RegisterCode,
        /// Which.
        state: StateCode,
    },
    /// A clock is new or has other rules: its days are counted again in all records.
    Recount {
        /// Of which register.
        register: RegisterCode,
        /// Which.
        clock: ClockCode,
    },
    /// A clock goes; what it counted is not kept, as it follows from the records.
    DropClock {
        /// Of which register.
        register: RegisterCode,
        /// Which.
        clock: ClockCode,
    },
}
