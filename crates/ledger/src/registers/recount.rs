//! Counts the clocks of records again, where their rule or the working days changed.

use bigplan_register::record::{Around, check};
use bigplan_register::{Calendar, Definition, Registers};

use super::derive::{Derived, derive};
use super::head::{Head, HeadRow, heads};
use super::table;
use crate::LedgerError;
use crate::people::day;
use crate::transaction::Change;

/// How many records are held at once.
const AT_ONCE: i64 = 500;

/// Counts all records of a register again.
pub(super) async fn all(
    change: &mut Change<'_>,
    registers: &Registers,
    calendar: &Calendar,
    definition: &Definition,
) -> Result<(), LedgerError> {
    let around = Around { registers, calendar, today: day(change.at).0, death: None, others: &[] };
    let mut after = String::new();
    loop {
        let sql = heads!("WHERE r.register = $1 AND r.merged_into IS NULL AND r.id > $2 ORDER BY r.id LIMIT $3");
        let rows = rows!(change.work, HeadRow, sql, definition.code.as_str(), after.as_str(), AT_ONCE)?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.0.to_string();
        for row in rows {
            let head = Head::from_row(row)?;
            one(change, around, definition, &head).await?;
        }
    }
}

async fn one(
    change: &mut Change<'_>,
    around: Around<'_>,
    definition: &Definition,
    head: &Head,
) -> Result<(), LedgerError> {
    let record = head.record(super::head::values(&mut change.link(), definition, head.id).await?)?;
    let findings = check(definition, &record, around);
    let derived = derive(definition, &record, around.today, around.calendar, &findings);
    let Derived { clocks, due, due_clock, unsigned, missing } = derived;
    table::write_clocks(&mut change.work, definition, &record.id, clocks).await?;
    let sql = "UPDATE records SET due_on = $1, due_clock = $2, unsigned = $3, missing = $4 WHERE id = $5";
    execute!(change.work, sql, due, due_clock, unsigned, missing, head.id).map(drop)
}
