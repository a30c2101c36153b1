//! What is told of a return that is made: what is not held, and what of one child does not fit.

use std::fmt;

/// A table or column that is not made of records, or not always as it would be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotHeld {
    /// The table.
    pub table: &'static str,
    /// The column; `None` where it is the whole table.
    pub column: Option<&'static str>,
    /// Why, and how it comes out, as a sentence.
    pub why: &'static str,
}

impl NotHeld {
    pub(super) const fn of(table: &'static str, column: &'static str, why: &'static str) -> Self {
        Self { table, column: Some(column), why }
    }

    pub(super) const fn whole(table: &'static str, why: &'static str) -> Self {
        Self { table, column: None, why }
    }
}

/// What came of one child.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// How many rows it has in the return; none where it does not belong in.
    pub rows: usize,
    /// What does not fit.
    pub told: Vec<Told>,
}

/// Something that does not fit. It names no value: a list of these may lie about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The child's number.
    pub child: String,
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: String,
    /// What is wrong.
    pub what: Misfit,
}

/// What can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Misfit {
    /// The return wants it, and the record lacks it.
    Lacking,
    /// The form would not take the row without it, so the row was left out.
    RowLeftOut,
    /// The code is not one of the year's, and was written as it is.
    OtherYear,
    /// The code is not one of the year's; the form would not take it, so it was left out.
    LeftOut,
    /// There is room for one only: a later one was left out.
    OnlyOne,
    /// No referral came before it, so there is no case to put it under: it was left out.
    NoCase,
    /// No plan had begun by then, so there is none to put it under: it was left out.
    NoPlan,
}

impl Misfit {
    /// A code that stays what it is.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lacking => "lacking",
            Self::RowLeftOut => "row-left-out",
            Self::OtherYear => "other-year",
            Self::LeftOut => "left-out",
            Self::OnlyOne => "only-one",
            Self::NoCase => "no-case",
            Self::NoPlan => "no-plan",
        }
    }
}

impl fmt::Display for Told {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { child, table, column, what } = self;
        let says = match what {
            Misfit::Lacking => "the return wants it, and no record holds it",
            Misfit::RowLeftOut => "the form wants it, and no record holds it; the row was left out",
            Misfit::OtherYear => "the year does not have this code; it was written as it is",
            Misfit::LeftOut => "the year does not have this code; it was left out",
            Misfit::OnlyOne => "there is room for one only; the later one was left out",
            Misfit::NoCase => "no referral came before it, so it belongs to no case; it was left out",
            Misfit::NoPlan => "no plan had begun by then; it was left out",
        };
        write!(out, "Child {child}, {table}, {column}: {says}.")
    }
}
