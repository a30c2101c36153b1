//! Writing many figures at once: a few thousand rows a statement, each value bound.

use super::held::{Add, Close};
use super::words::{missing_word, standing_word};
use crate::LedgerError;
use crate::clock::Day;
use crate::error::damaged;
use crate::store::Link;

/// Stores new figures. `ids` and `sources` are the numbers behind the places in the batch.
pub(super) async fn add(
    link: &mut Link<'_>,
    adds: &[Add],
    ids: &[i64],
    sources: &[i64],
    load: i64,
) -> Result<(), LedgerError> {
    if adds.is_empty() {
        return Ok(());
    }
    let id = |add: &Add| ids.get(add.series).copied().unwrap_or_default();
    let source = |add: &Add| sources.get(add.source).copied().unwrap_or_default();
    let closed_by = |add: &Add| add.closed.then_some(load);
    match link {
        Link::Sqlite(c) => {
            let row = |add: &Add| {
                let says = add.held.says;
                let days = (Day(add.held.from).to_string(), add.held.until.map(|day| Day(day).to_string()));
                let figure = (says.value, says.numerator, says.denominator, says.missing.map(missing_word));
                let what = (standing_word(says.standing), says.comparable);
                (
                    id(add),
                    add.period.code(),
                    days.0,
                    days.1,
                    closed_by(add),
                    figure.0,
                    figure.1,
                    figure.2,
                    figure.3,
                    what.0,
                    what.1,
                    source(add),
                )
            };
            let text = serde_json::to_string(&adds.iter().map(row).collect::<Vec<_>>()).map_err(damaged("figures"))?;
            let sql = "INSERT INTO observations (series_id, period, known_from, load_number, known_until, closed_by,
                                                 value, numerator, denominator, missing, standing, comparable,
                                                 source_number)
                       SELECT value ->> 0, value ->> 1, value ->> 2, $2, value ->> 3, value ->> 4, value ->> 5,
                              value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 10, value ->> 11
                       FROM json_each($1)";
            sqlx::query(sql).bind(text).bind(load).execute(&mut **c).await?;
        }
        Link::Postgres(c) => {
            let sql = "INSERT INTO observations (series_id, period, known_from, load_number, known_until, closed_by,
                                                 value, numerator, denominator, missing, standing, comparable,
                                                 source_number)
                       SELECT n.series_id, n.period, n.known_from, $13, n.known_until, n.closed_by, n.value,
                              n.numerator, n.denominator, n.missing, n.standing, n.comparable, n.source_number
                       FROM UNNEST($1::bigint[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::float8[],
                                   $7::float8[], $8::float8[], $9::text[], $10::text[], $11::boolean[], $12::bigint[])
                         AS n (series_id, period, known_from, known_until, closed_by, value, numerator, denominator,
                               missing, standing, comparable, source_number)";
            sqlx::query(sql)
                .bind(column(adds, id))
                .bind(column(adds, |add| add.period.code()))
                .bind(column(adds, |add| Day(add.held.from).to_string()))
                .bind(column(adds, |add| add.held.until.map(|day| Day(day).to_string())))
                .bind(column(adds, closed_by))
                .bind(column(adds, |add| add.held.says.value))
                .bind(column(adds, |add| add.held.says.numerator))
                .bind(column(adds, |add| add.held.says.denominator))
                .bind(column(adds, |add| add.held.says.missing.map(|why| missing_word(why).to_owned())))
                .bind(column(adds, |add| standing_word(add.held.says.standing).to_owned()))
                .bind(column(adds, |add| add.held.says.comparable))
                .bind(column(adds, source))
                .bind(load)
                .execute(&mut **c)
                .await?;
        }
    }
    Ok(())
}

/// Ends the time of stored figures.
pub(super) async fn close(link: &mut Link<'_>, closes: &[Close], ids: &[i64], load: i64) -> Result<(), LedgerError> {
    if closes.is_empty() {
        return Ok(());
    }
    let id = |close: &Close| ids.get(close.series).copied().unwrap_or_default();
    match link {
        Link::Sqlite(c) => {
            let row = |close: &Close| {
                let (from, until) = (Day(close.held.from).to_string(), Day(close.until).to_string());
                (id(close), close.period.code(), from, close.held.load, until)
            };
            let rows: Vec<_> = closes.iter().map(row).collect();
            let text = serde_json::to_string(&rows).map_err(damaged("figures"))?;
            let sql = "UPDATE observations SET known_until = n.known_until, closed_by = $2
                       FROM (SELECT value ->> 0 AS series_id, value ->> 1 AS period, value ->> 2 AS known_from,
                                    value ->> 3 AS load_number, value ->> 4 AS known_until FROM json_each($1)) AS n
                       WHERE observations.series_id = n.series_id AND observations.period = n.period
                         AND observations.known_from = n.known_from AND observations.load_number = n.load_number";
            sqlx::query(sql).bind(text).bind(load).execute(&mut **c).await?;
        }
        Link::Postgres(c) => {
            let sql = "UPDATE observations SET known_until = n.known_until, closed_by = $6
                       FROM UNNEST($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::text[])
                         AS n (series_id, period, known_from, load_number, known_until)
                       WHERE observations.series_id = n.series_id AND observations.period = n.period
                         AND observations.known_from = n.known_from AND observations.load_number = n.load_number";
            sqlx::query(sql)
                .bind(column(closes, id))
                .bind(column(closes, |close| close.period.code()))
                .bind(column(closes, |close| Day(close.held.from).to_string()))
                .bind(column(closes, |close| close.held.load))
                .bind(column(closes, |close| Day(close.until).to_string()))
                .bind(load)
                .execute(&mut **c)
                .await?;
        }
    }
    Ok(())
}

fn column<T, V>(rows: &[T], pick: impl Fn(&T) -> V) -> Vec<V> {
    rows.iter().map(pick).collect()
}
