//! Whether time alone moves a figure.

use bigplan_register::{Calendar, Record, Registers};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::Child;
use crate::counts::{Count, When};
use crate::language::{Expr, Scope};
use crate::years::years;

impl Count {
    /// Whether time alone may move it from one day to a later one, so that it has to be counted again. What counts on days of
    /// each year is moved by those days only: all pupils of a county need not be gone through each night.
    pub fn moves_between(&self, registers: &Registers, calendar: &Calendar, before: Date, today: Date) -> bool {
        let days = match &self.when {
            When::On(Expr::Field(..)) => return false,
            When::On(_) | When::YearsEnd => return true,
            When::Days(days) => days,
        };
        let Some(definition) = registers.find(&self.register) else { return false };
        let child = Child::default();
        let Some(nothing) = nothing(definition) else { return true };
        let own = (definition, &nothing);
        let passes = |expr| {
            let (from, to) = (before.saturating_sub(12.months()), today.saturating_add(12.months()));
            years(self.measure.year, from, to).any(|year| {
                let day = year.ends();
                let scope = Scope { registers, calendar, child: &child, this: own, own, day, year: Some(year), today };
                // A day that hangs on the child or the record may be any.
                scope.day(expr).is_none_or(|day| before < day && day <= today)
            })
        };
        days.iter().any(passes) || self.expressions().any(|(_, expr)| hangs_on_today(expr))
    }
}

/// A record of which nothing is known.
fn nothing(definition: &bigplan_register::Definition) -> Option<Record> {
    Some(Record {
        id: String::new(),
        subject: None,
        state: definition.first_state()?.code.clone(),
        values: std::collections::BTreeMap::new(),
        worker: None,
        moves: Vec::new(),
        signed: Vec::new(),
        pauses: Vec::new(),
    })
}

/// Whether it is another thing tomorrow, with nothing written: it asks for today, or for a clock that may still run.
fn hangs_on_today(expr: &Expr) -> bool {
    matches!(expr, Expr::Today | Expr::Clock(..)) || expr.within().into_iter().any(|(_, inner)| hangs_on_today(inner))
}
