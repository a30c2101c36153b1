//! The cells of one figure, read.

use bigplan_measure::{Definition, Missing, Standing};

use crate::cells::figure::{Figure, Number, Sign, read};
use crate::mapping::Part;
use crate::source::Record;

use super::slots::Slot;

/// The parts of one figure as its cells say them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Parts {
    /// The figure itself.
    pub value: Option<f64>,
    /// What was counted.
    pub numerator: Option<f64>,
    /// Out of how many.
    pub denominator: Option<f64>,
    /// Why there is no value.
    pub missing: Option<Missing>,
    /// A standing that a mark gave.
    pub standing: Option<Standing>,
    /// The sign that stood with the value.
    pub sign: Option<Sign>,
    /// Whether a comma was read as the point.
    pub comma: bool,
    /// Whether the value was worked out.
    pub worked_out: bool,
}

/// Reads the cells of a figure.
///
/// # Errors
/// The column, from 0, of a cell that holds words.
pub(crate) fn parts(record: &Record, slot: &Slot<'_>) -> Result<Parts, usize> {
    let mut parts = Parts::default();
    let mut reasons = [None; 3];
    for part in [Part::Value, Part::Numerator, Part::Denominator] {
        let Some(column) = slot.column(part) else { continue };
        match read(record.cell(column)) {
            Figure::Number(number) => parts.put(part, number, slot.times.get(part as usize).copied().flatten()),
            Figure::Missing(missing) => {
                if let Some(reason) = reasons.get_mut(part as usize) {
                    *reason = Some(missing);
                }
            }
            Figure::Words => return Err(column),
        }
    }
    // A symbol says more than a cell left blank.
    let said = reasons.iter().flatten().find(|reason| **reason != Missing::Blank);
    parts.missing = said.or_else(|| reasons.iter().flatten().next()).copied();
    Ok(parts)
}

impl Parts {
    fn put(&mut self, part: Part, number: Number, times: Option<f64>) {
        let value = Some(number.value * times.unwrap_or(1.0)).filter(|value| value.is_finite());
        match part {
            Part::Value => (self.value, self.sign) = (value, number.sign),
            Part::Numerator => self.numerator = value,
            Part::Denominator => self.denominator = value,
        }
        self.standing = self.standing.or(number.standing);
        self.comma |= number.comma;
    }

    /// Works out a value that is not given, and forgets reasons where there is one.
    pub(crate) fn complete(&mut self, definition: &Definition) {
        if self.value.is_none() {
            self.value = quotient(self.numerator, self.denominator, definition);
            self.worked_out = self.value.is_some();
        }
        if self.value.is_some() {
            self.missing = None;
        } else if self.missing.is_none() {
            self.missing = Some(Missing::Blank);
        }
    }
}

/// Numerator by denominator in the measure's unit; the numerator alone where nothing divides it.
fn quotient(numerator: Option<f64>, denominator: Option<f64>, definition: &Definition) -> Option<f64> {
    match denominator {
        Some(denominator) if denominator > 0.0 => Some(numerator? / denominator * definition.multiplier),
        None if definition.denominator.is_none() => numerator,
        _ => None,
    }
}
