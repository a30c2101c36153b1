//! Long lists of few kinds: where one column of a million rows cannot be read, a million rows are told.

use std::collections::HashMap;
use std::hash::Hash;

use crate::packed;

/// Kinds of things with their rows, in the order in which they were added. Each takes two bytes or three, and each kind is kept
/// once.
#[derive(Debug)]
pub(crate) struct Listed<K> {
    kinds: Vec<K>,
    numbers: HashMap<K, u32>,
    bytes: Vec<u8>,
    last: u32,
    count: usize,
}

impl<K: Clone + Eq + Hash> Listed<K> {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { kinds: Vec::new(), numbers: HashMap::new(), bytes: Vec::new(), last: 0, count: 0 }
    }

    /// Adds a kind with a row.
    pub fn push(&mut self, kind: K, row: u32) {
        let number = match self.numbers.get(&kind) {
            Some(number) => *number,
            None => {
                let number = u32::try_from(self.kinds.len()).unwrap_or(u32::MAX);
                self.kinds.push(kind.clone());
                self.numbers.insert(kind, number);
                number
            }
        };
        packed::write(&mut self.bytes, number);
        packed::write(&mut self.bytes, packed::folded(row.wrapping_sub(self.last)));
        self.last = row;
        self.count += 1;
    }

    /// The same with other words for its kinds.
    pub fn told<L: Clone + Eq + Hash>(self, words: impl FnMut(K) -> L) -> Listed<L> {
        let kinds: Vec<L> = self.kinds.into_iter().map(words).collect();
        Listed { kinds, numbers: HashMap::new(), bytes: self.bytes, last: self.last, count: self.count }
    }
}

impl<K> Listed<K> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// All, in their order.
    pub fn iter(&self) -> impl Iterator<Item = (&K, u32)> {
        let (mut rest, mut row) = (self.bytes.as_slice(), 0_u32);
        std::iter::from_fn(move || {
            let number = packed::read(&mut rest)?;
            row = row.wrapping_add(packed::unfolded(packed::read(&mut rest)?));
            Some((self.kinds.get(usize::try_from(number).ok()?)?, row))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Listed;

    #[test]
    fn what_is_listed_comes_out_in_its_order() {
        let all = [("a", 5), ("b", 5), ("a", 0), ("c", u32::MAX), ("b", 7), ("a", 8)];
        let mut listed = Listed::new();
        all.iter().for_each(|(kind, row)| listed.push(*kind, *row));
        assert_eq!((listed.len(), listed.kinds.len()), (6, 3));
        let told = listed.told(|kind| format!("{kind}!"));
        let out: Vec<_> = told.iter().map(|(kind, row)| (kind.trim_end_matches('!'), row)).collect();
        assert_eq!(out, all);
    }
}
