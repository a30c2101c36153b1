//! Plans on a page: a column for each outcome, and rows that say what stands in them.

use bigplan_plan::{At, Kind};

use super::columns::Role;
use super::fields::{Said, fill};
use super::labels::meaning;
use super::rows;
use super::sense::{Sense, sense};
use super::walk::Walk;
use super::words::fold;
use crate::document::{Cell, Row};

/// A row of the page: what it holds, and its cells.
pub(super) type Line<'r> = (Role, &'r [Cell]);

/// The rows of a table whose first column says what each row holds; `None` where it does not.
pub(super) fn lines(rows: &[Row]) -> Option<Vec<Line<'_>>> {
    let wide = rows.iter().all(|r| r.cells.len() >= 3);
    let mut found = Vec::new();
    for row in rows.iter().skip(1) {
        let (label, cells) = row.cells.split_first()?;
        found.push((role(&label.text())?, cells));
    }
    let has = |role: Role| found.iter().any(|(r, _)| *r == role);
    let corner = rows.first().and_then(|r| r.cells.first()).is_some_and(|c| c.text().split(' ').count() <= 3);
    (wide && corner && has(Role::Action) && (has(Role::Priority) || has(Role::Measure) || has(Role::Outcome)))
        .then_some(found)
}

fn role(label: &str) -> Option<Role> {
    let folded = fold(label);
    if label.split(' ').count() > 8 {
        return None;
    }
    match sense(label) {
        Sense::Measures => Some(Role::Measure),
        Sense::Place(Kind::Action, _) => Some(Role::Action),
        Sense::Place(Kind::Priority, _) => Some(Role::Priority),
        _ if folded == "why" || folded.starts_with("why ") => Some(Role::Aside),
        _ => meaning(label),
    }
}

/// Reads the page column by column.
pub(super) fn read(walk: &mut Walk<'_>, rows: &[Row], lines: &[Line<'_>]) {
    let heads: Vec<(String, At)> =
        rows.first().map(|r| r.cells.iter().skip(1).map(|c| (c.text(), c.at)).collect()).unwrap_or_default();
    for (column, (head, at)) in heads.iter().enumerate() {
        let cell = |role: Role| {
            lines
                .iter()
                .filter(move |(r, _)| *r == role)
                .filter_map(move |(_, cells)| cells.get(column))
                .find(|c| !c.is_empty())
        };
        let named = cell(Role::Outcome);
        let title = named.map_or_else(|| head.clone(), Cell::text);
        let at = named.map_or(*at, |c| c.at);
        let kind = walk.kind_here(Kind::Outcome);
        let Some(top) = walk.open_named(kind, &title, at) else { continue };
        let priorities = cell(Role::Priority).map(entries).unwrap_or_default();
        for text in &priorities {
            let at = cell(Role::Priority).map_or(at, |c| c.at);
            walk.open_named(Kind::Priority, text, at);
        }
        if priorities.len() > 1 {
            walk.priority = None;
        }
        if let Some(actions) = cell(Role::Action) {
            for text in entries(actions) {
                walk.open_action(&text, actions.at);
            }
        }
        for (role, cells) in lines.iter().filter(|(r, _)| !matches!(r, Role::Outcome | Role::Priority | Role::Action)) {
            let Some(cell) = cells.get(column).filter(|c| !c.is_empty()) else { continue };
            let parts: Vec<_> = entries(cell).iter().map(|e| rows::part(e)).collect();
            let said = Said { role: *role, parts: &parts, at: cell.at, places: Vec::new() };
            fill(&mut walk.build, top, &said, walk.vocabulary);
        }
    }
}

/// What a cell lists: its paragraphs, parted at semicolons.
fn entries(cell: &Cell) -> Vec<String> {
    let parts = cell.parts.iter().flat_map(|p| p.text.plain.split("; "));
    parts.map(|t| t.trim().trim_end_matches(';').to_owned()).filter(|t| t.chars().any(char::is_alphabetic)).collect()
}

#[cfg(test)]
mod tests {
    use bigplan_plan::Kind;

    use crate::understand::understand;

    #[test]
    fn a_page_is_read_column_by_column() {
        let text = "\tDry\tWarm\nPriorities\tMend roofs; Clear drains\tHeat halls\nWhat we will do\tVisit each roof\tBuy stoves\n\
                    How we will know\tDamp homes: 20% to 12% by 2014\tCold halls: 9 in 2010, 4 by 2014\nLead\tHead of Roofs\tHead of Fires";
        let (plan, _) = understand(&crate::formats::text::read(text));
        let of = |kind| plan.items.iter().filter(|i| i.kind == kind).count();
        assert_eq!((of(Kind::Outcome), of(Kind::Priority), of(Kind::Action), plan.measures.len()), (2, 3, 2, 2));
        let warm = plan.items.iter().find(|i| i.title == "Warm").unwrap();
        assert_eq!((warm.measures.len(), warm.leads.len()), (1, 1));
    }
}
