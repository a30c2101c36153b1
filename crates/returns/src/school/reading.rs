//! The tables read once, row by row: pupils on roll first, so that the others can be held against them.

use std::borrow::Cow;
use std::io::Read;

use super::attendance::Attendance;
use super::rows::Rows;
use super::rules::{Line, RULES, counted};
use super::table::{Table, recognise};
use crate::children::Children;
use crate::error::ReadReturnError;
use crate::layout::{Layout, TableLayout};
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
            prints: with_prints.then(Prints::default),
        }
    }

    /// Reads a table.
    ///
    /// # Errors
    /// A table that was read before; a source that breaks off.
    pub fn read<R: Read>(&mut self, known: Known<R>) -> Result<(), ReadReturnError> {
        let Known { table, headings, mut rows } = known;
        let place = table as usize;
        let Some(layout) = self.layout.tables.get(table.name()) else { return Ok(()) };
        if self.rows.get(place).copied().flatten().is_some() {
            return Err(ReadReturnError::GivenTwice(table.name()));
        }
        let cells = self.headings(table, layout, &headings);
        let mut number: u32 = 0;
        while rows.next()? {
            number = number.saturating_add(1);
            if rows.cells() != headings.len() {
                let what = format!("the row has {} cells, which is not the number of headings", rows.cells());
                self.unread.push(Unread { code: "school-cells", table: table.name(), row: Some(number), what });
            }
            let cell = |at: usize| cells.get(at).copied().flatten().and_then(|place| rows.cell(place));
            self.row(table, layout, number, &cell);
        }
        if let Some(rows) = self.rows.get_mut(place) {
            *rows = Some(usize::try_from(number).unwrap_or(usize::MAX));
        }
        Ok(())
    }

    /// For each column of the layout the cell that fills it; what does not fit is told.
    fn headings(&mut self, table: Table, layout: &'static TableLayout, headings: &[String]) -> Vec<Option<usize>> {
        let mut tell = |code, what| self.unread.push(Unread { code, table: table.name(), row: None, what });
        for (at, heading) in headings.iter().enumerate() {
            let is_same = |other: &str| other.eq_ignore_ascii_case(heading);
            let told: String = heading.chars().take(150).collect();
            if headings.iter().take(at).any(|before| is_same(before)) {
                tell("school-column-twice", format!("the column {told} stands twice; the first was read"));
            } else if !layout.columns.iter().any(|column| is_same(&column.name)) {
                tell("school-column-unknown", format!("the column {told} is not known in this year and was not read"));
            }
        }
        let place = |name: &str| headings.iter().position(|heading| heading.eq_ignore_ascii_case(name));
        let cells: Vec<Option<usize>> = layout.columns.iter().map(|column| place(&column.name)).collect();
        for (column, cell) in layout.columns.iter().zip(&cells) {
            if column.required && cell.is_none() {
                tell("school-column-missing", format!("the column {} is missing", column.name));
            }
        }
        for rule in RULES.iter().filter(|rule| rule.table.is_none_or(|of| of == table)) {
            let lacks = rule.needs.iter().find(|name| {
                let is_in_table = layout.column(name).is_some();
                is_in_table && place(name).is_none()
            });
            if let Some(name) = lacks {
                self.cannot.push((rule.said.code, format!("the column {name}")));
            }
        }
        cells
    }

    fn row<'a>(
        &mut self,
        table: Table,
        layout: &'static TableLayout,
        row: u32,
        cell: &dyn Fn(usize) -> Option<Cow<'a, str>>,
    ) {
        let values: Vec<Option<Cow<'_, str>>> = (0..layout.columns.len()).map(cell).collect();
        let value = |name: &str| {
            let place = layout.columns.iter().position(|column| column.name == name)?;
            values.get(place)?.as_deref()
        };
        let child = value(PUPIL).map(|id| self.children.number(id));
        let school = value(SCHOOL).unwrap_or_default();
        let mut is_first = true;
        match (table, child) {
            (Table::Roll, Some(pupil)) => {
                let number = |name| value(name).and_then(counted).unwrap_or_default();
                let missed = number("termlysessionsauthorised").saturating_add(number("termlysessionsunauthorised"));
                is_first = self.attendance.on_roll(pupil, school, number("termlysessionspossible"), missed);
            }
            (Table::Sessions, Some(pupil)) => {
                let codes = layout.column("attendancereason").map_or(&[][..], |column| &column.codes);
                let reason = value("attendancereason")
                    .and_then(|reason| codes.iter().position(|code| code.eq_ignore_ascii_case(reason)));
                self.attendance.by_reason(pupil, school, reason);
            }
            _ => {}
        }
        let has_roll = table == Table::Roll || self.rows.first().is_some_and(Option::is_some);
        let line = Line {
            columns: &layout.columns,
            values: &values,
            is_first,
            is_on_roll: !has_roll || child.is_none_or(|pupil| self.attendance.is_on_roll(pupil)),
            school: child.filter(|_| table != Table::Roll).and_then(|pupil| self.attendance.school_of(pupil)),
            names_pupil: child.is_some(),
        };
        let place = u8::try_from(table as usize).unwrap_or_default();
        let child = child.unwrap_or(NOBODY);
        for (rule, number) in RULES.iter().zip(0_u8..).filter(|(rule, _)| rule.table.is_none_or(|of| of == table)) {
            (rule.look)(&line, &mut |column| {
                let column = column.and_then(|at| u16::try_from(at).ok()).unwrap_or(WHOLE_ROW);
                self.found.push(Finding { rule: number, table: place, column, row, child });
            });
        }
        if let Some(prints) = &mut self.prints {
            let id = value(PUPIL).unwrap_or_default();
            let cells = layout.columns.iter().zip(&values).filter(|(_, value)| value.is_some());
            let cells =
                cells.map(|(column, value)| (column.name.as_str(), value.as_deref().unwrap_or_default().to_owned()));
            prints.pass(table.name(), row, id, cells);
        }
    }

    /// Ends the reading.
    pub fn finish(mut self) -> Passed {
        let is_there = |table: Table| self.rows.get(table as usize).is_some_and(Option::is_some);
        if !is_there(Table::Roll) && (is_there(Table::Sessions) || is_there(Table::Exclusions)) {
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
            rules: RULES.iter().map(|rule| rule.said).collect(),
            names: names.collect(),
            found: self.found,
            cannot: self.cannot,
            unread: self.unread,
            children: self.children,
            detail: Detail { tables, matched: Vec::new(), attendance: Some(self.attendance) },
            prints: self.prints,
        }
    }
}
