//! What of a return is held while it is read, and going through it again for the rest.

use std::collections::VecDeque;
use std::ops::Range;

use super::fault::{Faults, Told};
use super::map::Block;
use super::share::Share;
use super::table::{self, Plan};
use super::{Intake, Year};
use crate::children::Children;
use crate::layout::Layout;
use crate::looked_after::collection::Columns;
use crate::looked_after::tables::{Table, Tables};
use crate::looked_after::upn;
use crate::looked_after::whole::Return;
use crate::value::Code;

/// The rows that are held: all there are of some children.
pub(crate) struct Held<'a> {
    /// The rows.
    pub data: &'a Return,
    /// Whose they are.
    pub of: Range<u32>,
    /// All children, as far as they have been met.
    pub children: &'a Children,
    /// The columns that were there.
    pub columns: &'a Columns,
    /// The pupil numbers that stand in more than one row of the whole return.
    pub shared_upns: &'a [Code],
}

impl Intake {
    /// Begins a return of this layout. Of its rows no more is held than so many bytes: those of the first children. When they
    /// have been looked at, [`Intake::again`] goes on with others.
    pub(crate) fn within(layout: Layout, most: usize) -> Intake {
        Intake {
            layout,
            data: Return::default(),
            columns: Columns::default(),
            children: Children::default(),
            faults: Faults::open(),
            share: Share::new(most),
            maps: VecDeque::new(),
            has_changed: false,
            rows: Default::default(),
            first: None,
            upns: Vec::new(),
        }
    }

    /// Puts the rows of each child together when all files were read. `false` if they are no longer what they were the first time.
    pub(crate) fn gather(&mut self) -> bool {
        if self.share.is_first {
            self.upns = upn::shared(std::mem::take(&mut self.upns));
        }
        self.data.now.gather();
        self.data.last.gather();
        self.data.children = self.children.count();
        !self.has_changed && self.first.is_none_or(|first| first == (self.rows, self.children.count()))
    }

    /// The rows that are held, and of which children.
    pub(crate) fn held(&self) -> Held<'_> {
        let Range { start, end } = self.share.children;
        Held {
            data: &self.data,
            of: start..end.min(self.children.count()),
            children: &self.children,
            columns: &self.columns,
            shared_upns: &self.upns,
        }
    }

    /// Lets the rows go and begins again for the next children: the same files are to be read in the same order. `false` if
    /// all have had their turn.
    pub(crate) fn again(&mut self) -> bool {
        let Some(next) = self.share.next(self.children.count()) else { return false };
        self.first.get_or_insert((self.rows, self.children.count()));
        self.share = next;
        self.rows = Default::default();
        self.data.clear();
        self.columns = Columns::default();
        self.children.again();
        self.faults.close();
        true
    }

    /// What is left when all children have had their turn: how many rows each table has that has any, the children, and what could not be read.
    pub(crate) fn end(self) -> (Vec<(&'static str, usize)>, Children, Told) {
        let [rows, _] = self.rows;
        let named = Table::ALL.iter().map(|table| table.name()).zip(rows).filter(|(_, rows)| *rows > 0);
        (named.collect(), self.children, self.faults.told())
    }

    /// Counts rows that are passed over, for none of their children is held.
    pub(super) fn pass(&mut self, year: Year, table: Table, block: &Block) {
        self.rows[usize::from(year == Year::Last)][table as usize] += block.rows as usize;
        self.children.pass(block.nobodies);
    }

    /// Reads a row into its table, if its child is held.
    pub(super) fn put<'a>(
        &mut self,
        year: Year,
        plan: &Plan,
        cells: impl Iterator<Item = Option<&'a str>>,
        place: (u32, u32),
    ) {
        let (table, child) = (plan.table, place.1);
        let (tables, rows) = match (year, &mut self.rows) {
            (Year::Now, [rows, _]) => (&mut self.data.now, rows),
            (Year::Last, [_, rows]) => (&mut self.data.last, rows),
        };
        rows[table as usize] += 1;
        let is_held = self.share.has(child);
        if !is_held && !self.share.is_first {
            return;
        }
        table::push(tables, plan, cells, place, &mut self.faults);
        self.share.count(child, Tables::bytes_of_row(table));
        if self.share.is_first && (table, year) == (Table::Header, Year::Now) {
            self.upns.extend(tables.header.last().and_then(|row| row.upn.own()));
        }
        if !is_held {
            tables.pop(table);
        } else if let Some(half) = self.share.half(self.children.count()) {
            self.data.retain(&half);
            self.share.hold(half, self.data.bytes());
        }
    }
}
