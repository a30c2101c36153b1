//! Unique pupil numbers.

use std::borrow::Cow;

use crate::table::Cell;
use crate::value::{Code, DateStyle, Letters};

/// A unique pupil number: what was given, and whether it is one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Upn {
    /// The number as given, in capital letters.
    pub code: Code,
    /// The same, to be read back.
    pub letters: Letters,
    /// Whether it has the shape of a number, or is one of the codes that say why there is none.
    pub well_formed: bool,
}

/// Letters that may begin or end a number: those that cannot be taken for a digit are used.
const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

impl Upn {
    /// Reads a cell.
    pub fn cell(text: Option<&str>) -> Upn {
        let capital = text.map(|text| {
            let is_small = text.bytes().any(|sign| sign.is_ascii_lowercase());
            if is_small { Cow::Owned(text.to_ascii_uppercase()) } else { Cow::Borrowed(text) }
        });
        Upn {
            code: Code::cell(capital.as_deref()),
            letters: Letters::cell(capital.as_deref()),
            well_formed: text.is_none_or(|text| is_code(text) || is_number(text.as_bytes())),
        }
    }

    /// The number, if it is one that no other child may have.
    pub(super) fn own(self) -> Option<Code> {
        Some(self.code).filter(|code| code.is_given() && !self.is_unknown())
    }

    /// Whether it says why there is no number.
    pub fn is_unknown(self) -> bool {
        const CODES: [Code; 5] =
            [Code::new("UN1"), Code::new("UN2"), Code::new("UN3"), Code::new("UN4"), Code::new("UN5")];
        CODES.contains(&self.code)
    }
}

/// The numbers that stand in more than one of these rows, in order; codes that say why there is no number may.
pub(super) fn shared(mut numbers: Vec<Code>) -> Vec<Code> {
    numbers.sort_unstable();
    let runs = numbers.chunk_by(|one, other| one == other).filter(|run| run.len() > 1);
    runs.filter_map(|run| run.first().copied()).collect()
}

impl Cell for Upn {
    fn read(cell: Option<&str>, _: DateStyle) -> (Upn, bool) {
        (Upn::cell(cell), true)
    }
}

fn is_code(text: &str) -> bool {
    matches!(text, "UN1" | "UN2" | "UN3" | "UN4" | "UN5")
}

/// A letter, eleven digits, and a digit or (for a temporary number) a letter.
fn is_number(text: &[u8]) -> bool {
    let [first, digits @ .., last] = text else { return false };
    LETTERS.contains(first)
        && digits.len() == 11
        && digits.iter().all(u8::is_ascii_digit)
        && (last.is_ascii_digit() || LETTERS.contains(last))
}

#[cfg(test)]
mod tests {
    use super::Upn;

    #[test]
    fn the_shape_of_a_number() {
        assert!(Upn::cell(Some("L086819786126")).well_formed);
        assert!(Upn::cell(Some("X06805040829A")).well_formed);
        assert!(!Upn::cell(Some("I072272729588")).well_formed);
        assert!(Upn::cell(Some("UN4")).is_unknown());
        assert_eq!(Upn::cell(Some("l086819786126")).letters.to_string(), "L086819786126");
    }
}
