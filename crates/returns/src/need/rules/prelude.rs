//! What the files of rules share: their words, and the questions that several of them ask.

pub(super) use std::collections::{HashMap, HashSet};

pub(super) use crate::is;
#[cfg(test)]
pub(super) use crate::need::cases::prove;
pub(super) use crate::need::holidays::{is_weekend, working_day_before, working_days};
pub(super) use crate::need::{
    Assessment, CaseDetails, Census, Factor, Hits, Identifiers, Look, NeedPlan, ProtectionPlan, Rows, Rule, Section47,
    Severity, Tables,
};
pub(super) use crate::table::Row;
pub(super) use crate::value::{Code, Date};

/// Whether a cell says yes.
pub(super) fn is_yes(answer: Code) -> bool {
    is!(answer, "1" | "true" | "True" | "TRUE")
}

/// Whether a cell says no.
pub(super) fn is_no(answer: Code) -> bool {
    is!(answer, "0" | "false" | "False" | "FALSE")
}

/// Each case with each row of a module that belongs to it.
pub(super) fn joined<'a, R>(
    cases: &'a [CaseDetails],
    rows: &'a [R],
    case_of: fn(&R) -> Code,
) -> impl Iterator<Item = (&'a CaseDetails, &'a R)> {
    cases
        .iter()
        .filter(|case| case.case.is_given())
        .flat_map(move |case| rows.iter().filter(move |row| case_of(row) == case.case).map(move |row| (case, row)))
}

/// Each row with each other row, both ways round.
pub(super) fn others<R>(rows: &[R]) -> impl Iterator<Item = (&R, &R)> {
    rows.iter().enumerate().flat_map(move |(at, one)| {
        rows.iter().enumerate().filter(move |(other, _)| *other != at).map(move |(_, other)| (one, other))
    })
}

/// Whether a day lies in a plan: on or after its start and before its end, or up to the end of the year.
pub(super) fn is_within(day: Date, start: Date, end: Date, census: &Census<'_>) -> bool {
    start <= day && if end.is_day() { day < end } else { day <= census.reference }
}

/// Whether a category of abuse is a valid code.
pub(super) fn is_abuse(category: Code) -> bool {
    is!(category, "NEG" | "PHY" | "SAB" | "EMO" | "MUL")
}

/// Whether a factor of an assessment is a valid code.
pub(super) fn is_factor(factor: Code) -> bool {
    let one_to_six = is!(
        factor.upper(),
        "1A" | "1B"
            | "1C"
            | "2A"
            | "2B"
            | "2C"
            | "3A"
            | "3B"
            | "3C"
            | "4A"
            | "4B"
            | "4C"
            | "5A"
            | "5B"
            | "5C"
            | "6A"
            | "6B"
            | "6C"
    );
    let seven_on = is!(
        factor.upper(),
        "7A" | "8B"
            | "8C"
            | "8D"
            | "8E"
            | "8F"
            | "9A"
            | "10A"
            | "11A"
            | "12A"
            | "13A"
            | "14A"
            | "15A"
            | "16A"
            | "17A"
            | "18A"
            | "18B"
            | "18C"
            | "19A"
            | "19B"
            | "19C"
            | "20"
            | "21"
            | "22A"
            | "23A"
            | "24A"
    );
    one_to_six || seven_on
}

/// Whether a factor of an assessment is one that is asked for: the one in its own row, or any in the list.
pub(super) fn names(c: &Rows<'_>, row: &Assessment, is_one: impl Fn(Code) -> bool) -> bool {
    let listed = |factor: &Factor| row.assessment.is_given() && factor.assessment == row.assessment;
    let mut list = c.factors.iter().filter(|factor| listed(factor)).peekable();
    if list.peek().is_some() {
        list.any(|factor| is_one(factor.factor))
    } else {
        row.factors.is_given() && is_one(row.factors)
    }
}
