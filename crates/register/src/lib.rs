//! Registers: records with fields, states and clocks, each declared in a file that an officer can read.
//!
//! This crate holds what a register is ([`Definition`], [`Registers`]), what a changed definition means for what is
//! stored ([`migration`]), the working days of England and Wales ([`Calendar`]), what a clock says on a day
//! ([`clock`]), and what is wrong with a record ([`record`]). It is pure: it knows no database, no web, no clock of
//! the machine, no file and no randomness; today's date is an argument.
//!
//! # A definition file
//!
//! One file a register, named by its code (`definitions/registers/example-visit.toml`):
//!
//! ```toml
#![doc = include_str!("../examples/example-visit.toml")]
//! ```

pub mod access;
pub mod calendar;
pub mod clock;
pub mod codes;
pub mod definition;
pub mod described;
pub mod migration;
pub mod record;
pub mod registers;
pub mod retention;

/// The definitions that the program carries, by file name.
mod built_in {
    include!(concat!(env!("OUT_DIR"), "/definitions.rs"));
}

pub use bigplan_measure::BadDefinition;
pub use calendar::Calendar;
pub use clock::{ClockState, Reading};
pub use codes::{
    ClockCode, FieldCode, ListCode, MoveCode, ReadCodeError, RegisterCode, RoleCode, SignOffCode, StateCode,
};
pub use definition::{CodeList, Definition, Field, Kind, Limit};
pub use record::{Record, RecordFinding, Value};
pub use registers::{Files, Registers};
