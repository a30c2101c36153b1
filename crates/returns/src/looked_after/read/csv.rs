//! One table of the return as comma-separated values.

use std::borrow::Cow;
use std::io::Read;

use super::fault::{Fault, What};
use super::map::Map;
use super::rows::Rows;
use super::table::{Plan, recognise};
use super::{Intake, Year};
use crate::error::ReadReturnError;
use crate::layout::Layout;
use crate::looked_after::tables::Table;

pub(super) fn read(intake: &mut Intake, year: Year, mut source: impl Read) -> Result<Table, ReadReturnError> {
    let mut rows = Rows::new();
    if !rows.next(&mut source, 0)? {
        return Err(no_table(intake, &[]));
    }
    let plan = begin(intake, year, &rows)?;
    if intake.share.is_first {
        first(intake, year, &plan, rows, source)?;
    } else {
        again(intake, year, &plan, rows, source)?;
    }
    Ok(plan.table)
}

/// Reads all rows, and notes where they stand.
fn first(
    intake: &mut Intake,
    year: Year,
    plan: &Plan,
    mut rows: Rows,
    mut source: impl Read,
) -> Result<(), ReadReturnError> {
    let (mut map, mut number) = (Map::default(), 0);
    while rows.next(&mut source, number)? {
        let (child, is_nobody) = keep(intake, year, plan, &rows, number);
        map.note(rows.taken, child, is_nobody);
        number += 1;
    }
    map.close();
    intake.maps.push_back(map);
    Ok(())
}

/// Reads the blocks in which rows of the share may stand. Where the file is not what it was, the intake is told.
fn again(
    intake: &mut Intake,
    year: Year,
    plan: &Plan,
    mut rows: Rows,
    mut source: impl Read,
) -> Result<(), ReadReturnError> {
    // The files come in the same order each time.
    let map = intake.maps.pop_front().unwrap_or_default();
    let mut number = 0;
    for block in &map.blocks {
        if block.may_have(&intake.share.children) {
            for _ in 0..block.rows {
                if rows.next(&mut source, number)? {
                    keep(intake, year, plan, &rows, number);
                }
                number += 1;
            }
        } else {
            rows.pass(&mut source, block.end)?;
            intake.pass(year, plan.table, block);
            number += block.rows;
        }
        intake.has_changed |= rows.taken != block.end;
    }
    intake.has_changed |= rows.next(&mut source, number)?;
    intake.maps.push_back(map);
    Ok(())
}

fn no_table(intake: &Intake, headings: &[&str]) -> ReadReturnError {
    let headings = headings.join(", ").chars().take(200).collect();
    ReadReturnError::NoTable { headings, year: intake.layout.year }
}

fn begin(intake: &mut Intake, year: Year, rows: &Rows) -> Result<Plan, ReadReturnError> {
    if rows.looks_like_utf16() {
        return Err(ReadReturnError::Encoding);
    }
    let cells: Vec<&str> = rows.cells().map(Option::unwrap_or_default).collect();
    let headings: Vec<&str> = cells.iter().map(|name| name.trim_start_matches('\u{feff}').trim()).collect();
    let found = recognise(&intake.layout, &headings).zip(Some(Cow::Borrowed(&intake.layout)));
    let found =
        found.or_else(|| of_another_year(&intake.layout, &headings).map(|(table, own)| (table, Cow::Owned(own))));
    let (table, layout) = found.ok_or_else(|| no_table(intake, &headings))?;
    let last = year == Year::Last;
    if intake.columns.has_table(table, last) {
        return Err(ReadReturnError::GivenTwice(table.name()));
    }
    let own = layout.tables.get(table.name()).ok_or_else(|| no_table(intake, &headings))?;
    if !intake.layout.tables.contains_key(table.name()) {
        intake.faults.push(Fault { table, row: None, what: What::OtherYear });
    }
    let plan = Plan::new(table, own, &headings, &mut intake.faults);
    intake.columns.add_table(table, last);
    for column in plan.columns.iter().flatten().filter_map(|at| table.columns().get(*at)) {
        intake.columns.add(table, last, column);
    }
    Ok(plan)
}

/// A table that a year did not have and the latest has: it is read all the same, so that nothing of it is lost from sight.
fn of_another_year(layout: &Layout, headings: &[&str]) -> Option<(Table, Layout)> {
    let latest = crate::looked_after::layout(u16::MAX).ok()?;
    let table = recognise(&latest, headings).filter(|table| !layout.tables.contains_key(table.name()))?;
    Some((table, latest))
}

/// Keeps a row. Gives its child, and whether it names none.
fn keep(intake: &mut Intake, year: Year, plan: &Plan, rows: &Rows, number: u32) -> (u32, bool) {
    let mut tell = |what| intake.faults.push(Fault { table: plan.table, row: Some(number), what });
    if rows.count != plan.columns.len() {
        tell(What::Cells(u32::try_from(rows.count).unwrap_or(u32::MAX)));
    }
    let cells = rows.cells();
    let id = plan.child.and_then(|at| cells.clone().nth(at).flatten());
    let child = match id {
        Some(id) => intake.children.number(id),
        None => {
            tell(What::NoChild);
            intake.children.nobody()
        }
    };
    intake.put(year, plan, cells, (number, child));
    (child, id.is_none())
}
