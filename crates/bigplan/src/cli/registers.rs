//! Commands that give records away and take them in.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Database;

/// Whose records a command is about, where they are, and how it answers.
#[derive(Args, Debug)]
pub struct RecordsOf {
    /// The partnership whose records they are (its short name); the only one when left out
    #[arg(long, value_name = "PARTNERSHIP")]
    pub partnership: Option<String>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
    /// The database
    #[command(flatten)]
    pub database: Database,
}

/// `bigplan export dfe-daily`.
#[derive(Args, Debug)]
pub struct ExportDaily {
    /// The authority's number with the department, three digits
    #[arg(long, value_name = "NUMBER")]
    pub la: u16,
    /// Where to write: a folder that does not exist yet, or is empty
    #[arg(long, value_name = "FOLDER")]
    pub out: PathBuf,
    /// The folder of the export that was sent last: only what changed since is told, and what is gone is purged
    #[arg(long, value_name = "FOLDER")]
    pub after: Option<PathBuf>,
    /// Whose records, and where they are
    #[command(flatten)]
    pub of: RecordsOf,
}

/// `bigplan export safeguarding-dataset`.
#[derive(Args, Debug)]
pub struct ExportDataset {
    /// Where to write: a folder that does not exist yet, or is empty
    #[arg(long, value_name = "FOLDER")]
    pub out: PathBuf,
    /// Whose records, and where they are
    #[command(flatten)]
    pub of: RecordsOf,
}

/// `bigplan export parquet`.
#[derive(Args, Debug)]
pub struct ExportParquet {
    /// Where to write: a folder that does not exist yet, or is empty
    #[arg(long, value_name = "FOLDER")]
    pub out: PathBuf,
    /// Whose records, and where they are
    #[command(flatten)]
    pub of: RecordsOf,
}

/// `bigplan registers …`.
#[derive(Debug, Subcommand)]
pub enum Registers {
    /// Write all records of a register into a CSV file or an Excel workbook, from which they come back as they were
    Export(ExportRegister),
    /// Take a spreadsheet into a register: all of its rows, the good ones, or nothing
    Import(ImportRegister),
    /// Name the files whose time is over, and destroy them where that is decided
    Expired(ExpiredFiles),
}

/// `bigplan registers export`.
#[derive(Args, Debug)]
pub struct ExportRegister {
    /// The register, by its code
    pub register: String,
    /// Where to write: a file that does not exist yet, ending in .csv or .xlsx
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Whose records, and where they are
    #[command(flatten)]
    pub of: RecordsOf,
}

/// `bigplan registers expired`.
#[derive(Args, Debug)]
pub struct ExpiredFiles {
    /// Destroy them, all but those that are kept longer for a reason; this cannot be undone
    #[arg(long, requires = "because")]
    pub destroy: bool,
    /// Why they are destroyed, and who agreed to it; the journal keeps it
    #[arg(long, value_name = "WORDS", requires = "destroy")]
    pub because: Option<String>,
    /// Whose records, and where they are
    #[command(flatten)]
    pub of: RecordsOf,
}

/// `bigplan count`.
#[derive(Args, Debug)]
pub struct Count {
    /// Tell the figures of these measures, by their codes: ni-62, "NI 62"
    #[arg(long = "measure", value_name = "CODE", num_args = 1.., requires = "period")]
    pub measures: Vec<String>,
    /// The year or day that the figures are of: 2019/20, 2020-03-31
    #[arg(long, value_name = "PERIOD", requires = "measures")]
    pub period: Option<String>,
    /// By district, sex, age, ethnicity, disability, looked-after or free-meals too, or by groups of the measure's own,
    /// such as source or school-type
    #[arg(long, value_name = "GROUP", requires = "measures")]
    pub by: Option<String>,
    /// Count as on this day, instead of today
    #[arg(long, value_name = "DAY", requires = "measures")]
    pub as_of: Option<jiff::civil::Date>,
    /// Count from statutory returns in a folder instead of from a database; nothing is stored
    #[arg(long, value_name = "FOLDER", requires = "measures", conflicts_with_all = ["begin", "again", "partnership"])]
    pub returns: Option<PathBuf>,
    /// The area that the returns are of, by its code
    #[arg(long, value_name = "CODE", requires = "returns")]
    pub area: Option<String>,
    /// Begin to count a partnership's figures from its records, where nobody has yet
    #[arg(long)]
    pub begin: bool,
    /// Go through all children again, whatever was counted before: what comes of it is the same
    #[arg(long)]
    pub again: bool,
    /// Whose records, and where they are
    #[command(flatten)]
    pub of: RecordsOf,
}

/// `bigplan registers import`.
#[derive(Args, Debug)]
pub struct ImportRegister {
    /// The register, by its code
    pub register: String,
    /// The file: CSV or a workbook, its first row with the headings
    pub file: PathBuf,
    /// What is saved: all rows or nothing, the good ones, or nothing in any case
    #[arg(long, value_enum, default_value_t = AcceptRows::All)]
    pub accept: AcceptRows,
    /// Whose records, and where they are
    #[command(flatten)]
    pub of: RecordsOf,
}

/// What is saved of a file in which some rows are bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum AcceptRows {
    /// All rows, or nothing where one is bad
    All,
    /// The good rows
    Good,
    /// Nothing: a trial
    Nothing,
}
