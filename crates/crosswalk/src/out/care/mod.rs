//! The looked-after return (SSDA903) of a year, made of records: one CSV file a table, or one XML file for all.
//!
//! In are children who were looked after on any day of the year, and care leavers who had a birthday in it. Days come
//! out as they were known at its end: an episode that ended later is open.

mod adoption;
mod before;
mod csv;
mod episodes;
mod events;
mod leavers;
mod not_held;
mod row;
mod who;
mod workers;
mod xml;
mod year_in_care;

use std::collections::BTreeMap;
use std::io;

use bigplan_returns::layout::Layout;
use bigplan_returns::looked_after::Table;

pub use csv::Csv;
pub use not_held::{IN_PART, NOT_HELD};
pub use row::Row;
pub use xml::Xml;

use super::{BeginReturnError, Child, Given, Misfit, Span, Told};

/// The tables that are made; a year that does not have one is without it.
pub const TABLES: [Table; 11] = [
    Table::Header,
    Table::Episode,
    Table::Review,
    Table::Uasc,
    Table::YearInCare,
    Table::CareLeaver,
    Table::Adoption,
    Table::PlacedAdoption,
    Table::Permanence,
    Table::Missing,
    Table::SocialWorker,
];

/// The registers that it is made of.
pub const REGISTERS: [&str; 9] = [
    "child-details",
    "looked-after-episode",
    "placement",
    "care-review",
    "missing-episode",
    "health-check",
    "leaver-birthday",
    "adoption",
    "social-worker-time",
];

/// What takes the rows.
pub trait Sink {
    /// Takes the rows of one child, its header first.
    ///
    /// # Errors
    /// Where they cannot be kept; nothing more is made then.
    fn child(&mut self, id: &str, rows: &[Row]) -> io::Result<()>;
}

/// A return under way.
#[derive(Debug)]
pub struct Writer<S> {
    layout: Layout,
    span: Span,
    sink: S,
    children: u64,
    rows: BTreeMap<&'static str, u64>,
}

/// A return that was made.
#[derive(Debug)]
pub struct Made<S> {
    /// What took the rows.
    pub sink: S,
    /// How many children are in.
    pub children: u64,
    /// How many rows each table has.
    pub rows: BTreeMap<&'static str, u64>,
}

impl<S: Sink> Writer<S> {
    /// Begins the return of the layout's year.
    ///
    /// # Errors
    /// A year that the calendar does not have.
    pub fn new(layout: Layout, sink: S) -> Result<Self, BeginReturnError> {
        let span = Span::ending(layout.year)?;
        let made = TABLES.iter().filter(|table| layout.tables.contains_key(table.name()));
        let rows = made.map(|table| (table.name(), 0)).collect();
        Ok(Self { layout, span, sink, children: 0, rows })
    }

    /// Makes the rows of one child and hands them on; none where it does not belong into the year.
    ///
    /// # Errors
    /// Where the rows cannot be kept.
    pub fn child(&mut self, child: &Child<'_>) -> io::Result<Given> {
        let rows = rows(child, self.span, &self.layout);
        if rows.is_empty() {
            return Ok(Given::default());
        }
        let told = rows.iter().flat_map(|row| misfits(child.id, row, &self.layout)).collect();
        self.sink.child(child.id, &rows)?;
        self.children += 1;
        for row in &rows {
            *self.rows.entry(row.table.name()).or_default() += 1;
        }
        Ok(Given { rows: rows.len(), told })
    }

    /// Ends; the sink has to be ended by itself.
    pub fn finish(self) -> Made<S> {
        Made { sink: self.sink, children: self.children, rows: self.rows }
    }
}

/// The rows of a child, in the order of [`TABLES`]. Of who is in as a care leaver alone, nothing is said as of a child
/// in care.
fn rows(child: &Child<'_>, span: Span, layout: &Layout) -> Vec<Row> {
    let (episodes, leaver) = (episodes::of(child, span), leavers::of(child, span));
    if episodes.is_empty() && leaver.is_empty() {
        return Vec::new();
    }
    let alone = episodes.iter().any(|episode| episode.alone);
    let mut rows = vec![who::header(child, span, layout, alone)];
    if episodes.is_empty() {
        rows.extend(leaver);
    } else {
        rows.extend(episodes.into_iter().map(|episode| episode.row));
        rows.extend(events::reviews(child, span));
        rows.extend(alone.then(|| who::alone(child, layout)));
        rows.extend(year_in_care::of(child, span));
        rows.extend(leaver);
        rows.extend(adoption::adoptions(child, span));
        rows.extend(adoption::decisions(child, span));
        rows.extend(before::of(child, span));
        rows.extend(events::missing(child, span));
        rows.extend(workers::of(child, span, layout.year));
    }
    rows.retain(|row| layout.tables.contains_key(row.table.name()));
    rows
}

/// What of a row does not fit the year.
fn misfits(id: &str, row: &Row, layout: &Layout) -> Vec<Told> {
    let Some(table) = layout.tables.get(row.table.name()) else { return Vec::new() };
    let known = |column: &str| NOT_HELD.iter().any(|one| one.is_of(row.table, column));
    let found = table.columns.iter().filter_map(|column| {
        let (name, text) = (column.name.as_str(), row.cell(&column.name));
        let what = match text {
            "" if column.required && name != "CHILD" && !known(name) => Misfit::Lacking,
            "" => return None,
            text if !column.codes.is_empty() && !column.codes.iter().any(|code| code == text) => Misfit::OtherYear,
            _ => return None,
        };
        Some(Told { child: id.to_owned(), table: row.table.name(), column: name.to_owned(), what })
    });
    found.collect()
}
