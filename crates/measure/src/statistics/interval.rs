//! An interval and how sure it is.

use serde::Serialize;

/// From where to where, both finite, lower not above upper.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    /// The lower end.
    pub lower: f64,
    /// The upper end.
    pub upper: f64,
}

impl Interval {
    /// An interval of two finite numbers in order; `None` otherwise.
    pub fn new(lower: f64, upper: f64) -> Option<Self> {
        (lower.is_finite() && upper.is_finite() && lower <= upper).then_some(Self { lower, upper })
    }

    /// Both ends times a factor above nought.
    pub fn times(self, factor: f64) -> Option<Self> {
        Self::new(self.lower * factor, self.upper * factor)
    }

    /// Whether a number lies inside, the ends included.
    pub fn holds(self, number: f64) -> bool {
        self.lower <= number && number <= self.upper
    }
}

/// How sure an interval is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Level {
    /// 95 in 100: the usual one.
    #[default]
    NinetyFive,
    /// 99.8 in 100: that of control limits (about three standard errors).
    NinetyNineEight,
}

impl Level {
    /// The share left out at both ends together.
    pub fn alpha(self) -> f64 {
        match self {
            Self::NinetyFive => 0.05,
            Self::NinetyNineEight => 0.002,
        }
    }

    /// The standard normal deviate that leaves half of [`Level::alpha`] above it.
    pub fn z(self) -> f64 {
        match self {
            Self::NinetyFive => 1.959_963_984_540_054,
            Self::NinetyNineEight => 3.090_232_306_167_813,
        }
    }
}
