//! The rows of a plan's tables as items.

use bigplan_plan::{At, Kind, LeadState, Severity};

use super::build::Opening;
use super::columns::{Columns, Role};
use super::decoys;
use super::entries;
use super::fields::{Said, add_leads, add_links, add_steps, fill, short};
use super::fund_column;
use super::lead_columns;
use super::refs;
use super::row_kinds;
use super::row_shapes::{is_withdrawn, subheading, unshift};
use super::steps;
use super::tables::{Whole, measures_alone};
use super::walk::Walk;
use super::{leads, pointers};
use crate::document::{Cell, Part, Row};
use crate::values::find_dates;

const OPENERS: [(Role, Kind); 3] =
    [(Role::Outcome, Kind::Outcome), (Role::Priority, Kind::Priority), (Role::Objective, Kind::Objective)];

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
            let words: Vec<String> = row.cells.iter().map(Cell::text).filter(|t| !t.is_empty()).collect();
            let message = format!("A row of this table was not understood: “{}”.", short(&words.join(" | ")));
            walk.build.note("unread-row", Severity::Doubt, message, None, At::line(row.line));
        }
        return;
    };
    reference(walk, columns, row, item);
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

/// One more measure of the item that the rows above opened.
fn more_measures(walk: &mut Walk<'_>, columns: &Columns, row: &Row) {
    let action = walk.action.filter(|_| columns.has(Role::Action));
    let on = action.or(walk.objective).or(walk.priority).or(walk.outcome);
    for measure in super::measure_rows::read(columns, std::slice::from_ref(row), walk.vocabulary) {
        walk.build.measure(on, measure);
    }
}

/// What is to be reached in a period is a milestone, due at its own date or the period's.
fn stage(walk: &mut Walk<'_>, heading: Option<&String>, cell: &Cell, item: usize) {
    let period = heading.and_then(|h| find_dates(h).iter().find_map(|d| d.when));
    for part in cell.parts.iter().filter(|p| p.text.plain.chars().any(char::is_alphabetic)) {
        let text = &part.text.plain;
        let due = crate::values::latest(&find_dates(text)).or(period);
        let kind = Kind::Milestone;
        let opened = walk.build.add(Opening { kind, parent: Some(item), reference: None, text, at: cell.at });
        if let Some(milestone) = walk.build.items.get_mut(opened) {
            milestone.due = due;
        }
    }
}

/// The parts of a cell of funds, numbers as pounds where the heading says so.
fn priced(cell: &Cell, heading: Option<&String>) -> Vec<Part> {
    let heading = heading.map_or("", String::as_str);
    cell.parts.iter().map(|p| Part { bullet: p.bullet, ..part(&fund_column::pounds(heading, &p.text.plain)) }).collect()
}

/// Opens the outcome, priority and objective that the row names; gives back the lowest.
fn openers(walk: &mut Walk<'_>, columns: &Columns, row: &Row) -> Option<usize> {
    let mut lowest = None;
    for (role, kind) in OPENERS {
        for index in columns.all(role) {
            let Some(cell) = row.cells.get(index).filter(|c| !c.is_empty() && !c.continues_above) else { continue };
            let kind = walk.kind_here(kind);
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

fn action(walk: &mut Walk<'_>, whole: &Whole, columns: &Columns, row: &Row, index: usize) -> Option<usize> {
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

fn pointer_row(columns: &Columns, row: &Row) -> bool {
    columns.first(Role::Action).and_then(|i| row.cells.get(i)).is_some_and(|c| pointers::is_only_pointer(&c.text()))
}

fn reference(walk: &mut Walk<'_>, columns: &Columns, row: &Row, item: usize) {
    let Some(cell) = columns.first(Role::Reference).and_then(|i| row.cells.get(i)).filter(|c| !c.is_empty()) else {
        return;
    };
    let text = cell.text();
    let text = text.trim().trim_end_matches(['.', ':', ')']);
    if let Some(own) = walk.build.items.get_mut(item).filter(|i| i.reference.is_none()) {
        own.reference = Some(text.to_owned());
    }
}

/// Targets and baselines in columns of their own belong to the measure of the row; where
/// no column names measures, the targets themselves are the measures.
fn figures(walk: &mut Walk<'_>, columns: &Columns, row: &Row, item: usize) {
    if !columns.has(Role::Measure) {
        return;
    }
    let figures = Columns {
        roles: columns
            .roles
            .iter()
            .map(|r| r.filter(|r| matches!(r, Role::Measure | Role::Target | Role::Baseline)))
            .collect(),
        headings: columns.headings.clone(),
        guessed: columns.guessed,
    };
    let has = [Role::Target, Role::Baseline].iter().flat_map(|r| figures.all(*r)).any(|i| filled(row, i));
    if !has {
        return;
    }
    let mut found = super::measure_rows::read(&figures, std::slice::from_ref(row), walk.vocabulary);
    // The measures of the cell were read already; here only their figures are added.
    let ids = walk.build.items.get(item).map(|i| i.measures.clone()).unwrap_or_default();
    let own = |m: &&mut bigplan_plan::MeasureUse| ids.contains(&m.id) && m.at.is_some_and(|a| a.line >= row.line);
    if let (Some(figure), Some(first)) = (found.pop(), walk.build.measures.iter_mut().find(own)) {
        // What a column of targets says counts, not a figure in the name.
        if figure.targets.iter().any(|t| t.value.is_some()) && !first.title.to_lowercase().contains("target") {
            first.targets.clear();
        }
        first.targets.extend(figure.targets.into_iter().filter(|t| !first.targets.contains(t)).collect::<Vec<_>>());
        first.baseline = first.baseline.take().or(figure.baseline);
    }
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
