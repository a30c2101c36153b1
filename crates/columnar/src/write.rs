//! Writes the records of one register, a block at a time.

use std::io::Write;
use std::sync::Arc;

use arrow_array::builder::{Date32Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::SchemaRef;
use bigplan_counting::Written;
use bigplan_register::Record;
use bigplan_register::record::{Moved, Pause, Signed, Source};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use serde::{Deserialize, Serialize};

use crate::column::Column;
use crate::days::days_of;
use crate::{ColumnarError, Layout};

/// How many rows are gathered before they are packed.
const BLOCK: usize = 4_096;
/// How many rows a part of a file has: as many as are held while it is filled.
const PART: usize = 32_768;

/// What was done with a record, oldest first, as the column of courses has it.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Course {
    pub(crate) moves: Vec<Moved>,
    pub(crate) signed: Vec<Signed>,
    pub(crate) pauses: Vec<Pause>,
}

/// Fills the file of a register.
pub struct RecordWriter<W: Write + Send> {
    layout: Layout,
    file: Blocks<W>,
    person: StringBuilder,
    id: StringBuilder,
    state: StringBuilder,
    written: Date32Builder,
    missing: Int64Builder,
    source: StringBuilder,
    course: StringBuilder,
    fields: Vec<Column>,
    waiting: usize,
}

impl<W: Write + Send> RecordWriter<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn new(layout: Layout, to: W) -> Result<Self, ColumnarError> {
        Ok(Self {
            file: Blocks::new(layout.schema(), to)?,
            fields: layout.fields.iter().map(Column::of).collect(),
            layout,
            person: StringBuilder::new(),
            id: StringBuilder::new(),
            state: StringBuilder::new(),
            written: Date32Builder::new(),
            missing: Int64Builder::new(),
            source: StringBuilder::new(),
            course: StringBuilder::new(),
            waiting: 0,
        })
    }

    /// Writes a record about somebody: the fields of the layout, and what was done with it, but not by whom.
    ///
    /// # Errors
    /// Where a field holds what its kind cannot, or the file cannot be written.
    pub fn push(&mut self, person: &str, record: &Record, written: Written) -> Result<(), ColumnarError> {
        self.person.append_value(person);
        self.id.append_value(&record.id);
        self.state.append_value(record.state.as_str());
        self.written.append_value(days_of(written.on));
        self.missing.append_value(written.missing);
        self.source.append_option(written.source.map(Source::as_str));
        self.course.append_option(course(record)?);
        for (field, column) in self.layout.fields.iter().zip(&mut self.fields) {
            if !column.push(record.value(&field.code)) {
                return Err(ColumnarError::Misfit {
                    register: self.layout.register().to_string(),
                    record: record.id.clone(),
                    field: field.code.to_string(),
                });
            }
        }
        self.waiting += 1;
        if self.waiting == BLOCK { self.pack() } else { Ok(()) }
    }

    fn pack(&mut self) -> Result<(), ColumnarError> {
        self.waiting = 0;
        let mut columns: Vec<ArrayRef> =
            vec![Arc::new(self.person.finish()), Arc::new(self.id.finish()), Arc::new(self.state.finish())];
        columns.extend([Arc::new(self.written.finish()) as ArrayRef, Arc::new(self.missing.finish())]);
        columns.extend([Arc::new(self.source.finish()) as ArrayRef, Arc::new(self.course.finish())]);
        columns.extend(self.fields.iter_mut().map(Column::take));
        self.file.write(columns)
    }

    /// Ends the file; gives what it was written to, and how many rows it has.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn finish(mut self) -> Result<(W, u64), ColumnarError> {
        if self.waiting > 0 {
            self.pack()?;
        }
        self.file.finish()
    }
}

/// What was done with a record, as JSON; `None` where nothing was. Who did it and why stays behind.
fn course(record: &Record) -> Result<Option<String>, serde_json::Error> {
    if record.moves.is_empty() && record.signed.is_empty() && record.pauses.is_empty() {
        return Ok(None);
    }
    let moves = record.moves.iter().map(|moved| Moved { by: String::new(), reason: None, ..moved.clone() });
    let signed = record.signed.iter().map(|signed| Signed { by: String::new(), ..signed.clone() });
    let course = Course { moves: moves.collect(), signed: signed.collect(), pauses: record.pauses.clone() };
    serde_json::to_string(&course).map(Some)
}

/// A file that is written block by block.
pub(crate) struct Blocks<W: Write + Send> {
    schema: SchemaRef,
    writer: ArrowWriter<W>,
    rows: u64,
}

impl<W: Write + Send> Blocks<W> {
    pub(crate) fn new(schema: SchemaRef, to: W) -> Result<Self, ColumnarError> {
        let how = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_max_row_group_row_count(Some(PART))
            .build();
        Ok(Self { writer: ArrowWriter::try_new(to, Arc::clone(&schema), Some(how))?, schema, rows: 0 })
    }

    pub(crate) fn write(&mut self, columns: Vec<ArrayRef>) -> Result<(), ColumnarError> {
        let block = RecordBatch::try_new(Arc::clone(&self.schema), columns)?;
        self.rows += block.num_rows() as u64;
        Ok(self.writer.write(&block)?)
    }

    pub(crate) fn finish(self) -> Result<(W, u64), ColumnarError> {
        Ok((self.writer.into_inner()?, self.rows))
    }
}
