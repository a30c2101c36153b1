//! Children with their records, as counting reads them: many at a time, and no name.

use std::collections::{BTreeSet, HashMap};

use bigplan_counting::{Child, Written};
use bigplan_register::{Record, RegisterCode};

use super::super::head::Course;
use super::super::quality::source_of;
use super::super::{Casework, table};
use super::Counting;
use crate::clock::{Day, Moment};
use crate::error::damaged;
use crate::people::day;
use crate::store::Link;
use crate::{LedgerError, PersonId, RecordId};

type PersonRow = (PersonId, Option<Day>, Option<Day>, Option<String>);
type HeadRow = (RecordId, String, PersonId, String, String, Moment, i64, Option<String>);

/// Runs a query about people of a list, which stands in `$1` as JSON.
macro_rules! of_people {
    ($link:expr, $row:ty, $head:literal, $tail:literal, $people:expr) => {
        match &mut $link.link() {
            $crate::store::Link::Sqlite(c) => {
                sqlx::query_as::<_, $row>(concat!($head, " IN (SELECT value FROM json_each($1)) ", $tail))
                    .bind($people)
                    .fetch_all(&mut **c)
                    .await
            }
            $crate::store::Link::Postgres(c) => {
                sqlx::query_as::<_, $row>(concat!($head, " IN (SELECT json_array_elements_text($1::json)) ", $tail))
                    .bind($people)
                    .fetch_all(&mut **c)
                    .await
            }
        }
        .map_err(LedgerError::from)
    };
}
pub(super) use of_people;

/// Which rows of a register's table are about people of the list.
const ROWS: [&str; 2] = [
    "t.\"record__id\" IN (SELECT o.id FROM records o WHERE o.merged_into IS NULL
       AND o.person_id IN (SELECT value FROM json_each($1)))",
    "t.\"record__id\" IN (SELECT o.id FROM records o WHERE o.merged_into IS NULL
       AND o.person_id IN (SELECT json_array_elements_text($1::json)))",
];

/// The children of a list of ids, each with the records that are counted or looked at. Who is not a child, or was
/// merged into another, is left out.
pub(in crate::registers) async fn read(
    casework: &Casework,
    link: &mut Link<'_>,
    counting: &Counting,
    people: &[PersonId],
) -> Result<Vec<(PersonId, Child)>, LedgerError> {
    let list = serde_json::to_string(people).map_err(damaged("a list of people"))?;
    let found = of_people!(
        link,
        PersonRow,
        "SELECT id, born_on, died_on, sex FROM persons WHERE id",
        "AND kind = 'child' AND merged_into IS NULL",
        &list
    )?;
    let mut children: Vec<(PersonId, Child)> = found
        .into_iter()
        .map(|(id, born, died, sex)| (id, Child::new(born.map(|day| day.0), died.map(|day| day.0), sex)))
        .collect();
    children.sort_by_key(|(id, _)| *id);
    let registers = counting.counts.registers();
    records_of(casework, link, &registers, &list, |person, register, record, written| {
        let Ok(at) = children.binary_search_by_key(&person, |(id, _)| *id) else { return };
        if let Some((_, child)) = children.get_mut(at) {
            child.was_written(&record.id, written);
            child.push(register.clone(), record);
        }
    })
    .await?;
    Ok(children)
}

/// Gives the records of registers about people of a list, register by register, none of those that were merged into
/// others.
pub(in crate::registers) async fn records_of(
    casework: &Casework,
    link: &mut Link<'_>,
    registers: &BTreeSet<RegisterCode>,
    list: &str,
    mut each: impl FnMut(PersonId, &RegisterCode, Record, Written),
) -> Result<(), LedgerError> {
    let heads = of_people!(
        link,
        HeadRow,
        "SELECT id, register, person_id, state, course, made_at, missing, source FROM records WHERE person_id",
        "AND merged_into IS NULL",
        list
    )?;
    let mut heads: HashMap<String, HeadRow> = heads.into_iter().map(|head| (head.0.to_string(), head)).collect();
    let rows = if matches!(link, Link::Sqlite(_)) { ROWS[0] } else { ROWS[1] };
    for register in registers {
        if !heads.values().any(|head| head.1 == register.as_str()) {
            continue;
        }
        let definition = casework.definition(register.as_str())?;
        for (id, values) in table::read(link, definition, rows, list).await? {
            let Some((_, _, person, state, course, made, missing, source)) = heads.remove(&id) else { continue };
            let Course { moves, signed, pauses } =
                serde_json::from_str(&course).map_err(damaged("the course of a record"))?;
            let state = state.parse().map_err(damaged("the state of a record"))?;
            let subject = Some(person.to_string());
            let record = Record { id, subject, state, values, worker: None, moves, signed, pauses };
            let source = source_of(source)?;
            each(person, register, record, Written { on: day(made).0, missing, source });
        }
    }
    Ok(())
}
