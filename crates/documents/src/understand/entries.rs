//! Cells that are nothing but a list: each entry is an item.

use std::borrow::Cow;

use super::columns::{Columns, Role};
use crate::document::{Cell, Part, Row};

/// A row for each action of a cell that is nothing but a list of them; what is measured and spent
/// stays with the first.
pub(super) fn apart<'r>(columns: &Columns, row: &'r Row) -> Vec<Cow<'r, Row>> {
    let action = columns.first(Role::Action);
    let numbered = columns.first(Role::Reference).is_some_and(|i| row.cells.get(i).is_some_and(|c| !c.is_empty()));
    let list = action.and_then(|i| row.cells.get(i)).filter(|c| !numbered && listed(c).is_some());
    let (Some(index), Some(cell)) = (action, list) else { return vec![Cow::Borrowed(row)] };
    let parts = cell.parts.iter().filter(|p| !p.text.plain.trim().is_empty());
    let each = |(place, entry): (usize, &Part)| {
        let mut own = row.clone();
        for (column, cell) in own.cells.iter_mut().enumerate() {
            let role = columns.roles.get(column).copied().flatten();
            if column == index {
                cell.parts = vec![Part { bullet: false, text: entry.text.clone() }];
            } else if place > 0 && !role.is_some_and(|r| SHARED.contains(&r)) {
                cell.parts.clear();
            }
        }
        Cow::Owned(own)
    };
    parts.enumerate().map(each).collect()
}

/// What the actions of one cell have in common.
const SHARED: [Role; 5] = [Role::Lead, Role::Due, Role::Group, Role::Partners, Role::Need];

/// The entries of a cell that is nothing but a list of several.
pub(super) fn listed(cell: &Cell) -> Option<Vec<&str>> {
    let filled = || cell.parts.iter().filter(|p| !p.text.plain.trim().is_empty());
    let whole = filled().count() >= 2 && filled().all(|p| p.bullet && p.text.plain.trim().split(' ').count() >= 2);
    whole.then(|| filled().map(|p| p.text.plain.trim()).collect())
}

#[cfg(test)]
mod tests {
    use bigplan_plan::Kind;

    use crate::formats::text::read;
    use crate::understand::understand;

    #[test]
    fn every_entry_is_an_item() {
        let list = |entries: &[&str]| entries.iter().map(|e| format!("<li>{e}</li>")).collect::<String>();
        let text = format!(
            "Outcome\tPriorities\tWhat we will do\tLead\tMeasures\nHomes are warm\t<ul>{}</ul>\t<ul>{}</ul>\tHead of Fires\tCold halls: 9 in 2010, 4 by 2014",
            list(&["Dry walls", "New stoves"]),
            list(&["Mend six roofs by May 2012", "Buy ten stoves"]),
        );
        let (plan, _) = understand(&read(&text));
        let of = |kind| plan.items.iter().filter(move |i| i.kind == kind);
        let leads: Vec<usize> = of(Kind::Action).map(|i| i.leads.len()).collect();
        assert_eq!((of(Kind::Priority).count(), leads, plan.measures.len()), (2, vec![1, 1], 1));
    }
}
