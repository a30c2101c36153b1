//! Counts the clocks of records again, where their rule or the working days changed.

use bigplan_register::record::{Around, check};
use bigplan_register::{Calendar, Definition, Registers};

use super::derive::{Derived, derive};
use super::head::Head;
use super::table::{self, Values};
use crate::LedgerError;
use crate::error::damaged;
use crate::people::day;
use crate::transaction::Change;

/// The next records of a register after one, so many as are held at once, with what is filled in.
const NEXT: &str = "t.\"record__id\" > $1 ORDER BY t.\"record__id\" LIMIT 500";

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
        let found = table::read(&mut change.link(), definition, NEXT, &after).await?;
        let Some((last, _)) = found.last() else { return Ok(()) };
        after.clone_from(last);
        for (id, values) in found {
            let id = id.parse().map_err(damaged("the id of a record"))?;
            let head = Head::find(&mut change.link(), id).await?.ok_or(LedgerError::NotFound("record"))?;
            one(change, around, definition, &head, values).await?;
        }
    }
}

async fn one(
    change: &mut Change<'_>,
    around: Around<'_>,
    definition: &Definition,
    head: &Head,
    values: Values,
) -> Result<(), LedgerError> {
    // What was merged into another is nobody's work any more, and nothing is due of it.
    if head.merged_into.is_some() {
        return Ok(());
    }
    let record = head.record(values)?;
    let findings = check(definition, &record, around);
    let derived = derive(definition, &record, around.today, around.calendar, &findings);
    let Derived { clocks, due, due_clock, closed, unsigned, missing } = derived;
    table::write_clocks(&mut change.work, definition, &record.id, clocks).await?;
    let sql =
        "UPDATE records SET due_on = $1, due_clock = $2, unsigned = $3, missing = $4, closed_on = $5 WHERE id = $6";
    execute!(change.work, sql, due, due_clock, unsigned, missing, closed, head.id).map(drop)
}
