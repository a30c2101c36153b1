//! The whole return as XML: one element a child, its tables within.

use std::io::BufRead;

use super::fault::{Fault, Faults, What};
use super::table::Plan;
use super::{Intake, Year};
use crate::error::ReadReturnError;
use crate::layout::TableLayout;
use crate::looked_after::tables::Table;
use crate::xml::{Elements, walk};

const OUTERMOST: &str = "EXPSSDA903";

/// Elements that are one row each, and the table that they stand for.
const ROWS: [(&str, Table); 7] = [
    ("EPISODE", Table::Episode),
    ("AREVIEW", Table::Review),
    ("PERMANENCE", Table::Permanence),
    ("OC2", Table::YearInCare),
    ("AMISSING", Table::Missing),
    ("AD_PLACED", Table::PlacedAdoption),
    ("SW_EPISODE", Table::SocialWorker),
];

/// Tables whose columns stand in the header itself.
const IN_HEADER: [Table; 4] = [Table::Header, Table::Uasc, Table::CareLeaver, Table::Adoption];

/// One child while it is read.
#[derive(Default)]
struct Record {
    id: Option<String>,
    header: Vec<(String, String)>,
    rows: Vec<(Table, Vec<(String, String)>)>,
}

pub(super) fn read(intake: &mut Intake, year: Year, source: impl BufRead) -> Result<(), ReadReturnError> {
    walk(source, &mut Keeper::new(intake, year))
}

impl Elements for Keeper<'_> {
    fn open(&mut self, within: &[String], name: &str) -> Result<(), ReadReturnError> {
        if within.is_empty() && name != OUTERMOST {
            return Err(ReadReturnError::OtherReturn(name.to_owned()));
        }
        self.record.open(within, name);
        Ok(())
    }

    fn close(&mut self, within: &[String], name: &str, text: &str) {
        self.record.close(within, name, text);
        if within.len() == 1 && name == "CHILD" {
            let record = std::mem::take(&mut self.record);
            self.keep(&record);
        }
    }

    fn stray(&mut self, within: &str) {
        self.tell(Table::Header, What::Unknown(within.into()));
    }
}

impl Record {
    fn open(&mut self, path: &[String], name: &str) {
        if let Some((_, table)) = ROWS.iter().find(|(element, _)| *element == name && !path.is_empty()) {
            self.rows.push((*table, Vec::new()));
        }
    }

    fn close(&mut self, path: &[String], name: &str, text: &str) {
        if name == "CHILDID" {
            self.id = Some(text.to_ascii_uppercase()).filter(|id| !id.is_empty());
            return;
        }
        let column = if name == "PL" { "PLACE" } else { name };
        let cell = || (column.to_owned(), text.to_ascii_uppercase());
        let within = path.last().map_or("", String::as_str);
        if ROWS.iter().any(|(element, _)| *element == within) {
            self.rows.last_mut().into_iter().for_each(|(_, cells)| cells.push(cell()));
        } else if within == "HEADER" && !ROWS.iter().any(|(element, _)| *element == name) {
            self.header.push(cell());
        }
    }
}

/// Puts the rows of each child into their tables.
struct Keeper<'a> {
    intake: &'a mut Intake,
    year: Year,
    plans: Vec<(Plan, u32)>,
    strange: Vec<String>,
    record: Record,
}

impl<'a> Keeper<'a> {
    fn new(intake: &'a mut Intake, year: Year) -> Keeper<'a> {
        let mut plans = Vec::new();
        for table in Table::ALL {
            let Some(layout) = intake.layout.tables.get(table.name()) else { continue };
            let headings: Vec<&str> = layout.columns.iter().map(|column| column.name.as_str()).collect();
            plans.push((Plan::new(*table, layout, &headings, &mut Faults::closed()), 0));
            intake.columns.add_table(*table, year == Year::Last);
            for name in headings {
                intake.columns.add(*table, year == Year::Last, name);
            }
        }
        Keeper { intake, year, plans, strange: Vec::new(), record: Record::default() }
    }

    fn keep(&mut self, record: &Record) {
        let child = match &record.id {
            Some(id) => self.intake.children.number(id),
            None => self.intake.children.nobody(),
        };
        if record.id.is_none() {
            self.tell(Table::Header, What::NoChild);
        }
        let born = record.header.iter().find(|(name, _)| name == "DOB").map(|(_, text)| text.clone());
        for table in IN_HEADER {
            self.row(table, child, &record.header, born.as_deref(), table == Table::Header);
        }
        for (table, cells) in &record.rows {
            self.row(*table, child, cells, born.as_deref(), true);
        }
        let strangers =
            record.header.iter().filter(|(name, _)| !IN_HEADER.iter().any(|table| self.knows(*table, name)));
        for name in strangers.map(|(name, _)| name.clone()).collect::<Vec<_>>() {
            self.stranger(Table::Header, name);
        }
    }

    /// Adds a row of a table if any of its own columns has a text, or `always`.
    fn row(&mut self, table: Table, child: u32, cells: &[(String, String)], born: Option<&str>, always: bool) {
        if always && table != Table::Header {
            let strangers: Vec<&String> =
                cells.iter().map(|(name, _)| name).filter(|name| !self.knows(table, name)).collect();
            for name in strangers {
                self.stranger(table, name.clone());
            }
        }
        let Some(layout) = self.intake.layout.tables.get(table.name()) else { return };
        let Some((plan, number)) = self.plans.iter_mut().find(|(plan, _)| plan.table == table) else { return };
        let own = |name: &str| layout.column(name).is_some() && !matches!(name, "DOB" | "SEX");
        if !always && !cells.iter().any(|(name, text)| own(name) && !text.is_empty()) {
            return;
        }
        let in_order = layout.columns.iter().map(|column| {
            let given = cells.iter().find(|(name, _)| *name == column.name).map(|(_, text)| text.as_str());
            given.or(born.filter(|_| column.name == "DOB")).filter(|text| !text.is_empty())
        });
        let in_order: Vec<Option<&str>> = in_order.collect();
        self.intake.put(self.year, plan, in_order.into_iter(), (*number, child));
        *number += 1;
    }

    fn knows(&self, table: Table, name: &str) -> bool {
        self.intake.layout.tables.get(table.name()).and_then(|layout: &TableLayout| layout.column(name)).is_some()
    }

    fn tell(&mut self, table: Table, what: What) {
        self.intake.faults.push(Fault { table, row: None, what });
    }

    /// An element that the layout does not know is told once.
    fn stranger(&mut self, table: Table, name: String) {
        if !self.strange.contains(&name) && self.strange.len() < 1000 {
            self.tell(table, What::Unknown(name.as_str().into()));
            self.strange.push(name);
        }
    }
}
