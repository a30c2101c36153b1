//! A record of a register: what was written down, where it stands, and who did what to it.

mod attempt;
mod carry;
mod check;
mod finding;
mod merge;
mod read_value;
mod source;
mod value;
mod write_value;

use std::borrow::Borrow;
use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use attempt::{Attempt, check_move, check_sign_off, due_sign_offs, missing_sign_offs};
pub use carry::{Begun, carry_out};
pub use check::{check, shares_days};
pub use finding::{FindingCode, RecordFinding};
pub use merge::check_merge;
pub use read_value::{ReadValueError, read_value};
pub use source::{NoSuchSource, SOURCE_NOT_KNOWN, Source};
pub use value::Value;
pub use write_value::write_value;

use crate::calendar::Calendar;
use crate::codes::{ClockCode, FieldCode, MoveCode, SignOffCode, StateCode};
use crate::definition::{Condition, Mark};
use crate::registers::Registers;

/// One record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Its id.
    pub id: String,
    /// The id of whom or what it is about; `None` where the register is about nothing but itself.
    pub subject: Option<String>,
    /// Where it stands.
    pub state: StateCode,
    /// What is filled in.
    pub values: BTreeMap<FieldCode, Value>,
    /// Who does the work, where it has been given to somebody.
    pub worker: Option<Worker>,
    /// The moves made, oldest first.
    pub moves: Vec<Moved>,
    /// The sign-offs given, oldest first.
    pub signed: Vec<Signed>,
    /// When its clocks stood still.
    pub pauses: Vec<Pause>,
}

/// Who does the work of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worker {
    /// Their id.
    pub person: String,
    /// Whether they are qualified for it; `None` where it is not known.
    pub qualified: Option<bool>,
}

/// A move that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// Which.
    pub step: MoveCode,
    /// On what day.
    pub on: Date,
    /// Who made it.
    pub by: String,
    /// Why, where a reason was given.
    pub reason: Option<String>,
}

/// A sign-off that was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Which.
    pub sign_off: SignOffCode,
    /// On what day.
    pub on: Date,
    /// How many moves had been made by then, so that it is known which of them it came before.
    pub after_moves: usize,
    /// Who signed.
    pub by: String,
}

/// A stretch of days on which a clock stands still.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// Which clock.
    pub clock: ClockCode,
    /// One of the reasons that the clock allows.
    pub reason: String,
    /// The first day that is not counted.
    pub from: Date,
    /// The first day that is counted again; `None` while it stands still.
    pub until: Option<Date>,
}

/// What a check needs to know beside the record.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The registers, for their code lists.
    pub registers: &'a Registers,
    /// The working days.
    pub calendar: &'a Calendar,
    /// The day of the check.
    pub today: Date,
    /// When the child died.
    pub death: Option<Date>,
    /// The other records of the same register about the same subject.
    pub others: &'a [Record],
}

impl Record {
    /// What a field holds, by its code or the code's text; `None` where it is not filled in or holds only spaces.
    pub fn value<F: Ord + ?Sized>(&self, field: &F) -> Option<&Value>
    where
        FieldCode: Borrow<F>,
    {
        self.values.get(field).filter(|value| !value.is_blank())
    }

    /// The day in a field of type day or moment.
    pub fn day<F: Ord + ?Sized>(&self, field: &F) -> Option<Date>
    where
        FieldCode: Borrow<F>,
    {
        self.value(field).and_then(Value::day)
    }

    /// The code in a field of type code; the first, where it holds several.
    pub fn code(&self, field: &str) -> Option<&str> {
        self.value(field).and_then(|value| value.codes().first()).map(String::as_str)
    }

    /// The text of a field, or the id of what its link points at, without spaces around.
    pub fn text(&self, field: &str) -> Option<&str> {
        match self.value(field) {
            Some(Value::Text(text) | Value::Link(text)) => Some(text.trim()),
            _ => None,
        }
    }

    /// The answer in a field of type yes or no.
    pub fn yes_no(&self, field: &str) -> Option<bool> {
        if let Some(Value::YesNo(answer)) = self.value(field) { Some(*answer) } else { None }
    }

    /// The number in a field of type whole number.
    pub fn number(&self, field: &str) -> Option<i64> {
        if let Some(Value::Whole(number)) = self.value(field) { Some(*number) } else { None }
    }

    /// The day that a clock's mark means.
    pub fn marked(&self, mark: &Mark) -> Option<Date> {
        match mark {
            Mark::Field(field) => self.day(field),
            Mark::Move(step) => self.moves.iter().rev().find(|moved| moved.step == *step).map(|moved| moved.on),
        }
    }

    /// Whether a condition holds of it.
    pub fn holds(&self, condition: &Condition) -> bool {
        let among = |code: &String| condition.is.contains(code);
        match self.value(&condition.field) {
            Some(Value::Code(code)) => among(code),
            Some(Value::Codes(codes)) => codes.iter().any(among),
            Some(Value::YesNo(answer)) => condition.is.iter().any(|is| is == if *answer { "yes" } else { "no" }),
            _ => false,
        }
    }
}
