//! Classes of a map: equal steps from the lowest figure to the highest. Pure.

use bigplan_measure::Definition;

use crate::parts::figure_words as words;

/// No map has more steps.
const STEPS: u8 = 4;

/// Steps from the lowest figure to the highest, at the digits that are shown.
#[derive(Debug, PartialEq)]
pub struct Classes {
    /// What each is, the lowest first: "20.0 to under 25.0".
    pub words: Vec<String>,
    /// The upper edge of each but the last.
    edges: Vec<f64>,
}

impl Classes {
    /// The classes of some figures.
    pub fn of(definition: &Definition, values: &[f64]) -> Self {
        let shown = values.iter().map(|value| definition.rounded(*value));
        let low = shown.clone().fold(f64::INFINITY, f64::min);
        let high = shown.fold(f64::NEG_INFINITY, f64::max);
        let text = |value: f64| words::numbers(definition).text(value);
        if low.is_infinite() || low >= high {
            return Self { words: values.iter().take(1).map(|value| text(*value)).collect(), edges: Vec::new() };
        }
        let edge = |step: u8| definition.rounded(low + (high - low) * f64::from(step) / f64::from(STEPS));
        let mut edges: Vec<f64> = (1..STEPS).map(edge).filter(|edge| *edge > low).collect();
        edges.dedup();
        let from = std::iter::once(low).chain(edges.iter().copied());
        let to = edges.iter().copied().map(|edge| (edge, "under ")).chain([(high, "")]);
        let words = from.zip(to).map(|(from, (to, under))| format!("{} to {under}{}", text(from), text(to)));
        Self { words: words.collect(), edges }
    }

    /// The class of a figure, from 0.
    pub fn class(&self, definition: &Definition, value: f64) -> Option<u8> {
        let value = definition.rounded(value);
        u8::try_from(self.edges.iter().filter(|edge| **edge <= value).count()).ok()
    }
}

#[cfg(test)]
mod tests {
    use bigplan_measure::{Definition, Definitions};

    use super::Classes;

    fn definition() -> Definition {
        let code = "under-18-conceptions".parse().unwrap();
        Definitions::read(&[]).unwrap().catalogue.find(&code).unwrap().clone()
    }

    #[test]
    fn figures_fall_into_equal_steps() {
        let (one, values) = (definition(), [10.04, 12.5, 20.0, 15.0]);
        let classes = Classes::of(&one, &values);
        assert_eq!(classes.words, ["10.0 to under 12.5", "12.5 to under 15.0", "15.0 to under 17.5", "17.5 to 20.0"]);
        let found: Vec<_> = values.iter().map(|value| classes.class(&one, *value)).collect();
        assert_eq!(found, [Some(0), Some(1), Some(3), Some(2)]);
    }

    #[test]
    fn the_same_figure_everywhere_is_one_class_and_close_ones_fewer() {
        let one = definition();
        assert_eq!(Classes::of(&one, &[3.0, 3.0]).words, ["3.0"]);
        assert_eq!(Classes::of(&one, &[3.0, 3.1]).words, ["3.0 to under 3.1", "3.1 to 3.1"]);
        assert_eq!(Classes::of(&one, &[]).words.len(), 0);
    }
}
