//! Reading: the files of a return become rows, never a whole file in memory.
//!
//! What is held is what rules need of each child, 24 to 160 bytes for each row read, and the children's own numbers. Where
//! that would be too much, only a share of the children is held: the files are then gone through again for the others.

mod csv;
mod fault;
mod locate;
mod map;
mod share;
mod table;
mod xml;

use std::collections::VecDeque;
use std::io::{BufRead, Read};
use std::ops::Range;

pub use fault::{Fault, What};

use super::collection::{Columns, Postcodes};
use super::tables::{Table, Tables};
use super::upn;
use super::whole::Return;
use crate::children::Children;
use crate::error::ReadReturnError;
use crate::layout::Layout;
use crate::value::Code;
use fault::Faults;
use map::{Block, Map};
use share::Share;
use table::Plan;

/// A return while it is read, file by file.
#[derive(Debug)]
pub struct Intake {
    layout: Layout,
    data: Return,
    columns: Columns,
    children: Children,
    faults: Faults,
    share: Share,
    /// Where whose rows stand in the files of comma-separated values, in the order in which they are read.
    maps: VecDeque<Map>,
    /// Whether a file is no longer what it was the first time.
    has_changed: bool,
    /// How many rows there are of the year and of the year before, held or not.
    rows: [usize; 2],
    /// The same with the number of children, when the files were gone through for the first time.
    first: Option<([usize; 2], u32)>,
    /// The pupil numbers of all children, held or not.
    upns: Vec<Code>,
}

/// A return that was read.
#[derive(Debug)]
pub struct Loaded {
    /// The rows.
    pub data: Return,
    /// The columns that were there.
    pub columns: Columns,
    /// The children, by their numbers.
    pub children: Children,
    /// What could not be read, in the order of the files.
    pub faults: Vec<Fault>,
}

/// Which year a file is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// The year of the collection.
    Now,
    /// The year before.
    Last,
}

impl Intake {
    /// Begins a return of this layout, all of which is held.
    pub fn new(layout: Layout) -> Intake {
        Intake::within(layout, usize::MAX)
    }

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
            rows: [0; 2],
            first: None,
            upns: Vec::new(),
        }
    }

    /// Reads one table as comma-separated values. Which table it is, its headings tell.
    ///
    /// # Errors
    /// The source breaks off; the headings are those of no table; the text is no table. What was read of other files
    /// stays; of this file nothing is kept when its headings do not fit.
    pub fn csv(&mut self, year: Year, source: impl Read) -> Result<Table, ReadReturnError> {
        csv::read(self, year, source)
    }

    /// Reads a whole return as XML.
    ///
    /// # Errors
    /// The source breaks off; it is no XML, or not that of this return; it declares a document type or uses an entity
    /// that is not declared. Begin anew after an error: the rows before it are half a return.
    pub fn xml(&mut self, year: Year, source: impl BufRead) -> Result<(), ReadReturnError> {
        xml::read(self, year, source)
    }

    /// Fills the council of each placement, whether it lies in the area, and its distance from home, where blank.
    pub fn locate(&mut self, directory: &dyn Postcodes, council: Code) {
        for (tables, last) in [(&mut self.data.now, false), (&mut self.data.last, true)] {
            if self.columns.has_table(Table::Episode, last) {
                locate::locate(&mut tables.episodes, directory, council);
                for column in ["PL_LA", "PL_LOCATION", "PL_DISTANCE"] {
                    self.columns.add(Table::Episode, last, column);
                }
            }
        }
    }

    /// Ends the reading: the rows of each child come together.
    pub fn finish(mut self) -> Loaded {
        self.gather();
        Loaded { data: self.data, columns: self.columns, children: self.children, faults: self.faults.told() }
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
        self.rows = [0; 2];
        self.data.clear();
        self.columns = Columns::default();
        self.children.again();
        self.faults.close();
        true
    }

    /// What is left when all children have had their turn: how many rows there were, the children, and what could not be read.
    pub(crate) fn end(self) -> (usize, Children, Vec<Fault>) {
        let [rows, _] = self.rows;
        (rows, self.children, self.faults.told())
    }

    /// Counts rows that are passed over, for none of their children is held.
    fn pass(&mut self, year: Year, block: &Block) {
        self.rows[usize::from(year == Year::Last)] += block.rows as usize;
        self.children.pass(block.nobodies);
    }

    /// Reads a row into its table, if its child is held.
    fn put<'a>(&mut self, year: Year, plan: &Plan, cells: impl Iterator<Item = Option<&'a str>>, place: (u32, u32)) {
        let (table, child) = (plan.table, place.1);
        let (tables, rows) = match (year, &mut self.rows) {
            (Year::Now, [rows, _]) => (&mut self.data.now, rows),
            (Year::Last, [_, rows]) => (&mut self.data.last, rows),
        };
        *rows += 1;
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
