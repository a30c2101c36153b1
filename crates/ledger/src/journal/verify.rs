//! Walking along the chain, a page at a time, so that its length does not matter.

use super::{JournalBreak, JournalHead, JournalReport, chain};
use crate::{Actor, Ledger, LedgerError, Right};

const PAGE: i64 = 500;

type Row = (i64, String, String, String, Option<String>, String, String, String, String, String, String);

impl Ledger {
    /// Checks every entry's hash, its link to the one before, and that none is missing.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for all but administrators of the whole house;
    /// [`LedgerError::Database`]. A broken chain is no error: it is in the report.
    pub async fn verify_journal(&self, actor: &Actor) -> Result<JournalReport, LedgerError> {
        actor.require(Right::Administer, None)?;
        let mut read = self.store.snapshot().await?;
        let (sequence, hash) = row!(read, (i64, String), "SELECT sequence, hash FROM journal_head WHERE only_row = 1")?;
        let head = JournalHead { sequence, hash };
        let mut end = JournalHead { sequence: 0, hash: String::new() };
        loop {
            let page = rows!(
                read,
                Row,
                "SELECT sequence, id, at, actor, partnership_id, action, subject_kind, subject_id, body, previous_hash, hash
                 FROM journal WHERE sequence > $1 ORDER BY sequence LIMIT $2",
                end.sequence,
                PAGE
            )?;
            if page.is_empty() {
                break;
            }
            for row in page {
                if let Some(reason) = wrong(&row, &end) {
                    let broken = Some(JournalBreak { sequence: end.sequence + 1, reason });
                    return Ok(JournalReport { entries: end.sequence, head, broken });
                }
                end = JournalHead { sequence: row.0, hash: row.10 };
            }
        }
        let cut = (end != head).then_some(JournalBreak {
            sequence: end.sequence + 1,
            reason: "the journal does not end where its head says; entries were cut off or put in",
        });
        Ok(JournalReport { entries: end.sequence, head, broken: cut })
    }
}

/// What is wrong with an entry that should follow `before`.
fn wrong(row: &Row, before: &JournalHead) -> Option<&'static str> {
    let (sequence, id, at, actor, partnership, action, subject_kind, subject_id, body, previous_hash, hash) = row;
    if *sequence != before.sequence + 1 {
        return Some("the entry is missing");
    }
    if *previous_hash != before.hash {
        return Some("the entry does not follow the one before it");
    }
    let link = chain::Link {
        sequence: *sequence,
        id,
        at,
        actor,
        partnership: partnership.as_deref(),
        action,
        subject_kind,
        subject_id,
        body,
        previous_hash,
    };
    (link.hash() != *hash).then_some("the entry was altered after it was written")
}
