//! Commands about statutory returns.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// `bigplan returns …`.
#[derive(Debug, Subcommand)]
pub enum Returns {
    /// Try every rule of the department on a return before it is sent; nothing is stored
    Check(CheckReturn),
}

/// `bigplan returns check`.
#[derive(Args, Debug)]
pub struct CheckReturn {
    /// The return: the looked-after return as XML or one CSV file a table, or the children-in-need census as XML
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The looked-after return of the year before, which some rules look at
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub last: Vec<PathBuf>,
    /// The same return before it was corrected: says what is mended, what is new and what stays
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub earlier: Vec<PathBuf>,
    /// The year in which the collection ends (2025 for 2024/25); the file's own, or the last that has ended
    #[arg(long, value_name = "YEAR")]
    pub year: Option<u16>,
    /// The code of the council that makes the return (E10000003), for rules about placements outside the area
    #[arg(long, value_name = "CODE", default_value = "")]
    pub council: String,
    /// A directory of postcodes as CSV with the columns postcode, council, east and north, or as the ONS publishes it
    #[arg(long, value_name = "FILE")]
    pub postcodes: Option<PathBuf>,
    /// Write every finding with its table, row and child into a CSV file that does not exist yet
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}
