//! What one cell of a series holds through time, and what a newly given figure does to it. Pure.

use bigplan_measure::{Missing, Observation, Standing};
use jiff::civil::Date;

use super::words;
use crate::LedgerError;

/// Who sees a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Seen {
    /// Everybody.
    Public,
    /// Those who may see drafts of the partnership.
    Partnership,
}

crate::text_column::words!(Seen, "reach of figures" { Public = "public", Partnership = "partnership" });

/// What a figure says.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Says {
    pub(crate) value: Option<f64>,
    pub(crate) numerator: Option<f64>,
    pub(crate) denominator: Option<f64>,
    pub(crate) missing: Option<Missing>,
    pub(crate) standing: Standing,
    pub(crate) comparable: bool,
}

/// What a figure says, as its columns hold it: value, numerator, denominator, why it is missing, standing, and whether it can
/// be compared.
pub(crate) type SaysColumns = (Option<f64>, Option<f64>, Option<f64>, Option<String>, String, bool);

impl TryFrom<SaysColumns> for Says {
    type Error = LedgerError;

    fn try_from(columns: SaysColumns) -> Result<Self, LedgerError> {
        let (value, numerator, denominator, missing, standing, comparable) = columns;
        let missing = missing.as_deref().map(words::missing).transpose()?;
        Ok(Self { value, numerator, denominator, missing, standing: words::standing(&standing)?, comparable })
    }
}

impl From<&Observation> for Says {
    fn from(seen: &Observation) -> Self {
        let &Observation { value, numerator, denominator, missing, standing, comparable, .. } = seen;
        Self { value, numerator, denominator, missing, standing, comparable }
    }
}

impl PartialEq for Says {
    fn eq(&self, other: &Self) -> bool {
        same(self.value, other.value)
            && same(self.numerator, other.numerator)
            && same(self.denominator, other.denominator)
            && (self.missing, self.standing, self.comparable) == (other.missing, other.standing, other.comparable)
    }
}

/// A number that went through a database and back may differ in its last digit.
fn same(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= 1e-12 * one.abs().max(other.abs()),
        (None, None) => true,
        _ => false,
    }
}

/// A figure that a cell holds or held.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Held {
    pub(super) load: i64,
    pub(super) from: Date,
    /// The first day on which it no longer held good; `None` while it does.
    pub(super) until: Option<Date>,
    pub(super) says: Says,
}

/// What a newly given figure does to a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Step {
    /// Nothing: the cell said the same on that day.
    Same,
    /// It is the first that the cell hears.
    New,
    /// It came out before all that the cell holds: it is kept, until the day given.
    Older { until: Date },
    /// It takes the place of what held good on its day, until the day given.
    Changed { closes: Held, until: Option<Date> },
}

/// What becomes of a figure that came out on `day`.
pub(super) fn step(held: &[Held], day: Date, says: &Says) -> Step {
    let on_that_day = held.iter().find(|one| one.from <= day && one.until.is_none_or(|until| until > day));
    match on_that_day {
        Some(one) if one.says == *says => Step::Same,
        Some(one) => Step::Changed { closes: *one, until: one.until },
        None => match held.iter().map(|one| one.from).filter(|from| *from > day).min() {
            // What came out later stays; the same figure given out earlier tells nothing new of it.
            Some(until) => Step::Older { until },
            None => Step::New,
        },
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn says(value: f64) -> Says {
        let standing = Standing::Final;
        Says { value: Some(value), numerator: None, denominator: None, missing: None, standing, comparable: true }
    }

    #[test]
    fn a_figure_finds_its_place_in_time() {
        let (spring, summer, autumn) = (date(2009, 3, 1), date(2009, 6, 1), date(2009, 9, 1));
        let first = Held { load: 1, from: summer, until: Some(autumn), says: says(48.5) };
        let second = Held { load: 2, from: autumn, until: None, says: says(45.9) };
        let held = [first, second];
        for (day, value, expected) in [
            (spring, 48.5, Step::Older { until: summer }),
            (summer, 48.5, Step::Same),
            (date(2009, 7, 1), 48.5, Step::Same),
            (date(2009, 7, 1), 47.0, Step::Changed { closes: first, until: Some(autumn) }),
            (autumn, 45.9, Step::Same),
            (date(2010, 1, 1), 45.9, Step::Same),
            (date(2010, 1, 1), 48.5, Step::Changed { closes: second, until: None }),
        ] {
            assert_eq!(step(&held, day, &says(value)), expected, "{day} {value}");
        }
        assert_eq!(step(&[], spring, &says(1.0)), Step::New);
    }

    #[test]
    fn the_last_digit_is_no_change_and_a_missing_figure_is_no_nought() {
        let third = 1.0 / 3.0;
        assert_eq!(says(third), says(third + f64::EPSILON / 8.0));
        assert_ne!(says(0.0), Says { value: None, missing: Some(Missing::Confidential), ..says(0.0) });
    }
}
