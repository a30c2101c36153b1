//! A text that has not the form of a postcode.

use super::super::Kind;
use super::{Cell, Rule};
use crate::passing::Said;

pub(super) const RULE: Rule = Rule {
    said: Said {
        code: "annex-a-postcode",
        text: "The cell has not the form of a postcode: give it in full, as in SW1A 1AA.",
        query: false,
    },
    is_wrong: |cell, column| {
        let is_none = match cell {
            Cell::Blank | Cell::Error => false,
            Cell::Text(text) => !has_form(text),
            Cell::Number(_) | Cell::Day(_) | Cell::Truth(_) => true,
        };
        column.kind == Kind::Postcode && is_none
    },
};

/// One or two letters, a digit, maybe one more letter or digit; then a digit and two letters.
fn has_form(text: &str) -> bool {
    let squeezed: Vec<u8> =
        text.bytes().filter(|letter| *letter != b' ').map(|letter| letter.to_ascii_uppercase()).collect();
    let Some((outward, inward)) = squeezed.len().checked_sub(3).and_then(|at| squeezed.split_at_checked(at)) else {
        return false;
    };
    let letter = u8::is_ascii_uppercase;
    let digit = u8::is_ascii_digit;
    let ends = matches!(inward, [number, rest @ ..] if digit(number) && rest.iter().all(letter));
    let begins = match outward {
        [one, number] => letter(one) && digit(number),
        [one, two, three] => {
            letter(one) && (digit(two) && three.is_ascii_alphanumeric() || letter(two) && digit(three))
        }
        [one, two, three, four] => letter(one) && letter(two) && digit(three) && four.is_ascii_alphanumeric(),
        _ => false,
    };
    begins && ends
}

#[cfg(test)]
mod tests {
    use super::has_form;

    #[test]
    fn postcodes_are_told_by_their_form() {
        for text in ["SW1A 1AA", "m1 1ae", "B338TH", "CR2 6XH", "DN55 1PT", "W1A 0AX"] {
            assert!(has_form(text), "{text}");
        }
        for text in ["nope", "", "SW1A", "1AA", "ABC1 1AA", "SW1A 11A", "é1 1AA"] {
            assert!(!has_form(text), "{text}");
        }
    }
}
