//! The way of a pen.

use std::fmt;

use super::px::Px;

/// A path through places, open or closed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    places: Vec<(Px, Px)>,
    closed: bool,
}

impl Path {
    /// From place to place.
    pub fn line(places: impl IntoIterator<Item = (f64, f64)>) -> Self {
        Self { places: places.into_iter().map(|(x, y)| (Px::new(x), Px::new(y))).collect(), closed: false }
    }

    /// From place to place and back to the first.
    pub fn area(places: impl IntoIterator<Item = (f64, f64)>) -> Self {
        Self { closed: true, ..Self::line(places) }
    }

    /// What lies between an upper and a lower line over the same places: (x, upper, lower).
    pub fn between(places: &[(f64, f64, f64)]) -> Self {
        let there = places.iter().map(|(x, upper, _)| (*x, *upper));
        let back = places.iter().rev().map(|(x, _, lower)| (*x, *lower));
        Self::area(there.chain(back))
    }
}

impl fmt::Display for Path {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (x, y)) in self.places.iter().enumerate() {
            write!(to, "{}{x} {y}", if index == 0 { 'M' } else { 'L' })?;
        }
        to.write_str(if self.closed && !self.places.is_empty() { "Z" } else { "" })
    }
}

/// Letters of commands and numbers need no escaping.
impl askama::filters::HtmlSafe for Path {}
