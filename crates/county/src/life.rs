//! How long a child's records can go on.

use jiff::civil::Date;

use crate::days::{age, birthday};

/// What ends a childhood in the county.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Nothing has yet.
    Still,
    /// The eighteenth birthday.
    Grown,
    /// Death.
    Died,
}

/// A child's time in the county.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Life {
    pub(crate) born: Date,
    /// The last day on which anything can happen to them as a child.
    pub(crate) end: Date,
    pub(crate) ending: Ending,
    /// The county's last day.
    pub(crate) until: Date,
}

/// Whether something planned for a day comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// It does.
    On,
    /// It may, after the county's last day.
    NotYet,
    /// The childhood ends before.
    Never,
}

impl Life {
    pub(crate) fn of(born: Date, died: Option<Date>, until: Date) -> Self {
        let grown = birthday(born, 18);
        let (end, ending) = match died.filter(|died| *died < grown && *died <= until) {
            Some(died) => (died, Ending::Died),
            None if grown <= until => (grown, Ending::Grown),
            None => (until, Ending::Still),
        };
        Self { born, end, ending, until }
    }

    pub(crate) fn reach(&self, day: Date) -> Reach {
        match self.ending {
            _ if day <= self.end => Reach::On,
            Ending::Still => Reach::NotYet,
            _ => Reach::Never,
        }
    }

    /// Whether a desk may still do something on a day: after a childhood too, but not after a death.
    pub(crate) fn desk(&self, day: Date) -> bool {
        day <= if self.ending == Ending::Died { self.end } else { self.until }
    }

    pub(crate) fn age(&self, on: Date) -> i16 {
        age(self.born, on)
    }
}
