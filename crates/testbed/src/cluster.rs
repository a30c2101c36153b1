//! A PostgreSQL cluster for one run of tests.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};

use crate::{certificate, programs};

/// Why no cluster could be started.
#[derive(Debug)]
pub enum StartClusterError {
    /// PostgreSQL's programs are not on this machine.
    NotInstalled,
    /// They are, and something went wrong.
    Failed(String),
}

impl std::fmt::Display for StartClusterError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotInstalled => f.write_str("PostgreSQL is not installed; install the Debian package postgresql"),
            Self::Failed(why) => write!(f, "PostgreSQL for the tests could not be started: {why}"),
        }
    }
}

impl std::error::Error for StartClusterError {}

impl From<String> for StartClusterError {
    fn from(why: String) -> Self {
        Self::Failed(why)
    }
}

/// A running cluster: somebody else's, or our own.
#[derive(Debug)]
pub struct Cluster {
    address: String,
    programs: PathBuf,
    /// Ours to stop: the watcher stops the cluster when this end of its pipe closes.
    watcher: Option<(Child, Option<ChildStdin>)>,
}

impl Cluster {
    /// A cluster that is running already, by the address of any of its databases.
    pub fn at(address: &str) -> Self {
        Self { address: address.to_owned(), programs: programs::newest().unwrap_or_default(), watcher: None }
    }

    /// Makes a cluster in a temporary folder and starts it on a free loopback port.
    ///
    /// # Errors
    /// [`StartClusterError`].
    pub fn start() -> Result<Self, StartClusterError> {
        Self::start_with(|_| Ok(String::new()))
    }

    /// As [`Cluster::start`], speaking TLS as `localhost` with a certificate signed by
    /// itself; gives the certificate's file too, which goes with the cluster.
    ///
    /// # Errors
    /// [`StartClusterError`], also where `openssl` is not installed.
    pub fn start_encrypted() -> Result<(Self, PathBuf), StartClusterError> {
        let mut certificate = PathBuf::new();
        let cluster = Self::start_with(|folder| {
            certificate = certificate::make(folder)?;
            Ok("-c ssl=on".to_owned())
        })?;
        Ok((cluster, certificate))
    }

    /// `prepare` is given the made cluster's folder and gives more settings for its start.
    fn start_with(prepare: impl FnOnce(&Path) -> Result<String, String>) -> Result<Self, StartClusterError> {
        let programs = programs::newest().ok_or(StartClusterError::NotInstalled)?;
        let folder = tempfile::Builder::new().prefix("bigplan-postgres-").tempdir();
        let folder = folder.map_err(|error| error.to_string())?;
        if programs::is_root() {
            programs::run(Command::new("chown").arg("postgres:").arg(folder.path()))?;
        }
        initialise(&programs, folder.path())?;
        let more = prepare(folder.path())?;
        let port = start_on_free_port(&programs, folder.path(), &more)?;
        let watcher = watch(&programs, &folder.keep())?;
        let address = format!("postgres://postgres@127.0.0.1:{port}/postgres");
        Ok(Self { address, programs, watcher: Some(watcher) })
    }

    /// The address of the cluster's own database, in which nothing is stored.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The address of another of its databases.
    pub(crate) fn address_of(&self, database: &str) -> String {
        let (before, _) = self.address.rsplit_once('/').unwrap_or((&self.address, ""));
        format!("{before}/{database}")
    }

    /// Runs one statement through `psql`; gives its unadorned output.
    pub(crate) fn psql(&self, database: &str, statement: &str) -> Result<String, String> {
        let mut psql = Command::new(self.programs.join("psql"));
        psql.args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", statement]).arg(self.address_of(database));
        let output = programs::run(&mut psql)?;
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// The name of the database in the cluster's address.
    pub(crate) fn home(&self) -> &str {
        self.address.rsplit('/').next().unwrap_or("postgres")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some((mut watcher, pipe)) = self.watcher.take() {
            drop(pipe);
            // The watcher ends once the cluster has stopped; nothing can be done where it does not.
            let _ = watcher.wait();
        }
    }
}

fn initialise(programs: &Path, folder: &Path) -> Result<(), String> {
    let mut initdb = programs::command(&programs.join("initdb"));
    initdb.arg("-D").arg(folder.join("data"));
    initdb.args(["-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]);
    programs::run(initdb.current_dir("/")).map(drop)
}

/// Another program may take the port between our look and PostgreSQL's start: then we look again.
fn start_on_free_port(programs: &Path, folder: &Path, more: &str) -> Result<u16, String> {
    let mut failure = String::new();
    for _ in 0..5 {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let port = port.map_err(|error| error.to_string())?.port();
        let settings = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -k {} -c fsync=off -c full_page_writes=off -c max_connections=300 {more}",
            folder.display()
        );
        let mut start = programs::command(&programs.join("pg_ctl"));
        start
            .arg("-D")
            .arg(folder.join("data"))
            .arg("-l")
            .arg(folder.join("log"))
            .args(["-w", "-s", "-o", &settings, "start"]);
        // PostgreSQL outlives pg_ctl and would hold our pipes open.
        let status = start.current_dir("/").stdout(Stdio::null()).stderr(Stdio::null()).status();
        match status {
            Ok(status) if status.success() => return Ok(port),
            _ => failure = std::fs::read_to_string(folder.join("log")).unwrap_or_else(|error| error.to_string()),
        }
    }
    Err(failure)
}

/// A small shell that waits for our end, however we end, then stops the cluster and removes its folder.
fn watch(programs: &Path, folder: &Path) -> Result<(Child, Option<ChildStdin>), String> {
    let script = r#"trap '' INT TERM HUP; cat >/dev/null; "$@" stop; rm -rf "$0""#;
    let mut stop = Command::new("sh");
    stop.args(["-c", script]).arg(folder);
    let pg_ctl = programs::command(&programs.join("pg_ctl"));
    stop.arg(pg_ctl.get_program()).args(pg_ctl.get_args());
    stop.arg("-D").arg(folder.join("data")).args(["-m", "immediate", "-s"]);
    stop.current_dir("/").stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut watcher = stop.spawn().map_err(|error| error.to_string())?;
    let pipe = watcher.stdin.take();
    Ok((watcher, pipe))
}
