//! Writing many figures at once: SQLite takes many rows a statement, each value bound; PostgreSQL copies them in.

use std::fmt::{Display, Write as _};

use super::held::{Add, Close};
use super::words::{missing_word, standing_word};
use crate::LedgerError;
use crate::clock::Day;
use crate::error::damaged;
use crate::store::Link;

/// A statement that stores rows; they are written out so that SQLite reads each text of SQL once.
macro_rules! store {
    (ten $rows:expr) => {
        concat!($rows, ", ", $rows, ", ", $rows, ", ", $rows, ", ", $rows, ", ", $rows, ", ", $rows, ", ", $rows, ", ", $rows, ", ", $rows)
    };
    (row) => {
        "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    };
    ($rows:expr) => {
        concat!(
            "INSERT INTO observations (series_id, period, known_from, load_number, known_until, closed_by, value,
                                       numerator, denominator, missing, standing, comparable, source_number) VALUES ",
            $rows
        )
    };
}

/// How many rows a statement stores, most first.
const STORING: [(usize, &str); 3] = [
    (100, store!(store!(ten store!(ten store!(row))))),
    (10, store!(store!(ten store!(row)))),
    (1, store!(store!(row))),
];

/// The numbers behind the places in a batch.
pub(super) struct Numbers<'a> {
    pub(super) series: &'a [i64],
    pub(super) sources: &'a [i64],
    pub(super) load: i64,
}

impl Numbers<'_> {
    fn series(&self, place: usize) -> i64 {
        self.series.get(place).copied().unwrap_or_default()
    }

    fn source(&self, add: &Add) -> i64 {
        self.sources.get(add.source).copied().unwrap_or_default()
    }

    fn closed_by(&self, add: &Add) -> Option<i64> {
        add.closed.then_some(self.load)
    }
}

/// Stores new figures.
pub(super) async fn add(link: &mut Link<'_>, adds: &[Add], numbers: &Numbers<'_>) -> Result<(), LedgerError> {
    match link {
        Link::Sqlite(c) => {
            let mut rest = adds;
            for (rows, sql) in STORING {
                let whole = rest.len() - rest.len() % rows;
                let (now, later) = rest.split_at(whole);
                for rows in now.chunks(rows) {
                    let query = rows.iter().fold(sqlx::query(sql), |query, add| bound(query, add, numbers));
                    query.execute(&mut **c).await?;
                }
                rest = later;
            }
        }
        Link::Postgres(c) if !adds.is_empty() => {
            let sql = "COPY observations (series_id, period, known_from, load_number, known_until, closed_by, value,
                                          numerator, denominator, missing, standing, comparable, source_number)
                       FROM STDIN";
            let mut copy = c.copy_in_raw(sql).await?;
            copy.send(lines(adds, numbers).into_bytes()).await?;
            copy.finish().await?;
        }
        Link::Postgres(_) => {}
    }
    Ok(())
}

type SqliteQuery = sqlx::query::Query<'static, sqlx::Sqlite, sqlx::sqlite::SqliteArguments>;

fn bound(query: SqliteQuery, add: &Add, numbers: &Numbers<'_>) -> SqliteQuery {
    let says = &add.held.says;
    query
        .bind(numbers.series(add.series))
        .bind(add.period.code())
        .bind(Day(add.held.from).to_string())
        .bind(numbers.load)
        .bind(add.held.until.map(|day| Day(day).to_string()))
        .bind(numbers.closed_by(add))
        .bind(says.value)
        .bind(says.numerator)
        .bind(says.denominator)
        .bind(says.missing.map(missing_word))
        .bind(standing_word(says.standing))
        .bind(says.comparable)
        .bind(numbers.source(add))
}

/// Rows as PostgreSQL copies them in: none of the words holds a tab, a line end or a backslash.
fn lines(adds: &[Add], numbers: &Numbers<'_>) -> String {
    let mut lines = String::with_capacity(adds.len() * 96);
    for add in adds {
        let says = &add.held.says;
        let (series, source) = (numbers.series(add.series), numbers.source(add));
        let (period, from, load) = (add.period, Day(add.held.from), numbers.load);
        // Writing to a text cannot fail.
        let _ = write!(lines, "{series}\t{period}\t{from}\t{load}\t");
        or_null(&mut lines, add.held.until.map(Day));
        or_null(&mut lines, numbers.closed_by(add));
        or_null(&mut lines, says.value);
        or_null(&mut lines, says.numerator);
        or_null(&mut lines, says.denominator);
        or_null(&mut lines, says.missing.map(missing_word));
        let _ = writeln!(lines, "{}\t{}\t{source}", standing_word(says.standing), says.comparable);
    }
    lines
}

fn or_null(lines: &mut String, value: Option<impl Display>) {
    let _ = match value {
        Some(value) => write!(lines, "{value}\t"),
        None => lines.write_str("\\N\t"),
    };
}

/// Ends the time of stored figures.
pub(super) async fn close(link: &mut Link<'_>, closes: &[Close], numbers: &Numbers<'_>) -> Result<(), LedgerError> {
    if closes.is_empty() {
        return Ok(());
    }
    let id = |close: &Close| numbers.series(close.series);
    let load = numbers.load;
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
