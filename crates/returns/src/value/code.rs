//! Codes: short texts packed into one number, so that comparing them costs nothing.

use std::collections::HashMap;
use std::fmt;

/// A code, an identifier or a postcode.
///
/// Up to nine ASCII letters are held as they are, seven bits each. Longer or other text is held as its first two
/// letters and a hash of the whole: it can be compared but not read back.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Code(u64);

/// Things by their codes: found faster than by the hash of the standard library.
pub type ByCode<T> = HashMap<Code, T, hashbrown::DefaultHashBuilder>;

const LONG: u64 = 1 << 63;
const LETTERS: usize = 9;
const HASH_BITS: u32 = 49;

impl Code {
    /// Nothing was given.
    pub const BLANK: Code = Code(0);

    /// The code of a text; an empty text is a code of its own, not a blank.
    pub const fn new(text: &str) -> Code {
        let bytes = text.as_bytes();
        let mut packed = 0;
        let mut at = 0;
        while at < bytes.len() && at < LETTERS && bytes[at].is_ascii() && bytes[at] != 0 {
            packed |= (bytes[at] as u64) << (7 * (LETTERS - 1 - at));
            at += 1;
        }
        if at == bytes.len() && at > 0 { Code(packed) } else { Code(LONG | first_two(packed) | hash(bytes)) }
    }

    /// The code of a cell: a cell without text is blank.
    pub const fn cell(text: Option<&str>) -> Code {
        match text {
            Some(text) => Code::new(text),
            None => Code::BLANK,
        }
    }

    /// Whether nothing was given.
    pub const fn is_blank(self) -> bool {
        self.0 == 0
    }

    /// Whether anything was given, right or wrong.
    pub const fn is_given(self) -> bool {
        self.0 != 0
    }

    /// Whether the text is too long to be read back.
    pub const fn is_long(self) -> bool {
        self.0 & LONG != 0
    }

    /// Whether the text begins with these two letters.
    pub const fn begins(self, two: &str) -> bool {
        first_two(self.0) == first_two(Code::new(two).0) && first_two(self.0) != 0
    }

    /// The same code in capital letters.
    pub fn upper(self) -> Code {
        if self.is_long() {
            return self;
        }
        (0..LETTERS).fold(Code::BLANK, |code, at| {
            let letter = self.letter(at).to_ascii_uppercase();
            Code(code.0 | (u64::from(letter) << (7 * (LETTERS - 1 - at))))
        })
    }

    /// The same code without its blanks.
    pub fn squeezed(self) -> Code {
        if self.is_long() {
            return self;
        }
        let letters = self.letters().filter(|letter| *letter != b' ').enumerate();
        letters.fold(Code::BLANK, |code, (at, letter)| Code(code.0 | (u64::from(letter) << (7 * (LETTERS - 1 - at)))))
    }

    /// The letters of a code of at most nine.
    pub fn letters(self) -> impl Iterator<Item = u8> {
        (0..LETTERS).map(move |at| self.letter(at)).take_while(|letter| *letter != 0)
    }

    const fn letter(self, at: usize) -> u8 {
        if self.0 & LONG != 0 { 0 } else { ((self.0 >> (7 * (LETTERS - 1 - at))) & 0x7f) as u8 }
    }
}

/// Whether a code is one of those named: `is!(episode.rec, "E11" | "E12")`.
#[macro_export]
macro_rules! is {
    ($code:expr, $($text:literal)|+) => {{
        let code: $crate::Code = $code;
        $(code == const { $crate::Code::new($text) })||+
    }};
}

const fn first_two(packed: u64) -> u64 {
    packed & !LONG & (u64::MAX << HASH_BITS)
}

/// FNV-1a, folded to the bits that are left.
const fn hash(bytes: &[u8]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        at += 1;
    }
    (hash ^ (hash >> HASH_BITS)) & ((1 << HASH_BITS) - 1)
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.letters().try_for_each(|letter| write!(out, "{}", char::from(letter)))
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_long() { write!(out, "#{:x}", self.0) } else { write!(out, "{self}") }
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn short_text_is_kept_and_long_text_is_told_apart() {
        assert_eq!(Code::new("E09000027").to_string(), "E09000027");
        assert_ne!(Code::new("E090000271"), Code::new("E090000272"));
        assert!(Code::new("SW12345678901").begins("SW"));
        assert!(Code::new("").is_given());
        assert!(Code::cell(None).is_blank());
    }

    #[test]
    fn capitals_and_blanks() {
        assert_eq!(Code::new("e4a").upper(), Code::new("E4A"));
        assert_eq!(Code::new("A11 5KE").squeezed(), Code::new("A115KE"));
    }
}
