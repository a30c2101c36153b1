//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Bigplan past one machine: the same definitions, counted with DataFusion, here or on a cluster.
#[derive(Debug, Parser)]
#[command(name = "bigplan-cluster", version, about, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Everything that the program does.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Count figures from a folder that `bigplan export parquet` wrote: the same as the ledger's, row for row
    Count(Count),
    /// Persistent absence by school and by group of pupils, from Parquet files of attendance
    Attendance(Attendance),
    /// Write invented attendance as Parquet, to measure with
    MakeAttendance(MakeAttendance),
    /// Run a scheduler: it tells executors what to do, and ends when it is interrupted
    Scheduler(Scheduler),
    /// Run an executor: it works for a scheduler, and ends when it is interrupted
    Executor(Executor),
}

/// Where the work is done.
#[derive(Args, Clone, Debug)]
pub struct Where {
    /// A scheduler of a cluster: df://HOST:PORT; in this process when left out
    #[arg(long, value_name = "ADDRESS")]
    pub cluster: Option<String>,
    /// After how many seconds work on a cluster is given up, each time that it is begun
    #[arg(long, value_name = "SECONDS", default_value_t = 600)]
    pub patience: u64,
    /// The memory that work in this process may take before it goes on from disk, in megabytes
    #[arg(long, value_name = "MB", default_value_t = 4_096)]
    pub memory: usize,
}

/// How figures are told: as a table where nothing else is asked for.
#[derive(Args, Clone, Debug)]
pub struct Told {
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
    /// Write the figures into a CSV file that does not exist yet
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    pub out: Option<PathBuf>,
}

/// `bigplan-cluster count`.
#[derive(Args, Debug)]
pub struct Count {
    /// The folder; where a cluster counts, a place that all its machines see under the same name
    #[arg(long, value_name = "FOLDER")]
    pub from: PathBuf,
    /// Only these measures, by their codes; all that are counted when left out
    #[arg(long = "measure", value_name = "CODE", num_args = 1..)]
    pub measures: Vec<String>,
    /// Only this year or day, as periods are written: 2019/20f, 2019/20s, 2020, 2020-03-31; all when left out
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
    /// Count as on this day, instead of the day of the export
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<jiff::civil::Date>,
    /// How figures are told
    #[command(flatten)]
    pub told: Told,
    /// Where the work is done
    #[command(flatten)]
    pub at: Where,
}

/// `bigplan-cluster attendance`.
#[derive(Args, Debug)]
pub struct Attendance {
    /// Parquet files, or folders of them; for a cluster, as all its machines see them
    #[arg(long, value_name = "PARQUET", num_args = 1.., required = true)]
    pub from: Vec<PathBuf>,
    /// How figures are told
    #[command(flatten)]
    pub told: Told,
    /// Where the work is done
    #[command(flatten)]
    pub at: Where,
}

/// `bigplan-cluster make-attendance`.
#[derive(Args, Debug)]
pub struct MakeAttendance {
    /// How many rows: one a pupil and term
    #[arg(long, default_value_t = 3_000_000)]
    pub rows: u64,
    /// The same number gives the same pupils
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// In how many files
    #[arg(long, default_value_t = 4)]
    pub files: u64,
    /// Where to write: a folder that does not exist yet
    #[arg(long, value_name = "FOLDER")]
    pub out: PathBuf,
}

/// `bigplan-cluster scheduler`.
#[derive(Args, Debug)]
pub struct Scheduler {
    /// Where to listen. Nobody is asked who they are: keep it within a network that only the cluster is in
    #[arg(long, default_value = "127.0.0.1:50050")]
    pub listen: std::net::SocketAddr,
    /// After how many seconds without a word an executor is given up
    #[arg(long, value_name = "SECONDS", default_value_t = 20)]
    pub patience: u64,
}

/// `bigplan-cluster executor`.
#[derive(Args, Debug)]
pub struct Executor {
    /// The scheduler: HOST:PORT
    #[arg(long, default_value = "127.0.0.1:50050")]
    pub scheduler: String,
    /// Where others fetch what was worked out here; the next port is taken too
    #[arg(long, default_value = "127.0.0.1:50061")]
    pub listen: std::net::SocketAddr,
    /// How many tasks at once; as many as there are processors when left out
    #[arg(long, default_value_t = 0)]
    pub tasks: usize,
    /// The memory that its tasks may take together before they go on from disk, in megabytes
    #[arg(long, value_name = "MB", default_value_t = 2_048)]
    pub memory: u64,
    /// A folder for what is worked out; a new one in the system's place for such when left out
    #[arg(long, value_name = "FOLDER")]
    pub work: Option<PathBuf>,
}
