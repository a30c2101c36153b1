//! The tables of the dataset as it describes them: names, types, sizes and keys. Its words are not carried.

use std::collections::BTreeMap;

use bigplan_measure::BadDefinition;
use bigplan_measure::refusal::FileText;
use serde::Deserialize;

/// All tables, in the dataset's order.
#[derive(Clone, Debug, Default)]
pub struct Description {
    /// The tables.
    pub tables: Vec<Table>,
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its fields, in order.
    pub columns: Vec<Column>,
}

/// A field of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it takes.
    pub kind: ColumnKind,
    /// The most characters; `None` where the dataset sets no bound.
    pub size: Option<usize>,
    /// Whether no two rows may have the same, and none may lack it.
    pub key: bool,
    /// Whether no row may lack it.
    pub required: bool,
    /// The table and field in which its value has to stand. `None` too where the dataset points at a field that it does
    /// not have: such a pointer cannot be followed.
    pub refers: Option<(String, String)>,
}

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnKind {
    /// Text.
    NVarChar,
    /// Text of few letters.
    NChar,
    /// A day, or day and time.
    DateTime,
    /// A whole number.
    Int,
    /// A number.
    Float,
    /// Yes or no, as messages have it.
    #[serde(skip)]
    Flag,
    /// Nought or one.
    Bit,
    /// Bytes.
    Binary,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Line {
    table: String,
    field: String,
    #[serde(rename = "type")]
    kind: ColumnKind,
    size: Option<usize>,
    key: String,
    required: String,
    refers_to: String,
}

impl Description {
    /// Reads the description.
    ///
    /// # Errors
    /// Lines that are no fields, and fields that stand twice, with their lines.
    pub(super) fn read(file: FileText<'_>) -> Result<Self, Vec<BadDefinition>> {
        let mut wrong = Vec::new();
        let mut found = Self::default();
        for (index, line) in csv::Reader::from_reader(file.text.as_bytes()).deserialize::<Line>().enumerate() {
            let place = index + 2;
            match line {
                Ok(line) if found.column(&line.table, &line.field).is_some() => {
                    wrong.push(file.refuse_line(place, format!("the field {} stands twice", line.field)));
                }
                Ok(line) => found.add(line),
                Err(error) => wrong.push(file.refuse_line(place, format!("this is no field of a table: {error}"))),
            }
        }
        found.drop_blind_pointers();
        if wrong.is_empty() { Ok(found) } else { Err(wrong) }
    }

    /// A table by its name.
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }

    /// A field by the name of its table and its own.
    pub fn column(&self, table: &str, field: &str) -> Option<&Column> {
        self.table(table)?.columns.iter().find(|column| column.name == field)
    }

    fn add(&mut self, line: Line) {
        let refers = line.refers_to.split_once('.').map(|(table, field)| (table.to_owned(), field.to_owned()));
        let column = Column {
            name: line.field,
            kind: line.kind,
            size: line.size,
            key: line.key == "yes",
            required: line.required == "yes" || line.key == "yes",
            refers,
        };
        match self.tables.iter_mut().find(|table| table.name == line.table) {
            Some(table) => table.columns.push(column),
            None => self.tables.push(Table { name: line.table, columns: vec![column] }),
        }
    }

    fn drop_blind_pointers(&mut self) {
        let known: BTreeMap<String, Vec<String>> = self
            .tables
            .iter()
            .map(|table| (table.name.clone(), table.columns.iter().map(|column| column.name.clone()).collect()))
            .collect();
        let there = |(table, field): &(String, String)| known.get(table).is_some_and(|names| names.contains(field));
        for column in self.tables.iter_mut().flat_map(|table| &mut table.columns) {
            column.refers = column.refers.take().filter(|target| there(target));
        }
    }
}
