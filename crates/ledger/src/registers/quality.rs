//! How well registers are kept: how many records lack nothing, how often each field is filled in, and that team by team.
//! Numbers only: no name of a child is in them, so counting is no look.

use bigplan_register::{FieldCode, RegisterCode};
use jiff::civil::Date;

use super::{Casework, names, table};
use crate::clock::Day;
use crate::store::Link;
use crate::{Actor, LedgerError, PartnershipId, Right};

/// How many records there are, and how many of them lack nothing that must be filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// All of them.
    pub records: i64,
    /// Those that lack nothing.
    pub whole: i64,
}

/// How well a register is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterQuality {
    /// All records together.
    pub all: Kept,
    /// In how many of them each field is filled in, in the order of the definition.
    pub fields: Vec<(FieldCode, i64)>,
    /// Team by team, by name; `None` is work that no team has.
    pub teams: Vec<(Option<String>, Kept)>,
}

/// Which records are looked at: those of a partnership that are open, or ended on a day (`$2`) or after it.
macro_rules! looked_at {
    () => {
        "r.partnership_id = $1 AND r.merged_into IS NULL AND (r.is_open OR r.closed_on >= $2)"
    };
}

impl Casework {
    /// How well each register is kept that has records, open or ended since a day.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for all but officers.
    pub async fn quality(
        &self,
        actor: &Actor,
        of: PartnershipId,
        since: Date,
    ) -> Result<Vec<(RegisterCode, Kept)>, LedgerError> {
        actor.require(Right::LoadFigures, Some(of))?;
        let mut read = self.ledger.store.read().await?;
        let sql = concat!(
            "SELECT r.register, COUNT(*), COUNT(CASE WHEN r.missing = 0 THEN 1 END) FROM records r WHERE ",
            looked_at!(),
            " GROUP BY r.register"
        );
        let found = rows!(read, (String, i64, i64), sql, of, Day(since))?;
        let kept = |register: &RegisterCode| {
            let row = found.iter().find(|(name, ..)| name == register.as_str())?;
            Some((register.clone(), Kept { records: row.1, whole: row.2 }))
        };
        Ok(self.registers.iter().filter_map(|definition| kept(&definition.code)).collect())
    }

    /// How well one register is kept, of its records that are open or ended since a day.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for all but officers; [`LedgerError::NotFound`] where there is no such register.
    pub async fn register_quality(
        &self,
        actor: &Actor,
        of: PartnershipId,
        register: &str,
        since: Date,
    ) -> Result<RegisterQuality, LedgerError> {
        actor.require(Right::LoadFigures, Some(of))?;
        let definition = self.definition(register)?;
        let mut read = self.ledger.store.snapshot().await?;
        let filled: String =
            definition.fields.iter().map(|field| format!(", COUNT(t.{})", names::column(&field.code))).collect();
        let sql = format!(
            "SELECT COUNT(*), COUNT(CASE WHEN r.missing = 0 THEN 1 END){filled}
             FROM records r JOIN {} t ON t.{} = r.id WHERE r.register = $3 AND {}",
            names::table(&definition.code),
            table::KEY,
            looked_at!()
        );
        let counts = numbers(&mut read.link(), sql, (of, since, register), definition.fields.len() + 2).await?;
        let (all, fields) = counts.split_at_checked(2).unwrap_or_default();
        let sql = concat!(
            "SELECT m.name, COUNT(*), COUNT(CASE WHEN r.missing = 0 THEN 1 END)
             FROM records r LEFT JOIN teams m ON m.id = r.team_id WHERE r.register = $3 AND ",
            looked_at!(),
            " GROUP BY m.name ORDER BY CASE WHEN m.name IS NULL THEN 1 ELSE 0 END, m.name"
        );
        let teams = rows!(read, (Option<String>, i64, i64), sql, of, Day(since), register)?;
        let number = |at: usize| all.get(at).copied().unwrap_or_default();
        Ok(RegisterQuality {
            all: Kept { records: number(0), whole: number(1) },
            fields: definition.fields.iter().map(|field| field.code.clone()).zip(fields.iter().copied()).collect(),
            teams: teams.into_iter().map(|(team, records, whole)| (team, Kept { records, whole })).collect(),
        })
    }
}

/// The whole numbers of a query of one row.
async fn numbers(
    link: &mut Link<'_>,
    sql: String,
    (of, since, register): (PartnershipId, Date, &str),
    many: usize,
) -> Result<Vec<i64>, LedgerError> {
    macro_rules! counts {
        ($connection:expr) => {{
            let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(of).bind(Day(since)).bind(register);
            let row = query.fetch_one(&mut **$connection).await?;
            (0..many).map(|at| sqlx::Row::try_get(&row, at)).collect::<Result<Vec<i64>, sqlx::Error>>()?
        }};
    }
    Ok(match link {
        Link::Sqlite(connection) => counts!(connection),
        Link::Postgres(connection) => counts!(connection),
    })
}
