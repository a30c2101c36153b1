//! What the stored records use, so that nothing of it is lost.

use std::collections::BTreeMap;

use bigplan_register::migration::InUse;
use bigplan_register::{Definition, Field, Kind, RegisterCode, Registers};

use crate::LedgerError;
use crate::error::damaged;
use crate::registers::names::{column, table};
use crate::store::{Link, Work};

/// Counts all registers.
pub(super) async fn count(work: &mut Work, stored: &Registers) -> Result<BTreeMap<RegisterCode, InUse>, LedgerError> {
    let mut used = BTreeMap::new();
    for definition in stored.iter() {
        used.insert(definition.code.clone(), one(work, definition).await?);
    }
    let sql = "SELECT register, state, COUNT(*) FROM records GROUP BY register, state";
    for (register, state, records) in rows!(work, (String, String, i64), sql)? {
        let register = register.parse::<RegisterCode>().map_err(damaged("a record"))?;
        let used = used.entry(register).or_default();
        used.states.insert(state.parse().map_err(damaged("a record"))?, whole(records));
    }
    Ok(used)
}

async fn one(work: &mut Work, definition: &Definition) -> Result<InUse, LedgerError> {
    let mut used = InUse::default();
    let columns: String = definition
        .fields
        .iter()
        .map(|field| match column(&field.code) {
            name if field.kind.is_text() => {
                format!(", COUNT({name}), CAST(COALESCE(MAX(LENGTH({name})), 0) AS BIGINT)")
            }
            name => format!(", COUNT({name}), CAST(0 AS BIGINT)"),
        })
        .collect();
    let sql = format!("SELECT COUNT(*){columns} FROM {}", table(&definition.code));
    let places = 1 + 2 * definition.fields.len();
    let counts = numbers(&mut work.link(), sql, places).await?;
    let (all, fields) = counts.split_first().map_or((0, &[][..]), |(all, fields)| (*all, fields));
    used.records = whole(all);
    if all == 0 {
        return Ok(used);
    }
    for (field, counted) in definition.fields.iter().zip(fields.chunks(2)) {
        let &[filled, longest] = counted else { continue };
        used.fields.insert(field.code.clone(), whole(filled));
        used.longest.insert(field.code.clone(), u32::try_from(longest).unwrap_or(u32::MAX));
        if field.kind == Kind::Code && filled > 0 {
            codes(work, definition, field, &mut used).await?;
        }
    }
    Ok(used)
}

async fn codes(work: &mut Work, definition: &Definition, field: &Field, used: &mut InUse) -> Result<(), LedgerError> {
    let (name, table) = (column(&field.code), table(&definition.code));
    let sql = format!("SELECT {name}, COUNT(*) FROM {table} WHERE {name} IS NOT NULL GROUP BY {name}");
    let rows: Vec<(String, i64)> = match &mut work.link() {
        Link::Sqlite(c) => sqlx::query_as(sqlx::AssertSqlSafe(sql)).fetch_all(&mut **c).await?,
        Link::Postgres(c) => sqlx::query_as(sqlx::AssertSqlSafe(sql)).fetch_all(&mut **c).await?,
    };
    for (text, records) in rows {
        // Several codes stand with spaces between.
        for code in text.split(' ') {
            *used.codes.entry((field.code.clone(), code.to_owned())).or_default() += whole(records);
        }
    }
    Ok(())
}

async fn numbers(link: &mut Link<'_>, sql: String, places: usize) -> Result<Vec<i64>, LedgerError> {
    match link {
        Link::Sqlite(c) => {
            let row = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_one(&mut **c).await?;
            (0..places).map(|place| Ok(sqlx::Row::try_get(&row, place)?)).collect()
        }
        Link::Postgres(c) => {
            let row = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_one(&mut **c).await?;
            (0..places).map(|place| Ok(sqlx::Row::try_get(&row, place)?)).collect()
        }
    }
}

fn whole(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}
