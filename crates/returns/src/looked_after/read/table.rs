//! Which table a heading is of, and rows put in by the columns of its layout.

use super::super::tables::{Table, Tables};
use super::fault::{Fault, Faults, What};
use crate::layout::{Form, Kind, Layout, TableLayout};
use crate::value::DateStyle;

/// The table whose columns fit the headings best: at least two of them besides those that several tables have.
pub(super) fn recognise(layout: &Layout, headings: &[&str]) -> Option<Table> {
    let fits = |table: &&Table| {
        let known = layout.tables.get(table.name())?;
        let own = headings.iter().filter(|name| known.column(name).is_some()).count();
        Some(own).filter(|own| *own >= 3 || *own == known.columns.len())
    };
    let found = Table::ALL.iter().filter_map(|table| fits(&table).map(|count| (count, table)));
    found.max_by_key(|(count, table)| (*count, usize::MAX - table.columns().len())).map(|(_, table)| *table)
}

/// Where the cells of a file go.
pub(super) struct Plan {
    pub(super) table: Table,
    /// For each cell: the column of the row that it fills.
    pub(super) columns: Vec<Option<usize>>,
    /// The cell that names the child.
    pub(super) child: Option<usize>,
    pub(super) kinds: Vec<Kind>,
}

impl Plan {
    /// Lays the headings of a file on the columns of its table; what does not fit is told.
    pub(super) fn new(table: Table, layout: &TableLayout, headings: &[&str], faults: &mut Faults) -> Plan {
        let mut tell = |what| faults.push(Fault { table, row: None, what });
        let mut columns = Vec::with_capacity(headings.len());
        for (at, name) in headings.iter().enumerate() {
            let twice = headings.iter().take(at).any(|before| before == name);
            let known = layout.column(name).is_some();
            if twice {
                tell(What::Twice((*name).into()));
            } else if !known {
                tell(What::Unknown((*name).into()));
            }
            let column = table.columns().iter().position(|column| column == name);
            columns.push(column.filter(|_| known && !twice));
        }
        for column in layout.columns.iter().filter(|column| column.only != Some(Form::Xml)) {
            if !headings.contains(&column.name.as_str()) {
                tell(What::Lacking(column.name.as_str().into()));
            }
        }
        let kind = |name: &&&str| layout.column(name).map_or(Kind::Text, |column| column.kind);
        let child = headings.iter().position(|name| *name == "CHILD");
        Plan { table, columns, child, kinds: headings.iter().map(|name| kind(&name)).collect() }
    }
}

/// Puts one row into its table; its dates are `day/month/year`. Tells the cells that could not be read.
pub(super) fn push<'a>(
    tables: &mut Tables,
    plan: &Plan,
    mut cells: impl Iterator<Item = Option<&'a str>>,
    place: (u32, u32),
    faults: &mut Faults,
) {
    tables.push(plan.table, &mut |row| {
        row.place(place.0, place.1);
        for ((column, kind), cell) in plan.columns.iter().zip(&plan.kinds).zip(&mut cells) {
            let (Some(column), Some(_)) = (column, cell) else { continue };
            if !row.put_cell(*column, cell, DateStyle::DayFirst) {
                let name = plan.table.columns().get(*column).copied().unwrap_or_default();
                let what = if *kind == Kind::Date { What::NoDate(name) } else { What::NoNumber(name) };
                faults.push(Fault { table: plan.table, row: Some(place.0), what });
            }
        }
    });
}
