//! Cells whose letters count: the child's identifier and the pupil number.

use crate::councils;
use crate::table::Cell;
use crate::value::{Code, DateStyle, Letters};

/// The council's identifier of a child.
#[derive(Clone, Copy, Debug, Default)]
pub struct Identifier {
    /// The identifier.
    pub code: Code,
    /// Whether it has more than twenty letters.
    pub too_long: bool,
    /// Whether all of it are letters and digits.
    pub alphanumeric: bool,
}

impl Cell for Identifier {
    fn read(cell: Option<&str>, _: DateStyle) -> (Identifier, bool) {
        let text = cell.unwrap_or_default();
        let alphanumeric = text.bytes().all(|sign| sign.is_ascii_alphanumeric());
        (Identifier { code: Code::cell(cell), too_long: text.chars().count() > 20, alphanumeric }, true)
    }
}

/// A unique pupil number, and which of its parts are right.
#[derive(Clone, Copy, Debug, Default)]
pub struct PupilNumber {
    /// The number.
    pub code: Code,
    /// The same, to be read back.
    pub letters: Letters,
    /// Whether the first letter is not the one that the digits call for; asked of whole numbers only.
    pub wrong_check_letter: bool,
    /// Whether letters two to four are no number of a council.
    pub wrong_council: bool,
    /// Whether letters five to twelve are not all digits.
    pub wrong_middle: bool,
    /// Whether the thirteenth is neither a digit nor a letter in use.
    pub wrong_end: bool,
    /// Whether it is not thirteen letters long.
    pub wrong_length: bool,
}

/// Letters in use: those that cannot be taken for a digit.
const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

/// Numbers that pupil numbers may begin with besides those of councils of England, first and last of each run: those
/// under 100 and from 660 to 708 are areas of Wales and schools outside councils. The looked-after return takes none of
/// these as a council (rule 633), so they stand apart.
const OTHERS: [(u32, u32); 5] = [(1, 5), (660, 681), (701, 708), (932, 932), (934, 934)];

impl Cell for PupilNumber {
    fn read(cell: Option<&str>, _: DateStyle) -> (PupilNumber, bool) {
        let Some(text) = cell else { return (PupilNumber::default(), true) };
        let letters = text.as_bytes();
        let council = letters.get(1..4).and_then(number);
        let number = PupilNumber {
            code: Code::new(text),
            letters: Letters::cell(cell),
            wrong_check_letter: check_letter(letters).is_some_and(|right| letters.first() != Some(&right)),
            wrong_council: letters.len() > 3 && !council.is_some_and(is_council),
            wrong_middle: !letters.get(4..12).unwrap_or_default().iter().all(u8::is_ascii_digit),
            wrong_end: letters.get(12).is_some_and(|last| !last.is_ascii_digit() && !LETTERS.contains(last)),
            wrong_length: letters.len() != 13,
        };
        (number, true)
    }
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
}

fn is_council(number: u32) -> bool {
    councils::is_english(number) || councils::is_in(&OTHERS, number)
}

/// The letter that twelve digits call for: their sum, weighted from two, modulo 23.
fn check_letter(letters: &[u8]) -> Option<u8> {
    let digits = letters.get(1..).filter(|digits| digits.len() == 12)?;
    let sum = digits.iter().zip(2..).try_fold(0, |sum: usize, (digit, weight)| {
        digit.is_ascii_digit().then(|| sum + usize::from(digit - b'0') * weight)
    })?;
    LETTERS.get(sum % LETTERS.len()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> PupilNumber {
        PupilNumber::read(Some(text), DateStyle::YearFirst).0
    }

    #[test]
    fn the_parts_of_a_pupil_number() {
        assert!(!read("H243278544154").wrong_check_letter);
        assert!(read("X428558133462").wrong_check_letter);
        assert!(read("R421962919251").wrong_council && !read("A38100178301").wrong_council);
        assert!(read("X0000y0000000").wrong_middle && read("123456789123I").wrong_end);
    }
}
