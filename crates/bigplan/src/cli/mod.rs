//! The command line: one definition gives the parser, the help and the manual.

mod registers;
mod returns;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub use registers::{
    AcceptRows, Count, ExpiredFiles, ExportDaily, ExportDataset, ExportParquet, ExportRegister, ImportRegister,
    RecordsOf, Registers,
};
pub use returns::{Beside, CheckReturn, KeepReturn, ReturnKind, Returns, Rows, Validate, WriteReturn};

/// Bigplan: the system behind a children and young people's plan.
#[derive(Debug, Parser)]
#[command(name = "bigplan", version, about, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Everything that the program does.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the pages
    Serve(Serve),
    /// Read a document
    #[command(subcommand)]
    Import(Import),
    /// Keep a plan as a file, or give registers away in a form of the department's
    #[command(subcommand)]
    Export(Export),
    /// Load figures of measures
    #[command(subcommand)]
    Figures(Figures),
    /// Keep a register as a spreadsheet, and take one in
    #[command(subcommand)]
    Registers(Registers),
    /// Check a statutory return, keep it, or make one from the registers
    #[command(subcommand)]
    Returns(Returns),
    /// Every finding of a statutory return, for other programs
    Validate(Validate),
    /// Name every hole in a plan
    #[command(subcommand)]
    Check(Check),
    /// Count figures from records now; the serving program does it by itself
    Count(Count),
    /// Bring the database up to this version of the program
    Migrate(Database),
    /// Check that nobody changed the journal
    Journal(Database),
    /// Send the letters that are due this week; the serving program does it by itself
    Mail(Mail),
    /// Make an account; its password is asked for or made
    Account(Account),
    /// Make something invented, to look at and to measure with
    #[command(subcommand)]
    Demo(Demo),
}

/// Which database.
#[derive(Args, Clone, Debug)]
pub struct Database {
    /// sqlite:PATH or postgres://…; a file in your data folder when left out
    #[arg(long, env = "BIGPLAN_DATABASE")]
    pub database: Option<String>,
}

/// How letters are sent; none are where no server is named.
#[derive(Args, Clone, Debug)]
pub struct Letters {
    /// The mail server: smtps://USER:PASSWORD@HOST:PORT or smtp://HOST:PORT?tls=required
    #[arg(long, env = "BIGPLAN_SMTP", hide_env_values = true)]
    pub smtp: Option<String>,
    /// Whom letters come from, for example "Bigplan <bigplan@example.org>"
    #[arg(long, env = "BIGPLAN_MAIL_FROM")]
    pub mail_from: Option<String>,
    /// The address at which people reach the site, for the links in letters
    #[arg(long, env = "BIGPLAN_ADDRESS")]
    pub address: Option<String>,
}

/// `bigplan mail`.
#[derive(Args, Debug)]
pub struct Mail {
    /// The database
    #[command(flatten)]
    pub database: Database,
    /// The mail server
    #[command(flatten)]
    pub letters: Letters,
}

/// `bigplan serve`.
#[derive(Args, Debug)]
pub struct Serve {
    /// The database
    #[command(flatten)]
    pub database: Database,
    /// Where to listen
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Load three partnerships to look at, into a database of their own unless one is named
    #[arg(long)]
    pub demo: bool,
    /// People reach the site over https (a proxy in front does the encrypting)
    #[arg(long, env = "BIGPLAN_HTTPS")]
    pub https: bool,
    /// The weekly letters
    #[command(flatten)]
    pub letters: Letters,
}

/// `bigplan import …`.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Read a plan out of a document, or lay an edited export over its plan
    Plan(ImportPlan),
}

/// `bigplan import plan`.
#[derive(Args, Debug)]
pub struct ImportPlan {
    /// The document: text, Word, spreadsheet, CSV, HTML, Markdown or PDF
    pub file: PathBuf,
    /// Store the plan as a draft of this partnership (its short name)
    #[arg(long, value_name = "PARTNERSHIP")]
    pub into: Option<String>,
    /// The file is an edited export: lay it over this plan (its id, or PARTNERSHIP/PLAN)
    #[arg(long, value_name = "PLAN", conflicts_with = "into")]
    pub into_plan: Option<String>,
    /// Whose side holds where both the plan and the file have changed: plan or file
    #[arg(long, value_name = "SIDE", requires = "into_plan")]
    pub prefer: Option<String>,
    /// Only show what an edited export would change
    #[arg(long, requires = "into_plan")]
    pub dry_run: bool,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
    /// The database, for --into and --into-plan
    #[command(flatten)]
    pub database: Database,
}

/// `bigplan export …`.
#[derive(Debug, Subcommand)]
pub enum Export {
    /// Keep a whole plan as JSON, CSV files or an Excel workbook, from which it comes back without loss
    Plan(ExportPlan),
    /// Write the Standard Safeguarding Dataset as a folder of tables
    SafeguardingDataset(ExportDataset),
    /// Write the daily messages to the Department for Education as files; nothing is sent
    DfeDaily(ExportDaily),
    /// Write what counting reads as Parquet files, without names, to be counted past one machine (bigplan-cluster)
    #[command(long_flag = "parquet")]
    Parquet(ExportParquet),
}

/// `bigplan export plan`.
#[derive(Args, Debug)]
pub struct ExportPlan {
    /// The plan: its id, or PARTNERSHIP/PLAN as in addresses
    pub plan: String,
    /// json, csv or xlsx
    #[arg(long, default_value = "json")]
    pub format: String,
    /// Where to write the file
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
    /// The database
    #[command(flatten)]
    pub database: Database,
}

/// `bigplan figures …`.
#[derive(Debug, Subcommand)]
pub enum Figures {
    /// Load a CSV or a workbook: all of it, the good rows, or nothing
    Load(LoadFigures),
}

/// `bigplan figures load`.
#[derive(Args, Debug)]
pub struct LoadFigures {
    /// The file: CSV or Excel, one figure a row or wide, DfE open data, public health profile
    pub file: PathBuf,
    /// The partnership whose figures they are (its short name); all partnerships share them when left out
    #[arg(long, value_name = "PARTNERSHIP")]
    pub partnership: Option<String>,
    /// Only those who see the partnership's drafts see the figures
    #[arg(long, requires = "partnership")]
    pub internal: bool,
    /// Where the figures were published, for rows that do not say
    #[arg(long, value_name = "WORDS", default_value = "")]
    pub source: String,
    /// The day on which they were published, for rows that do not say (2009-09-30)
    #[arg(long, value_name = "DAY")]
    pub published_on: Option<jiff::civil::Date>,
    /// How the columns are read, as JSON, where the headings do not say it
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
    /// Keep the good rows of a file in which some are bad
    #[arg(long)]
    pub good_rows: bool,
    /// Only show what would be stored
    #[arg(long)]
    pub dry_run: bool,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
    /// The database
    #[command(flatten)]
    pub database: Database,
}

/// `bigplan check …`.
#[derive(Debug, Subcommand)]
pub enum Check {
    /// Check a plan in a document, or the plans of a partnership
    Plan(CheckPlan),
}

/// `bigplan check plan`.
#[derive(Args, Debug)]
pub struct CheckPlan {
    /// A document, or the short name of a partnership
    #[arg(value_name = "FILE|PARTNERSHIP")]
    pub subject: String,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
    /// The database, for a partnership
    #[command(flatten)]
    pub database: Database,
}

/// `bigplan account`.
#[derive(Args, Debug)]
pub struct Account {
    /// The e-mail address to sign in with
    #[arg(long)]
    pub email: String,
    /// The name that pages show
    #[arg(long)]
    pub name: String,
    /// reader, editor or administrator
    #[arg(long, default_value = "reader")]
    pub role: String,
    /// The database
    #[command(flatten)]
    pub database: Database,
}

/// `bigplan demo …`.
#[derive(Debug, Subcommand)]
pub enum Demo {
    /// Make an invented county: families, schools, and what children's services did, at published rates
    County(DemoCounty),
}

/// `bigplan demo county`.
#[derive(Args, Debug)]
pub struct DemoCounty {
    /// How many children under 18 live in it on its last day
    #[arg(long, default_value_t = 2_000)]
    pub children: u32,
    /// How many years its records go back: 1 to 25
    #[arg(long, default_value_t = 10)]
    pub years: u16,
    /// Which of all counties of this size: the same number gives the same county
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Its last day; always the same one when left out, so that the county is too
    #[arg(long, value_name = "DAY", default_value = "2026-03-31")]
    pub until: jiff::civil::Date,
    /// The partnership (its short name), which is made where it is not there, and holds nothing else
    #[arg(long, value_name = "PARTNERSHIP", default_value = "invented-county")]
    pub into: String,
    /// Also write how often each pupil was in school, term by term, as CSV
    #[arg(long, value_name = "FILE")]
    pub attendance: Option<PathBuf>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
    /// The database; the demonstration's when left out
    #[command(flatten)]
    pub database: Database,
}
