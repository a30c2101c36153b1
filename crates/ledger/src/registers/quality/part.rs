//! Records of one register with what their quality is measured by, a part at a time.

use std::collections::HashMap;

use bigplan_register::record::{Source, Worker};
use bigplan_register::{Definition, Record};
use jiff::civil::Date;

use super::super::cells::Cell;
use super::super::head::Course;
use super::super::names::{column, table};
use super::super::table::{KEY, Values, values};
use super::source_of;
use crate::clock::{Day, Moment};
use crate::error::damaged;
use crate::people::day;
use crate::store::Link;
use crate::{AccountId, LedgerError, PartnershipId, PersonId, RecordId};

/// How many records are read at a time.
pub(super) const PART: usize = 1_000;
/// Columns before a register's own.
const COLUMNS: &str =
    "r.id, r.person_id, r.about_id, r.state, r.worker_id, r.worker_qualified, r.course, r.made_at, r.source,
     r.missing, m.name, p.died_on";
const HEAD: usize = 12;

type HeadRow = (
    RecordId,
    Option<PersonId>,
    Option<String>,
    String,
    Option<AccountId>,
    Option<bool>,
    String,
    Moment,
    Option<String>,
    i64,
    Option<String>,
    Option<Day>,
);

/// A record and what is known about it.
pub(super) struct Row {
    pub(super) record: Record,
    pub(super) source: Option<Source>,
    /// The day on which it was first written down.
    pub(super) written: Date,
    /// How many fields it lacks.
    pub(super) missing: i64,
    pub(super) team: Option<String>,
    /// When the child died.
    pub(super) death: Option<Date>,
}

macro_rules! one {
    ($row:expr, $definition:expr) => {{
        let head = <HeadRow as sqlx::FromRow<_>>::from_row($row)?;
        let cells = $definition.fields.iter().enumerate();
        let cells = cells.map(|(index, field)| Ok((field, read_cell!($row, index + HEAD, field.kind)?)));
        of_row(head, values(cells.collect::<Result<Vec<_>, sqlx::Error>>()?)?)
    }};
}

/// The records that are looked at, after the one with this id; none where that was the last.
pub(super) async fn part(
    link: &mut Link<'_>,
    definition: &Definition,
    (of, since): (PartnershipId, Date),
    after: &str,
) -> Result<Vec<Row>, LedgerError> {
    let columns: String = definition.fields.iter().map(|field| format!(", t.{}", column(&field.code))).collect();
    let sql = format!(
        "SELECT {COLUMNS}{columns} FROM {} t JOIN records r ON r.id = t.{KEY} LEFT JOIN persons p ON p.id = r.person_id
         LEFT JOIN teams m ON m.id = r.team_id WHERE {} AND t.{KEY} > $3 ORDER BY t.{KEY} LIMIT {PART}",
        table(&definition.code),
        looked_at!()
    );
    match link {
        Link::Sqlite(c) => {
            let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(of).bind(Day(since)).bind(after);
            query.fetch_all(&mut **c).await?.iter().map(|row| one!(row, definition)).collect()
        }
        Link::Postgres(c) => {
            let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(of).bind(Day(since)).bind(after);
            query.fetch_all(&mut **c).await?.iter().map(|row| one!(row, definition)).collect()
        }
    }
}

fn of_row(row: HeadRow, values: Values) -> Result<Row, LedgerError> {
    let (id, person, about, state, worker, qualified, course, made, source, missing, team, died) = row;
    let Course { moves, signed, pauses } = serde_json::from_str(&course).map_err(damaged("the course of a record"))?;
    let record = Record {
        id: id.to_string(),
        subject: person.map(|person| person.to_string()).or(about),
        state: state.parse().map_err(damaged("the state of a record"))?,
        values,
        worker: worker.map(|person| Worker { person: person.to_string(), qualified }),
        moves,
        signed,
        pauses,
    };
    let death = died.map(|day| day.0);
    Ok(Row { record, source: source_of(source)?, written: day(made).0, missing, team, death })
}

/// By subject, the records of a register in which no two may share days, each with no more than its days; empty for
/// other registers. Those that ended long ago are among them: what is looked at may share days with one of them.
pub(super) async fn days(
    link: &mut Link<'_>,
    definition: &Definition,
    of: PartnershipId,
) -> Result<HashMap<String, Vec<Record>>, LedgerError> {
    let mut found: HashMap<String, Vec<Record>> = HashMap::new();
    let Some(episode) = definition.episode.as_ref().filter(|episode| !episode.together) else { return Ok(found) };
    let sql = format!(
        "SELECT r.id, COALESCE(r.person_id, r.about_id), r.state, t.{}, t.{} FROM {} t JOIN records r ON r.id = t.{KEY}
         WHERE r.partnership_id = $1 AND r.merged_into IS NULL",
        column(&episode.starts),
        column(&episode.ends),
        table(&definition.code),
    );
    type Days = (RecordId, Option<String>, String, Option<String>, Option<String>);
    for (id, subject, state, starts, ends) in rows!(link, Days, sqlx::AssertSqlSafe(sql.clone()), of)? {
        let Some(subject) = subject else { continue };
        let state = state.parse().map_err(damaged("the state of a record"))?;
        let cells = [(&episode.starts, starts), (&episode.ends, ends)].into_iter();
        let cells = cells.filter_map(|(field, text)| Some((definition.field(field)?, Cell::Text(text))));
        let values = values(cells.collect())?;
        let (id, whose) = (id.to_string(), Some(subject.clone()));
        let (moves, signed, pauses) = (Vec::new(), Vec::new(), Vec::new());
        let record = Record { id, subject: whose, state, values, worker: None, moves, signed, pauses };
        found.entry(subject).or_default().push(record);
    }
    Ok(found)
}
