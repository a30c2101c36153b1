//! Percentages that were written as fractions: 0.623 for 62.3 per cent. Small percentages are
//! told from fractions by their digits: a fraction has more of them than the measure is given in.

use std::collections::BTreeMap;

use bigplan_measure::{Definition, MeasureCode, Unit};

use crate::cells::place::Place;
use crate::codes::FRACTIONS;
use crate::findings::Findings;

/// Values below which nothing is said.
const FEWEST: u64 = 5;

/// The values of each percentage.
#[derive(Default)]
pub(crate) struct Fractions {
    of: BTreeMap<MeasureCode, Seen>,
}

struct Seen {
    count: u64,
    fine: u64,
    most: f64,
    first: Place,
}

impl Fractions {
    /// Takes a value in.
    pub(crate) fn see(&mut self, definition: &Definition, value: f64, place: Place) {
        if definition.unit != Unit::Percent {
            return;
        }
        if !self.of.contains_key(&definition.code) {
            let seen = Seen { count: 0, fine: 0, most: 0.0, first: place };
            self.of.insert(definition.code.clone(), seen);
        }
        if let Some(seen) = self.of.get_mut(&definition.code) {
            seen.count += 1;
            seen.most = seen.most.max(value.abs());
            // Once a value is over 1, their digits tell nothing more.
            seen.fine += u64::from(seen.most <= 1.0 && digits(value) > usize::from(definition.decimals));
        }
    }

    /// Tells of percentages whose values all lie between 0 and 1.
    pub(crate) fn tell(self, title: impl Fn(&MeasureCode) -> String, findings: &mut Findings) {
        for (code, seen) in self.of {
            if seen.most <= 1.0 && seen.count >= FEWEST && seen.fine * 2 > seen.count {
                findings.add(FRACTIONS, seen.first, || {
                    format!(
                        "all {} values of {} lie between 0 and 1. If they are fractions, say that the column is to be multiplied by 100.",
                        seen.count,
                        title(&code)
                    )
                });
            }
        }
    }
}

/// Digits behind the point.
fn digits(value: f64) -> usize {
    value.to_string().split_once('.').map_or(0, |(_, digits)| digits.len())
}
