//! Writes children: what is known of each beside records, and no name.

use std::io::Write;
use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{Date32Builder, StringBuilder};
use arrow_schema::{DataType, Field as Column, Schema, SchemaRef};
use bigplan_counting::Child;

use crate::days::days_of;
use crate::write::Blocks;
use crate::{ColumnarError, PERSON};

/// The name of their file.
pub const CHILDREN: &str = "children.parquet";
const BLOCK: usize = 4_096;

/// The columns of the file of children.
pub fn child_schema() -> SchemaRef {
    Arc::new(Schema::new(vec![
        Column::new(PERSON, DataType::Utf8, false),
        Column::new("born", DataType::Date32, true),
        Column::new("died", DataType::Date32, true),
        Column::new("sex", DataType::Utf8, true),
    ]))
}

/// Fills the file of children.
pub struct ChildWriter<W: Write + Send> {
    file: Blocks<W>,
    person: StringBuilder,
    born: Date32Builder,
    died: Date32Builder,
    sex: StringBuilder,
    waiting: usize,
}

impl<W: Write + Send> ChildWriter<W> {
    /// Begins the file.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn new(to: W) -> Result<Self, ColumnarError> {
        Ok(Self {
            file: Blocks::new(child_schema(), to)?,
            person: StringBuilder::new(),
            born: Date32Builder::new(),
            died: Date32Builder::new(),
            sex: StringBuilder::new(),
            waiting: 0,
        })
    }

    /// Writes a child without its records.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn push(&mut self, person: &str, child: &Child) -> Result<(), ColumnarError> {
        self.person.append_value(person);
        self.born.append_option(child.born.map(days_of));
        self.died.append_option(child.died.map(days_of));
        self.sex.append_option(child.sex.as_deref());
        self.waiting += 1;
        if self.waiting == BLOCK { self.pack() } else { Ok(()) }
    }

    fn pack(&mut self) -> Result<(), ColumnarError> {
        self.waiting = 0;
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.person.finish()),
            Arc::new(self.born.finish()),
            Arc::new(self.died.finish()),
            Arc::new(self.sex.finish()),
        ];
        self.file.write(columns)
    }

    /// Ends the file; gives what it was written to, and how many children it has.
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
