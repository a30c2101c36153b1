//! Adding to the chain, inside the transaction of the change.

use super::{Look, NewEvent, chain};
use crate::clock::Moment;
use crate::store::{Link, Work};
use crate::{EventId, LedgerError, RecordId};

/// Adds entries at the end of the chain.
///
/// Moving the head first takes its row's lock, so that on PostgreSQL two changes get
/// their places one after the other; on SQLite there is only one writer anyway.
pub(crate) async fn append(work: &mut Work, actor: &str, at: Moment, events: &[NewEvent]) -> Result<(), LedgerError> {
    let count = i64::try_from(events.len()).map_err(|_| LedgerError::Unrecorded)?;
    let (last, mut hash) = row!(
        work,
        (i64, String),
        "UPDATE journal_head SET sequence = sequence + $1 WHERE only_row = 1 RETURNING sequence, hash",
        count
    )?;
    for (sequence, event) in (last - count + 1..).zip(events) {
        hash = insert(work, actor, at, event, sequence, &hash).await?;
    }
    execute!(work, "UPDATE journal_head SET hash = $1 WHERE only_row = 1", hash.as_str()).map(drop)
}

async fn insert(
    work: &mut Work,
    actor: &str,
    at: Moment,
    event: &NewEvent,
    sequence: i64,
    previous_hash: &str,
) -> Result<String, LedgerError> {
    let id = EventId::random()?.to_string();
    let (at, body, subject_id) = (at.to_string(), event.body.to_string(), event.subject.id());
    let partnership = event.partnership.map(|partnership| partnership.to_string());
    let link = chain::Link {
        sequence,
        id: &id,
        at: &at,
        actor,
        partnership: partnership.as_deref(),
        action: event.action,
        subject_kind: event.subject.kind(),
        subject_id: &subject_id,
        body: &body,
        previous_hash,
    };
    let hash = link.hash();
    execute!(
        work,
        "INSERT INTO journal (sequence, id, at, actor, partnership_id, action, subject_kind, subject_id, body, previous_hash, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        sequence,
        link.id,
        link.at,
        actor,
        link.partnership,
        link.action,
        link.subject_kind,
        link.subject_id,
        link.body,
        previous_hash,
        hash.as_str()
    )?;
    if let Some((plan, item)) = event.of_plan {
        let sql = "INSERT INTO plan_events (plan_id, sequence, item_id) VALUES ($1, $2, $3)";
        execute!(work, sql, plan, sequence, item)?;
    }
    if let Some((records, look)) = &event.of_records {
        about(work, sequence, records, *look).await?;
    }
    Ok(hash)
}

/// Notes which records an entry is about, all of them at once: the chain's head is held meanwhile.
async fn about(work: &mut Work, sequence: i64, records: &[RecordId], look: Look) -> Result<(), LedgerError> {
    let ids = serde_json::json!(records).to_string();
    let only = look == Look::Only;
    match work.link() {
        Link::Sqlite(c) => {
            let sql = "INSERT INTO record_events (record_id, look, sequence) SELECT value, $1, $2 FROM json_each($3)";
            sqlx::query(sql).bind(only).bind(sequence).bind(ids).execute(c).await?;
        }
        Link::Postgres(c) => {
            let sql = "INSERT INTO record_events (record_id, look, sequence)
                       SELECT value, $1, $2 FROM json_array_elements_text($3::json)";
            sqlx::query(sql).bind(only).bind(sequence).bind(ids).execute(c).await?;
        }
    }
    Ok(())
}
