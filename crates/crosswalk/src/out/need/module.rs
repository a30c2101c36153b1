//! A module of the census while it is made: only what the year's layout takes goes in, and what does not fit is told.

use bigplan_register::Calendar;
use bigplan_returns::layout::{Layout, TableLayout};
use bigplan_returns::need::Table;
use jiff::civil::Date;

use crate::out::element::Element;
use crate::out::{Misfit, Span, Told};

/// What one child is made with, and what came of it.
pub(super) struct Making<'a> {
    id: &'a str,
    layout: &'a Layout,
    pub(super) span: Span,
    pub(super) calendar: &'a Calendar,
    /// The tables of which a row was made, one for each.
    pub(super) rows: Vec<Table>,
    pub(super) told: Vec<Told>,
}

impl<'a> Making<'a> {
    pub(super) fn new(id: &'a str, layout: &'a Layout, span: Span, calendar: &'a Calendar) -> Self {
        Self { id, layout, span, calendar, rows: Vec::new(), told: Vec::new() }
    }

    /// Begins a module.
    pub(super) fn module(&mut self, table: Table) -> Module<'_, 'a> {
        Module { table, elements: Vec::new(), is_whole: true, making: self }
    }

    /// The layout of a table in the year.
    pub(super) fn shape(&self, table: Table) -> Option<&'a TableLayout> {
        self.layout.tables.get(table.name())
    }

    pub(super) fn tell(&mut self, table: Table, column: &str, what: Misfit) {
        self.told.push(Told { child: self.id.to_owned(), table: table.name(), column: column.to_owned(), what });
    }
}

/// A module under way. Elements stand in the order in which they are put in.
pub(super) struct Module<'m, 'a> {
    table: Table,
    elements: Vec<Element>,
    /// Whether nothing is missing that the schema wants.
    is_whole: bool,
    pub(super) making: &'m mut Making<'a>,
}

impl Module<'_, '_> {
    /// Puts a text in, where there is one. Where the year wants one and there is none, the schema would refuse the whole file:
    /// the module is left out, and that is told.
    pub(super) fn text(&mut self, name: &str, text: Option<&str>) {
        let column = self.making.shape(self.table).and_then(|shape| shape.column(name));
        match text.filter(|text| !text.is_empty()) {
            Some(text) => self.elements.push(Element::text(name, text)),
            None if column.is_some_and(|column| column.required) => {
                self.is_whole = false;
                self.tell(name, Misfit::RowLeftOut);
            }
            None => {}
        }
    }

    pub(super) fn day(&mut self, name: &str, day: Option<Date>) {
        self.text(name, day.map(|day| day.to_string()).as_deref());
    }

    pub(super) fn yes(&mut self, name: &str, answer: bool) {
        self.text(name, Some(if answer { "1" } else { "0" }));
    }

    /// Puts a code in. Where there is none that the year has, `otherwise` stands for it.
    pub(super) fn code(&mut self, name: &str, code: Option<&str>, otherwise: Option<&str>) {
        let column = self.making.shape(self.table).and_then(|shape| shape.column(name));
        let known = |code: &&str| column.is_none_or(|column| column.codes.iter().any(|known| known == code));
        let fits = code.filter(known);
        if code.is_some() && fits.is_none() {
            self.tell(name, Misfit::LeftOut);
        }
        self.text(name, fits.or(otherwise));
    }

    /// Puts an element in that holds others, unless it would be empty.
    pub(super) fn folder(&mut self, name: &str, elements: Vec<Element>) {
        if !elements.is_empty() {
            self.elements.push(Element::of(name, elements));
        }
    }

    pub(super) fn put(&mut self, elements: impl IntoIterator<Item = Element>) {
        self.elements.extend(elements);
    }

    pub(super) fn tell(&mut self, name: &str, what: Misfit) {
        self.making.tell(self.table, name, what);
    }

    /// Ends the module; `None` where it lacks what the schema wants.
    pub(super) fn end(self, name: &str) -> Option<Element> {
        let Self { table, elements, is_whole, making } = self;
        making.rows.extend(is_whole.then_some(table));
        is_whole.then(|| Element::of(name, elements))
    }
}
