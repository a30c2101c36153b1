//! Reading the census: XML becomes rows, one child after another; no more than one child is held as text.

use std::collections::BTreeSet;
use std::io::BufRead;

use super::tables::{Table, Tables};
use crate::children::Children;
use crate::error::ReadReturnError;
use crate::layout::Layout;
use crate::left_out::LeftOut;
use crate::table::{Filled, Row};
use crate::value::{Code, Date, DateStyle};
use crate::xml::{Elements, walk};

/// A census that was read.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The rows, gathered child by child.
    pub data: Tables,
    /// The children, by their numbers.
    pub children: Children,
    /// What could not be read.
    pub faults: Vec<Fault>,
}

impl Loaded {
    /// The reference date that the file gives.
    pub fn reference(&self) -> Date {
        self.data.header.first().map_or(Date::BLANK, |header| header.reference)
    }

    /// Takes rows away, and with a case all that hangs on it.
    pub fn leave_out(&mut self, rows: &LeftOut) {
        let data = &mut self.data;
        let left: BTreeSet<String> = data
            .cases
            .iter()
            .filter(|case| rows.has(Table::CaseDetails.name(), case.row() + 1))
            .map(|case| case.case.to_string())
            .collect();
        data.leave_out(rows);
        let stays = |case: &Code| !left.contains(&case.to_string());
        data.assessments.retain(|row| stays(&row.case));
        data.factors.retain(|row| stays(&row.case));
        data.plans.retain(|row| stays(&row.case));
        data.protection.retain(|row| stays(&row.case));
        data.reviews.retain(|row| stays(&row.case));
        data.enquiries.retain(|row| stays(&row.case));
    }

    /// The year of the collection, in which the reference date lies.
    pub fn year(&self) -> Option<u16> {
        self.reference().civil().and_then(|(year, ..)| u16::try_from(year).ok())
    }
}

/// Something in the file that was not read as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The table and the row in it, from 0, if it is about one.
    pub row: Option<(Table, u32)>,
    /// What it is.
    pub what: What,
}

/// Kinds of faults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// An element that the census does not have: it was not read.
    Unknown(Box<str>),
    /// A date that is none.
    NoDate(&'static str),
    /// Text beside elements, where none belongs.
    Stray(Box<str>),
    /// The child has no identifier.
    NoChild,
}

/// Elements that are one row each, in capital letters, and the table that they stand for.
const ROWS: [(&str, Table); 8] = [
    ("HEADER", Table::Header),
    ("CHILDIDENTIFIERS", Table::Identifiers),
    ("CHILDCHARACTERISTICS", Table::Characteristics),
    ("CINDETAILS", Table::CaseDetails),
    ("ASSESSMENTS", Table::Assessment),
    ("CINPLANDATES", Table::NeedPlan),
    ("CHILDPROTECTIONPLANS", Table::ProtectionPlan),
    ("SECTION47", Table::Section47),
];

/// Elements that hold others and say nothing themselves.
const FOLDERS: [&str; 9] = [
    "MESSAGE",
    "CHILDREN",
    "CHILD",
    "COLLECTIONDETAILS",
    "SOURCE",
    "CONTENT",
    "DISABILITIES",
    "REVIEWS",
    "FACTORSIDENTIFIEDATASSESSMENT",
];

/// Reads a census of this layout. An element that the layout does not have is told and not read, be it of another year.
///
/// # Errors
/// The source breaks off; it is no XML or another return; it declares a document type or uses an unknown entity. Of a
/// refused file nothing is kept.
pub fn read(source: impl BufRead, layout: &Layout) -> Result<Loaded, ReadReturnError> {
    let mut keeper = Keeper::new(layout);
    walk(source, &mut keeper)?;
    let mut loaded = keeper.loaded;
    loaded.data.gather();
    Ok(loaded)
}

type Cells = Vec<(usize, String)>;

struct Keeper<'a> {
    layout: &'a Layout,
    loaded: Loaded,
    /// Rows whose elements are open, outermost first.
    open: Vec<(Table, Cells)>,
    /// Rows of the child that is being read.
    done: Vec<(Table, Cells)>,
    id: Option<String>,
    counts: [u32; 16],
    /// Cases, plans and assessments are numbered throughout.
    numbers: [u32; 16],
    strange: Vec<String>,
}

impl Elements for Keeper<'_> {
    fn open(&mut self, within: &[String], name: &str) -> Result<(), ReadReturnError> {
        if within.is_empty() && name != "MESSAGE" {
            return Err(ReadReturnError::OtherReturn(name.to_owned()));
        }
        if let Some((_, table)) = ROWS.iter().find(|(element, _)| *element == name) {
            let cells = self.keys(*table);
            self.open.push((*table, cells));
        }
        Ok(())
    }

    fn close(&mut self, within: &[String], name: &str, text: &str) {
        let is_row = ROWS.iter().any(|(element, _)| *element == name);
        if is_row || FOLDERS.contains(&name) {
            if !text.is_empty() {
                self.tell(None, What::Stray(name.into()));
            }
            if is_row && let Some(row) = self.open.pop() {
                self.done.push(row);
            }
            if name == "CHILD" || (name == "HEADER" && within.len() == 1) {
                self.keep(name == "CHILD");
            }
        } else {
            self.leaf(name, text);
        }
    }

    fn stray(&mut self, within: &str) {
        self.tell(None, What::Stray(within.into()));
    }
}

impl<'a> Keeper<'a> {
    fn new(layout: &'a Layout) -> Keeper<'a> {
        Keeper {
            layout,
            loaded: Loaded::default(),
            open: Vec::new(),
            done: Vec::new(),
            id: None,
            counts: [0; 16],
            numbers: [0; 16],
            strange: Vec::new(),
        }
    }

    /// Whether the layout of the year has an element in a table.
    fn knows(&self, table: Table, name: &str) -> bool {
        let table = self.layout.tables.get(table.name());
        table.is_some_and(|table| table.columns.iter().any(|column| column.name.eq_ignore_ascii_case(name)))
    }

    /// The numbers that bind a row to its case, plan or assessment.
    fn keys(&mut self, table: Table) -> Cells {
        let mut cells = Vec::new();
        let own = match table {
            Table::CaseDetails => "CINdetailsID",
            Table::Assessment => "AssessmentID",
            Table::ProtectionPlan => "CPPID",
            _ => "",
        };
        if let Some(at) = table.columns().iter().position(|column| *column == own) {
            let number = self.numbers.get_mut(table as usize).map_or(0, |number| {
                *number += 1;
                *number
            });
            cells.push((at, number.to_string()));
        }
        self.inherit(table, &mut cells);
        cells
    }

    /// Takes the keys of the rows around.
    fn inherit(&self, table: Table, cells: &mut Cells) {
        for (outer, outer_cells) in &self.open {
            for key in ["CINdetailsID", "AssessmentID", "CPPID"] {
                let from = outer.columns().iter().position(|column| *column == key);
                let to = table.columns().iter().position(|column| *column == key);
                let value = outer_cells.iter().find(|(at, _)| Some(*at) == from).map(|(_, text)| text.clone());
                if let (Some(to), Some(value)) = (to, value)
                    && !cells.iter().any(|(at, _)| *at == to)
                {
                    cells.push((to, value));
                }
            }
        }
    }

    fn leaf(&mut self, name: &str, text: &str) {
        match name {
            "LACHILDID" => self.id = Some(text.to_owned()).filter(|id| !id.is_empty()),
            "DISABILITY" => return self.list(Table::Disability, "Disability", text),
            "CPPREVIEWDATE" => return self.list(Table::ReviewDate, "CPPreviewDate", text),
            "ASSESSMENTFACTORS" => self.list(Table::Factor, "AssessmentFactor", text),
            _ => {}
        }
        if !self.open.iter().any(|(table, _)| self.knows(*table, name)) {
            return self.stranger(name);
        }
        let found = self.open.iter_mut().rev().find_map(|(table, cells)| {
            let at = table.columns().iter().position(|column| column.eq_ignore_ascii_case(name))?;
            Some((at, cells))
        });
        match found {
            Some((_, _)) if text.is_empty() => {}
            Some((at, cells)) => match cells.iter_mut().find(|(column, _)| *column == at) {
                Some((_, before)) => {
                    before.push(',');
                    before.push_str(text);
                }
                None => cells.push((at, text.to_owned())),
            },
            None => {}
        }
    }

    /// An element that the layout does not have is told once.
    fn stranger(&mut self, name: &str) {
        if !self.strange.iter().any(|known| known == name) && self.strange.len() < 1000 {
            self.tell(None, What::Unknown(name.into()));
            self.strange.push(name.to_owned());
        }
    }

    /// A leaf that is a row of its own.
    fn list(&mut self, table: Table, column: &str, text: &str) {
        let mut cells = Vec::new();
        self.inherit(table, &mut cells);
        if let Some(at) = table.columns().iter().position(|name| *name == column).filter(|_| !text.is_empty()) {
            cells.push((at, text.to_owned()));
        }
        self.done.push((table, cells));
    }

    fn keep(&mut self, is_child: bool) {
        let child = match self.id.take() {
            Some(id) => self.loaded.children.number(&id),
            None => self.loaded.children.nobody(),
        };
        if is_child && self.loaded.children.id(child).is_empty() {
            self.tell(None, What::NoChild);
        }
        for (table, cells) in std::mem::take(&mut self.done) {
            let row = self.counts.get_mut(table as usize).map_or(0, |count| {
                *count += 1;
                *count - 1
            });
            let faults = &mut self.loaded.faults;
            self.loaded.data.push(table, &mut |filled: &mut dyn Filled| {
                filled.place(row, child);
                for (at, text) in &cells {
                    if !filled.put_cell(*at, Some(text), DateStyle::YearFirst) {
                        let column = table.columns().get(*at).copied().unwrap_or_default();
                        faults.push(Fault { row: Some((table, row)), what: What::NoDate(column) });
                    }
                }
            });
        }
    }

    fn tell(&mut self, row: Option<(Table, u32)>, what: What) {
        self.loaded.faults.push(Fault { row, what });
    }
}
