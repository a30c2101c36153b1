//! The children of a return, numbered in the order in which they are met.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::value::Code;

/// The children's own numbers in the return, and back.
#[derive(Debug, Default)]
pub struct Children {
    short: HashMap<Code, u32, BuildHasherDefault<Mixer>>,
    long: HashMap<String, u32>,
    ids: Vec<Code>,
    names: HashMap<u32, String>,
}

impl Children {
    /// The number of a child; a new one if it was not met before.
    pub fn number(&mut self, id: &str) -> u32 {
        let code = Code::new(id);
        if code.is_long() {
            if let Some(number) = self.long.get(id) {
                return *number;
            }
            let number = self.add(code);
            self.long.insert(id.to_owned(), number);
            self.names.insert(number, id.to_owned());
            return number;
        }
        match self.short.get(&code) {
            Some(number) => *number,
            None => {
                let number = self.add(code);
                self.short.insert(code, number);
                number
            }
        }
    }

    /// A child without an identifier: each such row is a child of its own.
    pub fn nobody(&mut self) -> u32 {
        self.add(Code::BLANK)
    }

    /// How many there are.
    pub fn count(&self) -> u32 {
        u32::try_from(self.ids.len()).unwrap_or(u32::MAX)
    }

    /// The identifier of a child, in capital letters; empty if it has none.
    pub fn id(&self, number: u32) -> String {
        let code = self.ids.get(usize::try_from(number).unwrap_or(usize::MAX));
        self.names.get(&number).cloned().or_else(|| code.map(ToString::to_string)).unwrap_or_default()
    }

    fn add(&mut self, code: Code) -> u32 {
        self.ids.push(code);
        self.count() - 1
    }
}

/// Mixes the one number that a code is.
#[derive(Debug, Default)]
struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        let mixed = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 29);
    }
}

#[cfg(test)]
mod tests {
    use super::Children;

    #[test]
    fn children_keep_their_numbers() {
        let mut children = Children::default();
        let (one, two) = (children.number("907440"), children.number("A-LONG-IDENTIFIER"));
        assert_eq!((children.number("907440"), children.number("A-LONG-IDENTIFIER")), (one, two));
        assert_ne!(children.nobody(), children.nobody());
        assert_eq!((children.id(one), children.id(two)), ("907440".to_owned(), "A-LONG-IDENTIFIER".to_owned()));
        assert_eq!(children.count(), 4);
    }
}
