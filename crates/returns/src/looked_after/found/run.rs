//! Spots in order, packed.

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
        write(&mut self.bytes, spot.row.wrapping_sub(self.last.row));
        write(&mut self.bytes, folded(spot.child.wrapping_sub(self.last.child)));
        self.last = spot;
    }

    /// Gives back room that is not needed.
    pub fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
    }

    pub fn iter(&self) -> impl Iterator<Item = Spot> + '_ {
        let (mut rest, mut spot) = (self.bytes.as_slice(), Spot::default());
        std::iter::from_fn(move || {
            let row = read(&mut rest)?;
            let child = read(&mut rest)?;
            spot = Spot { row: spot.row.wrapping_add(row), child: spot.child.wrapping_add(unfolded(child)) };
            Some(spot)
        })
    }
}

/// A difference as a small number whether it is a little more or a little less than nothing.
fn folded(difference: u32) -> u32 {
    if difference <= u32::MAX / 2 { difference << 1 } else { !(difference << 1) }
}

fn unfolded(folded: u32) -> u32 {
    if folded & 1 == 0 { folded >> 1 } else { !(folded >> 1) }
}

/// Seven bits a byte, the lowest first; the highest bit says that more follow.
fn write(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn read(rest: &mut &[u8]) -> Option<u32> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let (byte, others) = rest.split_first()?;
        *rest = others;
        number |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
        shift += 7;
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
