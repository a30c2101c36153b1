//! The return as comma-separated values, one file a table.

use std::io::{self, Write};

use ::csv::Writer;
use bigplan_returns::layout::{Column, Form, Layout};
use bigplan_returns::looked_after::Table;

use super::{Row, Sink, TABLES};

/// A file for each table, with its headings: a table without rows is there too.
pub struct Csv<W: Write> {
    files: Vec<File<W>>,
}

struct File<W: Write> {
    table: Table,
    columns: Vec<String>,
    file: Writer<W>,
}

impl<W: Write> Csv<W> {
    /// Opens a file for each table of the year that is made, by its name.
    ///
    /// # Errors
    /// Where a file cannot be opened or written.
    pub fn begin(layout: &Layout, mut open: impl FnMut(&'static str) -> io::Result<W>) -> io::Result<Self> {
        let mut files = Vec::new();
        for table in TABLES {
            let Some(shape) = layout.tables.get(table.name()) else { continue };
            let has = |column: &&Column| column.only != Some(Form::Xml);
            let columns: Vec<String> = shape.columns.iter().filter(has).map(|column| column.name.clone()).collect();
            let mut file = Writer::from_writer(open(table.name())?);
            file.write_record(&columns)?;
            files.push(File { table, columns, file });
        }
        Ok(Self { files })
    }

    /// Writes what is left and gives the files back, by the names of their tables.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn end(self) -> io::Result<Vec<(&'static str, W)>> {
        let whole = |file: File<W>| Ok((file.table.name(), file.file.into_inner().map_err(|why| why.into_error())?));
        self.files.into_iter().map(whole).collect()
    }
}

impl<W: Write> Sink for Csv<W> {
    fn child(&mut self, id: &str, rows: &[Row]) -> io::Result<()> {
        for row in rows {
            let Some(file) = self.files.iter_mut().find(|file| file.table == row.table) else { continue };
            let cell = |column: &'_ String| if column == "CHILD" { id.to_owned() } else { row.cell(column).to_owned() };
            file.file.write_record(file.columns.iter().map(cell))?;
        }
        Ok(())
    }
}
