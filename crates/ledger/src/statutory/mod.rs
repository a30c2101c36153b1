//! Statutory returns that are kept: their files, byte for byte (decision 26).
//!
//! A file comes part by part, each lasting once it is stored, and is known by its digest: whoever is cut off and begins again
//! with the same files goes on where they were. Nothing of a return counts before all of it is there and whole; then it takes
//! the place of the one that stood for its year, in one transaction. What the rules find in it, and its figures, are worked out
//! from its files whenever they are asked for.

mod begin;
mod files;
mod keep;
mod look;
mod remove;
mod teams;

use jiff::Timestamp;

use crate::clock::Moment;
use crate::store::Link;
use crate::{Actor, Ledger, LedgerError, PartnershipId, ReturnId, Right};

pub use begin::NewReturn;
pub use files::{ReturnFile, stamp};
pub use keep::FoundInReturn;
pub use look::LookedAt;

/// Where a return is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReturnState {
    /// Its files are on their way; it counts for nothing.
    Loading,
    /// It stands for its year.
    Kept,
    /// Another stands in its place.
    Replaced,
    /// It was taken away, and its files are gone.
    Removed,
}

crate::text_column::words!(ReturnState, "state of a statutory return" {
    Loading = "loading", Kept = "kept", Replaced = "replaced", Removed = "removed",
});

/// A statutory return.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatutoryReturn {
    /// Its id.
    pub id: ReturnId,
    /// Whose it is.
    pub partnership: PartnershipId,
    /// Which return, by its word for programs: `ssda903`, `cin`, `annex-a` or `school-census`.
    pub kind: String,
    /// The year in which its collection ends.
    pub year: u16,
    /// Where it is.
    pub state: ReturnState,
    /// What was found in it when it was kept.
    pub found: FoundInReturn,
    /// Who sent it, where their name is known.
    pub by: Option<String>,
    /// When it was begun.
    pub begun_at: Timestamp,
    /// When it was kept.
    pub kept_at: Option<Timestamp>,
    /// The return that stood for the year before it.
    pub replaces: Option<ReturnId>,
    /// Its files, in the order in which they were given.
    pub files: Vec<ReturnFile>,
}

type Row = (
    ReturnId,
    PartnershipId,
    String,
    i64,
    ReturnState,
    String,
    i64,
    i64,
    i64,
    Option<String>,
    Moment,
    Option<Moment>,
    Option<ReturnId>,
);

/// Returns with the names of who sent them.
macro_rules! returns {
    ($which:literal) => {
        concat!(
            "SELECT r.id, r.partnership_id, r.kind, r.year, r.state, r.left_out, r.row_count, r.error_count, r.query_count,
                    a.name, r.begun_at, r.kept_at, r.replaces
             FROM statutory_returns r LEFT JOIN accounts a ON r.begun_by = 'account:' || a.id ",
            $which
        )
    };
}

fn of_row(row: Row, files: Vec<ReturnFile>) -> StatutoryReturn {
    let (id, partnership, kind, year, state, left_out, rows, errors, queries, by, begun, kept, replaces) = row;
    StatutoryReturn {
        id,
        partnership,
        kind,
        year: u16::try_from(year).unwrap_or_default(),
        state,
        found: FoundInReturn { rows, errors, queries, left_out },
        by,
        begun_at: begun.0,
        kept_at: kept.map(|kept| kept.0),
        replaces,
        files,
    }
}

impl Ledger {
    /// The returns of a partnership, the newest year first, and of a year the newest first.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for all but officers.
    pub async fn statutory_returns(
        &self,
        actor: &Actor,
        of: PartnershipId,
    ) -> Result<Vec<StatutoryReturn>, LedgerError> {
        actor.require(Right::LoadFigures, Some(of))?;
        let mut read = self.store.snapshot().await?;
        let sql = returns!("WHERE r.partnership_id = $1 ORDER BY r.year DESC, r.kind, r.begun_at DESC, r.id");
        let rows = rows!(read, Row, sql, of)?;
        let mut all = Vec::with_capacity(rows.len());
        for row in rows {
            let files = files::of(&mut read.link(), row.0).await?;
            all.push(of_row(row, files));
        }
        Ok(all)
    }
}

/// A return that the actor may see.
async fn seen(link: &mut Link<'_>, actor: &Actor, id: ReturnId) -> Result<StatutoryReturn, LedgerError> {
    let row = optional_row!(link, Row, returns!("WHERE r.id = $1"), id)?;
    let visible = |row: &Row| actor.may(Right::LoadFigures, Some(row.1));
    let row = row.filter(visible).ok_or(LedgerError::NotFound("return"))?;
    let files = files::of(link, id).await?;
    Ok(of_row(row, files))
}
