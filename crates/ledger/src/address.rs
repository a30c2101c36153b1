//! Where the database is: the address, and for SQLite its folder and file.

use std::fs::{DirBuilder, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use crate::OpenLedgerError;

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Address<'a> {
    Sqlite(PathBuf),
    Postgres(&'a str),
}

pub(crate) fn parse(address: &str) -> Result<Address<'_>, OpenLedgerError> {
    if address.starts_with("postgres://") || address.starts_with("postgresql://") {
        return Ok(Address::Postgres(address));
    }
    let path = address.strip_prefix("sqlite:").map(|path| path.strip_prefix("//").unwrap_or(path));
    match path {
        Some(path) if !path.is_empty() && !path.starts_with(':') => Ok(Address::Sqlite(PathBuf::from(path))),
        // A mistyped address may hold a password: only what stands before the first colon is repeated.
        _ => Err(OpenLedgerError::Address(address.split(':').next().unwrap_or_default().to_owned())),
    }
}

/// Makes the folder and the file where they are missing, readable by their owner
/// alone; SQLite gives its side files the rights of the main file.
pub(crate) fn make_file(path: &Path) -> Result<(), OpenLedgerError> {
    let wrap = |source: io::Error| OpenLedgerError::File { path: path.display().to_string(), source };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(wrap)?;
    }
    OpenOptions::new().append(true).create(true).mode(0o600).open(path).map(drop).map_err(wrap)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_of_address_are_understood() {
        for (address, path) in
            [("sqlite:a/b.db", "a/b.db"), ("sqlite:/a/b.db", "/a/b.db"), ("sqlite:///a/b.db", "/a/b.db")]
        {
            assert_eq!(parse(address).unwrap(), Address::Sqlite(PathBuf::from(path)));
        }
        assert_eq!(parse("postgres://h/d").unwrap(), Address::Postgres("postgres://h/d"));
    }

    #[test]
    fn a_wrong_address_is_refused_without_repeating_a_password() {
        for address in ["", "sqlite:", "sqlite::memory:", "mysql://u:secret@h/d", "/a/b.db"] {
            let sentence = parse(address).unwrap_err().to_string();
            assert!(sentence.contains("sqlite:PATH") && !sentence.contains("secret"), "{sentence}");
        }
    }
}
