//! Working an expression out for one record of a child.

use std::cmp::Ordering;

use bigplan_measure::Period;
use bigplan_register::record::{SOURCE_NOT_KNOWN, Source};
use bigplan_register::{Calendar, Definition, Record, Registers, Value as Held, clock};
use jiff::ToSpan;
use jiff::civil::Date;

use super::{ClockPart, End, Expr, Relation, Together, Unit, Whose};
use crate::Child;

/// What an expression gives.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value<'a> {
    Empty,
    YesNo(bool),
    Number(f64),
    Day(Date),
    Codes(&'a [String]),
    Code(&'a str),
}

/// What names mean just now.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub(crate) registers: &'a Registers,
    pub(crate) calendar: &'a Calendar,
    pub(crate) child: &'a Child,
    /// The counted record with its register, and the one that is looked at.
    pub(crate) this: (&'a Definition, &'a Record),
    pub(crate) own: (&'a Definition, &'a Record),
    pub(crate) day: Date,
    pub(crate) year: Option<Period>,
    pub(crate) today: Date,
}

impl<'a> Scope<'a> {
    /// Whether it is so.
    pub(crate) fn is(&self, expr: &'a Expr) -> bool {
        self.value(expr) == Value::YesNo(true)
    }

    /// The day that it gives.
    pub(crate) fn day(&self, expr: &'a Expr) -> Option<Date> {
        if let Value::Day(day) = self.value(expr) { Some(day) } else { None }
    }

    /// The number that it gives.
    pub(crate) fn number(&self, expr: &'a Expr) -> Option<f64> {
        if let Value::Number(number) = self.value(expr) { Some(number) } else { None }
    }

    pub(crate) fn value(&self, expr: &'a Expr) -> Value<'a> {
        match expr {
            Expr::Text(text) => Value::Code(text),
            Expr::Number(number) => Value::Number(*number),
            Expr::YesNo(yes) => Value::YesNo(*yes),
            Expr::Field(whose, field) => self.of(*whose).1.value(field).map_or(Value::Empty, held),
            Expr::Clock(whose, code, part) => self.clock(*whose, code, *part),
            Expr::State(whose) => Value::Code(self.of(*whose).1.state.as_str()),
            Expr::Written(whose) => known(self.written(*whose).map(|written| written.on)),
            Expr::Whole(whose) => self.written(*whose).map_or(Value::Empty, |how| Value::YesNo(how.missing == 0)),
            Expr::HowWritten(whose) => self
                .written(*whose)
                .map_or(Value::Empty, |how| Value::Code(how.source.map_or(SOURCE_NOT_KNOWN, Source::as_str))),
            Expr::Day => Value::Day(self.day),
            Expr::Today => Value::Day(self.today),
            Expr::YearBegan => known(self.year.and_then(began)),
            Expr::YearEnded => known(self.year.map(Period::ends)),
            Expr::Born => known(self.child.born),
            Expr::Died => known(self.child.died),
            Expr::Shift(day, by, unit) => known(self.day(day).and_then(|day| shifted(day, *by, *unit))),
            Expr::Thursday(day) => known(self.day(day).and_then(thursday)),
            Expr::Between(unit, from, to) => number(self.day(from).zip(self.day(to)).map(|(a, b)| whole(*unit, a, b))),
            Expr::Plus(one, sign, other) => {
                let both = self.number(one).zip(self.number(other));
                both.map_or(Value::Empty, |(one, other)| Value::Number(one + f64::from(*sign) * other))
            }
            Expr::First(one, other) => match self.value(one) {
                Value::Empty => self.value(other),
                filled => filled,
            },
            Expr::Percent(one, other) => {
                let both = self.number(one).zip(self.number(other)).filter(|(_, other)| *other > 0.0);
                both.map_or(Value::Empty, |(one, other)| Value::Number(one * 100.0 / other))
            }
            Expr::Age(on) => number(self.child.age(self.day(on))),
            Expr::Compare(one, relation, other) => Value::YesNo(holds(&self.value(one), *relation, &self.value(other))),
            Expr::In(one, codes) => {
                Value::YesNo(self.value(one).codes().iter().any(|code| codes.iter().any(|c| c == code)))
            }
            Expr::Filled(inner) => Value::YesNo(self.value(inner) != Value::Empty),
            Expr::Not(inner) => Value::YesNo(!self.is(inner)),
            Expr::And(parts) => Value::YesNo(parts.iter().all(|part| self.is(part))),
            Expr::Or(parts) => Value::YesNo(parts.iter().any(|part| self.is(part))),
            Expr::Records(together, register, those) => self.records(*together, register, those),
            Expr::Sum(register, what, those) => {
                let those = self.others(register).filter(|other| other.is(those));
                Value::Number(those.filter_map(|other| other.number(what)).sum())
            }
            Expr::Extreme(end, register, what, those) => self.extreme(*end, register, what, those),
        }
    }

    fn of(&self, whose: Whose) -> (&'a Definition, &'a Record) {
        if whose == Whose::This { self.this } else { self.own }
    }

    fn written(&self, whose: Whose) -> Option<crate::Written> {
        self.child.written(&self.of(whose).1.id)
    }

    fn clock(&self, whose: Whose, code: &bigplan_register::ClockCode, part: ClockPart) -> Value<'a> {
        let (definition, record) = self.of(whose);
        let Some(clock) = definition.clock(code) else { return Value::Empty };
        let Ok(reading) = clock::reading(definition, clock, record, self.today, self.calendar) else {
            return Value::Empty;
        };
        match part {
            ClockPart::Started => known(reading.started),
            ClockPart::Due => known(reading.due),
            ClockPart::Stopped => known(reading.stopped),
            ClockPart::Taken => number(reading.stopped.and(reading.taken).map(i64::from)),
            ClockPart::InTime => {
                reading.stopped.zip(reading.due).map_or(Value::Empty, |(stopped, due)| Value::YesNo(stopped <= due))
            }
        }
    }

    /// The child's records of a register, each as what is looked at.
    fn others(&self, register: &'a bigplan_register::RegisterCode) -> impl Iterator<Item = Scope<'a>> {
        let scope = *self;
        let found = self.registers.find(register).map(|definition| (definition, self.child.records(register)));
        found.into_iter().flat_map(move |(definition, records)| {
            records.iter().map(move |record| Scope { own: (definition, record), ..scope })
        })
    }

    fn records(&self, together: Together, register: &'a bigplan_register::RegisterCode, those: &'a Expr) -> Value<'a> {
        let mut others = self.others(register);
        match together {
            Together::Any => Value::YesNo(others.any(|other| other.is(those))),
            Together::Every => Value::YesNo(others.all(|other| other.is(those))),
            Together::Count => Value::Number(others.filter(|other| other.is(those)).count() as f64),
        }
    }

    fn extreme(
        &self,
        end: End,
        register: &'a bigplan_register::RegisterCode,
        what: &'a Expr,
        those: &'a Expr,
    ) -> Value<'a> {
        let values = self.others(register).filter(|other| other.is(those)).map(|other| other.value(what));
        let first = |one: Value<'a>, two: Value<'a>| {
            let wanted = if end == End::Latest { Ordering::Greater } else { Ordering::Less };
            if order(&two, &one) == Some(wanted) { two } else { one }
        };
        values.filter(|value| *value != Value::Empty).reduce(first).unwrap_or(Value::Empty)
    }
}

impl<'a> Value<'a> {
    fn codes(&self) -> Vec<&'a str> {
        match self {
            Self::Code(code) => vec![code],
            Self::Codes(codes) => codes.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }
}

fn held(value: &Held) -> Value<'_> {
    match value {
        Held::Whole(number) => Value::Number(*number as f64),
        Held::Decimal(number) => Value::Number(*number),
        Held::YesNo(yes) => Value::YesNo(*yes),
        Held::Code(code) | Held::Link(code) | Held::Text(code) => Value::Code(code),
        Held::Codes(codes) => Value::Codes(codes),
        Held::Day(_) | Held::Moment(_) => known(value.day()),
    }
}

/// The first day of a year.
fn began(year: Period) -> Option<Date> {
    shifted(year.ends(), -12, Unit::Months)?.tomorrow().ok()
}

fn known<'a>(day: Option<Date>) -> Value<'a> {
    day.map_or(Value::Empty, Value::Day)
}

fn number<'a>(number: Option<i64>) -> Value<'a> {
    number.map_or(Value::Empty, |number| Value::Number(number as f64))
}

fn shifted(day: Date, by: i32, unit: Unit) -> Option<Date> {
    match unit {
        Unit::Days => day.checked_add(by.days()).ok(),
        // To the last day of a month that has no such day, as registers count.
        Unit::Months => day.checked_add(by.months()).ok(),
    }
}

/// The first Thursday on or after a day.
fn thursday(day: Date) -> Option<Date> {
    day.yesterday().ok()?.nth_weekday(1, jiff::civil::Weekday::Thursday).ok()
}

/// Whole units from one day to another; below nought where the other comes first. A month is over on the corresponding
/// day, or on the last day of a month that has no such day, as registers count.
fn whole(unit: Unit, from: Date, to: Date) -> i64 {
    if unit == Unit::Days {
        return (to - from).get_days().into();
    }
    let months = i32::from(to.year() - from.year()) * 12 + i32::from(to.month() - from.month());
    let over = shifted(from, months, Unit::Months).is_some_and(|day| day <= to);
    i64::from(if over { months } else { months - 1 })
}

/// A comparison with what is not filled in is not true, whatever it is.
fn holds(one: &Value<'_>, relation: Relation, other: &Value<'_>) -> bool {
    if let (Value::Code(_) | Value::Codes(_), Value::Code(_) | Value::Codes(_)) = (one, other) {
        let (one, other) = (one.codes(), other.codes());
        let alike = one.iter().any(|code| other.contains(code));
        return alike == (relation == Relation::Equal);
    }
    let Some(order) = order(one, other) else { return false };
    match relation {
        Relation::Equal => order.is_eq(),
        Relation::Unequal => order.is_ne(),
        Relation::Less => order.is_lt(),
        Relation::AtMost => order.is_le(),
        Relation::More => order.is_gt(),
        Relation::AtLeast => order.is_ge(),
    }
}

fn order(one: &Value<'_>, other: &Value<'_>) -> Option<Ordering> {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.partial_cmp(other),
        (Value::Day(one), Value::Day(other)) => Some(one.cmp(other)),
        (Value::YesNo(one), Value::YesNo(other)) => Some(one.cmp(other)),
        _ => None,
    }
}
