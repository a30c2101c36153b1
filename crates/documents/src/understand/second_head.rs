//! Headings in two rows: years or quarters under what spans them, "Target" and "Actual" under years.

use super::columns::{Columns, Role, is_period};
use super::measure_rows::period;
use super::roles::is_quarter;
use super::words::fold;
use crate::document::Row;

/// Whether a row is nothing but periods, or the words for targets and what was reached.
pub(super) fn is_one(row: &Row) -> bool {
    let filled: Vec<String> = row.cells.iter().filter(|c| !c.is_empty()).map(|c| fold(&c.text())).collect();
    let each = |is: fn(&str) -> bool| filled.len() >= 2 && filled.iter().all(|h| is(h));
    filled.len() == 1 && filled.iter().all(|h| is_period(h)) || each(is_period) || each(is_side)
}

/// "Target" and "Actual", which every year may have below it.
fn is_side(folded: &str) -> bool {
    is_aim(folded) || is_reached(folded)
}

fn is_aim(folded: &str) -> bool {
    matches!(folded, "target" | "targets" | "plan" | "planned" | "goal" | "aim" | "trajectory" | "milestone")
}

fn is_reached(folded: &str) -> bool {
    matches!(folded, "actual" | "outturn" | "result" | "achieved" | "performance" | "baseline" | "latest")
}

/// Puts what the lower row says under what the upper one does: "Actual" is where things stand.
pub(super) fn under(columns: Columns, below: &Row) -> Columns {
    let sides = below.cells.iter().filter(|c| !c.is_empty()).all(|c| is_side(&fold(&c.text())));
    if sides { under_years(columns, below) } else { under_names(columns, below) }
}

/// Years under names: every period means what the heading that spans it says.
fn under_names(mut columns: Columns, below: &Row) -> Columns {
    let (mut over, mut meant) = (String::new(), None);
    for (index, (role, heading)) in columns.roles.iter_mut().zip(&mut columns.headings).enumerate() {
        if !heading.trim().is_empty() {
            (over, meant) = (heading.clone(), *role);
        }
        let Some(cell) = below.cells.get(index).filter(|c| !c.is_empty()) else { continue };
        *role = match meant {
            Some(Role::Baseline) => meant,
            Some(Role::Progress) => Some(Role::Stage),
            _ => Some(Role::Target),
        };
        let aimed = fold(&over).split(' ').any(|w| w.starts_with("target"));
        let own = cell.text();
        // A quarter is one of the year that stands over it.
        let year = period(&over).filter(|_| is_quarter(&fold(&own)) && period(&own).is_none());
        let own = year.map_or(own.clone(), |y| format!("{} {y}", own.split(' ').next().unwrap_or_default()));
        *heading = if aimed { format!("Target {own}") } else { own };
    }
    columns
}

/// "Target" and "Actual" under years: targets are for their year; the last figure that was reached
/// before them is where things stand.
fn under_years(mut columns: Columns, below: &Row) -> Columns {
    let mut over = String::new();
    let mut stands: Option<usize> = None;
    let mut aimed = false;
    for (index, (role, heading)) in columns.roles.iter_mut().zip(&mut columns.headings).enumerate() {
        if !heading.trim().is_empty() {
            over.clone_from(heading);
        }
        let Some(side) = below.cells.get(index).map(|c| fold(&c.text())).filter(|s| !s.is_empty()) else { continue };
        if is_aim(&side) {
            aimed = true;
            *role = Some(Role::Target);
            *heading = format!("Target {over}");
        } else {
            *role = None;
            heading.clone_from(&over);
            if !aimed && is_period(&fold(&over)) {
                stands = Some(index);
            }
        }
    }
    if let Some(role) = stands.and_then(|i| columns.roles.get_mut(i)) {
        *role = Some(Role::Baseline);
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::super::columns::{Role, head};
    use crate::document::Block;

    fn roles(text: &str) -> Vec<(Option<Role>, String)> {
        let document = crate::formats::text::read(text);
        let tables = document.blocks.iter().filter_map(|b| match b {
            Block::Table(table) => head(table),
            _ => None,
        });
        tables.flat_map(|(_, c)| c.roles.into_iter().zip(c.headings)).collect()
    }

    #[test]
    fn targets_and_what_was_reached_under_years() {
        let found = roles("Indicator\t2011/12\t2012/13\t\n\tActual\tTarget\tActual\nReaders\t4%\t5%\t\n");
        assert_eq!(found[1].0, Some(Role::Baseline));
        assert_eq!((found[2].0, found[2].1.as_str()), (Some(Role::Target), "Target 2012/13"));
        assert_eq!(found[3].0, None);
    }

    #[test]
    fn quarters_under_milestones() {
        let found = roles("Action\tMilestones 2012/13\t\n\tQ1 (Apr–Jun)\tQ2\nMend\tParts bought\tSwing open\n");
        assert_eq!((found[1].0, found[1].1.as_str()), (Some(Role::Stage), "Q1 2012/13"));
    }
}
