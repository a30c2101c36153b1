//! Tables without headings whose last column holds dates: what is to be done by when.

use bigplan_plan::{At, Kind};

use super::build::Opening;
use super::walk::Walk;
use crate::document::{Cell, Row};
use crate::values::{find_dates, latest};

/// Reads the rows as milestones; gives back false where the table is no timetable.
pub(super) fn read(walk: &mut Walk<'_>, rows: &[Row]) -> bool {
    let dated = rows.iter().filter(|r| date(r).is_some()).count();
    if rows.len() < 3 || dated * 2 < rows.len() || !rows.iter().all(|r| (2..=4).contains(&r.cells.len())) {
        return false;
    }
    let mut open: Option<bigplan_plan::When> = None;
    for row in rows {
        let due = date(row);
        let text = row.cells.len().checked_sub(2).and_then(|i| row.cells.get(i)).map(Cell::text).unwrap_or_default();
        // A date whose words slipped into the next row waits for them.
        let due = match (due, text.is_empty()) {
            (Some(due), true) => {
                open = Some(due);
                continue;
            }
            (None, false) => open.take(),
            (due, _) => due,
        };
        if let (Some(due), false) = (due, text.is_empty()) {
            let at = At::line(row.line);
            let parent = walk.parent_for(Kind::Milestone);
            let index = walk.build.add(Opening { kind: Kind::Milestone, parent, reference: None, text: &text, at });
            if let Some(item) = walk.build.items.get_mut(index) {
                item.due = Some(due);
            }
        }
    }
    true
}

/// The date of a row whose last cell holds a date and nothing else.
fn date(row: &Row) -> Option<bigplan_plan::When> {
    let text = row.cells.last()?.text();
    let dates = find_dates(&text);
    let covered: usize = dates.iter().map(|d| d.span.len()).sum();
    (covered + 6 >= text.len()).then(|| latest(&dates)).flatten()
}

#[cfg(test)]
mod tests {
    use crate::understand::understand;

    #[test]
    fn a_table_of_dates_gives_milestones() {
        let document = crate::formats::text::read(
            "Play\tPlay strategy agreed\tMarch 2006\n\tGrounds open\tSept 06\nSport\tHall built\tMarch 2008",
        );
        let (plan, _) = understand(&document);
        let shown: Vec<String> = plan.items.iter().map(|i| format!("{} {}", i.title, i.due.unwrap())).collect();
        assert_eq!(shown, ["Play strategy agreed 2006-03", "Grounds open 2006-09", "Hall built 2008-03"]);
    }
}
