//! Adding to the chain, inside the transaction of the change.

use serde_json::{Value, json};

use super::{Look, NewEvent, chain};
use crate::store::{Link, Work};
use crate::{EventId, LedgerError};

/// Entries in one statement.
const TOGETHER: usize = 500;

/// Adds entries at the end of the chain.
///
/// Moving the head first takes its row's lock, so that on PostgreSQL two changes get
/// their places one after the other; on SQLite there is only one writer anyway. Many
/// entries go in at once: the head is held meanwhile.
pub(crate) async fn append(work: &mut Work, events: &[NewEvent]) -> Result<(), LedgerError> {
    let count = i64::try_from(events.len()).map_err(|_| LedgerError::Unrecorded)?;
    let (last, mut hash) = row!(
        work,
        (i64, String),
        "UPDATE journal_head SET sequence = sequence + $1 WHERE only_row = 1 RETURNING sequence, hash",
        count
    )?;
    let first = last - count + 1;
    let mut rows = Vec::with_capacity(events.len());
    for (sequence, event) in (first..).zip(events) {
        let row;
        (row, hash) = entry(event, sequence, &hash)?;
        rows.push(row);
    }
    for rows in rows.chunks(TOGETHER) {
        insert(work, rows).await?;
    }
    of_plans(work, first, events).await?;
    of_records(work, first, events).await?;
    execute!(work, "UPDATE journal_head SET hash = $1 WHERE only_row = 1", hash.as_str()).map(drop)
}

/// An entry as a row, in the order of the columns, and its hash.
fn entry(event: &NewEvent, sequence: i64, previous_hash: &str) -> Result<(Value, String), LedgerError> {
    let id = EventId::random()?.to_string();
    let (at, body, subject_id) = (event.at.to_string(), event.body.to_string(), event.subject.id());
    let partnership = event.partnership.map(|partnership| partnership.to_string());
    let link = chain::Link {
        sequence,
        id: &id,
        at: &at,
        actor: &event.by,
        partnership: partnership.as_deref(),
        action: event.action,
        subject_kind: event.subject.kind(),
        subject_id: &subject_id,
        body: &body,
        previous_hash,
    };
    let hash = link.hash();
    let (kind, action) = (link.subject_kind, link.action);
    let row = json!([sequence, id, at, event.by, partnership, action, kind, subject_id, body, previous_hash, hash]);
    Ok((row, hash))
}

async fn insert(work: &mut Work, rows: &[Value]) -> Result<(), LedgerError> {
    let rows = json!(rows).to_string();
    match work.link() {
        Link::Sqlite(c) => {
            let sql =
                "INSERT INTO journal (sequence, id, at, actor, partnership_id, action, subject_kind, subject_id, body,
                                            previous_hash, hash)
                       SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6,
                              value ->> 7, value ->> 8, value ->> 9, value ->> 10 FROM json_each($1)";
            sqlx::query(sql).bind(rows).execute(c).await?;
        }
        Link::Postgres(c) => {
            let sql =
                "INSERT INTO journal (sequence, id, at, actor, partnership_id, action, subject_kind, subject_id, body,
                                            previous_hash, hash)
                       SELECT (value ->> 0)::bigint, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
                              value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 10
                       FROM json_array_elements($1::json)";
            sqlx::query(sql).bind(rows).execute(c).await?;
        }
    }
    Ok(())
}

/// Notes which plans and items entries are about.
async fn of_plans(work: &mut Work, first: i64, events: &[NewEvent]) -> Result<(), LedgerError> {
    for (sequence, event) in (first..).zip(events) {
        let Some((plan, item)) = event.of_plan else { continue };
        let sql = "INSERT INTO plan_events (plan_id, sequence, item_id) VALUES ($1, $2, $3)";
        execute!(work, sql, plan, sequence, item)?;
    }
    Ok(())
}

/// Notes which records entries are about.
async fn of_records(work: &mut Work, first: i64, events: &[NewEvent]) -> Result<(), LedgerError> {
    let about = (first..).zip(events).filter_map(|(sequence, event)| Some((sequence, event.of_records.as_ref()?)));
    let rows: Vec<_> = about
        .flat_map(|(sequence, (records, look))| records.iter().map(move |id| (id, *look == Look::Only, sequence)))
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    let rows = json!(rows).to_string();
    match work.link() {
        Link::Sqlite(c) => {
            let sql = "INSERT INTO record_events (record_id, look, sequence)
                       SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each($1)";
            sqlx::query(sql).bind(rows).execute(c).await?;
        }
        Link::Postgres(c) => {
            let sql = "INSERT INTO record_events (record_id, look, sequence)
                       SELECT value ->> 0, (value ->> 1)::boolean, (value ->> 2)::bigint
                       FROM json_array_elements($1::json)";
            sqlx::query(sql).bind(rows).execute(c).await?;
        }
    }
    Ok(())
}
