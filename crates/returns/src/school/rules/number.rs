//! Something stands where a number belongs that is none, is negative, or is not whole where sessions are counted.

use super::Rule;
use super::counted;
use crate::layout::Kind;
use crate::passing::Said;

pub(super) const RULE: Rule = Rule {
    said: Said {
        code: "school-number",
        text: "The cell holds no number from 0 on, or none that is whole where sessions are counted: give the number in digits.",
        query: false,
    },
    table: None,
    needs: &[],
    against_roll: false,
    look: |line, tell| {
        for (at, column, text) in line.filled(Kind::Number) {
            let is_number = text.parse().is_ok_and(|number: f64| number.is_finite() && number >= 0.0);
            let is_right = if column.name.contains("sessions") { counted(text).is_some() } else { is_number };
            if !is_right {
                tell(Some(at));
            }
        }
    },
};
