//! Tables of a return as lists of small rows, gathered child by child.

use crate::prints::Print;
use crate::value::{Code, Date, DateStyle, Number};

/// What one cell holds once it is read.
pub trait Cell: Sized {
    /// Reads a cell, and says whether it could be read as what it is.
    fn read(cell: Option<&str>, dates: DateStyle) -> (Self, bool);
}

impl Cell for Code {
    fn read(cell: Option<&str>, _: DateStyle) -> (Code, bool) {
        (Code::cell(cell), true)
    }
}

impl Cell for Date {
    fn read(cell: Option<&str>, dates: DateStyle) -> (Date, bool) {
        let date = Date::cell(cell, dates);
        (date, !date.is_unreadable())
    }
}

impl Cell for Number {
    fn read(cell: Option<&str>, _: DateStyle) -> (Number, bool) {
        let number = Number::cell(cell);
        (number, !number.is_unreadable())
    }
}

/// What one row of a table holds, and how its cells are put in.
pub trait Row: Default + Clone + Send + Sync {
    /// The tables of the return.
    type Table: Copy;
    /// The table that the row stands in.
    const TABLE: Self::Table;
    /// The columns, in the order of `put`.
    const COLUMNS: &'static [&'static str];
    /// Puts the cell of a column in; a column past the last is left. Gives whether it could be read as what it is.
    fn put(&mut self, column: usize, cell: Option<&str>, dates: DateStyle) -> bool;
    /// Sets the place of the row: its number in the file, from 0, and its child.
    fn set_place(&mut self, row: u32, child: u32);
    /// The number of the row in its file, from 0.
    fn row(&self) -> u32;
    /// The number of its child.
    fn child(&self) -> u32;
    /// The date that orders the rows of one child.
    fn order(&self) -> Date;
    /// Adds what its cells say to a print; numbers that the reader gave are left out.
    fn print(&self, into: &mut Print);
}

/// Puts the rows of each child together, in the order of their dates, rows without a date last.
pub(crate) fn gather<R: Row>(rows: &mut [R]) {
    // Rows of one child mostly stand together, and then only each child's few are to be sorted.
    if !rows.is_sorted_by_key(R::child) {
        // One number is compared faster than two.
        rows.sort_unstable_by_key(|row| u64::from(row.child()) << 32 | u64::from(row.row()));
    }
    for child in rows.chunk_by_mut(|one, other| one.child() == other.child()) {
        child.sort_unstable_by_key(|row| (row.order().sort_key(), row.row()));
    }
}

/// Takes the rows of a child from the front of what is left.
pub(crate) fn take<'a, R: Row>(rest: &mut &'a [R], child: u32) -> &'a [R] {
    let count = rest.iter().take_while(|row| row.child() == child).count();
    let (rows, others) = rest.split_at(count);
    *rest = others;
    rows
}

/// The rows from a child on.
pub(crate) fn from<R: Row>(rows: &[R], child: u32) -> &[R] {
    rows.split_at(rows.partition_point(|row| row.child() < child)).1
}

/// Makes the tables of a return: for each, what it is, its type, the field that holds its rows, its name, the date that
/// orders the rows of a child, and its columns.
macro_rules! tables {
    ($($(#[$doc:meta])* $name:ident $field:ident $text:literal by $order:expr;
        { $($cell:ident: $kind:ident $column:literal),* $(,)? })*) => {
        /// A table of the return.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Table { $($(#[$doc])* $name),* }

        impl Table {
            /// All tables, in their order.
            pub const ALL: &'static [Table] = &[$(Table::$name),*];

            /// The name of the table in findings and definitions.
            pub const fn name(self) -> &'static str {
                match self { $(Table::$name => $text),* }
            }

            /// The columns of the table that rules read; the child's number is always there.
            pub const fn columns(self) -> &'static [&'static str] {
                match self { $(Table::$name => <$name as $crate::table::Row>::COLUMNS),* }
            }
        }

        $(
            $(#[$doc])*
            #[allow(missing_docs, reason = "each field is the column of its name")]
            #[derive(Clone, Debug, Default)]
            pub struct $name { row: u32, child: u32, $(pub $cell: $kind),* }

            impl $crate::table::Row for $name {
                type Table = Table;
                const TABLE: Table = Table::$name;
                const COLUMNS: &'static [&'static str] = &[$($column),*];

                #[allow(unused_assignments, reason = "the count ends with the last column")]
                fn put(&mut self, column: usize, cell: Option<&str>, dates: $crate::value::DateStyle) -> bool {
                    let mut at = 0;
                    $(
                        if column == at {
                            let (value, is_right) = <$kind as $crate::table::Cell>::read(cell, dates);
                            self.$cell = value;
                            return is_right;
                        }
                        at += 1;
                    )*
                    true
                }

                fn set_place(&mut self, row: u32, child: u32) {
                    (self.row, self.child) = (row, child);
                }

                fn row(&self) -> u32 { self.row }
                fn child(&self) -> u32 { self.child }
                fn order(&self) -> Date { ($order)(self) }
                fn print(&self, into: &mut $crate::prints::Print) {
                    $(into.cell($column, &self.$cell);)*
                }
            }
        )*

        /// The rows of one year, table by table.
        #[allow(missing_docs, reason = "each field is the table of its name")]
        #[derive(Clone, Debug, Default)]
        pub struct Tables { $(pub $field: Vec<$name>),* }

        #[allow(dead_code, reason = "each return uses what it needs")]
        impl Tables {
            /// Puts the rows of each child together, in the order of their dates.
            pub fn gather(&mut self) {
                $($crate::table::gather(&mut self.$field);)*
            }

            /// The prints of all rows, table by table; `children` has those of the children by their numbers.
            pub(crate) fn prints(&self, children: &[u64]) -> $crate::prints::Prints {
                let mut prints = $crate::prints::Prints::default();
                self.add_prints(children, &mut prints);
                prints
            }

            /// Adds the prints of all rows to those of other children.
            pub(crate) fn add_prints(&self, children: &[u64], prints: &mut $crate::prints::Prints) {
                $(prints.add($text, &self.$field, children);)*
            }

            /// How many rows there are.
            pub fn rows(&self) -> usize {
                0 $(+ self.$field.len())*
            }

            /// How many bytes the rows take.
            pub(crate) fn bytes(&self) -> usize {
                0 $(+ std::mem::size_of_val(self.$field.as_slice()))*
            }

            /// How many bytes a row of a table takes.
            pub(crate) const fn bytes_of_row(table: Table) -> usize {
                match table { $(Table::$name => std::mem::size_of::<$name>()),* }
            }

            /// Takes the last row of a table away.
            pub(crate) fn pop(&mut self, table: Table) {
                match table { $(Table::$name => drop(self.$field.pop())),* }
            }

            /// Keeps the rows of these children alone.
            pub(crate) fn retain(&mut self, children: &std::ops::Range<u32>) {
                $(self.$field.retain(|row| children.contains(&row.child));)*
            }

            /// Takes these rows away.
            pub(crate) fn leave_out(&mut self, rows: &$crate::LeftOut) {
                $(self.$field.retain(|row| !rows.has($text, row.row + 1));)*
            }

            /// How many rows each table has that has any.
            pub fn by_table(&self) -> Vec<(&'static str, usize)> {
                [$(($text, self.$field.len())),*].into_iter().filter(|(_, rows)| *rows > 0).collect()
            }

            /// Reads a row into its table: `fill` puts the cells in.
            pub fn push(&mut self, table: Table, fill: &mut dyn FnMut(&mut dyn $crate::table::Filled)) {
                match table {
                    $(Table::$name => {
                        let mut row = $name::default();
                        fill(&mut row);
                        self.$field.push(row);
                    })*
                }
            }
        }

        /// Rows of one year: those of one child, or those from a child on. Each list is in the order of its dates.
        #[allow(missing_docs, reason = "each field is the table of its name")]
        #[derive(Clone, Copy, Debug, Default)]
        pub struct Rows<'a> { $(pub $field: &'a [$name]),* }

        impl<'a> Rows<'a> {
            /// The rows of a gathered year from this child on.
            pub fn from(tables: &'a Tables, child: u32) -> Rows<'a> {
                Rows { $($field: $crate::table::from(&tables.$field, child)),* }
            }

            /// Takes the rows of a child from the front.
            pub fn take(&mut self, child: u32) -> Rows<'a> {
                Rows { $($field: $crate::table::take(&mut self.$field, child)),* }
            }
        }
    };
}

/// A row that is being filled, whatever its table.
pub trait Filled {
    /// Puts the cell of a column in.
    fn put_cell(&mut self, column: usize, cell: Option<&str>, dates: DateStyle) -> bool;
    /// Sets the number of the row and its child.
    fn place(&mut self, row: u32, child: u32);
}

impl<R: Row> Filled for R {
    fn put_cell(&mut self, column: usize, cell: Option<&str>, dates: DateStyle) -> bool {
        self.put(column, cell, dates)
    }

    fn place(&mut self, row: u32, child: u32) {
        self.set_place(row, child);
    }
}
