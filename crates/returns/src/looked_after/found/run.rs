//! Spots in order, packed.

use crate::packed;

/// A row and its child.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub row: u32,
    pub child: u32,
}

/// Spots in order, each as what it is more than the one before: rows that stand near each other take one byte each, and so
/// do their children.
#[derive(Debug, Default)]
pub(super) struct Run {
    bytes: Vec<u8>,
    last: Spot,
}

impl Run {
    /// Whether a spot can be added: it is not before the last.
    pub fn goes_on_with(&self, spot: Spot) -> bool {
        self.last <= spot
    }

    /// Adds a spot that is not before the last.
    pub fn add(&mut self, spot: Spot) {
        packed::write(&mut self.bytes, spot.row.wrapping_sub(self.last.row));
        packed::write(&mut self.bytes, packed::folded(spot.child.wrapping_sub(self.last.child)));
        self.last = spot;
    }

    /// Gives back room that is not needed.
    pub fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
    }

    pub fn iter(&self) -> impl Iterator<Item = Spot> + '_ {
        let (mut rest, mut spot) = (self.bytes.as_slice(), Spot::default());
        std::iter::from_fn(move || {
            let row = packed::read(&mut rest)?;
            let child = packed::read(&mut rest)?;
            spot = Spot { row: spot.row.wrapping_add(row), child: spot.child.wrapping_add(packed::unfolded(child)) };
            Some(spot)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Run, Spot};

    #[test]
    fn what_is_packed_comes_out_again() {
        let numbers = [0, 0, 1, 127, 128, 129, 16_384, 1 << 21, 1 << 28, u32::MAX - 1, u32::MAX];
        let children = [u32::MAX, 0, 5, 4, 1 << 31, 3, (1 << 31) + 3, 2, u32::MAX, 1, 0];
        let spots: Vec<Spot> = numbers.into_iter().zip(children).map(|(row, child)| Spot { row, child }).collect();
        let mut run = Run::default();
        spots.iter().for_each(|spot| run.add(*spot));
        assert_eq!(run.iter().collect::<Vec<_>>(), spots);
    }

    #[test]
    fn near_rows_of_near_children_take_two_bytes() {
        let mut run = Run::default();
        (1..1000).for_each(|row| run.add(Spot { row: row * 3, child: 2000 - row }));
        assert!(run.bytes.len() <= 2001, "{}", run.bytes.len());
    }
}
