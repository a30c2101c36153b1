//! The columns of a table: its heading row, and what each column holds.

use super::column_contents;
use super::column_guess;
pub(super) use super::roles::{Role, is_period, role};
use super::second_head;
use super::words::fold;
use crate::document::{Row, Table};

/// The columns of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    /// One role per column.
    pub roles: Vec<Option<Role>>,
    /// The headings as written.
    pub headings: Vec<String>,
    /// Whether its cells and not its headings say what the table is.
    pub guessed: bool,
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
        if super::decoys::is_bare_what(&headings, &roles) || super::decoys::is_account(&headings, &roles) {
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
        // "Actions | Everything that we will do" explains a word and heads no columns.
        let one = roles.iter().flatten().all(|r| *r == Role::Action)
            || roles.iter().flatten().all(|r| *r == Role::Measure) && filled == 2;
        let explains = one && (filled == 2 || headings.iter().any(|h| h.split(' ').count() > 5));
        (enough && !explains && long == 0 && telling && !bulleted)
            .then(|| Self { roles, headings, guessed: false }.settled())
    }

    /// Before a column that says outright that it holds actions, one whose words only may mean
    /// that says what the actions are for.
    fn settle_vague(&mut self) {
        let actions: Vec<usize> = self.all(Role::Action).collect();
        let plain = |i: &usize| self.headings.get(*i).is_some_and(|h| says_deed(h));
        let Some(own) = actions.iter().copied().find(plain) else { return };
        for index in actions.into_iter().filter(|i| *i < own) {
            if let Some(role) = self.roles.get_mut(index) {
                *role = Some(Role::Objective);
            }
        }
    }

    /// An outcome behind a theme or priority is what that is to bring, and stands under it.
    fn settle_upper(&mut self) {
        let (Some(priority), Some(outcome)) = (self.first(Role::Priority), self.first(Role::Outcome)) else { return };
        if priority < outcome
            && !self.has(Role::Objective)
            && let Some(role) = self.roles.get_mut(outcome).filter(|_| self.headings.len() >= 4)
        {
            *role = Some(Role::Objective);
        }
    }

    /// "Outcome" behind an action column is what the action should bring: a measure. A
    /// second column of people are partners.
    fn settled(mut self) -> Self {
        self.settle_vague();
        self.settle_upper();
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

/// Whether a heading says outright that its column holds what is done.
fn says_deed(heading: &str) -> bool {
    fold(heading).split(' ').any(|w| w.starts_with("action") || w.starts_with("activit") || w.starts_with("task"))
}

/// The heading row of a table (one of its first three rows) and its columns.
pub(super) fn head(table: &Table) -> Option<(usize, Columns)> {
    let told = table.rows.iter().take(3).enumerate().find_map(|(i, r)| Columns::of_row(r).map(|c| (i, c)));
    // What stands above headings is a title or spans them, and never fills as many cells.
    let filled = |r: &Row| r.cells.iter().filter(|c| !c.is_empty()).count();
    let narrow = |i: usize| table.rows.get(i).is_some_and(|h| filled(h) == 2 && h.cells.len() == 2 && !h.header);
    let told = told.filter(|(i, _)| !(narrow(*i) && table.rows.iter().take(*i).any(|r| filled(r) == 2)));
    // A row of posts and dates below headings of other words is no heading row.
    let guess = || column_guess::head(table).map(|columns| (0, columns));
    let (index, columns) = match told {
        Some((0, columns)) => (0, columns),
        lower => guess().or(lower)?,
    };
    let (index, mut columns) = match table.rows.get(index + 1).filter(|r| second_head::is_one(r)) {
        Some(below) => (index + 1, second_head::under(columns, below)),
        None => (index, columns),
    };
    let rows = table.rows.get(index + 1..).unwrap_or_default();
    column_contents::settle(&mut columns, rows);
    column_guess::fill(&mut columns, rows);
    Some((index, columns))
}
