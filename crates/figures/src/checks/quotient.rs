//! The value is the numerator divided by the denominator, as far as rounding lets it be.

use bigplan_measure::Basis;

use super::Given;
use crate::codes::VALUE_NOT_QUOTIENT;
use crate::findings::Findings;

/// Tells where the three do not fit. Counts may have been rounded to fives, the value to the
/// digits with which it is written.
pub(crate) fn check(given: &Given<'_>, findings: &mut Findings) {
    let parts = given.parts;
    let (Some(value), Some(numerator), Some(denominator)) = (parts.value, parts.numerator, parts.denominator) else {
        return;
    };
    let divided = matches!(given.definition.basis, Basis::Proportion | Basis::Rate | Basis::Mean | Basis::Ratio);
    if !divided || parts.worked_out || denominator <= 0.0 {
        return;
    }
    let multiplier = given.definition.multiplier;
    let worked_out = numerator / denominator * multiplier;
    let count = rounding(numerator, given.definition.disclosure.round_to) / 2.0;
    let whole = rounding(denominator, given.definition.disclosure.round_to) / 2.0;
    let by_counts = (count + worked_out.abs() / multiplier * whole) / denominator * multiplier;
    let (apart, near) = ((value - worked_out).abs(), by_counts + 1e-9);
    if apart <= near || apart <= near + step(value) / 2.0 {
        return;
    }
    findings.add(VALUE_NOT_QUOTIENT, given.place, || {
        let shown = given.definition.shown(worked_out);
        format!("{value} is given, but {numerator} out of {denominator} makes {shown}.")
    });
}

/// To what a count may have been rounded; 0 where it is exact.
fn rounding(count: f64, rule: u32) -> f64 {
    let of = |step: f64| count.fract() == 0.0 && (count / step).fract() == 0.0;
    match rule {
        0 if of(10.0) => 10.0,
        0 if of(5.0) => 5.0,
        0 => 0.0,
        rule => f64::from(rule),
    }
}

/// The last digit with which a value is written.
fn step(value: f64) -> f64 {
    let digits = value.to_string().split_once('.').map_or(0, |(_, digits)| digits.len().min(6));
    10_f64.powi(-i32::try_from(digits).unwrap_or_default())
}
