//! Commands about statutory returns.

use std::path::PathBuf;

use bigplan_returns::report::Kind;
use clap::{Args, Subcommand, ValueEnum};

/// `bigplan returns …`.
#[derive(Debug, Subcommand)]
pub enum Returns {
    /// Try every rule of the department on a return before it is sent; nothing is stored
    Check(CheckReturn),
    /// Make a return of a year from the registers; nothing is sent
    Write(WriteReturn),
    /// Check a return and keep it: it stands for its year, in the place of the one before
    Keep(KeepReturn),
    /// List the returns that are kept
    Kept(super::registers::RecordsOf),
}

/// `bigplan returns keep`.
#[derive(Args, Debug)]
pub struct KeepReturn {
    /// The return, as for returns check. Where it was cut off before, the same files go on where they stopped
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The year of the collection (2024-25, or 2025 in which it ends); the file's own, or the last that has ended
    #[arg(long, value_name = "YEAR", value_parser = collection_year)]
    pub year: Option<u16>,
    /// Let rows with an error, or that cannot be read, count for nothing
    #[arg(long)]
    pub good_rows: bool,
    /// What rules look at besides the return.
    #[command(flatten)]
    pub beside: Beside,
    /// Whose return, and where it is kept
    #[command(flatten)]
    pub of: super::registers::RecordsOf,
}

/// `bigplan returns write`.
#[derive(Args, Debug)]
pub struct WriteReturn {
    /// Which return: cin or ssda903
    #[arg(long = "return", value_enum)]
    pub kind: ReturnKind,
    /// The year of the collection (2024-25, or 2025 in which it ends)
    #[arg(long, value_name = "YEAR", value_parser = collection_year)]
    pub year: u16,
    /// The council's number with the department, three digits; a census names it
    #[arg(long, value_name = "NUMBER", default_value = "")]
    pub la: String,
    /// Write the looked-after return as one XML file instead of one CSV file a table
    #[arg(long)]
    pub xml: bool,
    /// Where to write: a folder that does not exist yet, or is empty
    #[arg(long, value_name = "FOLDER")]
    pub out: PathBuf,
    /// Whose records, and where they are
    #[command(flatten)]
    pub of: super::registers::RecordsOf,
}

/// `bigplan returns check`.
#[derive(Args, Debug)]
pub struct CheckReturn {
    /// The return: the looked-after return as XML or one CSV file a table, the children-in-need census as XML, inspection
    /// lists (Annex A) as a workbook, or the school census as one CSV file a table
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The same return before it was corrected: says what is mended, what is new and what stays
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub earlier: Vec<PathBuf>,
    /// The year of the collection (2024-25, or 2025 in which it ends); the file's own, or the last that has ended
    #[arg(long, value_name = "YEAR", value_parser = collection_year)]
    pub year: Option<u16>,
    /// What rules look at besides the return.
    #[command(flatten)]
    pub beside: Beside,
    /// Write every finding with its table, row and child into a CSV file that does not exist yet
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// What rules look at besides the return.
#[derive(Args, Debug)]
pub struct Beside {
    /// Try the rules of another year (2024-25, or 2025); returns before 2022-23 are checked by the latest known
    #[arg(long, value_name = "YEAR", value_parser = collection_year)]
    pub rules: Option<u16>,
    /// The looked-after return of the year before, which some rules look at
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub last: Vec<PathBuf>,
    /// The code of the council that makes the return (E10000003), for rules about placements outside the area
    #[arg(long, value_name = "CODE", default_value = "")]
    pub council: String,
    /// A directory of postcodes as CSV with the columns postcode, council, east and north, or as the ONS publishes it
    #[arg(long, value_name = "FILE")]
    pub postcodes: Option<PathBuf>,
}

/// `bigplan validate`.
#[derive(Args, Debug)]
pub struct Validate {
    /// Which return the files are
    #[arg(long = "return", value_enum)]
    pub kind: ReturnKind,
    /// The year of the collection (2024-25, or 2025 in which it ends); the file's own, or the last that has ended
    #[arg(long, value_name = "YEAR", value_parser = collection_year)]
    pub year: Option<u16>,
    /// The return
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// What rules look at besides the return.
    #[command(flatten)]
    pub beside: Beside,
    /// Print the findings as rows
    #[arg(long, value_enum, conflicts_with = "json")]
    pub format: Option<Rows>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// A statutory return, by its word for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReturnKind {
    /// The children-in-need census
    Cin,
    /// The looked-after return
    Ssda903,
    /// The lists for an inspection
    AnnexA,
    /// The school census
    SchoolCensus,
}

impl ReturnKind {
    /// The return that is meant.
    pub fn kind(self) -> Kind {
        match self {
            Self::Cin => Kind::Need,
            Self::Ssda903 => Kind::LookedAfter,
            Self::AnnexA => Kind::AnnexA,
            Self::SchoolCensus => Kind::SchoolCensus,
        }
    }
}

/// In which form findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Rows {
    /// Cells between commas, with a heading
    Csv,
}

/// The year in which a collection ends: `2025`, `2024-25` or `2024/25`.
fn collection_year(text: &str) -> Result<u16, String> {
    let wrong = || format!("\"{text}\" is no year of a collection: write 2024-25, or 2025 in which it ends");
    let whole = |part: &str| part.parse::<u16>().ok().filter(|year| (1990..=2100).contains(year));
    match text.split_once(['-', '/']) {
        None => whole(text).ok_or_else(wrong),
        Some((first, last)) => {
            let ends = whole(first).ok_or_else(wrong)? + 1;
            let fits = last == format!("{:02}", ends % 100) || last == ends.to_string();
            fits.then_some(ends).ok_or_else(wrong)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::collection_year;

    #[test]
    fn a_year_may_be_written_as_two_or_by_its_end() {
        for text in ["2025-26", "2025/26", "2025-2026", "2026"] {
            assert_eq!(collection_year(text), Ok(2026), "{text}");
        }
        assert_eq!(collection_year("1999/00"), Ok(2000));
        for text in ["2025-27", "26", "last", "2025-", "-26", "20250"] {
            assert!(collection_year(text).is_err(), "{text}");
        }
    }
}
