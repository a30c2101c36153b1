//! From numbers to places, and the numbers that stand at an axis.

/// A straight scale. Every number has a finite place within it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// `low` stands at `from`, `high` at `to`.
    pub fn new(low: f64, high: f64, from: f64, to: f64) -> Self {
        Self { low, high, from, to }
    }

    /// The place of a number; beyond the ends it is the end, without any range the middle.
    pub fn at(&self, value: f64) -> f64 {
        let part = (value - self.low) / (self.high - self.low);
        let part = if part.is_finite() { part.clamp(0.0, 1.0) } else { 0.5 };
        self.from + part * (self.to - self.from)
    }
}

/// The numbers at an axis: evenly apart by 1, 2 or 5 times a power of ten.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    /// Upwards; the first and the last are the ends of the axis.
    pub values: Vec<f64>,
    /// How many decimals they need.
    pub decimals: u8,
}

/// However the numbers are, an axis has no more ticks than this.
const MOST: u32 = 20;

impl Ticks {
    /// About `about` steps that enclose `low` and `high`.
    pub fn nice(low: f64, high: f64, about: u32) -> Self {
        let (low, high) = opened(low, high);
        let step = nice_step((high - low) / f64::from(about.max(1)));
        let first = (low / step + 1e-9).floor();
        let values: Vec<f64> = (0..=MOST)
            .map(|number| (first + f64::from(number)) * step)
            .scan(false, |full, value| {
                let take = !*full;
                *full = value >= high - step * 1e-9;
                take.then_some(value + 0.0)
            })
            .collect();
        Self { values, decimals: decimals(step) }
    }

    /// The lowest number at the axis.
    pub fn low(&self) -> f64 {
        self.values.first().copied().unwrap_or(0.0)
    }

    /// The highest number at the axis.
    pub fn high(&self) -> f64 {
        self.values.last().copied().unwrap_or(1.0)
    }
}

/// The ends apart from each other, so that a step between them is a number.
fn opened(low: f64, high: f64) -> (f64, f64) {
    let size = low.abs().max(high.abs());
    if high - low > size * 1e-6 {
        (low, high)
    } else if size == 0.0 {
        (0.0, 1.0)
    } else {
        (low - size * 0.1, high + size * 0.1)
    }
}

fn nice_step(rough: f64) -> f64 {
    let power = 10f64.powf(rough.log10().floor());
    let times = match rough / power {
        part if part <= 1.0 => 1.0,
        part if part <= 2.0 => 2.0,
        part if part <= 5.0 => 5.0,
        _ => 10.0,
    };
    times * power
}

fn decimals(step: f64) -> u8 {
    (0..6u8).find(|places| step * 10f64.powi(i32::from(*places)) > 0.999).unwrap_or(6)
}

/// The lowest and highest; none when there is no number.
pub fn ends(values: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    values.into_iter().fold(None, |ends: Option<(f64, f64)>, value| {
        Some(ends.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
    })
}

/// The lowest and highest; (0, 1) when there is no number.
pub fn range(values: impl IntoIterator<Item = f64>) -> (f64, f64) {
    ends(values).unwrap_or((0.0, 1.0))
}

/// The range with nought in it.
pub fn with_nought((low, high): (f64, f64)) -> (f64, f64) {
    (low.min(0.0), high.max(0.0))
}

/// Whether nought can be on the axis of a line without pressing the line flat.
pub fn nought_fits((low, high): (f64, f64)) -> bool {
    low == high || low * high <= 0.0 || low.abs().min(high.abs()) <= 0.6 * low.abs().max(high.abs())
}

#[cfg(test)]
mod tests {
    use super::{Scale, Ticks, nought_fits, range};

    #[test]
    fn ticks_are_by_one_two_or_five_and_enclose_the_numbers() {
        assert_eq!(Ticks::nice(0.0, 46.1, 5).values, [0.0, 10.0, 20.0, 30.0, 40.0, 50.0]);
        assert_eq!(Ticks::nice(0.0, 10.0, 5).values, [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]);
        assert_eq!(Ticks::nice(7.0, 7.0, 4).values, [6.0, 6.5, 7.0, 7.5, 8.0]);
        let small = Ticks::nice(0.001, 0.0042, 4);
        assert_eq!((small.low(), small.high(), small.decimals), (0.001, 0.005, 3));
        for (low, high) in [(-1e15, 1e15), (3.0, 3.0), (0.0, 0.0), (-5.0, -4.9999), (1e15, 1e15), (81.0, 99.3)] {
            let ticks = Ticks::nice(low, high, 5);
            assert!(ticks.low() <= low && high <= ticks.high(), "{low} {high} {ticks:?}");
            assert!((2..=12).contains(&ticks.values.len()), "{ticks:?}");
        }
    }

    #[test]
    fn every_number_has_a_place() {
        let scale = Scale::new(0.0, 10.0, 100.0, 0.0);
        assert_eq!((scale.at(5.0), scale.at(-1.0), scale.at(1e300)), (50.0, 100.0, 0.0));
        assert_eq!(Scale::new(3.0, 3.0, 0.0, 10.0).at(3.0), 5.0);
        assert_eq!(range([]), (0.0, 1.0));
    }

    #[test]
    fn nought_is_on_the_axis_where_it_does_not_press_the_line_flat() {
        assert!(nought_fits((5.0, 12.0)));
        assert!(nought_fits((-3.0, 4.0)));
        assert!(nought_fits((97.0, 97.0)));
        assert!(!nought_fits((92.0, 97.0)));
    }
}
