//! The tables read once, row by row: pupils on roll first, so that the others can be held against them.
//!
//! What is held is some forty bytes a pupil besides the pupil's own number, and twelve for each finding: two million rows of
//! nine thousand pupils took 10 MB in all.

use std::borrow::Cow;
use std::io::Read;

use super::attendance::Attendance;
use super::plan::Plan;
use super::rows::Rows;
use super::rules::{Line, RULES, counted};
use super::table::{Table, recognise};
use crate::children::Children;
use crate::error::ReadReturnError;
use crate::layout::Layout;
use crate::passing::{Detail, Finding, NOBODY, Passed, TableNames, WHOLE_ROW};
use crate::prints::Prints;
use crate::report::{Kind, Unread};

/// The column that names the pupil, and the one that names the school.
const PUPIL: &str = "pupilonrolltableid";
const SCHOOL: &str = "NativeId";

/// A source whose headings were read: which table it is.
pub(crate) struct Known<R> {
    pub table: Table,
    headings: Vec<String>,
    rows: Rows<R>,
}

impl<R: Read> Known<R> {
    /// Reads the headings.
    ///
    /// # Errors
    /// Headings of no table; text in another encoding.
    pub fn of(source: R, layout: &Layout) -> Result<Known<R>, ReadReturnError> {
        let mut rows = Rows::new(source);
        let headings = if rows.next()? { rows.headings() } else { Vec::new() };
        let no_table = || ReadReturnError::NoTable {
            headings: headings.join(", ").chars().take(200).collect(),
            year: layout.year,
        };
        let table = recognise(layout, &headings).ok_or_else(no_table)?;
        Ok(Known { table, headings, rows })
    }
}

/// A census while its tables are read. Give the pupils on roll first.
pub(crate) struct Intake {
    layout: &'static Layout,
    /// For each table: how many rows it has, once it was met.
    rows: [Option<usize>; 3],
    found: Vec<Finding>,
    unread: Vec<Unread>,
    cannot: Vec<(&'static str, String)>,
    children: Children,
    attendance: Attendance,
    /// Whether pupils on roll were read, so that others can be held against them.
    has_roll: bool,
    prints: Option<Prints>,
}

impl Intake {
    pub fn new(layout: &'static Layout, with_prints: bool) -> Intake {
        Intake {
            layout,
            rows: [None; 3],
            found: Vec::new(),
            unread: Vec::new(),
            cannot: Vec::new(),
            children: Children::default(),
            attendance: Attendance::default(),
            has_roll: false,
            prints: with_prints.then(Prints::default),
        }
    }

    /// Reads a table.
    ///
    /// # Errors
    /// A table that was read before; a source that breaks off.
    pub fn read<R: Read>(&mut self, known: Known<R>) -> Result<(), ReadReturnError> {
        let Known { table, headings, mut rows } = known;
        let Some(layout) = self.layout.tables.get(table.name()) else { return Ok(()) };
        if self.rows_of(table).is_some() {
            return Err(ReadReturnError::GivenTwice(table.name()));
        }
        let plan = Plan::new(table, layout, &headings);
        self.unread.extend(plan.told(&headings));
        self.cannot.extend(plan.cannot());
        self.has_roll |= table == Table::Roll && plan.has(PUPIL);
        let mut number: u32 = 0;
        while rows.next()? {
            number = number.saturating_add(1);
            if rows.cells() != plan.width {
                let what = format!("the row has {} cells, which is not the number of headings", rows.cells());
                self.unread.push(Unread { code: "school-cells", table: table.name(), row: Some(number), what });
            }
            self.row(&plan, number, &plan.values(&rows));
        }
        if let Some(rows) = self.rows.get_mut(table as usize) {
            *rows = Some(usize::try_from(number).unwrap_or(usize::MAX));
        }
        Ok(())
    }

    fn rows_of(&self, table: Table) -> Option<usize> {
        self.rows.get(table as usize).copied().flatten()
    }

    fn row(&mut self, plan: &Plan, row: u32, values: &[Option<Cow<'_, str>>]) {
        let mut line =
            Line { columns: plan.columns, values, cells: &plan.cells, is_first: true, is_on_roll: true, school: None };
        let child = line.value(PUPIL).map(|id| self.children.number(id));
        if let Some(pupil) = child {
            line.is_first = self.count(plan.table, pupil, &line);
            line.is_on_roll = !self.has_roll || self.attendance.is_on_roll(pupil);
        }
        if plan.table != Table::Roll {
            line.school = child.and_then(|pupil| self.attendance.school_of(pupil));
        }
        let table = u8::try_from(plan.table as usize).unwrap_or_default();
        let child = child.unwrap_or(NOBODY);
        for (rule, number) in RULES.iter().zip(0_u8..).filter(|(rule, _)| rule.looks_at(plan.table)) {
            (rule.look)(&line, &mut |column| {
                let column = column.and_then(|at| u16::try_from(at).ok()).unwrap_or(WHOLE_ROW);
                self.found.push(Finding { rule: number, table, column, row, child });
            });
        }
        if let Some(prints) = &mut self.prints {
            let cells = plan.columns.iter().zip(values);
            let filled = cells.filter_map(|(column, value)| Some((column.name.as_str(), value.as_deref()?.to_owned())));
            prints.pass(plan.table.name(), row, line.value(PUPIL).unwrap_or_default(), filled);
        }
    }

    /// Counts a row for the totals. Gives `false` where the pupil was on roll before this row on roll.
    fn count(&mut self, table: Table, pupil: u32, line: &Line<'_>) -> bool {
        let school = line.value(SCHOOL).unwrap_or_default();
        match table {
            Table::Roll => {
                let number = |name| line.value(name).and_then(counted).unwrap_or_default();
                let missed = number("termlysessionsauthorised").saturating_add(number("termlysessionsunauthorised"));
                self.attendance.on_roll(pupil, school, number("termlysessionspossible"), missed)
            }
            Table::Sessions => {
                self.attendance.by_reason(pupil, school, line.code("attendancereason"));
                true
            }
            Table::Exclusions => true,
        }
    }

    /// Ends the reading.
    pub fn finish(mut self) -> Passed {
        let others = [Table::Sessions, Table::Exclusions];
        if self.rows_of(Table::Roll).is_none() && others.iter().any(|table| self.rows_of(*table).is_some()) {
            for rule in RULES.iter().filter(|rule| rule.against_roll) {
                self.cannot.push((rule.said.code, "the table pupilonroll".to_owned()));
            }
        }
        let counted = Table::ALL.iter().zip(self.rows);
        let tables = counted.filter_map(|(table, rows)| Some((table.name(), rows?))).collect();
        let names = Table::ALL.iter().map(|table| TableNames {
            table: table.name(),
            columns: self
                .layout
                .tables
                .get(table.name())
                .map_or(Vec::new(), |layout| layout.columns.iter().map(|column| column.name.as_str()).collect()),
        });
        Passed {
            of: Kind::SchoolCensus,
            tables,
            rules: RULES.iter().map(|rule| rule.said).collect(),
            names: names.collect(),
            found: self.found,
            cannot: self.cannot,
            unread: self.unread,
            children: self.children,
            detail: Detail { matched: Vec::new(), attendance: Some(self.attendance) },
            prints: self.prints,
        }
    }
}
