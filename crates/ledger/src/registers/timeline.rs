//! What was done with a record, and who has looked at it: both from the journal.

use bigplan_register::definition::Right;
use serde_json::json;

use super::Casework;
use crate::journal::{Look, Row, event};
use crate::looks::Looking;
use crate::store::Link;
use crate::{Actor, Event, LedgerError, RecordId, Subject};

impl Casework {
    /// Who has seen a record, alone or in a list, newest first, at most `limit` looks. Asking is a look too.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`]; [`LedgerError::Forbidden`] where the actor may neither audit nor allocate the record.
    pub async fn who_has_seen(&self, actor: &Actor, id: RecordId, limit: u32) -> Result<Vec<Event>, LedgerError> {
        let work = self.clone();
        let look =
            self.ledger.look(actor, move |looking| Box::pin(async move { work.looks_at(looking, id, limit).await }));
        look.await
    }

    async fn looks_at(&self, looking: &mut Looking, id: RecordId, limit: u32) -> Result<Vec<Event>, LedgerError> {
        let open = self.seen(looking, id).await?;
        let may = |right| open.standings.may(open.definition, right);
        if !may(Right::Audit) && !may(Right::Allocate) {
            return Err(LedgerError::Forbidden("see who has seen this record: its managers and auditors may"));
        }
        let seen = events(&mut looking.link(), id, Look::Only, limit).await?;
        let body = json!({"register": open.head.register});
        looking.record_about("looks-seen", open.head.partnership, vec![id], Subject::Record(id), body);
        Ok(seen)
    }
}

/// What was done with a record, newest first. The caller has asked whether the actor may see it.
pub(super) async fn changes(link: &mut Link<'_>, id: RecordId, limit: u32) -> Result<Vec<Event>, LedgerError> {
    events(link, id, Look::Changed, limit).await
}

async fn events(link: &mut Link<'_>, id: RecordId, look: Look, limit: u32) -> Result<Vec<Event>, LedgerError> {
    // An account stands as "account:ID"; cutting off the word lets its id find the account by its key.
    let sql = "SELECT j.sequence, j.id, j.at, j.actor, a.name, j.action, j.subject_kind, j.subject_id, j.body
         FROM (SELECT sequence FROM record_events WHERE record_id = $1 AND look = $2 ORDER BY sequence DESC LIMIT $3) e
         JOIN journal j ON j.sequence = e.sequence
         LEFT JOIN accounts a ON a.id = SUBSTR(j.actor, 9) ORDER BY e.sequence DESC";
    rows!(link, Row, sql, id, look == Look::Only, i64::from(limit))?.into_iter().map(event).collect()
}
