//! Tables made whole before they are read: columns carried over pages, broken rows joined,
//! repeated headings dropped.

use std::collections::HashMap;

use bigplan_plan::At;

use super::columns::{Columns, Role, head};
use super::ditto;
use super::outline::{Unit, What};
use super::row_kinds;
use super::second_head;
use super::words::fold;
use crate::document::{Cell, Part, Row, Table};

/// A table made whole.
#[derive(Debug, Default)]
pub(super) struct Whole {
    /// The meaning of its columns; `None` where it is not known.
    pub columns: Option<Columns>,
    /// Whether its own headings say so, and not those of the table that it goes on with.
    pub headed: bool,
    /// Rows above its headings that name what it stands under.
    pub above: Vec<Row>,
    /// Its rows without headings.
    pub rows: Vec<Row>,
    /// Rows that only sum up or explain the others, in words.
    pub dropped: Vec<(u32, String)>,
    /// Lines of rows that were joined to a row of the table before it.
    pub joined: Vec<u32>,
    /// The line of every part that came from a row below its own: row, cell, part.
    pub origins: HashMap<(u32, usize, usize), u32>,
}

/// Makes all tables whole; the key is the unit's place.
pub(super) fn prepare(units: &[Unit<'_>], skip: impl Fn(usize) -> bool) -> HashMap<usize, Whole> {
    let mut whole: HashMap<usize, Whole> = HashMap::new();
    let mut last: Option<usize> = None;
    let mut heading = false;
    for (index, unit) in units.iter().enumerate() {
        match unit.what {
            What::Heading { .. } => heading = true,
            What::Table(table) if !skip(unit.block) => {
                let (prepared, headless) = one(table, last.and_then(|l| whole.get(&l)), heading);
                let known = prepared.columns.is_some();
                let mut prepared = prepared;
                if headless && known {
                    join_first(&mut prepared, last.and_then(|l| whole.get_mut(&l)));
                }
                // What is joined goes on growing in the table that it was joined to.
                let emptied = prepared.rows.is_empty() && !prepared.joined.is_empty();
                whole.insert(index, prepared);
                if known && !emptied {
                    last = Some(index);
                }
                heading = false;
            }
            _ => {}
        }
    }
    whole
}

fn one(table: &Table, before: Option<&Whole>, heading: bool) -> (Whole, bool) {
    if super::portrait::pairs(&table.rows).is_some() || super::matrix::lines(&table.rows).is_some() {
        return (Whole { rows: table.rows.clone(), ..Whole::default() }, true);
    }
    let inherited = before.and_then(|b| b.columns.as_ref()).filter(|c| goes_on(table, c, heading));
    let found =
        head(table).filter(|(at, columns)| *at == 0 || inherited.is_none_or(|c| c.headings != columns.headings));
    if let Some((at, columns)) = found {
        // What else stands above the heading row is a title, or the end of the table before.
        let above = table.rows.iter().take(at).filter(|r| row_kinds::label(r).is_some()).cloned().collect();
        let body = body(table.rows.get(at + 1..).unwrap_or_default(), columns);
        return (Whole { above, headed: true, ..body }, false);
    }
    match inherited {
        Some(columns) => (body(&table.rows, columns.clone()), true),
        None => (Whole { rows: table.rows.clone(), ..Whole::default() }, true),
    }
}

/// Whether a table without headings goes on with the one before it.
fn goes_on(table: &Table, columns: &Columns, heading: bool) -> bool {
    let width = table.rows.iter().map(|r| r.cells.len()).max().unwrap_or(0);
    let alike = width == columns.roles.len() || width + 1 == columns.roles.len() && width >= 3;
    alike && (!heading || width >= 4 && !table.rows.first().is_some_and(row_kinds::is_heads))
}

/// The rows without repeated headings and without those that hold nothing.
fn body(rows: &[Row], columns: Columns) -> Whole {
    let mut whole = Whole::default();
    for row in rows {
        if row.cells.iter().all(Cell::is_empty) || repeats(row, &columns) || second_head::is_one(row) {
            continue;
        }
        if row_kinds::is_sum(row) || row_kinds::is_note(row) {
            whole.dropped.push((row.line, row_kinds::words(row)));
            continue;
        }
        let row = &ditto::settle(row, whole.rows.last());
        if !whole.rows.is_empty() && row_goes_on(row, &columns, false) {
            whole.join(row);
        } else {
            whole.rows.push(row.clone());
        }
    }
    whole.columns = Some(columns);
    whole
}

fn repeats(row: &Row, columns: &Columns) -> bool {
    let alike = |cell: &Cell, heading: &String| {
        let length: usize = cell.parts.iter().map(|p| p.text.plain.len() + 1).sum();
        length > 1 && length.abs_diff(heading.len()) <= 8 && fold(&cell.text()) == fold(heading)
    };
    row.cells.iter().zip(&columns.headings).filter(|(c, h)| alike(c, h)).count() >= 2
}

fn join_first(prepared: &mut Whole, before: Option<&mut Whole>) {
    let Some(columns) = prepared.columns.as_ref() else { return };
    let goes_on = prepared.rows.first().is_some_and(|r| row_goes_on(r, columns, true));
    if let (true, Some(before)) = (goes_on, before) {
        let row = prepared.rows.remove(0);
        prepared.joined.push(row.line);
        before.join(&row);
    }
}

/// Whether a row goes on with the row above: its reference (or what else opens a row) is
/// empty, and it stands first on a page or its action is unfinished.
fn row_goes_on(row: &Row, columns: &Columns, first: bool) -> bool {
    let empty = |index: usize| row.cells.get(index).is_none_or(Cell::is_empty);
    let keys = [Role::Outcome, Role::Priority, Role::Objective];
    if measures_alone(row, columns) {
        return false;
    }
    if keys.iter().flat_map(|k| columns.all(*k)).any(|i| !empty(i)) {
        return false;
    }
    let action = columns.first(Role::Action).filter(|i| !empty(*i)).and_then(|i| row.cells.get(i));
    let unfinished = action.is_none_or(opens_small);
    match columns.first(Role::Reference) {
        Some(reference) => empty(reference) && (first || unfinished && !has_lead(row, columns)),
        None if columns.has(Role::Action) => {
            unfinished && (first || action.is_none() && !has_lead(row, columns)) && columns.has(Role::Objective)
        }
        None => first && keys.iter().any(|k| columns.has(*k)),
    }
}

/// Whether a row names nothing but one more measure, with its figures, of the row above.
pub(super) fn measures_alone(row: &Row, columns: &Columns) -> bool {
    let filled = |role: Role| columns.all(role).any(|i| row.cells.get(i).is_some_and(|c| !c.is_empty()));
    let named = [Role::Action, Role::Objective, Role::Priority, Role::Outcome, Role::Due, Role::Reference];
    let capital = columns.first(Role::Measure).and_then(|i| row.cells.get(i)).is_some_and(|c| !opens_small(c));
    capital
        && filled(Role::Measure)
        && (filled(Role::Target) || filled(Role::Baseline))
        && !named.into_iter().any(filled)
}

fn has_lead(row: &Row, columns: &Columns) -> bool {
    columns.first(Role::Lead).and_then(|i| row.cells.get(i)).is_some_and(|c| !c.is_empty())
}

fn opens_small(cell: &Cell) -> bool {
    let text = cell.text();
    text.starts_with(|c: char| c.is_lowercase()) || cell.parts.first().is_some_and(|p| p.bullet)
}

impl Whole {
    /// Puts the words of a row behind those of the last row, cell by cell.
    fn join(&mut self, row: &Row) {
        let Some(above) = self.rows.last_mut() else { return };
        for (index, cell) in row.cells.iter().enumerate() {
            let Some(target) = above.cells.get_mut(index) else {
                above.cells.push(cell.clone());
                continue;
            };
            for (number, part) in cell.parts.iter().enumerate() {
                let runs_on = number == 0 && target.parts.last().is_some_and(|last| runs_on(last, part));
                match target.parts.last_mut().filter(|_| runs_on) {
                    Some(last) => {
                        last.text.plain.push(' ');
                        last.text.plain.push_str(&part.text.plain);
                    }
                    None => {
                        self.origins.insert((above.line, index, target.parts.len()), row.line);
                        target.parts.push(part.clone());
                    }
                }
            }
        }
    }

    /// Where a part of a cell stands: in its own row, or in one that was joined to it.
    pub(super) fn place(&self, row: &Row, cell: usize, part: usize) -> At {
        let own = row.cells.get(cell).map(|c| c.at).unwrap_or_default();
        match self.origins.get(&(row.line, cell, part)) {
            Some(line) => At { line: *line, ..own },
            None => own,
        }
    }
}

fn runs_on(last: &Part, next: &Part) -> bool {
    if next.bullet {
        return false;
    }
    let before = last.text.plain.trim_end();
    let small = next.text.plain.starts_with(|c: char| c.is_lowercase() || c == ')' || c == '(');
    let word = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let open = matches!(
        word.as_str(),
        "and" | "of" | "the" | "to" | "for" | "with" | "in" | "a" | "by" | "existing" | "from" | "named" | "area" | "&"
    ) || before.ends_with(['-', '/', ',', '(', '&', '–'])
        || before.matches('(').count() > before.matches(')').count();
    small || open || last.bullet
}

#[cfg(test)]
mod tests {
    use super::prepare;
    use crate::understand::outline::units;

    fn check(text: &str, expected: &[&str]) {
        let document = crate::formats::text::read(text);
        let units = units(&document);
        let whole = prepare(&units, |_| false);
        let mut shown = Vec::new();
        for index in 0..units.len() {
            for row in whole.get(&index).map(|w| w.rows.as_slice()).unwrap_or_default() {
                let cells: Vec<String> = row.cells.iter().map(|c| c.text()).collect();
                shown.push(format!("{}:{}", row.line, cells.join("|")));
            }
        }
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn rows_that_a_page_broke_are_joined() {
        check(
            "No\tAction\tLead\n1\tBuild play\tNamed Area\n\n\tgrounds <ul><li>one</li></ul>\tDirector\n2\tSwim\tX",
            &["2:1|Build play grounds one|Named Area Director", "5:2|Swim|X"],
        );
    }

    #[test]
    fn headings_that_repeat_are_dropped() {
        check("No\tAction\tLead\n1\tPlay\tX\nNo\tAction\tLead\n2\tSwim\tY", &["2:1|Play|X", "4:2|Swim|Y"]);
    }
}
