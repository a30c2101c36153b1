//! A workbook read once, sheet by sheet and row by row: each cell goes past every rule and is forgotten.
//!
//! What is held is the workbook as it came, twelve bytes for each finding, and the children's own numbers: 220,000 rows in
//! 11 MB with 760,000 findings took 36 MB in all.

use std::collections::BTreeSet;
use std::io::BufRead;

use super::cell::Cell;
use super::error::ReadWorkbookError;
use super::layout::{List, Lists};
use super::plan::{Plan, shortened};
use super::rules::RULES;
use super::sheet;
use super::workbook::{Row, Workbook};
use crate::children::Children;
use crate::error::ReadReturnError;
use crate::passing::{Detail, Finding, Matched, NOBODY, Passed, TableNames};
use crate::prints::Prints;
use crate::report::{Kind, Unread};

/// The most rows of all lists together: the largest council writes fewer than a hundred thousand.
const MOST_ROWS: usize = 500_000;
/// How many rows may stand before the headings.
const BEFORE_HEADINGS: usize = 20;

/// Reads a workbook and tries every rule on it.
///
/// # Errors
/// A workbook that cannot be opened or is too large; one without any list.
pub(crate) fn read(source: impl BufRead, lists: &'static Lists, with_prints: bool) -> Result<Passed, ReadReturnError> {
    let mut workbook = Workbook::open(source)?;
    let mut reading = Reading::new(lists, with_prints);
    let sheets = workbook.sheets();
    for name in &sheets {
        reading.sheet(&mut workbook, name)?;
    }
    if reading.rows.iter().all(Option::is_none) {
        let names = shortened(&sheets.join(", "));
        return Err(ReadWorkbookError::NoList(names).into());
    }
    Ok(reading.finish())
}

struct Reading {
    lists: &'static Lists,
    /// For each list: how many rows it has, once it was met.
    rows: Vec<Option<usize>>,
    found: Vec<Finding>,
    unread: Vec<Unread>,
    matched: Vec<Matched>,
    children: Children,
    prints: Option<Prints>,
}

/// The sheet of a list while its rows go by.
struct Open {
    list: &'static List,
    at: usize,
    plan: Plan,
    headings: u32,
    /// Cells that stand under no heading.
    bare: BTreeSet<usize>,
    known: BTreeSet<usize>,
}

impl Reading {
    fn new(lists: &'static Lists, with_prints: bool) -> Reading {
        Reading {
            lists,
            rows: vec![None; lists.0.len()],
            found: Vec::new(),
            unread: Vec::new(),
            matched: Vec::new(),
            children: Children::default(),
            prints: with_prints.then(Prints::default),
        }
    }

    fn tell(&mut self, table: &'static str, code: &'static str, what: String) {
        self.unread.push(Unread { code, table, row: None, what });
    }

    fn sheet(&mut self, workbook: &mut Workbook, name: &str) -> Result<(), ReadReturnError> {
        let (mut open, mut before, mut twice): (Option<Open>, usize, bool) = (None, 0, false);
        workbook.rows(name, &mut |number, row| {
            if let Some(open) = &mut open {
                self.row(open, number.saturating_sub(open.headings), row)?;
                return Ok(true);
            }
            before += 1;
            let headings: Vec<(usize, String)> =
                row.iter().filter_map(|(at, cell)| Some((*at, cell.words()?))).collect();
            let Some(list) = sheet::list_of(self.lists, name, &headings) else { return Ok(before < BEFORE_HEADINGS) };
            open = self.begin(list, name, number, &headings);
            twice = open.is_none();
            if before > 1 && !twice {
                let what = format!("what stands before the headings in row {number} was not read");
                self.tell(&list.name, "annex-a-before-headings", what);
            }
            Ok(!twice)
        })?;
        match open {
            Some(open) => self.end(&open),
            None if twice => {}
            None => self.not_read(name),
        }
        Ok(())
    }

    /// Ends a list.
    fn end(&mut self, open: &Open) {
        let Some(first) = open.bare.first() else { return };
        let (first, others) = (letters(*first), open.bare.len() - 1);
        let what = match others {
            0 => format!("cells stand in column {first}, which has no heading, and were not read"),
            _ => format!("cells stand in column {first} and {others} more that have no heading, and were not read"),
        };
        self.tell(&open.list.name, "annex-a-column-unknown", what);
    }

    /// Tells of a sheet without headings of a list.
    fn not_read(&mut self, name: &str) {
        let told = shortened(name);
        match sheet::named(self.lists, name) {
            Some(list) => {
                let what = format!("the sheet \"{told}\" has no row with the headings of this list and was not read");
                self.tell(&list.name, "annex-a-headings-missing", what);
            }
            None => {
                let what = format!("the sheet \"{told}\" is none of the lists and was not read");
                self.tell("", "annex-a-list-unknown", what);
            }
        }
    }

    /// Begins a list; `None` where it was there before.
    fn begin(
        &mut self,
        list: &'static List,
        name: &str,
        headings_row: u32,
        headings: &[(usize, String)],
    ) -> Option<Open> {
        let at = self.lists.0.iter().position(|other| other.number == list.number)?;
        let rows = self.rows.get_mut(at)?;
        if rows.is_some() {
            let what = format!("the sheet \"{}\" is a second one for this list; the first was read", shortened(name));
            self.tell(&list.name, "annex-a-list-twice", what);
            return None;
        }
        *rows = Some(0);
        let plan = Plan::new(list, headings);
        for told in &plan.told {
            let (code, what) = told.words();
            self.tell(&list.name, code, what);
        }
        let heading = |cell: usize| headings.iter().find(|(at, _)| *at == cell).map(|(_, heading)| shortened(heading));
        let taken = list.columns.iter().zip(&plan.cells);
        let matched = taken.filter_map(|(column, cell)| Some((column, heading((*cell)?)?)));
        self.matched.extend(matched.map(|(column, heading)| Matched {
            table: &list.name,
            sheet: name.to_owned(),
            column: &column.name,
            heading,
        }));
        let known = headings.iter().map(|(at, _)| *at).collect();
        Some(Open { list, at, plan, headings: headings_row, bare: BTreeSet::new(), known })
    }

    fn row(&mut self, open: &mut Open, row: u32, cells: &Row) -> Result<(), ReadReturnError> {
        if let Some(Some(count)) = self.rows.get_mut(open.at) {
            *count += 1;
        }
        if self.rows.iter().flatten().sum::<usize>() > MOST_ROWS {
            return Err(ReadWorkbookError::TooManyRows(MOST_ROWS).into());
        }
        open.bare.extend(cells.iter().map(|(at, _)| *at).filter(|at| !open.known.contains(at)));
        let cell = |place: usize| cells.iter().find(|(at, _)| *at == place).map_or(&Cell::Blank, |(_, cell)| cell);
        let filled = || {
            let columns = open.list.columns.iter().zip(&open.plan.cells).zip(0_u16..);
            columns.filter_map(|((column, place), number)| Some((number, column, cell((*place)?))))
        };
        let id = filled().find(|(_, column, _)| column.child).and_then(|(_, _, cell)| cell.words());
        let child = id.as_ref().map_or(NOBODY, |id| self.children.number(id));
        for (number, column, cell) in filled() {
            for (rule, at) in RULES.iter().zip(0_u8..) {
                if (rule.is_wrong)(cell, column) {
                    let table = u8::try_from(open.at).unwrap_or(u8::MAX);
                    self.found.push(Finding { rule: at, table, column: number, row, child });
                }
            }
        }
        if let Some(prints) = &mut self.prints {
            let cells = filled().map(|(_, column, cell)| (column.name.as_str(), format!("{cell:?}")));
            prints.pass(&open.list.name, row, id.as_deref().unwrap_or_default(), cells);
        }
        Ok(())
    }

    fn finish(mut self) -> Passed {
        for (list, rows) in self.lists.0.iter().zip(self.rows.clone()) {
            let was_told = self.unread.iter().any(|told| told.table == list.name);
            if rows.is_none() && !was_told {
                let what = format!("the list is missing: {}", list.words.to_lowercase());
                self.tell(&list.name, "annex-a-list-missing", what);
            }
        }
        let place = |table: &str| self.lists.0.iter().position(|list| list.name == table);
        self.unread.sort_by(|one, other| {
            (place(one.table), one.code, &one.what).cmp(&(place(other.table), other.code, &other.what))
        });
        self.matched.sort_by_key(|matched| place(matched.table));
        let counted = self.lists.0.iter().zip(&self.rows);
        let tables = counted.filter_map(|(list, rows)| Some((list.name.as_str(), (*rows)?))).collect();
        let names = self.lists.0.iter().map(|list| TableNames {
            table: &list.name,
            columns: list.columns.iter().map(|column| column.name.as_str()).collect(),
        });
        Passed {
            of: Kind::AnnexA,
            tables,
            rules: RULES.iter().map(|rule| rule.said).collect(),
            names: names.collect(),
            found: self.found,
            cannot: Vec::new(),
            unread: self.unread,
            children: self.children,
            detail: Detail { matched: self.matched, attendance: None },
            prints: self.prints,
        }
    }
}

/// The letters that a spreadsheet shows over a column, which is counted from 0.
fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    if column < 26 { last.to_string() } else { format!("{}{last}", letters(column / 26 - 1)) }
}
