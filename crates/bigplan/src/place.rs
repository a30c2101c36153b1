//! Where the program keeps its data when nobody says otherwise.

use std::path::PathBuf;

use crate::outcome::Failure;

/// Which database a command works on when none is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The partnership's own.
    Own,
    /// The demonstration's, so that it never mixes with a partnership's own.
    Demonstration,
}

/// The folder for data of the person who runs the program.
///
/// # Errors
/// When the system names no such folder.
pub fn data_folder() -> Result<PathBuf, Failure> {
    dirs::data_local_dir().map(|folder| folder.join("bigplan")).ok_or_else(|| {
        Failure::new("no-data-folder", "There is no folder for your data on this machine. Name a database with --database sqlite:PATH. Nothing was saved.")
    })
}

/// The address of the database: the one that is named, else a file in the data folder.
///
/// # Errors
/// As [`data_folder`].
pub fn database(named: Option<&str>, purpose: Purpose) -> Result<String, Failure> {
    if let Some(address) = named {
        return Ok(address.to_owned());
    }
    let file = match purpose {
        Purpose::Own => "bigplan.sqlite",
        Purpose::Demonstration => "demonstration.sqlite",
    };
    Ok(format!("sqlite:{}", data_folder()?.join(file).display()))
}
