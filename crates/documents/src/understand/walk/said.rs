//! What stands beside an item: money in brackets, plans that its section names, the row
//! above a table.

use super::Walk;
use crate::understand::tables::Whole;
use crate::understand::{funds, plan_links, row_kinds};

impl Walk<'_> {
    /// "… (£9,000 from the Lottery)": money in brackets behind what is to be done.
    pub(in crate::understand) fn funds_said(&mut self, index: usize, text: &str) {
        if let Some(item) = self.build.items.get_mut(index) {
            item.funds.extend(funds::in_brackets(text));
        }
    }

    /// Hangs the plans that a section names on its outcome, or on its priority where there is none.
    pub(super) fn other_plans(&mut self, text: &str) -> bool {
        let item = self.outcome.or(self.priority).and_then(|i| self.build.items.get_mut(i));
        let Some(item) = item else { return false };
        let links = plan_links::read(text);
        let some = !links.is_empty();
        for link in links {
            if !item.links.iter().any(|l| l.to == link.to) {
                item.links.push(link);
            }
        }
        some
    }

    /// Opens what the rows above a table's headings name, or the rows of a table that has no
    /// others. Gives back whether the table has nothing else.
    pub(super) fn named_above(&mut self, whole: &Whole) -> bool {
        let labels: Vec<_> = whole.rows.iter().filter_map(row_kinds::label).collect();
        let alone = whole.columns.is_none() && labels.len() == whole.rows.len();
        let rows = whole.above.iter().filter_map(row_kinds::label).chain(labels.into_iter().filter(|_| alone));
        for (kind, words, cell) in rows {
            let kind = self.kind_here(kind);
            self.open_named(kind, &words, cell.at);
        }
        alone || whole.rows.is_empty()
    }
}
