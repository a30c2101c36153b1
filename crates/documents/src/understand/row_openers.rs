//! What a row opens: the upper items that its cells name, and its action.

use bigplan_plan::{At, Kind};

use super::build::Opening;
use super::columns::{Columns, Role};
use super::fields::{add_links, add_steps};
use super::rows::filled;
use super::steps;
use super::tables::Whole;
use super::walk::Walk;
use super::{entries, pointers, refs};
use crate::document::{Cell, Row};
use crate::values::find_dates;

const OPENERS: [(Role, Kind); 3] =
    [(Role::Outcome, Kind::Outcome), (Role::Priority, Kind::Priority), (Role::Objective, Kind::Objective)];

/// Opens the outcome, priority and objective that the row names; gives back the lowest.
pub(super) fn openers(walk: &mut Walk<'_>, columns: &Columns, row: &Row) -> Option<usize> {
    let mut lowest = None;
    for (role, kind) in OPENERS {
        for index in columns.all(role) {
            let Some(cell) = row.cells.get(index).filter(|c| !c.is_empty() && !c.continues_above) else { continue };
            let kind = walk.kind_in_table(kind);
            let opened = match entries::listed(cell) {
                Some(titles) => {
                    let under = walk.open_each(kind, &titles, cell.at);
                    lowest = under.or(lowest);
                    continue;
                }
                None => opener(walk, kind, cell),
            };
            lowest = opened.or(lowest);
        }
    }
    lowest
}

fn opener(walk: &mut Walk<'_>, kind: Kind, cell: &Cell) -> Option<usize> {
    let text = cell.text();
    // A number alone points at what a heading has named.
    if text.trim().trim_end_matches('.').bytes().all(|b| b.is_ascii_digit()) {
        return walk.point_at(kind, &text);
    }
    if let Some(known) = refs::only(&text).and_then(|only| walk.point_at(kind, &only)) {
        return Some(known);
    }
    let (title, rest) = match cell.parts.as_slice() {
        [first, rest @ ..] if !rest.is_empty() => (first.text.plain.as_str(), rest),
        _ => (text.as_str(), [].as_slice()),
    };
    let only_ref = refs::only(title);
    let text = if only_ref.is_some() || rest.iter().all(|p| !p.bullet) { text.as_str() } else { title };
    walk.open_named(kind, text, cell.at)
}

pub(super) fn action(walk: &mut Walk<'_>, whole: &Whole, columns: &Columns, row: &Row, index: usize) -> Option<usize> {
    let cell = row.cells.get(index)?;
    let read = steps::read(&cell.parts);
    if read.steps.is_empty()
        && pointers::is_only_pointer(&read.stem)
        && !columns.first(Role::Reference).is_some_and(|i| filled(row, i))
        && !columns.all(Role::Progress).any(|i| filled(row, i))
    {
        if let Some(on) = walk.objective.or(walk.priority) {
            add_links(&mut walk.build, on, &read.stem);
        }
        return None;
    }
    let split = refs::split(&read.stem);
    let reference = if columns.has(Role::Reference) { None } else { split.reference.clone() };
    let text = if reference.is_some() { split.rest } else { read.stem.as_str() };
    let parent = walk.parent_for(Kind::Action);
    let item = walk.build.add(Opening {
        kind: Kind::Action,
        parent,
        reference,
        text,
        at: At::cell(row.line, cell.at.cell.unwrap_or(1)),
    });
    let by: Vec<_> = find_dates(text).into_iter().filter(|d| d.by).collect();
    let scope = walk.scope;
    if let Some(own) = walk.build.items.get_mut(item) {
        own.due = crate::values::latest(&by);
        own.scope = scope;
    }
    add_links(&mut walk.build, item, text);
    walk.funds_said(item, text);
    let steps: Vec<_> = read.steps.iter().map(|(s, part)| (s.clone(), whole.place(row, index, *part))).collect();
    add_steps(&mut walk.build, item, &steps);
    walk.action = Some(item);
    Some(item)
}

pub(super) fn pointer_row(columns: &Columns, row: &Row) -> bool {
    columns.first(Role::Action).and_then(|i| row.cells.get(i)).is_some_and(|c| pointers::is_only_pointer(&c.text()))
}

pub(super) fn reference(walk: &mut Walk<'_>, columns: &Columns, row: &Row, item: usize) {
    let Some(cell) = columns.first(Role::Reference).and_then(|i| row.cells.get(i)).filter(|c| !c.is_empty()) else {
        return;
    };
    let text = cell.text();
    let text = text.trim().trim_end_matches(['.', ':', ')']);
    if let Some(own) = walk.build.items.get_mut(item).filter(|i| i.reference.is_none()) {
        own.reference = Some(text.to_owned());
    }
}
