//! Making the series and sources that a load brings for the first time.

use super::batch::Batch;
use super::{Seen, held};
use crate::clock::Day;
use crate::error::damaged;
use crate::store::Link;
use crate::transaction::Change;
use crate::{LedgerError, PartnershipId};

/// Many rows are sent in parts of this many.
const PART: usize = 5_000;

/// Lets one load at a time give numbers out.
pub(super) async fn one_at_a_time(change: &mut Change<'_>) -> Result<(), LedgerError> {
    const KEY: i64 = 0x6669_6775_7265_7331;
    if let Link::Postgres(c) = change.link() {
        // However long the other load takes: giving up would only look like a fault.
        sqlx::query("SET LOCAL lock_timeout = 0").execute(&mut *c).await?;
        sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(KEY).execute(c).await?;
    }
    Ok(())
}

/// The ids of a batch's series, and how many of them were there before.
pub(super) async fn made(
    change: &mut Change<'_>,
    partnership: Option<PartnershipId>,
    seen: Seen,
    batch: &Batch,
    known: &[Option<i64>],
) -> Result<Vec<i64>, LedgerError> {
    let (mut next,) = row!(change.work, (i64,), "SELECT COALESCE(MAX(id), 0) FROM series")?;
    let mut ids = Vec::with_capacity(known.len());
    let mut new = Vec::new();
    for (key, known) in batch.series.iter().zip(known) {
        ids.push(known.unwrap_or_else(|| {
            next += 1;
            new.push((next, key.0.as_str(), key.1.as_str(), key.2.as_str()));
            next
        }));
    }
    for part in new.chunks(PART) {
        insert(&mut change.link(), partnership, seen, part).await?;
    }
    Ok(ids)
}

async fn insert(
    link: &mut Link<'_>,
    partnership: Option<PartnershipId>,
    seen: Seen,
    new: &[(i64, &str, &str, &str)],
) -> Result<(), LedgerError> {
    match link {
        Link::Sqlite(c) => {
            let text = serde_json::to_string(new).map_err(damaged("new series"))?;
            let sql = "INSERT INTO series (id, partnership_id, measure, area, grp, seen)
                       SELECT value ->> 0, $2, value ->> 1, value ->> 2, value ->> 3, $3 FROM json_each($1)";
            sqlx::query(sql).bind(text).bind(partnership).bind(seen).execute(&mut **c).await?;
        }
        Link::Postgres(c) => {
            let column = |pick: fn(&(i64, &str, &str, &str)) -> String| new.iter().map(pick).collect::<Vec<_>>();
            let sql = "INSERT INTO series (id, partnership_id, measure, area, grp, seen)
                       SELECT n.id, $5, n.measure, n.area, n.grp, $6
                       FROM UNNEST($1::bigint[], $2::text[], $3::text[], $4::text[]) AS n (id, measure, area, grp)";
            sqlx::query(sql)
                .bind(new.iter().map(|one| one.0).collect::<Vec<_>>())
                .bind(column(|one| one.1.to_owned()))
                .bind(column(|one| one.2.to_owned()))
                .bind(column(|one| one.3.to_owned()))
                .bind(partnership)
                .bind(seen)
                .execute(&mut **c)
                .await?;
        }
    }
    Ok(())
}

/// The numbers of a batch's sources; new ones are written down.
pub(super) async fn sources(change: &mut Change<'_>, batch: &Batch) -> Result<Vec<i64>, LedgerError> {
    let (mut next,) = row!(change.work, (i64,), "SELECT COALESCE(MAX(number), 0) FROM figure_sources")?;
    let mut numbers = Vec::with_capacity(batch.sources.len());
    for (title, published) in &batch.sources {
        let day = published.map(Day);
        let sql =
            "SELECT number FROM figure_sources WHERE title = $1 AND COALESCE(published_on, '') = COALESCE($2, '')";
        let number = match optional_row!(change.work, (i64,), sql, title.as_str(), day)? {
            Some((number,)) => number,
            None => {
                next += 1;
                let sql = "INSERT INTO figure_sources (number, title, published_on) VALUES ($1, $2, $3)";
                execute!(change.work, sql, next, title.as_str(), day)?;
                next
            }
        };
        numbers.push(number);
    }
    Ok(numbers)
}

/// The ids of a batch's series where they are stored, asked inside a change.
pub(super) async fn known(
    change: &mut Change<'_>,
    owner: &str,
    seen: Seen,
    batch: &Batch,
) -> Result<Vec<Option<i64>>, LedgerError> {
    held::ids(&mut change.link(), owner, seen, batch).await
}
