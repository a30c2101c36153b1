//! Layouts: which tables and columns a return has in a year, from definition files.
//!
//! The first file of a return is whole; each later one says what changed in its year. So the layout of a year is the
//! first with all changes up to that year put in.

use std::collections::BTreeMap;

use serde::Deserialize;

/// What may stand in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Any text.
    Text,
    /// One of the codes listed.
    Code,
    /// A date.
    Date,
    /// A number.
    Number,
}

/// In which form of the file a column stands, if not in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// One file a table.
    Csv,
    /// One file for all.
    Xml,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its heading.
    pub name: String,
    /// What may stand in it.
    pub kind: Kind,
    /// Whether a row must have it filled.
    #[serde(default)]
    pub required: bool,
    /// Its codes, if it has any.
    #[serde(default)]
    pub codes: Vec<String>,
    /// The form of file that alone has it.
    #[serde(default)]
    pub only: Option<Form>,
    /// Whether the year took it away.
    #[serde(default)]
    gone: bool,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableLayout {
    /// What its rows are, in words.
    pub words: String,
    /// Its columns.
    pub columns: Vec<Column>,
}

impl TableLayout {
    /// The column of a heading.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LayoutFile {
    year: u16,
    tables: BTreeMap<String, TableLayout>,
}

/// The tables of a return in a year, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The year in which the collection ends.
    pub year: u16,
    /// Tables by name.
    pub tables: BTreeMap<String, TableLayout>,
}

/// A definition file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ReadLayoutError {
    /// The file is no layout.
    #[error("a layout of the return cannot be read: {0}")]
    Broken(#[from] toml::de::Error),
    /// No file is old enough.
    #[error("no layout of the return is known for {0}; the oldest is of {1}")]
    TooEarly(u16, u16),
    /// A file whose words cannot be used: why.
    #[error("a layout of the return cannot be used: {0}")]
    Unusable(String),
}

impl Layout {
    /// Puts the layout of a year together from files in the order of their years.
    ///
    /// # Errors
    /// A file that is no layout; a year before the first.
    pub fn of_year(files: &[&str], year: u16) -> Result<Layout, ReadLayoutError> {
        let mut tables = BTreeMap::new();
        let mut oldest = None;
        for text in files {
            let file: LayoutFile = toml::from_str(text)?;
            oldest.get_or_insert(file.year);
            if file.year <= year {
                file.tables.into_iter().for_each(|(name, table)| change(&mut tables, name, table));
            }
        }
        match oldest {
            Some(oldest) if year < oldest => Err(ReadLayoutError::TooEarly(year, oldest)),
            _ => Ok(Layout { year, tables }),
        }
    }
}

fn change(tables: &mut BTreeMap<String, TableLayout>, name: String, new: TableLayout) {
    let Some(table) = tables.get_mut(&name) else {
        tables.insert(name, new);
        return;
    };
    let gone = |name: &str| new.columns.iter().any(|column| column.gone && column.name == name);
    table.columns.retain(|column| !gone(&column.name));
    for column in new.columns.into_iter().filter(|column| !column.gone) {
        match table.columns.iter_mut().find(|old| old.name == column.name) {
            Some(old) => *old = column,
            None => table.columns.push(column),
        }
    }
}
