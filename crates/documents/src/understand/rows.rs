//! The rows of a plan's tables as items.

use bigplan_plan::{At, Kind, LeadState};

use super::columns::{Columns, Role};
use super::decoys;
use super::entries;
use super::fields::{Said, add_leads, fill};
use super::fund_column;
use super::lead_columns;
use super::leads;
use super::row_figures::{figures, more_measures, stage};
use super::row_kinds;
use super::row_openers::{action, openers, pointer_row, reference};
use super::row_shapes::{is_withdrawn, subheading, unshift};
use super::tables::{Whole, measures_alone};
use super::walk::Walk;
use crate::document::{Cell, Part, Row};

/// Reads the rows of a table with items in it.
pub(super) fn read(walk: &mut Walk<'_>, whole: &Whole, columns: &Columns) {
    let rows = &whole.rows;
    let numbered =
        columns.first(Role::Reference).is_some_and(|i| rows.iter().filter(|r| filled(r, i)).count() * 2 > rows.len());
    let merges = columns.all(Role::Lead).any(|i| {
        let merged = |r: &&Row| r.cells.get(i).is_some_and(|c| c.continues_above);
        rows.iter().filter(merged).count() >= 2
    });
    let numbered = numbered || merges;
    let mut above: Option<Above> = None;
    let mut dropped = Vec::new();
    for row in rows {
        let shifted = unshift(walk, columns, row);
        let row = shifted.as_ref().unwrap_or(row);
        if row.cells.iter().find(|c| !c.is_empty()).is_some_and(|c| decoys::is_summary(&c.text())) {
            dropped.push((row.line, row_kinds::words(row)));
            continue;
        }
        if is_withdrawn(columns, row) {
            dropped.push((row.line, row_kinds::words(row)));
            continue;
        }
        if let Some((kind, words, cell)) = row_kinds::label(row) {
            let kind = walk.kind_here(kind);
            walk.open_named(kind, &words, cell.at);
            above = None;
            continue;
        }
        if let Some(text) = subheading(columns, row) {
            walk.subheading(&text, At::line(row.line));
            above = None;
            continue;
        }
        for row in entries::apart(columns, row) {
            one(walk, whole, columns, &row, numbered, &mut above);
        }
    }
    walk.tell_dropped(&dropped);
}

/// What a blank cell repeats.
struct Above {
    under: Option<usize>,
    leads: Vec<bigplan_plan::Lead>,
}

pub(super) fn filled(row: &Row, index: usize) -> bool {
    row.cells.get(index).is_some_and(|c| !c.is_empty())
}

fn one(walk: &mut Walk<'_>, whole: &Whole, columns: &Columns, row: &Row, numbered: bool, above: &mut Option<Above>) {
    let opened = openers(walk, columns, row);
    let target = match columns.first(Role::Action) {
        Some(index) if filled(row, index) => action(walk, whole, columns, row, index),
        _ => opened,
    };
    if target.is_none() && measures_alone(row, columns) {
        more_measures(walk, columns, row);
        return;
    }
    let Some(item) = target else {
        if row.cells.iter().any(|c| !c.is_empty()) && !pointer_row(columns, row) {
            walk.unread_row(row.line, &row_kinds::words(row));
        }
        return;
    };
    reference(walk, columns, row, item);
    let fund = fund_column::joined(columns, row);
    if let Some(part) = &fund {
        let at = At::line(row.line);
        let said = Said { role: Role::Funds, parts: std::slice::from_ref(part), at, places: Vec::new() };
        fill(&mut walk.build, item, &said, walk.vocabulary);
    }
    for (index, cell) in row.cells.iter().enumerate() {
        let Some(role) = columns.roles.get(index).copied().flatten() else { continue };
        if cell.is_empty()
            || matches!(
                role,
                Role::Lead
                    | Role::Reference
                    | Role::Action
                    | Role::Outcome
                    | Role::Priority
                    | Role::Objective
                    | Role::Baseline
            )
            || role == Role::Target && columns.has(Role::Measure)
            || role == Role::Funds && fund.is_some()
        {
            continue;
        }
        if role == Role::Stage {
            stage(walk, columns.headings.get(index), cell, item);
            continue;
        }
        let places = (0..cell.parts.len()).map(|part| whole.place(row, index, part)).collect();
        let priced = (role == Role::Funds).then(|| priced(cell, columns.headings.get(index)));
        let parts = priced.as_deref().unwrap_or(&cell.parts);
        fill(&mut walk.build, item, &Said { role, parts, at: cell.at, places }, walk.vocabulary);
    }
    figures(walk, columns, row, item);
    people(walk, columns, row, item, numbered, above);
}

/// The parts of a cell of funds, numbers as pounds where the heading says so.
fn priced(cell: &Cell, heading: Option<&String>) -> Vec<Part> {
    let heading = heading.map_or("", String::as_str);
    cell.parts.iter().map(|p| Part { bullet: p.bullet, ..part(&fund_column::pounds(heading, &p.text.plain)) }).collect()
}

/// The lead cell. A blank one repeats the row above where the table spans its cells (rows
/// without numbers of their own); else the place is vacant.
fn people(walk: &mut Walk<'_>, columns: &Columns, row: &Row, item: usize, numbered: bool, above: &mut Option<Above>) {
    let under = walk.build.parent(item);
    let cells: Vec<&Cell> = columns.all(Role::Lead).filter_map(|i| row.cells.get(i)).collect();
    if cells.is_empty() {
        return;
    }
    let parts: Vec<&str> = cells.iter().flat_map(|c| &c.parts).map(|p| p.text.plain.as_str()).collect();
    let blank = parts.iter().all(|p| p.trim().is_empty());
    let merged = cells.iter().any(|c| c.continues_above);
    // A row with a date of its own and nobody beside it has nobody.
    let dated = columns.all(Role::Due).any(|i| filled(row, i));
    let repeats = above.as_ref().filter(|a| blank && (merged || !numbered && !dated && a.under == under));
    let found = match repeats {
        Some(above) => above.leads.clone(),
        None => {
            lead_columns::read(columns, row, walk.vocabulary).unwrap_or_else(|| leads::read(&parts, walk.vocabulary))
        }
    };
    if blank
        && (!numbered || columns.has(Role::Action))
        && found.iter().all(|l| l.state == LeadState::Vacant)
        && walk.build.items.get(item).is_some_and(|i| i.kind != Kind::Action && i.kind != Kind::Objective)
    {
        return;
    }
    *above = Some(Above { under, leads: found.clone() });
    add_leads(&mut walk.build, item, found);
}

/// A part that is no list item.
pub(super) fn part(text: &str) -> Part {
    Part { bullet: false, text: crate::document::Text::plain(text) }
}
