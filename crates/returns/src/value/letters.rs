//! Texts that have to be read back though they are longer than a code.

use std::fmt;

use super::Code;

/// Letters that one code holds.
const HALF: usize = 9;

/// Up to eighteen ASCII letters, as they were given: a pupil number has thirteen. Any other text is held as none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Letters([Code; 2]);

impl Letters {
    /// The letters of a cell.
    pub fn cell(text: Option<&str>) -> Self {
        let fits = |text: &&str| text.is_ascii() && text.len() <= 2 * HALF;
        let Some(text) = text.filter(fits) else { return Self::default() };
        let (first, rest) = text.split_at_checked(HALF).unwrap_or((text, ""));
        let half = |text| Some(text).filter(|text: &&str| !text.is_empty());
        Self([Code::cell(half(first)), Code::cell(half(rest))])
    }
}

impl fmt::Display for Letters {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|half| write!(out, "{half}"))
    }
}

#[cfg(test)]
mod tests {
    use super::Letters;

    #[test]
    fn letters_are_read_back() {
        for text in ["", "UN1", "A23456789", "L086819786126", "ABCDEFGHIJKLMNOPQR"] {
            assert_eq!(Letters::cell(Some(text)).to_string(), text);
        }
        assert_eq!(Letters::cell(Some("ABCDEFGHIJKLMNOPQRS")).to_string(), "", "too long");
        assert_eq!(Letters::cell(Some("A2345678\u{e9}")).to_string(), "", "no letters of a number");
    }
}
