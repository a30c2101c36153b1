//! Merged cells: every cell under a merged region holds what its first cell holds.

use std::collections::BTreeMap;

use crate::limits::{MAX_COLUMNS, MAX_MERGED};

/// Where a merged region lies: first and last row and column, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Region {
    pub rows: (u32, u32),
    pub columns: (usize, usize),
}

/// The regions of a sheet and what they hold, filled as the rows go by.
#[derive(Default)]
pub(crate) struct Merged {
    by_first_row: BTreeMap<u32, Vec<Region>>,
    open: Vec<(Region, String)>,
}

impl Merged {
    /// Of all regions of the sheet.
    pub(crate) fn new(regions: impl IntoIterator<Item = Region>) -> Self {
        let mut merged = Self::default();
        for region in regions.into_iter().take(MAX_MERGED) {
            merged.by_first_row.entry(region.rows.0).or_default().push(region);
        }
        merged
    }

    /// Adds a region that begins in the row at hand.
    pub(crate) fn open(&mut self, region: Region) {
        if self.open.len() < MAX_MERGED {
            self.by_first_row.entry(region.rows.0).or_default().push(region);
        }
    }

    /// Fills the cells of a row; rows come in their order.
    pub(crate) fn fill(&mut self, row: u32, cells: &mut Vec<String>) {
        self.open.retain(|(region, _)| region.rows.1 >= row);
        for region in self.by_first_row.remove(&row).unwrap_or_default() {
            let text = cells.get(region.columns.0).cloned().unwrap_or_default();
            if !text.is_empty() {
                self.open.push((region, text));
            }
        }
        for (region, text) in &self.open {
            for column in region.columns.0..=region.columns.1.min(MAX_COLUMNS) {
                if cells.len() <= column {
                    cells.resize(column + 1, String::new());
                }
                if let Some(cell) = cells.get_mut(column).filter(|cell| cell.is_empty()) {
                    cell.clone_from(text);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Merged, Region};

    #[test]
    fn a_region_is_filled_to_its_right_and_below() {
        let mut merged = Merged::new([Region { rows: (0, 1), columns: (1, 2) }]);
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let (mut first, mut second, mut third) = (row(&["", "2009"]), row(&["a"]), row(&["b"]));
        merged.fill(0, &mut first);
        merged.fill(1, &mut second);
        merged.fill(2, &mut third);
        assert_eq!(first, ["", "2009", "2009"]);
        assert_eq!(second, ["a", "2009", "2009"]);
        assert_eq!(third, ["b"]);
    }
}
