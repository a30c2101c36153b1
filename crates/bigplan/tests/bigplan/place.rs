//! A folder with a database, and the program that works there.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

/// A file beside this package, as it is called from every folder. Asked at run time: a path compiled in would be that of
/// whichever checkout was built last.
pub fn given(name: &str) -> String {
    std::path::absolute(name).unwrap().to_str().unwrap().to_owned()
}

/// A folder of a test's own; it is gone when the test is done.
pub struct Place {
    pub folder: PathBuf,
}

impl Place {
    /// A new folder. The database in it is made by the first command that needs one.
    pub fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("bigplan-command-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self { folder }
    }

    /// Where its database is, as the program takes it.
    pub fn database(&self) -> String {
        format!("sqlite:{}", self.folder.join("plans.sqlite").display())
    }

    /// The path of a file there.
    pub fn path(&self, name: &str) -> String {
        self.folder.join(name).to_string_lossy().into_owned()
    }

    /// Writes a file there, in folders that are made where they are missing, and gives its path.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path.to_string_lossy().into_owned()
    }

    /// Runs the program there. Where the folder has definitions of its own, they hold.
    pub fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bigplan"));
        command.args(arguments).current_dir(&self.folder).env("BIGPLAN_DATABASE", self.database());
        command.env_remove("BIGPLAN_PASSWORD").env_remove("BIGPLAN_DEFINITIONS");
        let definitions = self.folder.join("definitions");
        if definitions.is_dir() {
            command.env("BIGPLAN_DEFINITIONS", definitions);
        }
        command.output().unwrap()
    }

    /// Runs the program there; how it ended, and the document that it printed.
    pub fn json(&self, arguments: &[&str]) -> (i32, Value) {
        let output = self.run(arguments);
        let json = serde_json::from_slice(&output.stdout).expect("one JSON document and nothing else");
        (output.status.code().unwrap(), json)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// What a command said of what went wrong.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
