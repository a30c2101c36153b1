//! How a field's value stands in its column, on both databases alike.

use bigplan_register::{Field, Kind, Value};

/// What is bound for a column, or read from it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Text(Option<String>),
    Whole(Option<i64>),
    Decimal(Option<f64>),
    YesNo(Option<bool>),
}

/// The type of a field's column. Days and moments are ISO text, as everywhere in the ledger.
pub(super) fn sql_type(kind: Kind) -> &'static str {
    match kind {
        Kind::WholeNumber => "BIGINT",
        Kind::Decimal => "DOUBLE PRECISION",
        Kind::YesNo => "BOOLEAN",
        _ => "TEXT",
    }
}

/// The column of a field that holds this, or nothing. Several codes stand with spaces between: no code has one.
pub(super) fn cell(field: &Field, value: Option<&Value>) -> Cell {
    let text = || match value {
        Some(Value::Text(text) | Value::Code(text) | Value::Link(text)) => Some(text.clone()),
        Some(Value::Codes(codes)) => Some(codes.join(" ")),
        Some(Value::Day(day)) => Some(day.to_string()),
        Some(Value::Moment(moment)) => Some(moment.to_string()),
        _ => None,
    };
    match (field.kind, value) {
        (Kind::WholeNumber, Some(Value::Whole(number))) => Cell::Whole(Some(*number)),
        (Kind::WholeNumber, _) => Cell::Whole(None),
        (Kind::Decimal, Some(Value::Decimal(number))) => Cell::Decimal(Some(*number)),
        (Kind::Decimal, _) => Cell::Decimal(None),
        (Kind::YesNo, Some(Value::YesNo(answer))) => Cell::YesNo(Some(*answer)),
        (Kind::YesNo, _) => Cell::YesNo(None),
        _ => Cell::Text(text()),
    }
}

/// The value that a column means; `None` where it is empty.
///
/// # Errors
/// Where a day or moment stands there that is none.
pub(super) fn value(field: &Field, cell: Cell) -> Result<Option<Value>, jiff::Error> {
    Ok(match cell {
        Cell::Whole(number) => number.map(Value::Whole),
        Cell::Decimal(number) => number.map(Value::Decimal),
        Cell::YesNo(answer) => answer.map(Value::YesNo),
        Cell::Text(None) => None,
        Cell::Text(Some(text)) => Some(match field.kind {
            Kind::Day => Value::Day(text.parse()?),
            Kind::Moment => Value::Moment(text.parse()?),
            Kind::Code if field.several => Value::Codes(text.split(' ').map(str::to_owned).collect()),
            Kind::Code => Value::Code(text),
            kind if kind.is_link() => Value::Link(text),
            _ => Value::Text(text),
        }),
    })
}

/// Turns what a column of one type holds into what one of another type holds; `None` where the columns are alike.
/// `column` is a quoted name.
pub(super) fn conversion(from: Kind, to: Kind, column: &str) -> Option<String> {
    match (from, to) {
        (Kind::Day, Kind::Moment) => Some(format!("{column} || 'T00:00:00'")),
        (Kind::YesNo, to) if sql_type(to) == "TEXT" => {
            Some(format!("CASE WHEN {column} THEN 'yes' WHEN NOT {column} THEN 'no' END"))
        }
        (from, to) if sql_type(from) == sql_type(to) => None,
        (_, to) if sql_type(to) == "TEXT" || from == Kind::WholeNumber && to == Kind::Decimal => {
            Some(format!("CAST({column} AS {})", sql_type(to)))
        }
        // Any other change is made only where no record has the field filled in.
        (_, to) => Some(format!("CAST(NULL AS {})", sql_type(to))),
    }
}

/// Binds cells to a statement and runs it; gives the number of rows it touched.
macro_rules! execute_cells {
    ($on:expr, $sql:expr, $cells:expr) => {{
        let sql: String = $sql;
        match &mut $on.link() {
            $crate::store::Link::Sqlite(c) => {
                let query = sqlx::query(sqlx::AssertSqlSafe(sql));
                let query = $cells.iter().fold(query, |query, cell| bind_cell!(query, cell));
                query.execute(&mut **c).await.map(|done| done.rows_affected())
            }
            $crate::store::Link::Postgres(c) => {
                let query = sqlx::query(sqlx::AssertSqlSafe(sql));
                let query = $cells.iter().fold(query, |query, cell| bind_cell!(query, cell));
                query.execute(&mut **c).await.map(|done| done.rows_affected())
            }
        }
        .map_err($crate::LedgerError::from)
    }};
}

macro_rules! bind_cell {
    ($query:expr, $cell:expr) => {
        match $cell {
            $crate::registers::cells::Cell::Text(text) => $query.bind(text.clone()),
            $crate::registers::cells::Cell::Whole(number) => $query.bind(*number),
            $crate::registers::cells::Cell::Decimal(number) => $query.bind(*number),
            $crate::registers::cells::Cell::YesNo(answer) => $query.bind(*answer),
        }
    };
}

/// Reads a row's column as the cell of a field.
macro_rules! read_cell {
    ($row:expr, $index:expr, $kind:expr) => {
        match $crate::registers::cells::sql_type($kind) {
            "BIGINT" => sqlx::Row::try_get($row, $index).map($crate::registers::cells::Cell::Whole),
            "DOUBLE PRECISION" => sqlx::Row::try_get($row, $index).map($crate::registers::cells::Cell::Decimal),
            "BOOLEAN" => sqlx::Row::try_get($row, $index).map($crate::registers::cells::Cell::YesNo),
            _ => sqlx::Row::try_get($row, $index).map($crate::registers::cells::Cell::Text),
        }
    };
}
