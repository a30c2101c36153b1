//! The Standard Safeguarding Dataset as tables: which of its fields are held here and where, and the rows made of records.
//!
//! `tables.csv` has the tables as the dataset describes them: names, types, sizes, keys. `mapping.toml` says of each
//! field what it is made from, or why it is not held. [`Dataset::read`] holds both against each other and against the
//! registers; [`Making`] turns records into rows one after the other and holds each row against the description.

pub(crate) mod cell;
pub(crate) mod check;
mod describe;
pub(crate) mod elsewhere;
mod finding;
mod fits;
mod keys;
pub(crate) mod making;
pub(crate) mod mapping;

use bigplan_measure::BadDefinition;
use bigplan_measure::refusal::FileText;
use bigplan_register::definition::Faults;
use bigplan_register::{RegisterCode, Registers};

pub use describe::{Column, ColumnKind, Description, Table};
pub(crate) use finding::Findings;
pub use finding::{DatasetFinding, FindingCode};
pub use making::{Made, Making, RowSink};
use mapping::{Mapping, Part};

/// The file that describes the tables, as it stands in a folder of definitions.
pub const TABLES: &str = "returns/safeguarding-dataset/tables.csv";
/// The file that says what is held, as it stands in a folder of definitions.
pub const MAPPING: &str = "returns/safeguarding-dataset/mapping.toml";

/// The dataset as this program makes it: checked.
#[derive(Clone, Debug)]
pub struct Dataset {
    description: Description,
    parts: Vec<Part>,
    not_held: Vec<NotHeld>,
}

/// A field of the dataset that is not held here.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct NotHeld {
    /// The table.
    pub table: String,
    /// The field.
    pub field: String,
    /// Whether the dataset wants it of every row.
    pub required: bool,
    /// Why, as a sentence.
    pub why: String,
}

impl Dataset {
    /// Reads the two files, each as the program carries it unless a folder of definitions has one of the same name, and
    /// holds them against the registers.
    ///
    /// # Errors
    /// Everything wrong with them, with file, line and reason; nothing of them is taken then.
    pub fn read(own: &[(String, String)], registers: &Registers) -> Result<Self, Vec<BadDefinition>> {
        let own = |name| own_file(own, name);
        let tables =
            own(TABLES).unwrap_or(include_str!("../../../../definitions/returns/safeguarding-dataset/tables.csv"));
        let mapping =
            own(MAPPING).unwrap_or(include_str!("../../../../definitions/returns/safeguarding-dataset/mapping.toml"));
        let description = Description::read(FileText { name: TABLES, text: tables })?;
        let file = FileText { name: MAPPING, text: mapping };
        let (parts, not_held) = checked(file, &description, registers)?;
        Ok(Self { description, parts, not_held })
    }

    /// The tables as the dataset describes them.
    pub fn description(&self) -> &Description {
        &self.description
    }

    /// What is not held, by table, with the reason.
    pub fn not_held(&self) -> &[NotHeld] {
        &self.not_held
    }

    /// The registers whose records are wanted, in the order in which they have to come: what others take values from
    /// comes before them.
    pub fn registers(&self, registers: &Registers) -> Vec<RegisterCode> {
        elsewhere::in_order(&self.parts, registers)
    }
}

/// A file of a folder of definitions, where it has one of that name.
pub(crate) fn own_file<'a>(own: &'a [(String, String)], name: &str) -> Option<&'a str> {
    own.iter().find(|(path, _)| path == name).map(|(_, text)| text.as_str())
}

/// What a file that says what is held is made of, and what it says is not held, once it has been held against what it
/// describes and the registers.
///
/// # Errors
/// Everything wrong with it.
pub(crate) fn checked(
    file: FileText<'_>,
    description: &Description,
    registers: &Registers,
) -> Result<(Vec<Part>, Vec<NotHeld>), Vec<BadDefinition>> {
    let mapping: Mapping = toml::from_str(file.text).map_err(|error| vec![file.refuse_toml(&error)])?;
    let mut faults = Faults::of(file);
    check::check(&mapping, description, registers, &mut faults);
    let found = faults.into_found();
    if !found.is_empty() {
        return Err(found);
    }
    let not_held = not_held(&mapping, description);
    Ok((mapping.part, not_held))
}

/// What a mapping says is not held.
fn not_held(mapping: &Mapping, description: &Description) -> Vec<NotHeld> {
    let mut found = Vec::new();
    for table in &description.tables {
        for column in &table.columns {
            let absent = mapping.absent.get(&table.name);
            let mut parts = mapping.part.iter().filter(|part| part.table == table.name);
            let why = absent.or_else(|| parts.find_map(|part| part.not_held.get(&column.name)));
            if let Some(why) = why {
                let (table, field) = (table.name.clone(), column.name.clone());
                found.push(NotHeld { table, field, required: column.required, why: why.clone() });
            }
        }
    }
    found
}
