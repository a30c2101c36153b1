//! Beginning a return, or going on with one, and storing its files part by part.

use std::io::Read;

use serde_json::json;

use super::files::{self, ReturnFile};
use super::{ReturnState, seen};
use crate::transaction::Change;
use crate::{Actor, Ledger, LedgerError, PartnershipId, ReturnId, Right, Subject};

/// The most files that a return has: the tables of a looked-after return, and room for more.
const MOST_FILES: usize = 100;
/// The longest name of a file, in characters.
const LONGEST_NAME: usize = 200;

/// A return that is to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReturn {
    /// Which return: `ssda903`, `cin`, `annex-a` or `school-census`.
    pub kind: String,
    /// The year in which its collection ends.
    pub year: u16,
    /// Its files.
    pub files: Vec<ReturnFile>,
}

impl Ledger {
    /// Begins to keep a return; where the same files were begun before and cut off, goes on with them.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`]; [`LedgerError::Field`] for `file` where there is none, or too many, or a name is too long.
    pub async fn begin_return(
        &self,
        actor: &Actor,
        of: PartnershipId,
        new: &NewReturn,
    ) -> Result<ReturnId, LedgerError> {
        actor.require(Right::LoadFigures, Some(of))?;
        let wrong = |message| LedgerError::Field { field: "file", message };
        if new.files.is_empty() || new.files.len() > MOST_FILES {
            return Err(wrong("Choose the files of one return, at most 100."));
        }
        if new.files.iter().any(|file| file.name.chars().count() > LONGEST_NAME) {
            return Err(wrong("A file’s name must be 200 characters or fewer."));
        }
        let mut change = self.change(actor).await?;
        if let Some(begun) = begun(&mut change, of, new).await? {
            return Ok(begun);
        }
        let id = ReturnId::random()?;
        execute!(
            change.work,
            "INSERT INTO statutory_returns (id, partnership_id, kind, year, state, left_out, row_count, error_count,
                                            query_count, begun_by, begun_at)
             VALUES ($1, $2, $3, $4, $5, '', 0, 0, 0, $6, $7)",
            id,
            of,
            new.kind.as_str(),
            i64::from(new.year),
            ReturnState::Loading,
            actor.journal_text(),
            change.at
        )?;
        for (position, file) in (0_i64..).zip(&new.files) {
            let size = i64::try_from(file.size).unwrap_or(i64::MAX);
            let sql = "INSERT INTO statutory_return_files (return_id, position, name, sha256, size)
                       VALUES ($1, $2, $3, $4, $5)";
            execute!(change.work, sql, id, position, file.name.as_str(), file.sha256.as_str(), size)?;
        }
        let file = |file: &ReturnFile| json!({"name": file.name, "sha256": file.sha256, "size": file.size});
        let files: Vec<_> = new.files.iter().map(file).collect();
        let body = json!({"return": new.kind, "year": new.year, "files": files});
        change.record("return-begun", Some(of), Subject::Return(id), body);
        change.commit().await?;
        Ok(id)
    }

    /// Stores a file of a return that was begun: the parts that are not there yet, each lasting before the next is read.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`]; [`LedgerError::State`] where the return is no longer on its way;
    /// [`LedgerError::BrokeOff`] where the file cannot be read on: what was stored stays.
    pub async fn store_return_file(
        &self,
        actor: &Actor,
        id: ReturnId,
        file: usize,
        mut source: impl Read + Send,
    ) -> Result<(), LedgerError> {
        let mut read = self.store.read().await?;
        let known = seen(&mut read.link(), actor, id).await?;
        let wanted = known.files.get(file).ok_or(LedgerError::NotFound("file of the return"))?;
        let there = files::stored(&mut read.link(), known.partnership, &wanted.sha256).await?;
        drop(read);
        for position in 0..wanted.parts() {
            let bytes = files::part(&mut source).map_err(LedgerError::BrokeOff)?;
            if position >= there {
                self.store_return_part(actor, id, wanted, position, &bytes).await?;
            }
        }
        Ok(())
    }

    async fn store_return_part(
        &self,
        actor: &Actor,
        id: ReturnId,
        file: &ReturnFile,
        position: i64,
        bytes: &[u8],
    ) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let of = loading(&mut change, id).await?;
        let sql = "INSERT INTO statutory_return_parts (partnership_id, sha256, position, bytes) VALUES ($1, $2, $3, $4)
                   ON CONFLICT (partnership_id, sha256, position) DO NOTHING";
        execute!(change.work, sql, of, file.sha256.as_str(), position, bytes)?;
        let body = json!({"sha256": file.sha256, "part": position + 1, "parts": file.parts(), "size": bytes.len()});
        change.record("return-part-stored", Some(of), Subject::Return(id), body);
        change.commit().await
    }
}

/// A return of the same files that is on its way already.
async fn begun(change: &mut Change<'_>, of: PartnershipId, new: &NewReturn) -> Result<Option<ReturnId>, LedgerError> {
    let sql = "SELECT id FROM statutory_returns WHERE partnership_id = $1 AND kind = $2 AND year = $3
               AND state = 'loading' ORDER BY begun_at";
    let found = rows!(change.work, (ReturnId,), sql, of, new.kind.as_str(), i64::from(new.year))?;
    for (id,) in found {
        if files::of(&mut change.link(), id).await? == new.files {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// Whose a return is that is on its way; its row is locked, so that of two who go on at once the second sees what the first did.
pub(super) async fn loading(change: &mut Change<'_>, id: ReturnId) -> Result<PartnershipId, LedgerError> {
    execute!(change.work, "UPDATE statutory_returns SET year = year WHERE id = $1", id)?;
    let actor = change.actor;
    let known = seen(&mut change.link(), actor, id).await?;
    match known.state {
        ReturnState::Loading => Ok(known.partnership),
        _ => Err(LedgerError::State("this return is no longer on its way: it was kept or taken away meanwhile")),
    }
}
