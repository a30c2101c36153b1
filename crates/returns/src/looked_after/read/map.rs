//! Where in a file the rows of which children stand, noted when it is read first: what is of no child of a share is passed over
//! when the file is read again.

use std::ops::Range;

/// How many rows make a block.
const ROWS: u32 = 256;

/// How many ranges of numbers tell the children of a block.
const RANGES: usize = 4;

/// How far apart two children may be to stand in one range.
const NEAR: u32 = 1024;

/// The blocks of one file, in order; the first begins behind the heading.
#[derive(Debug, Default)]
pub(super) struct Map {
    pub blocks: Vec<Block>,
    /// What stands behind the last of them so far.
    open: Block,
}

/// Some rows that stand together.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// Where it ends, in bytes from the beginning of the file.
    pub end: u64,
    /// How many rows it has.
    pub rows: u32,
    /// How many of them name no child.
    pub nobodies: usize,
    /// The children, as a few ranges of their numbers.
    children: Vec<Range<u32>>,
}

impl Map {
    /// Notes a row that ends here, and its child.
    pub fn note(&mut self, end: u64, child: u32, is_nobody: bool) {
        let block = &mut self.open;
        block.end = end;
        block.rows += 1;
        block.nobodies += usize::from(is_nobody);
        block.add(child);
        if block.rows == ROWS {
            self.close();
        }
    }

    /// Ends the block that is open.
    pub fn close(&mut self) {
        if self.open.rows > 0 {
            self.blocks.push(std::mem::take(&mut self.open));
        }
    }
}

impl Block {
    fn add(&mut self, child: u32) {
        let near =
            |range: &Range<u32>| (range.start.saturating_sub(NEAR)..range.end.saturating_add(NEAR)).contains(&child);
        let at = self.children.iter().position(near);
        if at.is_none() && self.children.len() < RANGES {
            self.children.push(child..child.saturating_add(1));
        } else if let Some(range) = self.children.get_mut(at.unwrap_or_default()) {
            *range = range.start.min(child)..range.end.max(child.saturating_add(1));
        }
    }

    /// Whether rows of these children may stand in it.
    pub fn may_have(&self, children: &Range<u32>) -> bool {
        self.children.iter().any(|range| range.start < children.end && children.start < range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::Map;

    #[test]
    fn a_block_has_all_its_children_and_no_distant_ones() {
        let mut map = Map::default();
        let children: Vec<u32> =
            (0..256).map(|row| row * 7 + (row % 2) * 100_000).chain((0..9).map(|n| n * 50_000)).collect();
        (1..).zip(&children).for_each(|(end, child)| map.note(end, *child, false));
        map.close();
        let [first, second] = &map.blocks[..] else { panic!("{map:?}") };
        assert_eq!((first.end, first.rows, second.end, second.rows), (256, 256, 265, 9));
        let one = |child: u32| child..child + 1;
        assert!(children[..256].iter().all(|child| first.may_have(&one(*child))));
        assert!(children[256..].iter().all(|child| second.may_have(&one(*child))));
        assert!(!first.may_have(&(20_000..90_000)) && !first.may_have(&one(200_000)));
    }
}
