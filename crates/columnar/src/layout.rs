//! Which columns the file of a register has.

use std::sync::Arc;

use arrow_schema::{DataType, Field as Column, Schema, SchemaRef, TimeUnit};
use bigplan_counting::Counts;
use bigplan_register::{Definition, Field, Kind, RegisterCode, Registers};

/// The column with the id of whom a row is about. No field can be called as these are: codes have no underscore.
pub const PERSON: &str = "person__id";
/// The columns that every record has, before those of its register.
pub(crate) const HEAD: [(&str, DataType); 7] = [
    (PERSON, DataType::Utf8),
    ("record__id", DataType::Utf8),
    ("record__state", DataType::Utf8),
    ("record__written", DataType::Date32),
    ("record__missing", DataType::Int64),
    ("record__source", DataType::Utf8),
    ("record__course", DataType::Utf8),
];

/// The columns of one register's file.
#[derive(Clone, Debug)]
pub struct Layout {
    register: RegisterCode,
    pub(crate) fields: Vec<Field>,
}

impl Layout {
    /// The file of each register that the rules read, by code: with the fields that they look at, and no other.
    pub fn all(counts: &Counts, registers: &Registers) -> Vec<Self> {
        let fields = counts.fields(registers);
        let of = |(code, read)| -> Option<Self> {
            let definition: &Definition = registers.find(&code)?;
            let read: std::collections::BTreeSet<_> = read;
            let fields = definition.fields.iter().filter(|field| read.contains(&field.code)).cloned().collect();
            Some(Self { register: code, fields })
        };
        fields.into_iter().filter_map(of).collect()
    }

    /// The register.
    pub fn register(&self) -> &RegisterCode {
        &self.register
    }

    /// The name of its file.
    pub fn file(&self) -> String {
        format!("{}.parquet", self.register)
    }

    /// The columns of its file, in their order.
    pub fn schema(&self) -> SchemaRef {
        let head = HEAD.into_iter().enumerate();
        // The source is empty where it was not noted, the course where nothing was done with a record; the others are
        // never.
        let head = head.map(|(index, (name, kind))| Column::new(name, kind, index + 2 >= HEAD.len()));
        let fields = self.fields.iter().map(|field| Column::new(field.code.as_str(), kind_of(field), true));
        Arc::new(Schema::new(head.chain(fields).collect::<Vec<_>>()))
    }
}

/// What a column holds, by its field.
fn kind_of(field: &Field) -> DataType {
    match field.kind {
        // A text stays behind: what leaves is the number that stands for it.
        Kind::WholeNumber | Kind::Text => DataType::Int64,
        Kind::Decimal => DataType::Float64,
        Kind::Day => DataType::Date32,
        Kind::Moment => DataType::Timestamp(TimeUnit::Microsecond, None),
        Kind::YesNo => DataType::Boolean,
        Kind::Code if field.several => DataType::List(Arc::new(Column::new_list_field(DataType::Utf8, true))),
        _ => DataType::Utf8,
    }
}
