//! Columns whose headings say nothing known, by what stands in their cells: posts, dates, money.

use super::columns::{Columns, Role};
use super::decoys::is_risk_table;
use super::people::names_post;
use super::roles::role;
use super::row_kinds::is_heads;
use crate::document::{Row, Table};
use crate::values::{find_dates, find_money};

/// The fewest filled cells from which a column can be told.
const FEWEST: usize = 3;

/// Gives a column without a known heading the role of its cells, in a table of actions that has none
/// with that role.
pub(super) fn fill(columns: &mut Columns, rows: &[Row]) {
    if !columns.has(Role::Action) {
        return;
    }
    for index in 0..columns.roles.len() {
        if columns.roles.get(index).is_some_and(Option::is_some) {
            continue;
        }
        let told = told(rows, index).filter(|t| !columns.has(*t));
        if let Some(role) = columns.roles.get_mut(index) {
            *role = told;
        }
    }
}

/// The columns of a table whose headings do not say enough: words of what is done in the widest
/// column, posts in one and dates in another.
pub(super) fn head(table: &Table) -> Option<Columns> {
    let (first, rows) = table.rows.split_first()?;
    let headings: Vec<String> = first.cells.iter().map(|c| c.text()).collect();
    if headings.len() < 3 || rows.len() < FEWEST || !is_heads(first) || is_risk_table(&headings) {
        return None;
    }
    let roles: Vec<Option<Role>> =
        headings.iter().enumerate().map(|(i, h)| told(rows, i).or_else(|| role(h))).collect();
    let mut columns = Columns { roles, headings, guessed: true };
    let over = columns.roles.iter().flatten().any(|r| matches!(r, Role::Aside | Role::Measure | Role::Progress));
    if !columns.has(Role::Lead) || !columns.has(Role::Due) || over && !columns.has(Role::Action) {
        return None;
    }
    if !columns.has(Role::Action) {
        let free = |i: &usize| columns.roles.get(*i).is_some_and(Option::is_none);
        let widest = (0..columns.roles.len()).filter(free).max_by_key(|i| words(rows, *i))?;
        if words(rows, widest) < rows.len() * 4 {
            return None;
        }
        *columns.roles.get_mut(widest)? = Some(Role::Action);
    }
    Some(columns)
}

/// How many words stand in a column.
fn words(rows: &[Row], index: usize) -> usize {
    cells(rows, index).iter().map(|t| t.split(' ').count()).sum()
}

fn cells(rows: &[Row], index: usize) -> Vec<String> {
    let cells = rows.iter().filter_map(|r| r.cells.get(index));
    cells.map(|c| c.text()).filter(|t| !t.trim().is_empty()).collect()
}

/// What most cells of a column are.
fn told(rows: &[Row], index: usize) -> Option<Role> {
    let cells = cells(rows, index);
    let most = |is: &dyn Fn(&String) -> bool| {
        cells.len() >= FEWEST && cells.iter().filter(|c| is(c)).count() * 3 >= cells.len() * 2
    };
    let short = |c: &String, count: usize| c.split(' ').count() <= count;
    if most(&|c| short(c, 4) && find_dates(c).iter().any(|d| d.when.is_some())) {
        Some(Role::Due)
    } else if most(&|c| short(c, 12) && names_post(c)) {
        Some(Role::Lead)
    } else if most(&|c| c.contains('£') && !find_money(c).is_empty()) {
        Some(Role::Funds)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use bigplan_plan::Kind;

    use crate::understand::understand;

    #[test]
    fn cells_say_what_headings_do_not() {
        let text = "# Priority 1: Play\n\nOur promise\tWhose job\tGet there\nMend the swings in every park\tParks Manager\tMay 2012\n\
                    Open the hall on wet days\tHall Officer\tJune 2012\nPaint the boats blue again\tHarbour Officer\tJuly 2012\n";
        let (plan, _) = understand(&crate::formats::text::read(text));
        let actions: Vec<_> = plan.items.iter().filter(|i| i.kind == Kind::Action).collect();
        assert_eq!(actions.len(), 3);
        assert!(actions.iter().all(|a| a.due.is_some() && a.leads.len() == 1));
    }
}
