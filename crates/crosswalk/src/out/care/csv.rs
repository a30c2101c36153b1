//! The return as comma-separated values, one file a table.

use std::io::{self, Write};

use ::csv::Writer;
use bigplan_returns::layout::{Column, Form, Layout};
use bigplan_returns::looked_after::Table;

use super::{Row, Sink, TABLES};

/// Made only where somebody keeps its register: without a row it would say that no child had a social worker.
const WHERE_KEPT: Table = Table::SocialWorker;

/// A file for each table, with its headings: a table without rows is there too, but for [social
/// workers](Table::SocialWorker).
pub struct Csv<'o, W: Write> {
    files: Vec<File<W>>,
    open: Open<'o, W>,
}

/// Opens the file of a table.
type Open<'o, W> = Box<dyn FnMut(&'static str) -> io::Result<W> + Send + 'o>;

struct File<W: Write> {
    table: Table,
    columns: Vec<String>,
    /// `None` until it is begun.
    file: Option<Writer<W>>,
}

impl<'o, W: Write> Csv<'o, W> {
    /// Opens a file for each table of the year that is made, by its name.
    ///
    /// # Errors
    /// Where a file cannot be opened or written.
    pub fn begin(layout: &Layout, open: impl FnMut(&'static str) -> io::Result<W> + Send + 'o) -> io::Result<Self> {
        let (mut files, mut open): (_, Open<'o, W>) = (Vec::new(), Box::new(open));
        for table in TABLES {
            let Some(shape) = layout.tables.get(table.name()) else { continue };
            let has = |column: &&Column| column.only != Some(Form::Xml);
            let columns: Vec<String> = shape.columns.iter().filter(has).map(|column| column.name.clone()).collect();
            let mut file = File { table, columns, file: None };
            if table != WHERE_KEPT {
                file.begun(&mut open)?;
            }
            files.push(file);
        }
        Ok(Self { files, open })
    }

    /// Writes what is left and gives the files back, by the names of their tables.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn end(self) -> io::Result<Vec<(&'static str, W)>> {
        let begun = self.files.into_iter().filter_map(|file| Some((file.table, file.file?)));
        let whole =
            |(table, file): (Table, Writer<W>)| Ok((table.name(), file.into_inner().map_err(|why| why.into_error())?));
        begun.map(whole).collect()
    }
}

impl<W: Write> File<W> {
    /// The file, with its headings where it had not been begun.
    fn begun(&mut self, open: &mut Open<'_, W>) -> io::Result<&mut Writer<W>> {
        let begun = match self.file.take() {
            Some(file) => file,
            None => {
                let mut file = Writer::from_writer(open(self.table.name())?);
                file.write_record(&self.columns)?;
                file
            }
        };
        Ok(self.file.insert(begun))
    }
}

impl<W: Write> Sink for Csv<'_, W> {
    fn child(&mut self, id: &str, rows: &[Row]) -> io::Result<()> {
        for row in rows {
            let Some(file) = self.files.iter_mut().find(|file| file.table == row.table) else { continue };
            let cell = |column: &'_ String| if column == "CHILD" { id.to_owned() } else { row.cell(column).to_owned() };
            let cells: Vec<String> = file.columns.iter().map(cell).collect();
            file.begun(&mut self.open)?.write_record(cells)?;
        }
        Ok(())
    }
}
