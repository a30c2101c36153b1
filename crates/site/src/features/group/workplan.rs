//! A group's work of a year, built from a plan: what it answers for and what stands under
//! that, by quarter. A pure rule.

use std::collections::HashSet;

use bigplan_plan::{Item, Kind, Plan, Tree, When};
use jiff::civil::{Date, date};

/// One quarter, or what has no quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// April to June is 1.
    Quarter(u8),
    /// In the year, the plan does not say in which quarter.
    Year,
    /// The plan gives no date.
    NoDate,
}

/// A year's work: each slot that has anything, in the order of the year.
pub struct Workplan<'p> {
    /// The slots with their items.
    pub slots: Vec<(Slot, Vec<&'p Item>)>,
}

/// Financial years: from April to March, named by the calendar year in which they start.
pub fn year_of(day: Date) -> i16 {
    if day.month() < 4 { day.year() - 1 } else { day.year() }
}

/// The items that a group answers for, with everything under them, once each.
pub fn work<'p>(plan: &'p Plan, answered: &[String]) -> Vec<&'p Item> {
    let tree = Tree::of(plan);
    let wanted: HashSet<&str> = answered.iter().flat_map(|id| tree.subtree(id)).map(|item| item.id.as_str()).collect();
    plan.items.iter().filter(|item| wanted.contains(item.id.as_str())).collect()
}

/// The years in which any of the work is due.
pub fn years(work: &[&Item]) -> Vec<i16> {
    let mut years: Vec<i16> = work.iter().filter_map(|item| item.due?.last_day()).map(year_of).collect();
    years.sort_unstable();
    years.dedup();
    years
}

impl<'p> Workplan<'p> {
    /// The work of a year. What has no date belongs to every year, so that nobody forgets it;
    /// what only gathers other items is no work of its own.
    pub fn of(work: &[&'p Item], year: i16) -> Self {
        let gathers: HashSet<&str> = work.iter().filter_map(|item| item.parent.as_deref()).collect();
        let place = |item: &Item| match item.due {
            Some(due) => slot(due, year),
            None => (item.kind == Kind::Action || !gathers.contains(item.id.as_str())).then_some(Slot::NoDate),
        };
        let all = [Slot::Quarter(1), Slot::Quarter(2), Slot::Quarter(3), Slot::Quarter(4), Slot::Year, Slot::NoDate];
        let in_slot = |slot: Slot| {
            let mut items: Vec<&Item> = work.iter().copied().filter(|item| place(item) == Some(slot)).collect();
            items.sort_by_key(|item| item.due.and_then(When::last_day));
            (slot, items)
        };
        Self { slots: all.into_iter().map(in_slot).filter(|(_, items)| !items.is_empty()).collect() }
    }
}

/// Where a date stands in a year; `None` where it lies outside.
fn slot(due: When, year: i16) -> Option<Slot> {
    let (first, last) = (due.first_day()?, due.last_day()?);
    if year_of(last) != year {
        return None;
    }
    let same = year_of(first) == year && quarter(first) == quarter(last);
    Some(if same { Slot::Quarter(quarter(last)) } else { Slot::Year })
}

fn quarter(day: Date) -> u8 {
    match day.month() {
        4..=6 => 1,
        7..=9 => 2,
        10..=12 => 3,
        _ => 4,
    }
}

/// The first and the last day of a quarter of a financial year.
pub fn days(year: i16, quarter: u8) -> (Date, Date) {
    let (year, month) =
        if quarter == 4 { (year.saturating_add(1), 1) } else { (year, 1 + 3 * i8::try_from(quarter).unwrap_or(1)) };
    let first = Date::new(year, month, 1).unwrap_or(date(year, 1, 1));
    let last = Date::new(year, month + 2, 1).unwrap_or(first);
    (first, last.last_of_month())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_stands_in_its_quarter_and_what_is_vague_in_the_year() {
        let plan: Plan = toml::from_str(
            r#"
            items = [
                { id = "p", kind = "priority", title = "Play" },
                { id = "a", parent = "p", kind = "action", title = "May", due = "2009-05" },
                { id = "b", parent = "p", kind = "action", title = "Whole year", due = "2009/10" },
                { id = "c", parent = "a", kind = "milestone", title = "March", due = "2010-03-31" },
                { id = "d", parent = "p", kind = "action", title = "Some day" },
                { id = "e", parent = "p", kind = "action", title = "Later", due = "2010-09" },
                { id = "x", kind = "action", title = "Another's", due = "2009-05" },
            ]"#,
        )
        .unwrap();
        let work = work(&plan, &["p".to_owned(), "a".to_owned()]);
        assert_eq!(years(&work), [2009, 2010]);
        let year = Workplan::of(&work, 2009);
        let drawn: Vec<(Slot, Vec<&str>)> = year
            .slots
            .iter()
            .map(|(slot, items)| (*slot, items.iter().map(|item| item.title.as_str()).collect()))
            .collect();
        assert_eq!(
            drawn,
            [
                (Slot::Quarter(1), vec!["May"]),
                (Slot::Quarter(4), vec!["March"]),
                (Slot::Year, vec!["Whole year"]),
                (Slot::NoDate, vec!["Some day"]),
            ]
        );
    }

    #[test]
    fn the_last_quarter_stands_in_the_next_calendar_year() {
        assert_eq!(days(2009, 1), (date(2009, 4, 1), date(2009, 6, 30)));
        assert_eq!(days(2009, 4), (date(2010, 1, 1), date(2010, 3, 31)));
        assert_eq!((year_of(date(2010, 3, 31)), year_of(date(2010, 4, 1))), (2009, 2010));
    }
}
