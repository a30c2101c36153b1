//! The definitions as they were last applied.

use bigplan_register::Files;
use sha2::{Digest, Sha256};

use crate::LedgerError;
use crate::store::{Link, Work};
use crate::transaction::Change;

/// What was applied last.
pub(super) struct StoredFiles {
    pub(super) files: Files,
}

impl StoredFiles {
    /// Whether any file came, went or changed.
    pub(super) fn differs(&self, files: &Files) -> bool {
        let sorted = |files: &[(String, String)]| {
            let mut files = files.to_vec();
            files.sort();
            files
        };
        let kinds =
            |files: &Files| [&files.registers, &files.lists, &files.roles, &files.calendars].map(|files| sorted(files));
        kinds(&self.files) != kinds(files)
    }
}

pub(super) async fn read(work: &mut Work) -> Result<StoredFiles, LedgerError> {
    let sql = "SELECT kind, name, body FROM register_files ORDER BY kind, name";
    let mut files = Files::default();
    for (kind, name, text) in rows!(work, (String, String, String), sql)? {
        match kind.as_str() {
            "register" => files.registers.push((name, text)),
            "list" => files.lists.push((name, text)),
            "roles" => files.roles.push((name, text)),
            _ => files.calendars.push((name, text)),
        }
    }
    Ok(StoredFiles { files })
}

/// How many times definitions have been applied.
pub(super) async fn generation(link: &mut Link<'_>) -> Result<i64, LedgerError> {
    let sql = "SELECT generation FROM register_generation WHERE only_row = 1";
    Ok(row!(link, (i64,), sql)?.0)
}

pub(super) async fn write(change: &mut Change<'_>, files: &Files, generation: i64) -> Result<(), LedgerError> {
    execute!(change.work, "DELETE FROM register_files")?;
    let kinds = [
        ("register", &files.registers),
        ("list", &files.lists),
        ("roles", &files.roles),
        ("calendar", &files.calendars),
    ];
    for (kind, files) in kinds {
        for (name, text) in files {
            let sum = crate::journal::hex(&Sha256::digest(text.as_bytes()));
            let sql = "INSERT INTO register_files (kind, name, body, sha256, applied_at) VALUES ($1, $2, $3, $4, $5)";
            execute!(change.work, sql, kind, name.as_str(), text.as_str(), sum, change.at)?;
        }
    }
    execute!(change.work, "UPDATE register_generation SET generation = $1 WHERE only_row = 1", generation).map(drop)
}
