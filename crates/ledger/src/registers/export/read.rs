//! Records of one register in the order of their ids, a part at a time.

use bigplan_register::Definition;

use super::ExportedRecord;
use crate::error::damaged;
use crate::registers::head::{Head, HeadRow};
use crate::registers::names::{column, table};
use crate::registers::persons::Person;
use crate::registers::table::{KEY, Values, values};
use crate::store::Link;
use crate::{LedgerError, PartnershipId, PersonId};

/// How many records are read at a time.
const PART: i64 = 200;
/// Columns of the head, and of the person after it.
const HEAD: usize = 16;
const PERSON: usize = 10;

/// The columns before a register's own.
const COLUMNS: &str =
    "r.id, r.partnership_id, r.register, r.person_id, r.about_id, r.state, r.is_open, r.version, r.worker_id,
     r.worker_qualified, r.team_id, r.referred_by, r.referred_for, r.merged_into, r.course,
     g.generation,
     p.id, p.partnership_id, p.kind, p.family_name, p.given_names, p.born_on, p.sex, p.died_on, p.pupil_number, p.version";

/// A row as head, person and what is filled in.
macro_rules! one {
    ($row:expr, $definition:expr) => {{
        let row = $row;
        let head = <HeadRow as sqlx::FromRow<_>>::from_row(row)?;
        let person: Option<PersonId> = sqlx::Row::try_get(row, HEAD)?;
        let person = match person {
            None => None,
            Some(id) => Some(Person::from_row((
                id,
                sqlx::Row::try_get(row, HEAD + 1)?,
                sqlx::Row::try_get(row, HEAD + 2)?,
                sqlx::Row::try_get(row, HEAD + 3)?,
                sqlx::Row::try_get(row, HEAD + 4)?,
                sqlx::Row::try_get(row, HEAD + 5)?,
                sqlx::Row::try_get(row, HEAD + 6)?,
                sqlx::Row::try_get(row, HEAD + 7)?,
                sqlx::Row::try_get(row, HEAD + 8)?,
                sqlx::Row::try_get(row, HEAD + 9)?,
            ))),
        };
        let cells = $definition.fields.iter().enumerate();
        let cells = cells.map(|(index, field)| Ok((field, read_cell!(row, index + HEAD + PERSON, field.kind)?)));
        let values = values(cells.collect::<Result<Vec<_>, sqlx::Error>>()?)?;
        exported(head, person, values)
    }};
}

/// The records after the one with this id; none where that was the last.
pub(in crate::registers) async fn part(
    link: &mut Link<'_>,
    definition: &Definition,
    of: PartnershipId,
    after: &str,
) -> Result<Vec<ExportedRecord>, LedgerError> {
    let columns: String = definition.fields.iter().map(|field| format!(", t.{}", column(&field.code))).collect();
    let sql = format!(
        "SELECT {COLUMNS}{columns} FROM {} t JOIN records r ON r.id = t.{KEY}
         JOIN register_generation g ON g.only_row = 1 LEFT JOIN persons p ON p.id = r.person_id
         WHERE t.{KEY} > $1 AND r.partnership_id = $2 AND r.merged_into IS NULL ORDER BY t.{KEY} LIMIT $3",
        table(&definition.code)
    );
    match link {
        Link::Sqlite(c) => {
            let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(after).bind(of).bind(PART);
            query.fetch_all(&mut **c).await?.iter().map(|row| one!(row, definition)).collect()
        }
        Link::Postgres(c) => {
            let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(after).bind(of).bind(PART);
            query.fetch_all(&mut **c).await?.iter().map(|row| one!(row, definition)).collect()
        }
    }
}

fn exported(row: HeadRow, person: Option<Person>, values: Values) -> Result<ExportedRecord, LedgerError> {
    let (head, _) = Head::from_row(row)?;
    let record = head.record(values)?;
    let register = head.register.parse().map_err(damaged("the register of a record"))?;
    let Head { id, version, about, team, .. } = head;
    Ok(ExportedRecord { id, register, record, version, person, about, team })
}
