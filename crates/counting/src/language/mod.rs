//! Expressions over the records of a child: what they are, read and worked out.

mod evaluate;
mod functions;
mod names;
mod parse;
mod reads;
#[cfg(test)]
pub(crate) mod tests;
mod tokens;

use bigplan_register::{ClockCode, FieldCode, RegisterCode};

pub(crate) use evaluate::Scope;
pub(crate) use parse::read;
pub(crate) use reads::Looking;
pub use reads::LooksAt;

/// An expression, checked: every name is known and every comparison is between things of one kind.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expr {
    /// A code, written out.
    Text(String),
    /// A number, written out.
    Number(f64),
    /// Yes or no, written out.
    YesNo(bool),
    /// What a field holds.
    Field(Whose, FieldCode),
    /// What a clock says.
    Clock(Whose, ClockCode, ClockPart),
    /// Where a record stands.
    State(Whose),
    /// The day on which a record was first written down.
    Written(Whose),
    /// Whether nothing that must be filled in is missing.
    Whole(Whose),
    /// Where a record came from, by the code of its source.
    HowWritten(Whose),
    /// The day on which the record counts.
    Day,
    /// The day of the count.
    Today,
    /// The first day of the year in which the record counts.
    YearBegan,
    /// The last day of that year.
    YearEnded,
    /// The child's day of birth.
    Born,
    /// The child's day of death.
    Died,
    /// A day so many units later, or earlier where the number is below nought.
    Shift(Box<Expr>, i32, Unit),
    /// The first Thursday on or after a day: the school census is on the third one of January.
    Thursday(Box<Expr>),
    /// Whole units from one day to another.
    Between(Unit, Box<Expr>, Box<Expr>),
    /// Two numbers together, or the first less the second.
    Plus(Box<Expr>, i32, Box<Expr>),
    /// The first of two that is filled in.
    First(Box<Expr>, Box<Expr>),
    /// How many hundredths the first is of the second.
    Percent(Box<Expr>, Box<Expr>),
    /// The child's age in completed years on a day.
    Age(Box<Expr>),
    /// Two things compared.
    Compare(Box<Expr>, Relation, Box<Expr>),
    /// Whether it is one of some codes.
    In(Box<Expr>, Vec<String>),
    /// Whether it is filled in.
    Filled(Box<Expr>),
    /// Not so.
    Not(Box<Expr>),
    /// All of them.
    And(Vec<Expr>),
    /// Any of them.
    Or(Vec<Expr>),
    /// What the child's records of a register say together.
    Records(Together, RegisterCode, Box<Expr>),
    /// A number of the child's records of a register, added up; nought where there is none.
    Sum(RegisterCode, Box<Expr>, Box<Expr>),
    /// The greatest or least of something among the child's records of a register.
    Extreme(End, RegisterCode, Box<Expr>, Box<Expr>),
}

/// Whose field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    /// Of the record that is looked at.
    Own,
    /// Of the record that is counted.
    This,
}

/// A part of what a clock says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ClockPart {
    Started,
    Due,
    Stopped,
    Taken,
    InTime,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Days,
    Months,
}

/// How two things stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// What records say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Together {
    /// Whether it is so of any.
    Any,
    /// Whether it is so of every one.
    Every,
    /// Of how many it is so.
    Count,
}

/// Which end of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Latest,
    Earliest,
}

/// What kind of thing an expression gives.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    YesNo,
    Number,
    Day,
    /// A code of these; of any where none is listed.
    Code(Vec<String>),
}

impl Kind {
    fn words(&self) -> &'static str {
        match self {
            Self::YesNo => "yes or no",
            Self::Number => "a number",
            Self::Day => "a day",
            Self::Code(_) => "a code",
        }
    }
}

impl Expr {
    /// The expressions within it, each with the register of the records that it is about where those are others.
    pub(crate) fn within(&self) -> Vec<(Option<&RegisterCode>, &Expr)> {
        match self {
            Self::Shift(inner, ..)
            | Self::Thursday(inner)
            | Self::Age(inner)
            | Self::In(inner, _)
            | Self::Filled(inner)
            | Self::Not(inner) => vec![(None, inner)],
            Self::Between(_, one, two)
            | Self::Compare(one, _, two)
            | Self::Plus(one, _, two)
            | Self::First(one, two)
            | Self::Percent(one, two) => vec![(None, one), (None, two)],
            Self::And(parts) | Self::Or(parts) => parts.iter().map(|part| (None, part)).collect(),
            Self::Records(_, register, those) => vec![(Some(register), those)],
            Self::Sum(register, what, those) | Self::Extreme(_, register, what, those) => {
                vec![(Some(register), what), (Some(register), those)]
            }
            _ => Vec::new(),
        }
    }

    /// Adds the registers that it looks into.
    pub(crate) fn reads(&self, registers: &mut std::collections::BTreeSet<RegisterCode>) {
        for (register, inner) in self.within() {
            registers.extend(register.cloned());
            inner.reads(registers);
        }
    }
}
