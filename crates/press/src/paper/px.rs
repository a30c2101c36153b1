//! A place or length in a drawing.

use std::fmt;

/// Always finite, written with at most one decimal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Px(f64);

/// No drawing is larger.
const FURTHEST: f64 = 100_000.0;

impl Px {
    /// What is no number becomes nought.
    pub fn new(value: f64) -> Self {
        Self(if value.is_finite() { value.clamp(-FURTHEST, FURTHEST) } else { 0.0 })
    }

    /// The length.
    pub fn value(self) -> f64 {
        self.0
    }
}

impl fmt::Display for Px {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0 * 10.0).round() / 10.0;
        // Adding nought turns −0 into 0.
        write!(to, "{}", tenths + 0.0)
    }
}

/// Digits, a point and a minus need no escaping.
impl askama::filters::HtmlSafe for Px {}

#[cfg(test)]
mod tests {
    use super::Px;

    #[test]
    fn no_coordinate_is_other_than_a_short_number() {
        let written = |value: f64| Px::new(value).to_string();
        assert_eq!(written(f64::NAN), "0");
        assert_eq!(written(f64::NEG_INFINITY), "0");
        assert_eq!(written(-0.01), "0");
        assert_eq!(written(12.34), "12.3");
        assert_eq!(written(1e300), "100000");
    }
}
