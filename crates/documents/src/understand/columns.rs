//! The columns of a table: its heading row, and what each column holds.

use super::column_contents;
pub(super) use super::roles::{Role, is_period, role};
use super::words::fold;
use crate::document::{Row, Table};

/// The columns of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    /// One role per column.
    pub roles: Vec<Option<Role>>,
    /// The headings as written.
    pub headings: Vec<String>,
}

impl Columns {
    /// The first column with a role.
    pub(super) fn first(&self, role: Role) -> Option<usize> {
        self.roles.iter().position(|r| *r == Some(role))
    }

    /// Whether there is a column with the role.
    pub(super) fn has(&self, role: Role) -> bool {
        self.first(role).is_some()
    }

    /// All columns with a role.
    pub(super) fn all(&self, role: Role) -> impl Iterator<Item = usize> + '_ {
        self.roles.iter().enumerate().filter(move |(_, r)| **r == Some(role)).map(|(i, _)| i)
    }

    /// Reads a row as headings; `None` where it is none.
    pub(super) fn of_row(row: &Row) -> Option<Self> {
        let long = |c: &crate::document::Cell| c.parts.iter().any(|p| p.text.plain.len() > 440);
        if row.cells.iter().any(long) {
            return None;
        }
        let headings: Vec<String> = row.cells.iter().map(|c| c.text()).collect();
        let filled = headings.iter().filter(|h| !h.trim().is_empty()).count();
        if filled < 2 || super::row_kinds::is_pair(row) {
            return None;
        }
        if super::decoys::is_risk_table(&headings) {
            return None;
        }
        let roles: Vec<Option<Role>> = headings.iter().map(|h| role(h)).collect();
        if super::decoys::is_bare_what(&headings, &roles) {
            return None;
        }
        let known = roles.iter().flatten().count();
        let long = headings.iter().filter(|h| h.chars().count() > 110).count();
        let telling = roles.iter().flatten().any(|r| {
            matches!(
                r,
                Role::Action
                    | Role::Objective
                    | Role::Priority
                    | Role::Outcome
                    | Role::Measure
                    | Role::Progress
                    | Role::Target
            )
        });
        let bulleted = row.cells.iter().any(|c| c.parts.iter().any(|p| p.bullet));
        let enough = known * 2 >= filled && known >= 2 || row.header && known >= 1;
        (enough && long == 0 && telling && !bulleted).then(|| Self { roles, headings }.settled())
    }

    /// "Outcome" behind an action column is what the action should bring: a measure. A
    /// second column of people are partners.
    fn settled(mut self) -> Self {
        if let Some(action) = self.first(Role::Action) {
            for (index, role) in self.roles.iter_mut().enumerate() {
                if index > action && matches!(role, Some(Role::Outcome | Role::Priority | Role::Objective)) {
                    *role = Some(Role::Measure);
                } else if index > action && *role == Some(Role::Action) {
                    *role = Some(Role::Aside);
                }
            }
        }
        if !self.has(Role::Action) && !self.has(Role::Measure) && self.has(Role::Target) && self.has(Role::Outcome) {
            for role in &mut self.roles {
                if *role == Some(Role::Outcome) {
                    *role = Some(Role::Measure);
                }
            }
        }
        self
    }
}

/// The heading row of a table (one of its first three rows) and its columns.
pub(super) fn head(table: &Table) -> Option<(usize, Columns)> {
    let (index, columns) =
        table.rows.iter().take(3).enumerate().find_map(|(i, r)| Columns::of_row(r).map(|c| (i, c)))?;
    let (index, mut columns) = match table.rows.get(index + 1).filter(|r| second_head(r)) {
        Some(below) => (index + 1, under(columns, below)),
        None => (index, columns),
    };
    column_contents::settle(&mut columns, table.rows.get(index + 1..).unwrap_or_default());
    Some((index, columns))
}

/// A row of years under a heading that spans them.
fn second_head(row: &Row) -> bool {
    let filled: Vec<String> = row.cells.iter().filter(|c| !c.is_empty()).map(|c| fold(&c.text())).collect();
    !filled.is_empty() && filled.iter().all(|h| is_period(h))
}

/// Every period means what the heading that spans it says: "Actual" is where things stand.
fn under(mut columns: Columns, below: &Row) -> Columns {
    let (mut over, mut meant) = (String::new(), None);
    for (index, (role, heading)) in columns.roles.iter_mut().zip(&mut columns.headings).enumerate() {
        if !heading.trim().is_empty() {
            (over, meant) = (heading.clone(), *role);
        }
        let Some(cell) = below.cells.get(index).filter(|c| !c.is_empty()) else { continue };
        *role = if meant == Some(Role::Baseline) { meant } else { Some(Role::Target) };
        let aimed = fold(&over).split(' ').any(|w| w.starts_with("target"));
        *heading = if aimed { format!("Target {}", cell.text()) } else { cell.text() };
    }
    columns
}
