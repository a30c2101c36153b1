//! Carries out the steps of a migration, each as statements that both databases understand.

use bigplan_register::migration::Step;
use bigplan_register::{Calendar, ClockCode, Definition, Field, FieldCode, Kind, RegisterCode, Registers};
use std::collections::BTreeSet;

use crate::LedgerError;
use crate::registers::cells::{conversion, sql_type};
use crate::registers::names::{ClockPart, clock_column, column, table};
use crate::registers::{recount, table};
use crate::transaction::Change;

/// Definitions before and after, and the working days from now on.
#[derive(Clone, Copy)]
pub(super) struct Both<'a> {
    pub(super) old: &'a Registers,
    pub(super) new: &'a Registers,
    pub(super) calendar: &'a Calendar,
}

impl Both<'_> {
    /// The definition that a register goes on from.
    fn before(&self, register: &RegisterCode) -> Option<&Definition> {
        let was = || self.new.find(register).and_then(|new| new.was.as_ref()).and_then(|was| self.old.find(was));
        self.old.find(register).or_else(was)
    }
}

/// Carries out all steps. Where the working days are others than before, every clock is counted again.
pub(super) async fn carry_out(
    change: &mut Change<'_>,
    both: Both<'_>,
    steps: &[Step],
    other_days: bool,
) -> Result<(), LedgerError> {
    let mut again = BTreeSet::new();
    for step in steps {
        again.extend(one(change, both, step).await?);
    }
    for definition in both.new.iter() {
        let ended = open_or_closed(change, definition).await?;
        if ended || other_days || again.contains(&definition.code) {
            recount::all(change, both.new, both.calendar, definition).await?;
        }
    }
    Ok(())
}

/// Carries out one step; gives the register whose records have to be counted again.
async fn one(change: &mut Change<'_>, both: Both<'_>, step: &Step) -> Result<Option<RegisterCode>, LedgerError> {
    match step {
        Step::AddRegister { register } => {
            if let Some(definition) = both.new.find(register) {
                run(change, table::create(definition)).await?;
            }
        }
        Step::RenameRegister { from, to } => rename_register(change, from, to).await?,
        Step::DropRegister { register } => run(change, format!("DROP TABLE {}", table(register))).await?,
        Step::AddField { register, field } => {
            let kind = kind(both.new, register, field);
            run(change, add(register, &column(field), sql_type(kind))).await?;
        }
        Step::RenameField { register, from, to } => {
            let (from, to) = (column(from), column(to));
            run(change, format!("ALTER TABLE {} RENAME COLUMN {from} TO {to}", table(register))).await?;
        }
        Step::WidenField { register, field, from, to } => widen(change, register, field, *from, *to).await?,
        Step::DropField { register, field } => run(change, drop_column(register, &column(field))).await?,
        Step::RenameState { register, from, to } => {
            let sql = "UPDATE records SET state = $1 WHERE register = $2 AND state = $3";
            execute!(change.work, sql, to.as_str(), register.as_str(), from.as_str())?;
        }
        Step::Recount { register, clock } => {
            let known = both.before(register).is_some_and(|old| old.clock(clock).is_some());
            if !known {
                add_clock(change, register, clock).await?;
            }
            return Ok(Some(register.clone()));
        }
        Step::DropClock { register, clock } => {
            for part in ClockPart::ALL {
                run(change, drop_column(register, &clock_column(clock, part))).await?;
            }
            return Ok(Some(register.clone()));
        }
        Step::AskFor { register, .. } => return Ok(Some(register.clone())),
        // What a list or a state is called stands in the definition alone.
        Step::AddCode { .. }
        | Step::RetireCode { .. }
        | Step::DropCode { .. }
        | Step::AddState { .. }
        | Step::DropState { .. } => {}
    }
    Ok(None)
}

async fn rename_register(change: &mut Change<'_>, from: &RegisterCode, to: &RegisterCode) -> Result<(), LedgerError> {
    run(change, format!("ALTER TABLE {} RENAME TO {}", table(from), table(to))).await?;
    execute!(change.work, "UPDATE records SET register = $1 WHERE register = $2", to.as_str(), from.as_str())?;
    execute!(change.work, "UPDATE record_drafts SET place = $1 WHERE place = $2", to.as_str(), from.as_str()).map(drop)
}

/// A column of another type is made beside the old one, filled from it, and put in its place: that works on both
/// databases, and in SQLite, where a column cannot change its type, it is the only way that keeps the rest untouched.
async fn widen(
    change: &mut Change<'_>,
    register: &RegisterCode,
    field: &FieldCode,
    from: Kind,
    to: Kind,
) -> Result<(), LedgerError> {
    const BESIDE: &str = "\"widened__column\"";
    let (table, name) = (table(register), column(field));
    let Some(converted) = conversion(from, to, &name) else { return Ok(()) };
    run(change, add(register, BESIDE, sql_type(to))).await?;
    run(change, format!("UPDATE {table} SET {BESIDE} = {converted} WHERE {name} IS NOT NULL")).await?;
    run(change, drop_column(register, &name)).await?;
    run(change, format!("ALTER TABLE {table} RENAME COLUMN {BESIDE} TO {name}")).await
}

async fn add_clock(change: &mut Change<'_>, register: &RegisterCode, clock: &ClockCode) -> Result<(), LedgerError> {
    for part in ClockPart::ALL {
        run(change, add(register, &clock_column(clock, part), part.sql_type())).await?;
    }
    Ok(())
}

/// Which states end may have changed without a step; says whether that opened or closed any record.
async fn open_or_closed(change: &mut Change<'_>, definition: &Definition) -> Result<bool, LedgerError> {
    let mut touched = 0;
    for state in &definition.states {
        let sql = "UPDATE records SET is_open = $1
                   WHERE register = $2 AND state = $3 AND merged_into IS NULL AND is_open <> $1";
        touched += execute!(change.work, sql, !state.ends, definition.code.as_str(), state.code.as_str())?;
    }
    Ok(touched > 0)
}

fn kind(registers: &Registers, register: &RegisterCode, field: &FieldCode) -> Kind {
    let found: Option<&Field> = registers.find(register).and_then(|definition| definition.field(field));
    found.map_or(Kind::Text, |field| field.kind)
}

fn add(register: &RegisterCode, name: &str, sql_type: &str) -> String {
    format!("ALTER TABLE {} ADD COLUMN {name} {sql_type}", table(register))
}

fn drop_column(register: &RegisterCode, name: &str) -> String {
    format!("ALTER TABLE {} DROP COLUMN {name}", table(register))
}

/// Runs a statement whose names were all made by [`crate::registers::names`].
async fn run(change: &mut Change<'_>, sql: String) -> Result<(), LedgerError> {
    execute!(change.work, sqlx::AssertSqlSafe(sql)).map(drop)
}
