//! Postcodes and councils, as far as rules ask for them.

use super::collection::Collection;
use crate::value::Code;
use crate::{councils, is};

/// Whether a postcode exists: by the directory if there is one, else by its shape. A blank is no fault here.
pub fn exists(postcode: Code, year: &Collection<'_>) -> bool {
    postcode.is_blank()
        || match year.postcodes {
            Some(directory) => directory.place(postcode).is_some(),
            None => has_shape(postcode),
        }
}

/// One or two letters, a digit and perhaps another sign, then a digit and two letters.
fn has_shape(postcode: Code) -> bool {
    let signs: Vec<u8> = postcode.letters().filter(|sign| *sign != b' ').collect();
    let [district @ .., digit, first, second] = signs.as_slice() else { return false };
    let area = district.iter().take_while(|sign| sign.is_ascii_uppercase()).count();
    let number = district.get(area..).unwrap_or_default();
    let numbered = number.first().is_some_and(u8::is_ascii_digit) && number.len() <= 2;
    (1..=2).contains(&area)
        && numbered
        && number.iter().all(|sign| sign.is_ascii_digit() || sign.is_ascii_uppercase())
        && digit.is_ascii_digit()
        && [first, second].iter().all(|sign| sign.is_ascii_uppercase())
}

/// Whether the code of a council is one of Wales, Scotland or Northern Ireland.
pub fn is_abroad(council: Code) -> bool {
    matches!(council.letters().next(), Some(b'W' | b'S' | b'N'))
}

/// Whether this is the number of a council, or the code of a country whose councils have none.
pub fn is_council(code: Code) -> bool {
    let number = code.to_string().parse::<u32>().ok();
    is!(code, "NIR" | "SCO" | "WAL" | "NUK") || number.is_some_and(councils::is_english)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postcodes_by_their_shape() {
        for good in ["AB1 0JD", "AB10JD", "EC1A 1BB", "M1 1AA"] {
            assert!(has_shape(Code::new(good)), "{good}");
        }
        for bad in ["invalid", "BN20", "1AB 0JD", "ABC1 0JD"] {
            assert!(!has_shape(Code::new(bad)), "{bad}");
        }
    }
}
