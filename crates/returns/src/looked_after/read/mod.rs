//! Reading: the files of a return become rows, never a whole file in memory.
//!
//! What is held is what rules need of each child, 24 to 160 bytes for each row read, and the children's own numbers. Where
//! that would be too much, only a share of the children is held: the files are then gone through again for the others.

mod csv;
mod fault;
mod held;
mod locate;
mod map;
mod rows;
mod share;
mod table;
mod xml;

use std::collections::VecDeque;
use std::io::{BufRead, Read};

pub(crate) use fault::Told;
pub use fault::{Fault, What};
pub(crate) use held::Held;

use super::collection::{Columns, Postcodes};
use super::tables::Table;
use super::whole::Return;
use crate::LeftOut;
use crate::children::Children;
use crate::error::ReadReturnError;
use crate::layout::Layout;
use crate::value::Code;
use fault::Faults;
use map::Map;
use share::Share;

const TABLES: usize = Table::ALL.len();

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
    /// How many rows each table has of the year and of the year before, held or not.
    rows: [[usize; TABLES]; 2],
    /// The same with the number of children, when the files were gone through for the first time.
    first: Option<([[usize; TABLES]; 2], u32)>,
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

impl Loaded {
    /// Takes rows of the year of the collection away.
    pub fn leave_out(&mut self, rows: &LeftOut) {
        self.data.now.leave_out(rows);
    }
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
        Loaded {
            data: self.data,
            columns: self.columns,
            children: self.children,
            faults: fault::each(&self.faults.told()).collect(),
        }
    }
}
