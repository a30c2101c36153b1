//! A folder with an invented county, and the two programs.

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

/// A folder of a test's own; it is gone when the test is done.
pub struct Place {
    pub folder: PathBuf,
}

impl Place {
    pub fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("bigplan-cluster-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self { folder }
    }

    /// Runs the main program.
    pub fn main(&self, arguments: &[&str]) -> Value {
        let program = std::env::var("BIGPLAN").expect("BIGPLAN names the main program: run script/test --cluster");
        let mut command = Command::new(program);
        command.env("BIGPLAN_DATABASE", format!("sqlite:{}", self.folder.join("county.sqlite").display()));
        let output = command.args(arguments).current_dir(&self.folder).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", said(&output));
        serde_json::from_slice(&output.stdout).expect("one JSON document")
    }

    /// A small invented county, exported.
    pub fn with_county(self, children: &str) -> Self {
        let county = ["demo", "county", "--children", children, "--years", "4", "--until", "2024-03-31", "--json"];
        self.main(&county);
        self.main(&["export", "parquet", "--out", "counted", "--json"]);
        self
    }

    /// Begins to run the program.
    pub fn begin(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bigplan-cluster"));
        command.args(arguments).current_dir(&self.folder);
        command
    }

    /// Runs the program; how it ended, and the document that it printed.
    pub fn json(&self, arguments: &[&str]) -> (i32, Value) {
        let output = self.begin(arguments).output().unwrap();
        let document = serde_json::from_slice(&output.stdout);
        let document = document.unwrap_or_else(|why| panic!("{arguments:?}: {why}: {}", said(&output)));
        (output.status.code().unwrap_or(-1), document)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// What a program wrote.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}
