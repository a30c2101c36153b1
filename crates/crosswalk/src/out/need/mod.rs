//! The children-in-need census of a year, made of records: one XML file, as the schema of the year orders it.
//!
//! In are children who had a case in the year: a referral that came in it, a case that was open in it, or an older referral of
//! which something was still going on: an assessment, an enquiry, a plan, a conference, care by the council, or the wait for a
//! decision. Days come out as they were known at the end of the year.

mod case;
mod cases;
mod harm;
mod head;
mod help;
mod module;
mod not_held;
mod protection;
mod who;

use std::collections::BTreeMap;
use std::io::{self, Write};

use bigplan_register::Calendar;
use bigplan_returns::layout::Layout;

pub use head::About;
pub use not_held::{IN_PART, NOT_HELD};

use super::element::{self, Element};
use super::{BeginReturnError, Child, Given, Span};
use module::Making;

/// The registers that it is made of.
pub const REGISTERS: [&str; 9] = [
    "child-details",
    "referral",
    "child-in-need-case",
    "child-in-need-plan",
    "single-assessment",
    "enquiry",
    "conference",
    "protection-plan",
    "looked-after-episode",
];

/// A census under way.
pub struct Writer<'a, W: Write> {
    layout: Layout,
    calendar: &'a Calendar,
    span: Span,
    to: quick_xml::Writer<W>,
    children: u64,
    rows: BTreeMap<&'static str, u64>,
}

/// A census that was made.
#[derive(Debug)]
pub struct Made<W> {
    /// Where it was written.
    pub to: W,
    /// How many children are in. With none, the file is not what the schema wants: it asks for one at least.
    pub children: u64,
    /// How many rows each table has, counted as the reader of the census counts them.
    pub rows: BTreeMap<&'static str, u64>,
}

impl<'a, W: Write> Writer<'a, W> {
    /// Begins the census of the layout's year and writes its header. Working days are those of `calendar`.
    ///
    /// # Errors
    /// A year that the calendar does not have; a number that is none of a council; where nothing can be written.
    pub fn begin(layout: Layout, calendar: &'a Calendar, about: &About, to: W) -> Result<Self, BeginReturnError> {
        let span = Span::ending(layout.year)?;
        let header = head::header(about, span)?;
        let mut to = element::begin(to, &["Message"])?;
        header.write(&mut to)?;
        element::open(&mut to, &["Children"])?;
        Ok(Self { layout, calendar, span, to, children: 0, rows: BTreeMap::new() })
    }

    /// Writes one child; nothing where it had no case in the year.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn child(&mut self, child: &Child<'_>) -> io::Result<Given> {
        let mut making = Making::new(child.id, &self.layout, self.span, self.calendar);
        let cases = cases::of(child, &mut making);
        if cases.is_empty() {
            return Ok(Given { rows: 0, told: making.told });
        }
        let who = [who::identifiers(child, &mut making), who::characteristics(child, &mut making)];
        let details: Vec<Element> = cases.iter().filter_map(|one| case::details(one, &mut making)).collect();
        let (false, [Some(identifiers), Some(characteristics)]) = (details.is_empty(), who) else {
            return Ok(Given { rows: 0, told: making.told });
        };
        let elements = [identifiers, characteristics].into_iter().chain(details).collect();
        Element::of("Child", elements).write(&mut self.to)?;
        self.children += 1;
        let Making { rows, told, .. } = making;
        let count = rows.len();
        for table in rows {
            *self.rows.entry(table.name()).or_default() += 1;
        }
        Ok(Given { rows: count, told })
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn finish(self) -> io::Result<Made<W>> {
        let to = element::end(self.to, &["Message", "Children"])?;
        Ok(Made { to, children: self.children, rows: self.rows })
    }
}
