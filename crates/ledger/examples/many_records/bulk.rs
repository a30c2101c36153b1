//! Puts rows into the database many at a time. What is filled need not outlive a power cut before it is whole.

use bigplan_ledger::RecordId;
use bigplan_register::Kind;
use serde_json::{Value as Json, json};
use sqlx::{Connection, PgConnection, SqliteConnection};

use crate::Failed;
use crate::LISTED;
use crate::county::County;
use crate::rows::{HEAD, rows};

/// Rows in one statement.
const TOGETHER: usize = 2_000;

const PERSON: [(&str, &str); 10] = [
    ("id", "TEXT"),
    ("partnership_id", "TEXT"),
    ("kind", "TEXT"),
    ("family_name", "TEXT"),
    ("given_names", "TEXT"),
    ("match_key", "TEXT"),
    ("born_on", "TEXT"),
    ("version", "BIGINT"),
    ("made_by", "TEXT"),
    ("made_at", "TEXT"),
];

enum Database {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Database {
    async fn open(address: &str) -> Result<Self, Failed> {
        if !address.starts_with("sqlite:") {
            return Ok(Self::Postgres(PgConnection::connect(address).await?));
        }
        let mut connection = SqliteConnection::connect(address).await?;
        sqlx::raw_sql("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000").execute(&mut connection).await?;
        Ok(Self::Sqlite(connection))
    }

    /// Puts rows into a table; each is an array in the order of the columns.
    async fn put(&mut self, table: &str, columns: &[(&str, &str)], rows: &mut Vec<Json>) -> Result<(), Failed> {
        let names: Vec<String> = columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        let cells: Vec<String> =
            columns.iter().enumerate().map(|(place, (_, kind))| format!("CAST(value ->> {place} AS {kind})")).collect();
        let into = format!("INSERT INTO \"{table}\" ({}) SELECT {}", names.join(", "), cells.join(", "));
        let given = Json::Array(std::mem::take(rows)).to_string();
        match self {
            Self::Sqlite(connection) => {
                let sql = sqlx::AssertSqlSafe(format!("{into} FROM json_each($1)"));
                sqlx::query(sql).bind(given).execute(connection).await?;
            }
            Self::Postgres(connection) => {
                let sql = sqlx::AssertSqlSafe(format!("{into} FROM json_array_elements($1::json)"));
                sqlx::query(sql).bind(given).execute(connection).await?;
            }
        }
        Ok(())
    }

    /// Leaves nothing to be written out while pages are measured.
    async fn finish(self) -> Result<(), Failed> {
        match self {
            Self::Sqlite(mut connection) => {
                sqlx::raw_sql("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut connection).await?;
                connection.close().await?;
            }
            Self::Postgres(connection) => connection.close().await?,
        }
        Ok(())
    }
}

/// Fills the county, and gives the measured records.
pub async fn fill(address: &str, county: &County<'_>) -> Result<Vec<RecordId>, Failed> {
    let mut database = Database::open(address).await?;
    children(&mut database, county).await?;
    let mut listed = Vec::new();
    for register in &county.used {
        let kinds = register.definition.fields.iter().map(|field| match field.kind {
            Kind::WholeNumber => "BIGINT",
            Kind::Decimal => "DOUBLE PRECISION",
            Kind::YesNo => "BOOLEAN",
            _ => "TEXT",
        });
        let names = register.columns.iter().map(String::as_str);
        let columns: Vec<(&str, &str)> = names.zip(std::iter::once("TEXT").chain(kinds)).collect();
        let measured = register.definition.code.as_str() == LISTED;
        let (mut heads, mut fields) = (Vec::new(), Vec::new());
        let mut spots = county.spots(register).peekable();
        while let Some(spot) = spots.next() {
            let made = rows(county, register, spot)?;
            if measured && spot.open && spot.team == 0 {
                listed.push(made.id);
            }
            heads.push(made.head);
            fields.push(made.fields);
            if heads.len() == TOGETHER || spots.peek().is_none() {
                database.put("records", &HEAD, &mut heads).await?;
                database.put(&register.table, &columns, &mut fields).await?;
            }
        }
    }
    database.finish().await?;
    Ok(listed)
}

async fn children(database: &mut Database, county: &County<'_>) -> Result<(), Failed> {
    let mut rows = Vec::new();
    for (number, child) in county.children.iter().enumerate() {
        let (family, given) = (format!("Family {}", number / 3), format!("Child {number}"));
        let key = format!("family {} child {number}", number / 3);
        let born = format!("{}-06-15", 2009 + number % 16);
        let at = "2020-01-01T12:00:00.000000Z";
        rows.push(json!([child, county.of, "child", family, given, key, born, 1, "system:measuring", at]));
        if rows.len() == TOGETHER || number + 1 == county.children.len() {
            database.put("persons", &PERSON, &mut rows).await?;
        }
    }
    Ok(())
}
