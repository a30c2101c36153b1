//! Files of figures on their way: held with what was chosen for them, so that one can leave and come back.
//! Nothing of a file counts before a person keeps it.

use jiff::Timestamp;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::clock::Moment;
use crate::journal::hex;
use crate::transaction::Change;
use crate::{Actor, FigureFileId, Ledger, LedgerError, LoadId, PartnershipId, Right, Subject};

/// Where a file of figures is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FigureFileState {
    /// It waits for a person.
    Open,
    /// Its figures were kept.
    Kept,
    /// Thrown away; its bytes are gone.
    Discarded,
}

crate::text_column::words!(FigureFileState, "state of a file of figures" {
    Open = "open", Kept = "kept", Discarded = "discarded",
});

/// A file of figures to be held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFigureFile {
    /// Its name, without folders.
    pub name: String,
    /// All of it.
    pub bytes: Vec<u8>,
    /// What is chosen for it at first, as JSON.
    pub choices: String,
}

/// What is known of a held file without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureFileSummary {
    /// Its id.
    pub id: FigureFileId,
    /// Whose it is.
    pub partnership: PartnershipId,
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Where it is.
    pub state: FigureFileState,
    /// Goes up by one with every change.
    pub revision: i64,
    /// The load that it became, where it brought anything new.
    pub load: Option<LoadId>,
    /// Who sent it, where their name is known.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// A held file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureFile {
    /// What is known without the bytes.
    pub summary: FigureFileSummary,
    /// What was chosen for it, as JSON.
    pub choices: String,
    /// All of it; empty where it was thrown away.
    pub bytes: Vec<u8>,
}

type Row = (FigureFileId, PartnershipId, String, String, FigureFileState, i64, Option<LoadId>, Option<String>, Moment);

fn summary((id, partnership, name, sha256, state, revision, load, by, Moment(at)): Row) -> FigureFileSummary {
    FigureFileSummary { id, partnership, name, sha256, state, revision, load, by, at }
}

/// Held files with the load that they became and the name of who sent them.
macro_rules! summaries {
    ($which:literal) => {
        concat!(
            "SELECT f.id, f.partnership_id, f.name, f.sha256, f.state, f.revision, l.id, a.name, f.begun_at
             FROM figure_files f LEFT JOIN figure_loads l ON l.number = f.load_number
             LEFT JOIN accounts a ON f.begun_by = 'account:' || a.id ",
            $which
        )
    };
}

impl Ledger {
    /// Holds a file of figures until somebody keeps or discards it.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`], [`LedgerError::Database`].
    pub async fn hold_figure_file(
        &self,
        actor: &Actor,
        of: PartnershipId,
        new: NewFigureFile,
    ) -> Result<FigureFileId, LedgerError> {
        actor.require(Right::LoadFigures, Some(of))?;
        let id = FigureFileId::random()?;
        let sha256 = hex(&Sha256::digest(&new.bytes));
        let mut change = self.change(actor).await?;
        execute!(
            change.work,
            "INSERT INTO figure_files (id, partnership_id, name, sha256, bytes, state, choices, begun_by, revision,
                                       begun_at, changed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $9)",
            id,
            of,
            &new.name,
            &sha256,
            &new.bytes,
            FigureFileState::Open,
            &new.choices,
            actor.journal_text(),
            change.at
        )?;
        let body = json!({"file": new.name, "sha256": sha256, "size": new.bytes.len()});
        change.record("figure-file-held", Some(of), Subject::FigureFile(id), body);
        change.commit().await?;
        Ok(id)
    }

    /// The files of figures of a partnership, newest first, at most `limit`.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`], [`LedgerError::Database`].
    pub async fn figure_files(
        &self,
        actor: &Actor,
        of: PartnershipId,
        limit: u32,
    ) -> Result<Vec<FigureFileSummary>, LedgerError> {
        actor.require(Right::ReadDrafts, Some(of))?;
        let mut read = self.store.read().await?;
        let sql = summaries!("WHERE f.partnership_id = $1 ORDER BY f.begun_at DESC, f.id LIMIT $2");
        Ok(rows!(read, Row, sql, of, i64::from(limit))?.into_iter().map(summary).collect())
    }

    /// What is known of a held file without its bytes; `None` where the actor may not see it.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn figure_file_summary(
        &self,
        actor: &Actor,
        id: FigureFileId,
    ) -> Result<Option<FigureFileSummary>, LedgerError> {
        let mut read = self.store.read().await?;
        let row = optional_row!(read, Row, summaries!("WHERE f.id = $1"), id)?;
        Ok(row.map(summary).filter(|found| actor.may(Right::ReadDrafts, Some(found.partnership))))
    }

    /// A held file; `None` where there is none or the actor may not see it.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn figure_file(&self, actor: &Actor, id: FigureFileId) -> Result<Option<FigureFile>, LedgerError> {
        let Some(summary) = self.figure_file_summary(actor, id).await? else { return Ok(None) };
        let mut read = self.store.read().await?;
        let sql = "SELECT choices, bytes FROM figure_files WHERE id = $1";
        let (choices, bytes) = row!(read, (String, Vec<u8>), sql, id)?;
        Ok(Some(FigureFile { summary, choices, bytes }))
    }

    /// Puts other choices in the place of those of a held file; gives its new revision.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`] where it is no longer at `expected`, [`LedgerError::State`] where it is not
    /// open, [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn choose_for_figure_file(
        &self,
        actor: &Actor,
        id: FigureFileId,
        expected: i64,
        choices: &str,
    ) -> Result<i64, LedgerError> {
        let mut change = self.change(actor).await?;
        let of = open(&mut change, id, expected).await?;
        let sql = "UPDATE figure_files SET choices = $1, revision = revision + 1, changed_at = $2 WHERE id = $3";
        execute!(change.work, sql, choices, change.at, id)?;
        change.record("figure-file-read-as", Some(of), Subject::FigureFile(id), json!({"choices": choices}));
        change.commit().await?;
        Ok(expected + 1)
    }

    /// Throws a held file away.
    ///
    /// # Errors
    /// As [`Ledger::choose_for_figure_file`].
    pub async fn discard_figure_file(&self, actor: &Actor, id: FigureFileId, expected: i64) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let of = open(&mut change, id, expected).await?;
        let none: &[u8] = &[];
        let sql = "UPDATE figure_files SET state = 'discarded', bytes = $1, revision = revision + 1, changed_at = $2
                   WHERE id = $3";
        execute!(change.work, sql, none, change.at, id)?;
        change.record("figure-file-discarded", Some(of), Subject::FigureFile(id), json!({}));
        change.commit().await
    }
}

/// Notes inside a load that a held file's figures were kept; `load` is `None` where they were all known.
pub(super) async fn keep(
    change: &mut Change<'_>,
    id: FigureFileId,
    expected: i64,
    load: Option<i64>,
) -> Result<(), LedgerError> {
    let of = open(change, id, expected).await?;
    let sql = "UPDATE figure_files SET state = 'kept', load_number = $1, revision = revision + 1, changed_at = $2
               WHERE id = $3";
    execute!(change.work, sql, load, change.at, id)?;
    change.record("figure-file-kept", Some(of), Subject::FigureFile(id), json!({"changed": load.is_some()}));
    Ok(())
}

/// Whose the file is, where the change's actor may change it and it is as it was looked at.
async fn open(change: &mut Change<'_>, id: FigureFileId, expected: i64) -> Result<PartnershipId, LedgerError> {
    // The row is locked first, so that of two people who decide at once the second sees what the first did.
    execute!(change.work, "UPDATE figure_files SET revision = revision WHERE id = $1", id)?;
    let sql = "SELECT partnership_id, state, revision FROM figure_files WHERE id = $1";
    let found = optional_row!(change.work, (PartnershipId, FigureFileState, i64), sql, id)?;
    let visible = |row: &(PartnershipId, FigureFileState, i64)| change.actor.may(Right::ReadDrafts, Some(row.0));
    let (of, state, revision) = found.filter(visible).ok_or(LedgerError::NotFound("file of figures"))?;
    change.actor.require(Right::LoadFigures, Some(of))?;
    if state != FigureFileState::Open {
        return Err(LedgerError::State("this file was kept or thrown away already"));
    }
    if revision != expected {
        return Err(LedgerError::Conflict { what: "file", current: revision });
    }
    Ok(of)
}
