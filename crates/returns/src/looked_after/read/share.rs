//! Which children's rows are held: where those of all do not fit, the files are gone through several times.

use std::ops::Range;

/// The children whose rows are held, and how many bytes those may take.
#[derive(Clone, Debug)]
pub(super) struct Share {
    /// By their numbers. While the files are read, the last may still become fewer.
    pub children: Range<u32>,
    /// The most that rows may take, in bytes.
    most: usize,
    /// What they take.
    held: usize,
    /// What the rows of all children take, held or not.
    all: usize,
    /// Whether the files are gone through for the first time.
    pub is_first: bool,
}

impl Share {
    /// The first share, which is all children where their rows fit.
    pub fn new(most: usize) -> Self {
        Self { children: 0..u32::MAX, most, held: 0, all: 0, is_first: true }
    }

    /// Whether the rows of a child are held.
    pub fn has(&self, child: u32) -> bool {
        self.children.contains(&child)
    }

    /// Counts a row of so many bytes.
    pub fn count(&mut self, child: u32, bytes: usize) {
        if self.is_first {
            self.all += bytes;
        }
        if self.has(child) {
            self.held += bytes;
        }
    }

    /// Where the rows take too much: the half of the children whose rows stay, of those met so far. A single child's rows are
    /// held whatever they take.
    pub fn half(&self, met: u32) -> Option<Range<u32>> {
        let Range { start, end } = self.children;
        let count = end.min(met).saturating_sub(start);
        (self.held > self.most && count > 1).then(|| start..start + count.div_ceil(2))
    }

    /// Holds these children from now on, whose rows take so much.
    pub fn hold(&mut self, children: Range<u32>, held: usize) {
        (self.children, self.held) = (children, held);
    }

    /// The share after this one, of so many children; `None` if all have had their turn.
    pub fn next(&self, count: u32) -> Option<Share> {
        let start = self.children.end;
        let left = count.checked_sub(start).filter(|left| *left > 0)?;
        // As many as fit if all have about as much; a little less, for a share that is too large is cut to its half.
        let average = self.all / usize::try_from(count).unwrap_or(usize::MAX).max(1) + 1;
        let fit = u32::try_from(self.most / average * 9 / 10).unwrap_or(u32::MAX).max(1);
        let size = left.div_ceil(left.div_ceil(fit));
        Some(Share { children: start..start.saturating_add(size), held: 0, is_first: false, ..*self })
    }
}
