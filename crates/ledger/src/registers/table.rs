//! The table of one register: its columns, and the few statements that read and write it.

use bigplan_register::{Definition, Field, Record};

use super::cells::{self, Cell};
use super::names::{ClockPart, clock_column, column, table};
use crate::LedgerError;
use crate::error::damaged;
use crate::store::{Link, Work};

/// The key of every register's table. No field can be called so: see [`super::names`].
pub(super) const KEY: &str = "\"record__id\"";

/// The statement that makes the table of a register.
pub(super) fn create(definition: &Definition) -> String {
    let fields =
        definition.fields.iter().map(|field| format!("{} {}", column(&field.code), cells::sql_type(field.kind)));
    let clocks = definition.clocks.iter().flat_map(|clock| {
        ClockPart::ALL.map(|part| format!("{} {}", clock_column(&clock.code, part), part.sql_type()))
    });
    let columns: Vec<String> = fields.chain(clocks).collect();
    let name = table(&definition.code);
    format!("CREATE TABLE {name} ({KEY} TEXT NOT NULL PRIMARY KEY REFERENCES records (id), {})", columns.join(", "))
}

/// Writes what a record has filled in and what its clocks say. `clocks` has five cells a clock, in the order of
/// [`ClockPart::ALL`].
pub(super) async fn write(
    work: &mut Work,
    definition: &Definition,
    record: &Record,
    clocks: Vec<Cell>,
) -> Result<(), LedgerError> {
    let names = columns(definition);
    let mut cells = vec![Cell::Text(Some(record.id.clone()))];
    cells.extend(definition.fields.iter().map(|field| cells::cell(field, record.value(&field.code))));
    cells.extend(clocks);
    let places: Vec<String> = (1..=names.len()).map(|place| format!("${place}")).collect();
    let taken: Vec<String> = names.iter().skip(1).map(|name| format!("{name} = excluded.{name}")).collect();
    let sql = format!(
        "INSERT INTO {} ({}) VALUES ({}) ON CONFLICT ({KEY}) DO UPDATE SET {}",
        table(&definition.code),
        names.join(", "),
        places.join(", "),
        taken.join(", ")
    );
    execute_cells!(work, sql, cells).map(drop)
}

/// Writes what the clocks of a record say, and nothing else.
pub(super) async fn write_clocks(
    work: &mut Work,
    definition: &Definition,
    id: &str,
    clocks: Vec<Cell>,
) -> Result<(), LedgerError> {
    let sets: Vec<String> =
        clock_columns(definition).zip(2..).map(|(name, place)| format!("{name} = ${place}")).collect();
    if sets.is_empty() {
        return Ok(());
    }
    let mut cells = vec![Cell::Text(Some(id.to_owned()))];
    cells.extend(clocks);
    let sql = format!("UPDATE {} SET {} WHERE {KEY} = $1", table(&definition.code), sets.join(", "));
    execute_cells!(work, sql, cells).map(drop)
}

/// The columns of a register's table: its key, its fields, and what its clocks say.
pub(super) fn columns(definition: &Definition) -> Vec<String> {
    let fields = definition.fields.iter().map(|field| column(&field.code));
    [KEY.to_owned()].into_iter().chain(fields).chain(clock_columns(definition)).collect()
}

fn clock_columns(definition: &Definition) -> impl Iterator<Item = String> {
    definition.clocks.iter().flat_map(|clock| ClockPart::ALL.map(|part| clock_column(&clock.code, part)))
}

/// A row as the id of its record and what is filled in.
macro_rules! one {
    ($row:expr, $definition:expr) => {{
        let id: String = sqlx::Row::try_get($row, 0)?;
        let cells = $definition.fields.iter().enumerate();
        let cells = cells.map(|(index, field)| Ok((field, read_cell!($row, index + 1, field.kind)?)));
        Ok((id, values(cells.collect::<Result<Vec<_>, sqlx::Error>>()?)?))
    }};
}

/// What is filled in in records that a condition finds, each with its id. The condition is the program's own text and
/// has one place, for `given`.
pub(super) async fn read(
    link: &mut Link<'_>,
    definition: &Definition,
    condition: &str,
    given: &str,
) -> Result<Vec<(String, Values)>, LedgerError> {
    let columns: String = definition.fields.iter().map(|field| format!(", t.{}", column(&field.code))).collect();
    let sql = format!("SELECT t.{KEY}{columns} FROM {} t WHERE {condition}", table(&definition.code));
    match link {
        Link::Sqlite(c) => {
            let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(given).fetch_all(&mut **c).await?;
            rows.iter().map(|row| one!(row, definition)).collect()
        }
        Link::Postgres(c) => {
            let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(given).fetch_all(&mut **c).await?;
            rows.iter().map(|row| one!(row, definition)).collect()
        }
    }
}

/// Deletes the row of a record.
pub(super) async fn delete(work: &mut Work, definition: &Definition, id: crate::RecordId) -> Result<(), LedgerError> {
    let cells = [Cell::Text(Some(id.to_string()))];
    execute_cells!(work, format!("DELETE FROM {} WHERE {KEY} = $1", table(&definition.code)), cells).map(drop)
}

/// Whether a field of any record holds just this.
pub(super) async fn holds(
    link: &mut Link<'_>,
    definition: &Definition,
    field: &Field,
    given: &str,
) -> Result<bool, LedgerError> {
    let sql = format!("SELECT {KEY} FROM {} WHERE {} = $1 LIMIT 1", table(&definition.code), column(&field.code));
    Ok(optional_row!(link, (String,), sqlx::AssertSqlSafe(sql.clone()), given)?.is_some())
}

/// What is filled in in one record.
pub(super) type Values = std::collections::BTreeMap<bigplan_register::FieldCode, bigplan_register::Value>;

/// What is filled in, of the cells of a row.
pub(super) fn values(cells: Vec<(&Field, Cell)>) -> Result<Values, LedgerError> {
    let mut values = Values::new();
    for (field, cell) in cells {
        if let Some(value) = cells::value(field, cell).map_err(damaged("a field of a record"))? {
            values.insert(field.code.clone(), value);
        }
    }
    Ok(values)
}
